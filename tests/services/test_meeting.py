"""A session in the room: which one, until when, and what may be seen there."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.level import Level
from journal_app.domain.session import Session, SessionStatus
from journal_app.services import meeting

NOON = dt.datetime(2025, 11, 3, 12, tzinfo=dt.UTC)


def at(hour: int, minute: int = 0, **more) -> Session:
    starts = NOON.astimezone().replace(hour=hour, minute=minute)
    return Session(starts_at=starts, planned_minutes=60, agenda_md="x", **more)


def local(hour: int, minute: int = 0) -> dt.datetime:
    return NOON.astimezone().replace(hour=hour, minute=minute)


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [(9, 0, "at ten"), (10, 30, "at ten"), (11, 10, "at ten"), (11, 20, "at three"), (17, 0, None)],
)
def test_the_session_on_now_comes_before_the_next_of_today(journal, hour, minute, expected) -> None:
    called_off = at(9, title="off", status=SessionStatus.CANCELLED)
    journal.change([at(10, title="at ten"), at(15, title="at three"), called_off])

    found = meeting.session_now(journal, local(hour, minute))

    assert (found.title if found is not None else None) == expected


def test_a_session_of_tomorrow_is_not_one_of_now(journal) -> None:
    journal.save(dataclasses.replace(at(10), starts_at=local(10) + dt.timedelta(days=1)))

    assert meeting.session_now(journal, local(12)) is None


def test_the_journal_is_held_open_until_a_quarter_after_the_planned_end() -> None:
    session = at(10)

    assert meeting.held_until(session, local(10, 20)) == local(11, 15)
    assert meeting.held_until(session, local(9, 45)) == local(11, 15)


@pytest.mark.parametrize(("hour", "minute"), [(8, 0), (11, 15), (16, 0)])
def test_nothing_is_held_open_when_no_session_is_held(hour, minute) -> None:
    assert meeting.held_until(at(10), local(hour, minute)) is None


def test_words_of_the_private_place_are_not_among_what_was_agreed(journal) -> None:
    session = Session(prep_md="Say that I  want\nto leave.", private_md="Hm", agenda_md="x")
    private = Action(title="say that I want to leave", session_id=session.id)
    raised = Action(title="Hm", session_id=session.id, level=Level.SHARED)
    plain = Action(title="Count to ten", session_id=session.id)
    gone = Action(title="Gone", session_id=session.id, status=ActionStatus.DROPPED)
    journal.change([session, private, raised, plain, gone])

    found = meeting.actions_of(journal, session)

    assert {one.title for one in found} == {"Hm", "Count to ten"}


def test_an_action_is_said_without_a_name() -> None:
    action = Action(title="Ask", owner=Owner.OTHER_PERSON, due_on=dt.date(2025, 11, 14))

    assert meeting.owner_words(action) == "The other person · Friday, 14 November"


def test_the_day_and_the_time_are_said_without_a_name() -> None:
    starts = dt.datetime(2025, 11, 19, 10).astimezone()

    assert meeting.when_words(Session(starts_at=starts)) == "Wednesday, 19 November, 10:00"
    assert meeting.when_words(Session()) == ""
