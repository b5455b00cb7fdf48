"""What cannot be kept keeps one there, unless one would rather lose it."""

import pytest

from journal_app.ui.journal.loss import may_be_left
from tests.window_fixtures import answers

__all__ = ["answers"]


@pytest.mark.parametrize(
    ("kept", "replies", "is_left", "asked"),
    [
        ([True], [], True, 0),
        ([False], ["stay"], False, 1),
        ([False], ["lose"], True, 1),
        ([False, True], ["again"], True, 1),
        ([False, False], ["again", "stay"], False, 2),
    ],
)
def test_it_is_tried_again_as_long_as_one_wants(answers, kept, replies, is_left, asked) -> None:
    tries, answers.replies = iter(kept), list(replies)

    found = may_be_left(lambda: next(tries), answers, lambda: "No room.", may_ask=True)

    assert found == is_left
    assert len(answers.asked) == asked
    assert next(tries, None) is None


def test_where_nobody_may_be_asked_one_stays(answers) -> None:
    assert not may_be_left(lambda: False, answers, lambda: "", may_ask=False)
    assert answers.asked == []
