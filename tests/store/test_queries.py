"""Named questions: who is meant by a name, what points to a record, which links lead nowhere."""

import datetime as dt
import unicodedata

import pytest

from journal_app.domain import BY_TABLE
from journal_app.domain.action import Action
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.record import Change
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.store import queries

NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)


def put(store, cls, **values):
    made = cls(created_at=NOW, updated_at=NOW, **values)
    store.apply([Change(None, made)])
    return made


@pytest.mark.parametrize(
    ("written", "typed", "is_meant"),
    [
        ("Ana Sørensen", "ana", True),
        ("Ana Sørensen", "sorensen", True),
        ("Ana Sørensen", "SØREN", True),
        ("José", unicodedata.normalize("NFD", "José"), True),
        (unicodedata.normalize("NFD", "José"), "José", True),
        ("山田太郎", "山田", True),
        ("山田太郎", "田山", False),
        ("מרים כהן", "כהן", True),
        ('Conan "Doc" O\\Neil', '"doc"', True),
        ("Ana", "[", False),
        ("Ana", '"', False),
        ("Ana", "\N{ARABIC TATWEEL}", False),
        ("Ana", "Anna", False),
    ],
)
@pytest.mark.parametrize("field", ["name", "alias", "other_names"])
def test_a_person_is_meant_by_any_part_of_any_name(store, field, written, typed, is_meant) -> None:
    person = put(store, Person, **{field: (written,) if field == "other_names" else written})

    assert queries.people_named(store.db, typed) == ([person.id] if is_meant else [])


def test_a_name_does_not_reach_from_one_name_into_the_next(store) -> None:
    put(store, Person, other_names=("Ann", "Abel"))

    assert queries.people_named(store.db, "ann abel") == []
    assert queries.people_named(store.db, "n, a") == []


def test_a_person_in_the_trash_is_not_meant(store) -> None:
    put(store, Person, name="Ana", trashed_at=NOW)

    assert queries.people_named(store.db, "ana") == []


def test_what_points_to_a_record_by_a_field_or_a_link_is_known(store) -> None:
    ana = put(store, Person, name="Ana")
    pair = put(store, Relationship, person_id=ana.id)
    session = put(store, Session, relationship_id=pair.id)
    action = put(store, Action, support_person_id=ana.id)
    link = put(store, Link, from_type="session", from_id=session.id, to_type="person",
               to_id=ana.id, role=LinkRole.HELPED)  # fmt: skip

    assert store.referring(ana) == {pair.id, action.id, link.id}
    assert store.referring(pair) == {session.id}
    assert store.referring(link) == set()


def test_each_end_of_a_link_that_leads_nowhere_counts(store) -> None:
    ana = put(store, Person, name="Ana")
    put(store, Link, from_type="person", from_id=ana.id, to_type="person", to_id=ana.id)
    put(store, Link, from_type="person", from_id="gone", to_type="poem", to_id=ana.id)

    assert queries.links_to_missing(store.db, frozenset(BY_TABLE)) == 2
