"""One sentence makes a person and a relationship, in one step."""

import pytest

from journal_app.domain.person import Person, PersonRole
from journal_app.domain.relationship import (
    Cadence,
    MyRole,
    Phase,
    Relationship,
    RelationshipKind,
    Tie,
)
from journal_app.services import acquainting


def test_a_sentence_makes_person_and_relationship_in_one_step(journal) -> None:
    pair = acquainting.begin(journal, " Ingrid ", Tie.MY_MENTOR, Cadence.SIX_WEEKLY)

    assert (pair.person.name, pair.person.roles) == ("Ingrid", (PersonRole.MENTOR,))
    made = journal[Relationship].get(pair.relationship.id)
    assert (made.person_id, made.kind) == (pair.person.id, RelationshipKind.MENTORING)
    assert (made.my_role, made.cadence) == (MyRole.MENTEE, Cadence.SIX_WEEKLY)
    assert made.phase == Phase.EXPLORING

    journal.undo()

    assert journal[Person].count() == journal[Relationship].count() == 0


@pytest.mark.parametrize("typed", ["ingrid sorensen-vik", "INGRID", "my mentor"])
def test_who_is_known_by_any_of_their_names_is_not_made_twice(journal, typed) -> None:
    known = journal.save(
        Person(name="Ingrid Sørensen-Vik", other_names=("Ingrid",), alias="my mentor")
    )

    pair = acquainting.begin(journal, typed, Tie.MY_MENTOR, None)

    assert pair.person.id == known.id
    assert journal[Person].count() == 1


def test_a_known_person_keeps_the_roles_they_had(journal) -> None:
    journal.save(Person(name="Ana", roles=(PersonRole.PEER,)))

    pair = acquainting.begin(journal, "Ana", Tie.MY_CLIENT, None)

    assert journal[Person].get(pair.person.id).roles == (PersonRole.PEER, PersonRole.COACHEE)


def test_who_is_already_that_stays_as_they_are(journal) -> None:
    first = acquainting.begin(journal, "Ana", Tie.MY_MENTEE, Cadence.MONTHLY)

    again = acquainting.begin(journal, "ana", Tie.MY_MENTEE, Cadence.WEEKLY)

    assert not again.is_new
    assert again.relationship == journal[Relationship].get(first.relationship.id)


def test_names_one_a_line_make_all_of_them_in_one_step(journal) -> None:
    names = ["Ana", "", "  Ben ", "ANA", "三浦 健二"]

    pairs = acquainting.begin_all(journal, names, Tie.MY_MENTEE)

    assert [pair.person.name for pair in pairs] == ["ANA", "Ben", "三浦 健二"]
    assert journal[Relationship].count() == 3
    journal.undo()
    assert journal[Person].count() == journal[Relationship].count() == 0


def test_without_a_name_nothing_is_made(journal) -> None:
    assert acquainting.begin(journal, "  ", Tie.MY_MENTOR, None) is None
    assert not journal.can_undo


def test_a_person_made_by_typing_is_one_step(journal) -> None:
    made = acquainting.new_person(journal, "Ana")
    assert acquainting.new_person(journal, "ana").id == made.id

    journal.undo()

    assert journal[Person].count() == 0


@pytest.mark.parametrize("tie", list(Tie))
def test_every_tie_says_kind_and_roles(journal, tie) -> None:
    pair = acquainting.begin(journal, "Ana", tie, None)

    assert pair.relationship.kind is not None
    assert pair.relationship.my_role is not None
    assert len(pair.person.roles) == 1
