"""Sessions: the status that follows from what was typed, and hours."""

import datetime as dt

import pytest

from journal_app.domain import session
from journal_app.domain.session import Session, SessionStatus
from tests.domain.problems import fields

NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)

PAST, FUTURE = NOW - dt.timedelta(hours=1), NOW + dt.timedelta(hours=1)
NEXT_WEEK = NOW + dt.timedelta(weeks=1)


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({}, "planned"),
        ({"starts_at": PAST}, "planned"),
        ({"starts_at": FUTURE, "prep_md": "ask"}, "prepared"),
        ({"starts_at": FUTURE, "agenda_md": "one"}, "prepared"),
        ({"starts_at": FUTURE, "agenda_md": " \n"}, "planned"),
        ({"starts_at": FUTURE, "private_md": "I dread it"}, "planned"),
        ({"starts_at": FUTURE, "prep_md": "## What I want\n\n## From you\n"}, "planned"),
        ({"starts_at": FUTURE, "prep_md": "## What I want\nA push\n"}, "prepared"),
        ({"starts_at": FUTURE, "discussion_md": "## Goal\n\n## Reality\n"}, "planned"),
        ({"starts_at": PAST, "discussion_md": "## Goal\n\n## Reality\nLate.\n"}, "written_up"),
        ({"starts_at": PAST, "prep_md": "ask"}, "held"),
        ({"starts_at": PAST, "private_md": "hard"}, "held"),
        ({"starts_at": NOW, "private_md": "now"}, "held"),
        ({"starts_at": PAST, "discussion_md": "the plan"}, "written_up"),
        ({"starts_at": PAST, "insights_md": "slow down"}, "written_up"),
        ({"starts_at": FUTURE, "discussion_md": "we began early"}, "written_up"),
        ({"starts_at": NEXT_WEEK, "discussion_md": "what I expect"}, "prepared"),
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
