"""What is said once about a relationship, and what helps."""

import pytest

from journal_app.domain.relationship import Focus, LineRelation, MyRole, Relationship, Setting
from journal_app.services import cautions

MANAGED = {"line_relation": LineRelation.THEY_MANAGE_ME, "my_role": MyRole.MENTEE}


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (MANAGED, "manager"),
        ({"line_relation": LineRelation.I_MANAGE_THEM, "my_role": MyRole.COACH}, "manager"),
        ({"line_relation": LineRelation.I_MANAGE_THEM, "my_role": MyRole.MENTEE}, None),
        ({"focus": (Focus.PERFORMANCE,)}, "performance"),
        ({"setting": Setting.EXTERNAL}, "external"),
        ({"setting": Setting.INTERNAL}, None),
    ],
)
def test_a_caution_is_due_where_the_guide_says_so(journal, said, key) -> None:
    found = cautions.due(journal, Relationship(**said))

    assert (found.key if found is not None else None) == key


def test_what_was_said_is_not_said_again(journal) -> None:
    pair = Relationship(**MANAGED, focus=(Focus.PERFORMANCE,), setting=Setting.EXTERNAL)

    cautions.note_said(journal, pair, cautions.due(journal, pair))

    after = cautions.due(journal, pair)
    assert after.key == "external"
    cautions.note_said(journal, pair, after)
    assert cautions.due(journal, pair) is None
    assert cautions.due(journal, Relationship(**MANAGED)) is not None


def test_the_words_say_what_helps() -> None:
    assert all("What helps" in caution.words for caution in cautions.CAUTIONS)
