"""What tests of a session share: its page, two pairs to meet, and a moment."""

import datetime as dt

import pytest

from journal_app.domain.person import Person
from journal_app.domain.relationship import MyRole, Relationship


@pytest.fixture
def page(open_journal):
    """The page of sessions, with room for the private place."""
    open_journal.frame.resize(1440, 900)
    assert open_journal.frame.go("sessions")
    return open_journal.frame.page_of("sessions")


@pytest.fixture
def pairs(journal) -> list[Relationship]:
    """A mentor, Ingrid, and someone one mentors, Kenji."""
    made = []
    for name, role in (("Ingrid", MyRole.MENTEE), ("Kenji", MyRole.MENTOR)):
        person = Person(name=name)
        made.append(Relationship(person_id=person.id, my_role=role))
        journal.change([person, made[-1]])
    return made


def at(day: int, month: int = 11) -> dt.datetime:
    return dt.datetime(2025, month, day, 10, tzinfo=dt.UTC)
