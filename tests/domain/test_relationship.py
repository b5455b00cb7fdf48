"""Relationships: their phases, pauses and styles."""

import datetime as dt
import itertools

import pytest

from journal_app.domain import relationship
from journal_app.domain.relationship import EndReason, Phase, Relationship, RelationshipKind, Style
from tests.domain.problems import fields

DAY = dt.date(2025, 6, 1)


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
