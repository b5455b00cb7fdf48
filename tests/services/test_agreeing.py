"""What is agreed: a page in force, older ones as history; a change of style asks for another."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.level import Level
from journal_app.domain.relationship import Relationship, Style, Tie
from journal_app.services import acquainting, agreeing, prose
from journal_app.services.templates.catalogue import Catalogue
from journal_app.services.templates.pattern import body

TODAY = dt.date(2025, 11, 3)


@pytest.fixture
def pair(journal) -> Relationship:
    return acquainting.begin(journal, "Ana", Tie.MY_MENTOR, None).relationship


def test_a_new_agreement_and_the_new_style_are_one_step(journal, pair) -> None:
    changed = dataclasses.replace(pair, style=Style.SPONSORSHIP)

    along = Catalogue(journal).find(agreeing.RECONTRACT)
    made = agreeing.agree_afresh(journal, changed, TODAY, along)

    kept = journal[Entry].get(made.id)
    assert (kept.type, kept.template) == (EntryType.AGREEMENT, "recontract")
    assert (kept.relationship_id, kept.level) == (pair.id, Level.PRIVATE)
    assert [one.heading for one in prose.questions(kept.body_md)] == [
        "What changes",
        "What it does to openness",
        "New terms",
    ]
    assert journal[Relationship].get(pair.id).style == Style.SPONSORSHIP
    journal.undo()
    assert journal[Entry].get(made.id) is None
    assert journal[Relationship].get(pair.id).style is None


@pytest.mark.parametrize("key", list(agreeing.TITLES))
def test_a_page_about_a_pair_holds_the_headings_of_its_template(journal, pair, key) -> None:
    along = Catalogue(journal).find(key)

    page = agreeing.begin(journal, pair, key, TODAY, along)

    assert (page.template, page.type) == (key, along.kind)
    assert page.body_md.split() == body(along).split()
    assert set(agreeing.SHOWN) <= {
        part.heading for part in Catalogue(journal).find("agreement").parts
    }


@pytest.mark.parametrize(
    ("key", "level"),
    [(agreeing.AGREEMENT, Level.SHARED), (agreeing.HEALTH_CHECK, Level.PRIVATE)],
)
def test_only_an_agreement_is_for_both_once_one_was(journal, pair, key, level) -> None:
    one = Entry(type=EntryType.AGREEMENT, relationship_id=pair.id, level=Level.SHARED)
    journal.save(one)

    page = agreeing.begin(journal, pair, key, TODAY, Catalogue(journal).find(key))

    assert page.level == level


@pytest.mark.parametrize(
    ("before", "after", "asks"),
    [
        (Style.DEVELOPMENTAL, Style.SPONSORSHIP, True),
        (Style.SPONSORSHIP, Style.DEVELOPMENTAL, True),
        (None, Style.DEVELOPMENTAL, False),
        (Style.UNSURE, Style.SPONSORSHIP, False),
        (Style.DEVELOPMENTAL, Style.UNSURE, False),
    ],
)
def test_only_a_settled_style_that_gives_way_asks(before, after, asks) -> None:
    pair = Relationship(style=before)

    assert agreeing.is_another_style(pair, dataclasses.replace(pair, style=after)) is asks


def test_a_purpose_that_is_said_for_the_first_time_asks_nothing() -> None:
    bare, said = Relationship(), Relationship(purpose_md="To lead")

    assert not agreeing.is_another_purpose(bare, said)
    assert not agreeing.is_another_purpose(said, Relationship(purpose_md="To  lead\n"))
    assert agreeing.is_another_purpose(said, Relationship(purpose_md="To rest"))


def test_the_parts_of_an_agreement_are_its_answered_headings() -> None:
    body = "## Purpose\nTo learn.\n\n## Limits\n\n## Own words\nWe trust.\n```\n## no head\n```"

    found = agreeing.parts(body)

    assert [(part.heading, part.text) for part in found] == [("Purpose", "To learn.")]
    assert agreeing.parts("Only a line.") == []
