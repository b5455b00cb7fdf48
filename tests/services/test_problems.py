"""What holds back a status, a phase or a level, and never a save."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain import RECORDS
from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.level import Level
from journal_app.domain.person import ContactStatus, Person
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.domain.relationship import Phase, Relationship, RelationshipKind, Style
from journal_app.domain.resource import Resource, ResourceStatus
from journal_app.domain.review import Review
from journal_app.domain.session import Session, SessionStatus
from journal_app.domain.transition import Stage, Transition
from journal_app.services.problems import held_back, problems

GOAL = Goal(id="g", own_words_md="Lead", status=GoalStatus.ACTIVE)
HELD = Session(id="s", relationship_id="r", discussion_md="x", status=SessionStatus.WRITTEN_UP)
PAIR = Relationship(id="r", person_id="p", kind=RelationshipKind.COACHING)


def fields(found) -> list[str]:
    assert all(problem.words.endswith(".") for problem in found)
    return [problem.field for problem in found]


@pytest.mark.parametrize(
    ("before", "changes", "field", "held"),
    [
        (GOAL, {"status": GoalStatus.LET_GO}, "closing_md", "status"),
        (GOAL, {"status": GoalStatus.IDEA}, "status", "status"),
        (GOAL, {"level": Level.SHARED}, "level", "level"),
        (
            Action(id="a", title="x", status=ActionStatus.DROPPED),
            {"status": ActionStatus.OPEN},
            "status",
            "status",
        ),
        (
            Person(id="p", name="Ana", contact_status=ContactStatus.IDEA),
            {"contact_status": ContactStatus.DORMANT},
            "contact_status",
            "contact_status",
        ),
        (
            Person(id="p", name="Ana"),
            {"name_ok_in_exports": True},
            "name_ok_on",
            "name_ok_in_exports",
        ),
        (PAIR, {"phase": Phase.PROGRESS}, "phase", "phase"),
        (HELD, {"status": SessionStatus.MISSED}, "status", "status"),
        (HELD, {"status": SessionStatus.PLANNED}, "status", "status"),
        (Transition(id="t", title="x"), {"stage": Stage.SETTLED}, "stage", "stage"),
        (
            Resource(id="b", title="x", status=ResourceStatus.USING),
            {"status": ResourceStatus.FINISHED},
            "finished_on",
            "status",
        ),
        (Goal(id="g"), {"status": GoalStatus.ACTIVE}, "own_words_md", "status"),
        (Person(id="p", name="Ana"), {"level": Level.REVIEW}, "level", "level"),
    ],
)
def test_a_problem_holds_back_its_own_field_alone(journal, before, changes, field, held) -> None:
    after = dataclasses.replace(before, **changes)

    assert field in fields(problems(before, after, journal))
    kept = held_back(before, dataclasses.replace(after, archived=True), journal)

    assert getattr(kept, held) == getattr(before, held)
    assert kept.archived


def test_once_what_was_asked_is_said_the_status_moves(journal) -> None:
    after = dataclasses.replace(GOAL, status=GoalStatus.LET_GO, closing_md="Not mine.")

    assert held_back(GOAL, after, journal) == after


def test_sustained_looks_at_the_latest_check(journal) -> None:
    before = dataclasses.replace(GOAL, status=GoalStatus.ACHIEVED)
    after = dataclasses.replace(GOAL, status=GoalStatus.SUSTAINED)
    assert fields(problems(before, after, journal)) == ["status"]

    for day, value in ((1, 5.0), (2, 3.0)):
        journal.change(
            [
                Reading(
                    subject_type=SubjectType.GOAL,
                    subject_id="g",
                    metric=Metric.SUSTAINED,
                    taken_on=dt.date(2025, 3, day),
                    value=value,
                )
            ]
        )
        is_kept = held_back(before, after, journal).status == GoalStatus.SUSTAINED
        assert is_kept == (value == 5.0)


def test_a_rank_another_value_has_is_said_and_holds_nothing(journal) -> None:
    journal.save(Attribute(kind=AttributeKind.VALUE, name="Fairness", rank=1))
    after = Attribute(kind=AttributeKind.VALUE, name="Family", rank=1)

    found = problems(None, after, journal)

    assert fields(found) == ["rank"]
    assert held_back(None, after, journal) == after


def test_a_style_of_coaching_is_said_and_holds_nothing(journal) -> None:
    after = dataclasses.replace(PAIR, style=Style.SPONSORSHIP)

    assert "style" in fields(problems(PAIR, after, journal))
    assert held_back(PAIR, after, journal) == after


def test_a_period_that_ends_before_it_begins_is_said(journal) -> None:
    days = {"period_from": dt.date(2025, 3, 2), "period_to": dt.date(2025, 3, 1)}

    assert "period_to" in fields(problems(None, Review(**days), journal))


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_what_is_still_empty_never_changes_a_new_record(journal, cls) -> None:
    made = cls(id="new")

    assert held_back(None, made, journal) == made


def test_nothing_in_the_sample_is_held_back(sample) -> None:
    for record in sample.store.every():
        assert held_back(record, record, sample) == record
