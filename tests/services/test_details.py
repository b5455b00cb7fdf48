"""Who may see an entry, and whom it is about."""

import datetime as dt

import pytest

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.level import Level
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.services.details import Details, levels_for, settled, why_held

PAIR = "0" * 20


@pytest.fixture
def details(journal) -> Details:
    return Details(journal)


@pytest.mark.parametrize(
    ("entry", "levels"),
    [
        (Entry(), ["private", "review"]),
        (Entry(relationship_id=PAIR), ["private", "shared", "review"]),
        (Entry(type=EntryType.PREP, relationship_id=PAIR), ["private"]),
        (Entry(type=EntryType.AGREEMENT, relationship_id=PAIR), ["private", "shared"]),
        (Entry(type=EntryType.AGREEMENT), ["private"]),
        (Entry(tags=("Sensitive",), relationship_id=PAIR), ["private"]),
    ],
)
def test_only_levels_an_entry_may_have_are_offered(entry, levels) -> None:
    assert levels_for(entry) == tuple(map(Level, levels))


@pytest.mark.parametrize(
    "entry",
    [Entry(tags=("sensitive",)), Entry(type=EntryType.PREP), Entry(type=EntryType.AGREEMENT)],
)
def test_why_an_entry_stays_private_is_said(entry) -> None:
    assert why_held(entry).endswith(".")


def test_an_entry_that_may_be_raised_is_not_explained() -> None:
    assert why_held(Entry()) == ""


@pytest.mark.parametrize(
    "entry",
    [
        Entry(level=Level.SHARED),
        Entry(level=Level.REVIEW, tags=("sensitive",)),
        Entry(level=Level.SHARED, type=EntryType.PREP, relationship_id=PAIR),
    ],
)
def test_a_level_that_cannot_stand_becomes_private(entry) -> None:
    assert settled(entry).level == Level.PRIVATE


def test_a_relationship_is_called_by_its_person(journal, details) -> None:
    ingrid = journal.save(Person(name="Ingrid"))
    pair = journal.save(Relationship(person_id=ingrid.id))
    entry = Entry(relationship_id=pair.id)

    assert details.partner(entry) == "Ingrid"
    assert details.title_of("relationship", pair.id) == "With Ingrid"
    assert (ingrid.id, "Ingrid") in details.offered("person")
    assert details.title_of("person", "gone") == ""


def test_a_session_without_a_title_is_called_by_its_day(journal, details) -> None:
    begins = dt.datetime(2025, 12, 2, 10, tzinfo=dt.UTC)

    talk = journal.save(Session(starts_at=begins))

    assert details.title_of("session", talk.id) == "2 December 2025"


@pytest.mark.parametrize("field", ["session_id", "person_id", "relationship_id"])
def test_raising_what_is_linked_to_someone_asks_first(details, field) -> None:
    before = Entry(**{field: PAIR})
    raised = Entry(id=before.id, level=Level.REVIEW, **{field: PAIR})

    assert details.asks_first(before, raised)
    assert not details.asks_first(raised, before)


def test_raising_what_mentions_someone_asks_first(journal, details) -> None:
    entry = journal.save(Entry(body_md="x", occurred_on=dt.date(2025, 1, 1)))
    raised = Entry(id=entry.id, level=Level.REVIEW)
    assert not details.asks_first(entry, raised)

    ends = {"from_type": "entry", "from_id": entry.id, "to_type": "person", "to_id": PAIR}
    journal.save(Link(role=LinkRole.MENTIONS, **ends))

    assert details.asks_first(entry, raised)
