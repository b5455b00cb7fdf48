"""The Compass."""

import dataclasses

import pytest

from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.ui.models.heads_model import SECOND_LINE
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]


@pytest.fixture
def journal(open_journal):
    made = open_journal.journal
    for rank, name in ((2, "Calm"), (1, "Courage")):
        made.save(Attribute(id=name, kind=AttributeKind.VALUE, name=name, rank=rank))
        made.leave()
    made.save(Attribute(kind=AttributeKind.STRENGTH, name="Listening"))
    made.leave()
    return made


@pytest.fixture
def page(journal, open_journal):
    assert open_journal.frame.go("compass")
    return open_journal.frame.here


def titles(page) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def test_values_stand_by_their_rank_before_the_strengths(page) -> None:
    assert titles(page) == ["Courage", "Calm", "Listening"]
    assert page.form.record.name == "Courage"


def test_a_rank_and_a_definition_that_change_are_seen_at_once(page, journal) -> None:
    calm = journal[Attribute].get("Calm")
    courage = journal[Attribute].get("Courage")

    journal.change([dataclasses.replace(courage, rank=3)])
    journal.save(dataclasses.replace(calm, definition_md="One thing at a time"))

    assert titles(page) == ["Calm", "Courage", "Listening"]
    assert page.model.index(0).data(SECOND_LINE) == "2 · One thing at a time"


def test_one_thrown_away_comes_back_to_its_place(page, open_journal) -> None:
    page.open_record("attribute", "Courage")

    page.trash()
    gone = titles(page)
    open_journal.frame.doing.run("edit.undo")

    assert gone == ["Calm", "Listening"]
    assert titles(page) == ["Courage", "Calm", "Listening"]


def test_the_page_costs_at_most_six_queries(page, journal) -> None:
    asked = []

    with journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        page._show_rows()

    assert len([sql for sql in asked if sql.lstrip().startswith("SELECT")]) <= 6
