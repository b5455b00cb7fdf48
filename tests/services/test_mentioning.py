"""Everything linked to a person or naming them, in any script."""

import datetime as dt

from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.relationship import Tie
from journal_app.domain.resource import Resource
from journal_app.domain.session import Session
from journal_app.services import acquainting, mentioning

TODAY = dt.date(2025, 11, 3)


def found(journal, person) -> set[str]:
    return {head.title for head in mentioning.mentions(journal, person.id).heads}


def test_links_fields_and_names_are_found_once_each(journal) -> None:
    pair = acquainting.begin(journal, "Ingrid Vik", Tie.MY_MENTOR, None)
    person, note = pair.person, Entry(title="Linked and named: Ingrid", body_md="Vik")
    journal.change(
        [
            note,
            Link(from_type="entry", from_id=note.id, to_type="person", to_id=person.id,
                 role=LinkRole.MENTIONS),
            Entry(title="By name", body_md="INGRID said nothing"),
            Entry(title="Nobody", body_md="Ingridson"),
            Session(title="Met", relationship_id=pair.relationship.id),
            Resource(title="Book", suggested_by_id=person.id),
        ]
    )  # fmt: skip

    heads = mentioning.mentions(journal, person.id)

    assert found(journal, person) == {
        "Linked and named: Ingrid",
        "By name",
        "Met",
        "Book",
        "With Ingrid Vik · mentoring",
    }
    assert heads.total == len(heads.heads) == 5


def test_other_names_and_other_scripts_are_found(journal) -> None:
    kenji = journal.save(Person(name="三浦 健二", other_names=("Kenji",)))
    journal.change([Entry(title="A", body_md="三浦さん"), Entry(title="B", body_md="with Kenji")])

    assert found(journal, kenji) == {"A", "B"}


def test_a_part_of_two_letters_is_another_word(journal) -> None:
    person = journal.save(Person(name="Jo de Vries"))
    journal.change([Entry(title="A", body_md="de rien"), Entry(title="B", body_md="Vries")])

    assert found(journal, person) == {"B"}


def test_a_window_is_read_and_all_are_counted(journal) -> None:
    person = journal.save(Person(name="Ana"))
    journal.change([Entry(title=f"{n}", body_md="Ana") for n in range(130)])

    heads = mentioning.mentions(journal, person.id)

    assert (heads.total, len(heads.heads)) == (130, 100)
    assert len(mentioning.mentions(journal, person.id, 200).heads) == 130


def test_open_actions_are_those_of_the_pair_and_those_they_stand_by(journal) -> None:
    pair = acquainting.begin(journal, "Ana", Tie.MY_MENTOR, None)
    session = journal.save(Session(relationship_id=pair.relationship.id, title="x"))
    own = Action(title="a", session_id=session.id)
    backed = Action(title="b", support_person_id=pair.person.id)
    both = Action(title="c", session_id=session.id, support_person_id=pair.person.id)
    journal.change([own, backed, both, Action(title="d")])

    found = mentioning.open_actions(journal, pair.person)

    assert sorted(found) == sorted([own.id, backed.id, both.id])


def test_the_relationships_with_a_person_are_said_in_a_line(sample) -> None:
    kenji = sample[Person].get("p_kenji")

    ((pair, words),) = mentioning.ties(sample, kenji, TODAY)

    assert pair.id == "r_kenji"
    assert words == "I coach · Coaching · closed"
