"""Life cycles: which step is allowed, and what is said of one that is not."""

import dataclasses
import datetime as dt
import itertools

import pytest

from journal_app.domain import (
    action,
    attribute,
    goal,
    link,
    person,
    reading,
    relationship,
    resource,
    review,
    session,
    transition,
)
from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.domain.relationship import EndReason, Phase, Relationship, RelationshipKind, Style
from journal_app.domain.resource import Resource, ResourceStatus
from journal_app.domain.review import Audience, Review, ReviewKind, ReviewStatus
from journal_app.domain.session import Session, SessionStatus
from journal_app.domain.transition import Stage, Transition

NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)
DAY = dt.date(2025, 6, 1)


def fields(problems) -> list[str]:
    """Which fields are at fault; every problem is a whole sentence."""
    assert all(problem.words.endswith(".") for problem in problems)
    return [problem.field for problem in problems]


# ------------------------------------------------------------------ goal

GOAL_STEPS = {
    ("idea", "active"), ("idea", "let_go"), ("active", "paused"), ("paused", "active"),
    ("active", "achieved"), ("active", "let_go"), ("paused", "let_go"),
    ("achieved", "sustained"), ("achieved", "active"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [*itertools.product(GoalStatus, GoalStatus)])
def test_a_goal_goes_only_where_it_may(before, after) -> None:
    wanted = Goal(status=after, closing_md="I learned to ask.")

    problems = goal.status_problems(before, wanted, sustained=5)

    allowed = before == after or (str(before), str(after)) in GOAL_STEPS
    assert fields(problems) == ([] if allowed else ["status"])


def test_letting_go_asks_what_was_learned() -> None:
    assert fields(goal.status_problems(GoalStatus.ACTIVE, Goal(status=GoalStatus.LET_GO))) == [
        "closing_md"
    ]


@pytest.mark.parametrize(("value", "is_kept"), [(None, False), (1, False), (3, False), (4, True)])
def test_sustained_needs_a_check_of_four(value, is_kept) -> None:
    after = Goal(status=GoalStatus.SUSTAINED)

    assert bool(goal.status_problems(GoalStatus.ACHIEVED, after, value)) != is_kept


@pytest.mark.parametrize(
    ("own_words", "title"),
    [
        ("Lead the migration\nand more", "Lead the migration"),
        ("\n\n## Speak up \nmore", "Speak up"),
        ("", ""),
        (" \n\t", ""),
        ("x" * 200, "x" * 80),
    ],
)
def test_the_title_is_the_first_line_of_the_own_words(own_words, title) -> None:
    assert goal.title_from(own_words) == title


def test_only_another_wording_of_an_active_goal_is_a_rewording() -> None:
    before = Goal(status=GoalStatus.ACTIVE, own_words_md="Lead")

    assert goal.is_reworded(before, dataclasses.replace(before, own_words_md="Lead well"))
    assert not goal.is_reworded(before, dataclasses.replace(before, own_words_md="Lead "))
    idea = dataclasses.replace(before, status=GoalStatus.IDEA)
    assert not goal.is_reworded(idea, dataclasses.replace(idea, own_words_md="Lead well"))
    empty = dataclasses.replace(before, own_words_md="")
    assert not goal.is_reworded(empty, before)


# ------------------------------------------------------------------ action

ACTION_STEPS = {("open", "done"), ("open", "dropped"), ("done", "open")}


@pytest.mark.parametrize(("before", "after"), [*itertools.product(ActionStatus, ActionStatus)])
def test_an_action_goes_only_where_it_may(before, after) -> None:
    allowed = before == after or (str(before), str(after)) in ACTION_STEPS

    problems = action.status_problems(before, Action(status=after))

    assert fields(problems) == ([] if allowed else ["status"])


@pytest.mark.parametrize(
    ("was", "becomes", "session_on", "carried"),
    [
        (5, 15, 10, True),
        (10, 11, 10, True),
        (5, 10, 10, False),
        (11, 15, 10, False),
        (15, 5, 10, False),
        (None, 15, 10, False),
        (5, None, 10, False),
        (5, 15, None, False),
    ],
)
def test_an_action_is_carried_when_its_day_moves_past_the_session(
    was, becomes, session_on, carried
) -> None:
    def day(number):
        return None if number is None else dt.date(2025, 6, number)

    found = action.is_carried(Action(due_on=day(was)), Action(due_on=day(becomes)), day(session_on))

    assert found == carried


# ------------------------------------------------------------------ session

PAST, FUTURE = NOW - dt.timedelta(hours=1), NOW + dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({}, "planned"),
        ({"starts_at": PAST}, "planned"),
        ({"starts_at": FUTURE, "prep_md": "ask"}, "prepared"),
        ({"starts_at": FUTURE, "agenda_md": "one"}, "prepared"),
        ({"starts_at": FUTURE, "agenda_md": " \n"}, "planned"),
        ({"starts_at": FUTURE, "private_md": "I dread it"}, "planned"),
        ({"starts_at": PAST, "prep_md": "ask"}, "held"),
        ({"starts_at": PAST, "private_md": "hard"}, "held"),
        ({"starts_at": NOW, "private_md": "now"}, "held"),
        ({"starts_at": PAST, "discussion_md": "the plan"}, "written_up"),
        ({"starts_at": PAST, "insights_md": "slow down"}, "written_up"),
        ({"starts_at": None, "insights_md": "slow down"}, "written_up"),
        ({"status": SessionStatus.CANCELLED, "starts_at": PAST, "prep_md": "ask"}, "cancelled"),
        ({"status": SessionStatus.MISSED, "starts_at": PAST, "prep_md": "ask"}, "missed"),
    ],
)
def test_the_status_of_a_session_follows_from_what_was_typed(values, status) -> None:
    assert str(session.with_status(Session(**values), NOW).status) == status


@pytest.mark.parametrize("called_off", [SessionStatus.CANCELLED, SessionStatus.MISSED])
@pytest.mark.parametrize(
    ("before", "may"),
    [
        (SessionStatus.PLANNED, True),
        (SessionStatus.PREPARED, True),
        (SessionStatus.HELD, False),
        (SessionStatus.WRITTEN_UP, False),
    ],
)
def test_only_what_did_not_take_place_is_called_off(before, may, called_off) -> None:
    problems = session.status_problems(before, Session(status=called_off))

    assert fields(problems) == ([] if may else ["status"])


@pytest.mark.parametrize(
    ("values", "minutes"),
    [
        ({"status": SessionStatus.HELD, "planned_minutes": 60, "actual_minutes": 45}, 45),
        ({"status": SessionStatus.HELD, "planned_minutes": 60, "actual_minutes": 0}, 0),
        ({"status": SessionStatus.WRITTEN_UP, "planned_minutes": 60}, 60),
        ({"status": SessionStatus.HELD}, 0),
        ({"status": SessionStatus.CANCELLED, "planned_minutes": 60}, 0),
        ({"status": SessionStatus.MISSED, "actual_minutes": 60}, 0),
        ({"status": SessionStatus.PREPARED, "planned_minutes": 60}, 0),
    ],
)
def test_only_held_sessions_count_in_hours(values, minutes) -> None:
    assert session.minutes_counted(Session(**values)) == minutes


# ------------------------------------------------------------------ relationship


@pytest.mark.parametrize(("before", "after"), [*itertools.product(Phase, Phase)])
def test_a_relationship_moves_one_phase_at_a_time_or_closes(before, after) -> None:
    wanted = Relationship(
        phase=after, keep_notes_until=DAY, ended_on=DAY, end_reason=EndReason.COMPLETED
    )
    order = list(Phase)
    apart = abs(order.index(after) - order.index(before))

    problems = relationship.phase_problems(before, wanted)

    assert fields(problems) == ([] if apart <= 1 or after == Phase.CLOSED else ["phase"])


def test_closing_asks_for_day_and_reason_and_winding_up_until_when_notes_are_kept() -> None:
    closed = Relationship(phase=Phase.CLOSED)
    winding = Relationship(phase=Phase.WINDING_UP)

    assert fields(relationship.phase_problems(Phase.RAPPORT, closed)) == ["ended_on", "end_reason"]
    assert fields(relationship.phase_problems(Phase.PROGRESS, winding)) == ["keep_notes_until"]


@pytest.mark.parametrize("phase", Phase)
def test_any_phase_but_closed_can_be_paused(phase) -> None:
    paused = Relationship(
        phase=phase, paused=True, ended_on=DAY, end_reason=EndReason.OTHER, keep_notes_until=DAY
    )

    problems = relationship.phase_problems(phase, paused)

    assert fields(problems) == (["paused"] if phase == Phase.CLOSED else [])


def test_direction_without_an_agreement_is_a_reminder_and_no_block() -> None:
    after = Relationship(phase=Phase.DIRECTION)

    assert relationship.phase_problems(Phase.RAPPORT, after) == []
    assert fields(relationship.phase_reminders(after, has_agreement=False)) == ["phase"]
    assert relationship.phase_reminders(after, has_agreement=True) == []


@pytest.mark.parametrize("kind", [None, *RelationshipKind])
def test_only_mentoring_has_a_style(kind) -> None:
    problems = relationship.style_problems(Relationship(kind=kind, style=Style.DEVELOPMENTAL))

    assert bool(problems) == ("mentoring" not in str(kind))
    assert relationship.style_problems(Relationship(kind=kind)) == []


# ------------------------------------------------------------------ transition, resource, contact


@pytest.mark.parametrize(("before", "after"), [*itertools.product(Stage, Stage)])
def test_a_transition_goes_forward_by_one_and_back_and_out_freely(before, after) -> None:
    order = list(Stage)
    ahead = order.index(after) - order.index(before)
    allowed = ahead <= 1 or Stage.NOT_NOW in (before, after)

    problems = transition.stage_problems(before, Transition(stage=after))

    assert fields(problems) == ([] if allowed else ["stage"])


RESOURCE_STEPS = {
    ("found", "using"), ("found", "set_aside"), ("using", "finished"), ("using", "set_aside"),
    ("finished", "using"), ("set_aside", "using"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [*itertools.product(ResourceStatus, ResourceStatus)])
def test_a_resource_goes_only_where_it_may(before, after) -> None:
    allowed = before == after or (str(before), str(after)) in RESOURCE_STEPS

    problems = resource.status_problems(before, Resource(status=after, finished_on=DAY))

    assert fields(problems) == ([] if allowed else ["status"])


def test_a_finished_resource_has_a_day() -> None:
    after = Resource(status=ResourceStatus.FINISHED)

    assert fields(resource.status_problems(ResourceStatus.USING, after)) == ["finished_on"]


def test_a_name_is_only_free_with_the_day_it_was_given() -> None:
    assert fields(person.consent_problems(Person(name_ok_in_exports=True))) == ["name_ok_on"]
    assert person.consent_problems(Person(name_ok_in_exports=True, name_ok_on=DAY)) == []
    assert person.consent_problems(Person()) == []


# ------------------------------------------------------------------ attribute, reading, link


def test_a_rank_belongs_to_one_unarchived_value() -> None:
    first = Attribute(kind=AttributeKind.VALUE, rank=1)
    second = Attribute(kind=AttributeKind.VALUE, rank=1)
    gone = Attribute(kind=AttributeKind.VALUE, rank=1, archived=True)
    skill = Attribute(kind=AttributeKind.SKILL, rank=1)

    assert fields(attribute.rank_problems(second, [first])) == ["rank"]
    assert attribute.rank_problems(second, [gone, second, skill]) == []
    assert fields(attribute.rank_problems(skill, [])) == ["rank"]


@pytest.mark.parametrize(
    ("kind", "category", "at_fault"),
    [
        (AttributeKind.SKILL, "technical", []),
        (AttributeKind.SKILL, "", []),
        (AttributeKind.SKILL, "juggling", ["category"]),
        (AttributeKind.STRENGTH, "juggling", []),
    ],
)
def test_the_category_of_a_skill_is_one_of_seven(kind, category, at_fault) -> None:
    found = attribute.category_problems(Attribute(kind=kind, category=category))

    assert fields(found) == at_fault


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, ""), (0, "not started"), (3, "competent"), (5, "expert"), (9, "expert"), (-1, "not")],
)
def test_a_skill_level_is_said_in_words(value, words) -> None:
    assert attribute.level_words(value).startswith(words)


SCALES = {
    ("goal", "progress"): (0, 100), ("goal", "commitment"): (1, 5), ("goal", "stretch"): (1, 4),
    ("goal", "sustained"): (1, 5), ("value", "living"): (1, 10), ("skill", "level"): (0, 5),
    ("strength", "use"): (1, 5), ("relationship", "objectivity"): (1, 5),
    ("relationship", "credibility"): (1, 5), ("relationship", "honesty"): (1, 5),
    ("relationship", "trustworthiness"): (1, 5), ("relationship", "confidentiality"): (1, 5),
    ("transition", "readiness"): (0, 3), ("transition", "coping"): (1, 5),
}  # fmt: skip


@pytest.mark.parametrize(("subject", "metric"), [*itertools.product(SubjectType, Metric)])
def test_every_reading_keeps_to_the_scale_of_the_guide(subject, metric) -> None:
    def at_fault(value):
        return fields(
            reading.scale_problems(Reading(subject_type=subject, metric=metric, value=value))
        )

    if metric == Metric.REWORDED:
        assert at_fault(None) == ([] if subject == SubjectType.GOAL else ["metric"])
        assert at_fault(1) == ["metric"]
        return
    scale = SCALES.get((str(subject), str(metric)))
    if scale is None:
        assert at_fault(1) == ["metric"]
        return
    low, high = scale
    assert [at_fault(value) for value in (low, high, None)] == [[], [], []]
    assert [at_fault(value) for value in (low - 0.5, high + 0.5)] == [["value"], ["value"]]


@pytest.mark.parametrize(
    ("role", "start", "end", "at_fault"),
    [
        (LinkRole.SERVES, "goal", "attribute", []),
        (LinkRole.SERVES, "entry", "attribute", ["from_type"]),
        (LinkRole.SERVES, "goal", "person", ["to_type"]),
        (LinkRole.ABOUT, "entry", "transition", []),
        (LinkRole.ABOUT, "goal", "transition", ["from_type"]),
        (LinkRole.EVIDENCES, "resource", "goal", []),
        (LinkRole.HELPED, "session", "person", []),
        (LinkRole.MENTIONS, "anything", "person", []),
        (LinkRole.MENTIONS, "entry", "goal", ["to_type"]),
        (LinkRole.VERSION_OF, "goal", "goal", ["from_type", "to_type"]),
        (None, "x", "y", []),
    ],
)
def test_a_link_joins_only_what_its_role_means(role, start, end, at_fault) -> None:
    assert fields(link.end_problems(Link(role=role, from_type=start, to_type=end))) == at_fault


# ------------------------------------------------------------------ review


def said(before: str, after: str, *, names: bool = True, seen: bool = True) -> list[str]:
    wanted = Review(status=ReviewStatus(after))
    return fields(
        review.status_problems(ReviewStatus(before), wanted, names_settled=names, previewed=seen)
    )


def test_a_review_is_checked_once_its_names_are_settled_and_it_was_read() -> None:
    assert said("draft", "checked") == []
    assert said("draft", "checked", names=False) == ["status"]
    assert said("draft", "checked", seen=False) == ["status"]
    assert said("checked", "draft", names=False, seen=False) == []


def test_a_final_review_was_checked_and_stays_as_it_is() -> None:
    assert said("checked", "final") == []
    assert said("draft", "final") == ["status"]
    assert said("final", "final") == []
    assert said("final", "draft") == ["status"]
    assert said("final", "checked") == ["status"]


@pytest.mark.parametrize(("kind", "audience"), [*itertools.product(ReviewKind, Audience)])
def test_a_mentor_and_a_closing_report_need_the_relationship(kind, audience) -> None:
    wanted = audience == Audience.MENTOR or kind == ReviewKind.CLOSING_REPORT

    assert review.needs_relationship(kind, audience) == wanted


def test_a_period_ends_after_it_begins() -> None:
    later = DAY + dt.timedelta(days=1)

    assert fields(review.period_problems(Review(period_from=later, period_to=DAY))) == ["period_to"]
    assert review.period_problems(Review(period_from=DAY, period_to=DAY)) == []
    assert review.period_problems(Review(period_from=DAY)) == []
