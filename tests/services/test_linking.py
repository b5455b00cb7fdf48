"""Names of records, and what belongs to what."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain.action import Action
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole, end_problems
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship, RelationshipKind
from journal_app.domain.session import Session
from journal_app.services import linking
from journal_app.services.linking import Named

ANA = Person(id="ana", name="Ana Sørensen")
PAIR = Relationship(id="pair", person_id="ana", kind=RelationshipKind.MENTORING)


def names(found) -> list[str]:
    return [each.name for each in found]


def test_a_relationship_is_named_by_the_person_and_its_kind(journal) -> None:
    journal.change([ANA, PAIR])

    assert linking.name_of(journal, "relationship", "pair") == "With Ana Sørensen · mentoring"


def test_a_session_without_a_title_is_named_by_whom_it_is_with_and_its_day(journal) -> None:
    day = dt.datetime(2025, 11, 5, 10, tzinfo=dt.UTC)
    journal.change([ANA, PAIR])
    journal.change(
        [
            Session(id="bare", relationship_id="pair"),
            Session(id="dated", relationship_id="pair", starts_at=day),
            Session(id="titled", relationship_id="pair", title="The budget"),
        ]
    )

    found = [linking.name_of(journal, "session", which) for which in ("bare", "dated", "titled")]

    assert found == ["Session with Ana", "Session with Ana, 5 November 2025", "The budget"]


def test_two_of_one_name_can_be_told_apart(journal) -> None:
    journal.change([Goal(id="a", title="Lead"), Goal(id="b", title="Lead")])

    found = names(linking.names(journal, "goal"))

    assert len(set(found)) == 2
    assert all(name.startswith("Lead") for name in found)


@pytest.mark.parametrize("typed", ["sorensen", "SØRENSEN", "ana s"])
def test_a_name_is_found_whatever_its_case_and_marks(journal, typed) -> None:
    journal.change([ANA, Person(name="Sam")])

    assert names(linking.matching(linking.names(journal, "person"), typed)) == ["Ana Sørensen"]


def test_names_that_begin_so_stand_first() -> None:
    found = [Named("person", str(n), name) for n, name in enumerate(("Rosamund", "Sam"))]

    assert names(linking.matching(found, "sam")) == ["Sam", "Rosamund"]


def test_a_whole_name_is_the_one_person_of_it() -> None:
    people = [Named("person", "1", "Sam"), Named("person", "2", "Samuel")]

    assert linking.exactly(people, " sam ").id == "1"
    assert linking.exactly([*people, Named("person", "3", "sam")], "SAM") is None


@pytest.mark.parametrize(
    "record",
    [
        Goal(relationship_id="pair"),
        Session(relationship_id="pair"),
        Action(session_id="meeting"),
        Action(goal_id="wish"),
    ],
    ids=lambda record: record.table,
)
def test_the_person_to_share_with_is_found_through_what_is_linked(journal, record) -> None:
    meeting = Session(id="meeting", relationship_id="pair")
    journal.change([ANA, PAIR, meeting, Goal(id="wish", relationship_id="pair")])

    assert linking.other_person(journal, record) == "Ana Sørensen"
    assert linking.other_person(journal, type(record)()) == ""


@pytest.mark.parametrize(
    ("record", "other", "role", "is_reversed"),
    [
        (Goal(id="g"), Named("attribute", "v", "x", "value"), LinkRole.SERVES, False),
        (Goal(id="g"), Named("attribute", "v", "x", "strength"), LinkRole.USES, False),
        (Goal(id="g"), Named("attribute", "v", "x", "skill"), LinkRole.NEEDS, False),
        (Goal(id="g"), Named("person", "p", "x"), LinkRole.HELPED_BY, False),
        (
            Attribute(id="v", kind=AttributeKind.VALUE),
            Named("goal", "g", "x", "active"),
            LinkRole.SERVES,
            True,
        ),
        (Goal(id="g"), Named("entry", "e", "x", "note"), LinkRole.ABOUT, True),
        (Relationship(id="r"), Named("relationship", "s", "x"), LinkRole.GREW_FROM, False),
        (Person(id="p"), Named("session", "s", "x", "held"), LinkRole.HELPED, True),
        (Action(id="a"), Named("person", "p", "x"), LinkRole.MENTIONS, False),
    ],
)
def test_a_link_takes_the_role_that_fits_the_pair(
    journal, record, other, role, is_reversed
) -> None:
    made = linking.bind(journal, record, other)

    assert made.role == role
    assert (made.to_id == record.id) == is_reversed
    assert end_problems(made) == []


def test_what_fits_to_nothing_is_not_linked(journal) -> None:
    assert linking.bind(journal, Action(id="a"), Named("goal", "g", "Lead", "idea")) is None


def test_linking_twice_makes_one_link_and_one_step(journal) -> None:
    goal = journal.save(Goal(own_words_md="Lead"))
    value = journal.save(Attribute(kind=AttributeKind.VALUE, name="Fairness"))
    other = Named("attribute", value.id, value.name, "value")

    linking.bind(journal, goal, other)
    linking.bind(journal, goal, other)
    assert journal[Link].count() == 1
    journal.undo()

    assert journal[Link].count() == 0


def test_a_link_is_said_from_both_of_its_ends(journal) -> None:
    goal = journal.save(Goal(own_words_md="Lead"))
    value = journal.save(Attribute(kind=AttributeKind.VALUE, name="Fairness"))
    linking.bind(journal, goal, Named("attribute", value.id, value.name, "value"))

    there, back = linking.bonds(journal, goal), linking.bonds(journal, value)

    assert [(bond.words, bond.other.name) for bond in there] == [("serves", "Fairness")]
    assert [(bond.words, bond.other.name) for bond in back] == [("is served by", "Lead")]


def test_what_is_in_the_trash_is_not_shown_as_linked(journal) -> None:
    goal = journal.save(Goal(own_words_md="Lead"))
    entry = journal.save(Entry(title="Note", type=EntryType.NOTE))
    linking.bind(journal, goal, Named("entry", entry.id, "Note", "note"))

    journal.trash(entry)

    assert linking.bonds(journal, goal) == []


def test_every_link_of_the_sample_is_shown_from_both_ends(sample) -> None:
    for link in sample[Link].where():
        for table, record_id in ((link.from_type, link.from_id), (link.to_type, link.to_id)):
            record = sample.store.get(table, record_id)
            assert link.id in [bond.link.id for bond in linking.bonds(sample, record)]


def test_all_that_is_offered_can_be_linked(sample) -> None:
    goal = sample[Goal].where()[0]

    offered = linking.linkable(sample, goal)

    assert {each.table for each in offered} == {
        "attribute",
        "entry",
        "person",
        "relationship",
        "resource",
        "session",
    }
    assert all(linking.bind(sample, goal, each) for each in offered[:20])
    assert goal.id not in [each.id for each in offered]


def test_names_quote_nothing_in_their_repr() -> None:
    named = Named("person", "p", "Ana")

    assert "Ana" not in repr(named)
    assert dataclasses.is_dataclass(named)


def test_many_links_are_named_by_as_few_questions_as_one(journal) -> None:
    page = Entry(title="A page")
    goals = [Goal(title=f"{number}") for number in range(40)]
    links = [
        Link(from_type="entry", from_id=page.id, to_type="goal", to_id=goal.id, role="about")
        for goal in goals
    ]
    journal.change([page, *goals, *links])
    asked: list[str] = []

    with journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        found = linking.bonds(journal, page)

    assert {bond.other.name for bond in found} == {goal.title for goal in goals}
    assert len(asked) <= 4
