"""What lies around many records is asked for once for all, and is what each of them would say."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain.action import Action
from journal_app.domain.attribute import Attribute
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.domain.record import Change
from journal_app.domain.relationship import Relationship
from journal_app.domain.resource import Resource
from journal_app.domain.session import Session
from journal_app.services.surroundings import Surroundings
from tests.journeys.counted import Cost

NOON = dt.datetime(2025, 3, 3, 12, tzinfo=dt.UTC)
SORTS = {Goal: ("goal", Metric.PROGRESS), Attribute: ("skill", Metric.LEVEL)}


def kept(journal, *records):
    """The records as they stand in the journal."""
    stamped = [dataclasses.replace(one, created_at=NOON, updated_at=NOON) for one in records]
    journal.store.apply([Change(None, one) for one in stamped])
    return stamped


def link(one, other, role=LinkRole.EVIDENCES) -> Link:
    ends = {"from_type": one.table, "from_id": one.id, "to_type": other.table, "to_id": other.id}
    return Link(**ends, role=role)


@pytest.fixture
def cost(journal, monkeypatch) -> Cost:
    return Cost(journal.store.db, monkeypatch)


@pytest.mark.parametrize("cls", SORTS)
def test_the_proofs_and_the_numbers_of_many_cost_as_much_as_of_one(journal, cost, cls) -> None:
    kind, metric = SORTS[cls]
    records = kept(journal, *(cls() for _number in range(5)))
    proofs = kept(journal, *(Entry() for _number in range(5)), Resource())
    kept(journal, *(link(*both) for both in zip(proofs, records, strict=False)))
    about = {"subject_type": SubjectType(kind), "metric": metric, "taken_on": NOON.date()}
    kept(journal, *(Reading(**about, subject_id=one.id, value=float(n)) for n, one in
                    enumerate(records)))  # fmt: skip
    around = Surroundings(journal)
    around.note(records)
    cost.begin()

    shown = [around.proofs(one.id) for one in records]
    asked = len(cost.asked)
    numbers = [[each.value for each in around.numbers(one.id, metric)] for one in records]

    assert shown == [[proof] for proof in proofs[:5]]
    assert numbers == [[float(number)] for number in range(5)]
    assert asked <= 3  # the links, then what they lead to: at most one question a table
    assert len(cost.asked) - asked == 1


def test_only_evidence_that_is_an_entry_or_a_resource_is_a_proof(journal) -> None:
    goal, other = kept(journal, Goal(), Goal())
    entry, book = kept(journal, Entry(), Resource())
    kept(journal, link(entry, goal), link(book, goal), link(other, goal))
    kept(journal, link(kept(journal, Entry())[0], goal, LinkRole.ABOUT))

    found = Surroundings(journal).proofs(goal.id)

    assert {one.id for one in found} == {entry.id, book.id}
    assert Surroundings(journal).proofs("nothing") == []


def test_what_actions_belong_to_costs_as_much_for_many_as_for_one(journal, cost) -> None:
    pair = kept(journal, Relationship())[0]
    sessions = kept(journal, *(Session(relationship_id=pair.id) for _number in range(4)))
    goals = kept(journal, *(Goal() for _number in range(4)))
    ends = list(zip(sessions, goals, strict=True))
    actions = kept(journal, *(Action(session_id=one.id, goal_id=two.id) for one, two in ends))
    around = Surroundings(journal)
    around.note(actions)
    cost.begin()

    assert [around.ends(one) for one in actions] == [list(both) for both in ends]
    assert len(cost.asked) == 2
    assert around.ends(Action()) == []


def test_what_was_read_already_is_not_read_again(journal, cost) -> None:
    goals = kept(journal, Goal(), Goal())
    action = Action(goal_id=goals[0].id)
    around = Surroundings(journal)
    around.note([*goals, action])
    cost.begin()

    assert around.record("goal", goals[1].id) == goals[1]
    assert around.ends(action) == [goals[0]]
    assert cost.asked == []


def test_what_is_expected_comes_with_the_first_that_is_asked_for(journal, cost) -> None:
    goals = kept(journal, Goal(), Goal(), Goal())
    around = Surroundings(journal)
    around.expect([("goal", one.id) for one in goals] + [("no table", "x")])
    cost.begin()

    assert [around.record("goal", one.id) for one in goals] == goals
    assert len(cost.asked) == 1
    assert around.record("goal", "nothing") is None
    assert around.record("no table", "x") is None
    assert around.record("goal", "nothing") is None
    assert len(cost.asked) == 2
