"""What the page of reviews costs: it grows with the sorts of things in a review, not with them."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain.action import Action
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal, GoalKind, GoalStatus
from journal_app.domain.level import Level
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.domain.record import Record
from journal_app.domain.resource import Resource, ResourceStatus
from journal_app.domain.review import Audience, Review
from journal_app.domain.session import Session
from journal_app.services import composing, offering
from tests.journeys.counted import Cost

MOST_QUESTIONS = 32  # the heads, then what is offered and the document, sort by sort
PAIR, NOON = "r_ingrid", dt.datetime(2025, 3, 3, 12, tzinfo=dt.UTC)
EACH = 6  # records that stand in the review, of every sort one
TITLE = "Another one"


@pytest.fixture
def cost(sample, monkeypatch) -> Cost:
    return Cost(sample.store.db, monkeypatch)


@pytest.mark.parametrize("audience", [Audience.MANAGER, Audience.MENTOR])
def test_a_longer_review_asks_no_more(open_journal, sample, cost, audience) -> None:
    review = dataclasses.replace(sample[Review].get("rv1"), audience=audience)

    short = _longer(sample, review, 2)
    few = _visit(open_journal, cost)
    long = _longer(sample, short, 12)
    many = _visit(open_journal, cost)

    shown = open_journal.frame.here.open_now.text.markdown
    assert len(long.items) - len(short.items) >= 10 * EACH
    assert shown.count(TITLE) >= 10 * EACH
    assert many <= few <= MOST_QUESTIONS, cost.asked


def _visit(open_journal, cost: Cost) -> int:
    """How much is asked when one comes to the reviews another time."""
    frame = open_journal.frame
    for place in ("reviews", "more"):
        frame.go(place)
    cost.begin()
    frame.go("reviews")
    return len(cost.asked)


def _longer(journal, review: Review, count: int) -> Review:
    """The review with so many more of everything that may stand in it."""
    made = [record for _number in range(count) for record in _one_of_each()]
    whole = dataclasses.replace(
        review, relationship_id=PAIR, sections=composing.PRESETS[review.kind]
    )
    journal.change([*made, whole])
    filled = offering.filled(journal, whole)
    journal.change([filled])
    return filled


def _one_of_each() -> list[Record]:
    day, raised = NOON.date(), Level.REVIEW
    goal = Goal(title=TITLE, kind=GoalKind.CAREER, status=GoalStatus.ACTIVE, level=raised)
    skill = Attribute(name=TITLE, kind=AttributeKind.SKILL, level=raised)
    strength = Attribute(name=TITLE, kind=AttributeKind.STRENGTH, level=raised)
    proof = Entry(title=TITLE, type=EntryType.EVIDENCE, occurred_on=day, level=raised)
    book = Resource(title=TITLE, status=ResourceStatus.FINISHED, finished_on=day, level=raised)
    met = Session(title=TITLE, relationship_id=PAIR, starts_at=NOON, level=Level.SHARED)
    step = Action(title=TITLE, session_id=met.id, goal_id=goal.id, level=raised)
    shown = [_shows(proof, goal), _shows(book, goal), _shows(proof, skill), _shows(book, strength)]
    numbers = [
        Reading(subject_type=kind, subject_id=one.id, metric=metric, taken_on=day, value=value)
        for kind, one, metric in (
            (SubjectType.GOAL, goal, Metric.PROGRESS),
            (SubjectType.SKILL, skill, Metric.LEVEL),
        )
        for value in (1.0, 2.0)
    ]
    return [goal, skill, strength, proof, book, met, step, *shown, *numbers]


def _shows(proof: Record, record: Record) -> Link:
    return Link(
        from_type=proof.table,
        from_id=proof.id,
        role=LinkRole.EVIDENCES,
        to_type=record.table,
        to_id=record.id,
    )
