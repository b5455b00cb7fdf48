"""One line that makes an action: what it is and by when."""

import datetime as dt

import pytest

from journal_app.services import quick_action
from journal_app.services.quick_action import Said

MONDAY = dt.date(2025, 11, 3)


@pytest.mark.parametrize(
    ("line", "title", "due"),
    [
        ("Send the draft to Ingrid by Friday", "Send the draft to Ingrid", dt.date(2025, 11, 7)),
        ("Call Sam in two weeks", "Call Sam", dt.date(2025, 11, 17)),
        ("Call Sam by in 3 weeks", "Call Sam", dt.date(2025, 11, 24)),
        ("Hand it in 2026-03-01", "Hand it in", dt.date(2026, 3, 1)),
        ("Call Sam tomorrow", "Call Sam", dt.date(2025, 11, 4)),
        ("Call Sam next Monday", "Call Sam", dt.date(2025, 11, 10)),
        ("Stand by me by 14 March 2026", "Stand by me", dt.date(2026, 3, 14)),
        ("Sit in the sun", "Sit in the sun", None),
        ("Pass by the library", "Pass by the library", None),
        ("Friday", "Friday", None),
        ("by Friday", "by Friday", None),
        ("  two   spaces ", "two spaces", None),
        ("", "", None),
        ("迷子に電話する 2025-11-05", "迷子に電話する", dt.date(2025, 11, 5)),
    ],
)
def test_the_day_at_the_end_is_the_day_and_the_rest_is_the_title(line, title, due) -> None:
    assert quick_action.said(line, MONDAY) == Said(title, due)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Said(""), "Say what, and by when if it has a day."),
        (Said("Call"), "“Call”, without a day."),
        (Said("Call", dt.date(2025, 11, 7)), "“Call”, by Friday, 7 November."),
        (Said("Call", dt.date(2026, 3, 1)), "“Call”, by 1 March 2026."),
    ],
)
def test_what_was_understood_is_shown_back(said, words) -> None:
    assert quick_action.shown_back(said, MONDAY) == words
