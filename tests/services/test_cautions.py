"""What is said once about a relationship, and what helps."""

import dataclasses

import pytest

from journal_app.domain.relationship import Focus, LineRelation, MyRole, Relationship, Setting, Tie
from journal_app.services import acquainting, cautions
from journal_app.store import company

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
def test_a_caution_is_due_where_the_guide_says_so(said, key) -> None:
    found = cautions.due(Relationship(**said), ())

    assert (found.key if found is not None else None) == key


def test_what_was_said_is_not_said_again(journal) -> None:
    made = acquainting.begin(journal, "Ana", Tie.MY_MENTOR, None).relationship
    pair = dataclasses.replace(
        made, **MANAGED, focus=(Focus.PERFORMANCE,), setting=Setting.EXTERNAL
    )
    said = lambda: company.meetings(journal.store.db, pair.id, 1).cautioned  # noqa: E731 - short

    cautions.note_said(journal, pair, cautions.due(pair, said()))

    after = cautions.due(pair, said())
    assert after.key == "external"
    cautions.note_said(journal, pair, after)
    assert cautions.due(pair, said()) is None


def test_the_words_say_what_helps() -> None:
    assert all("What helps" in caution.words for caution in cautions.CAUTIONS)
