"""Session: one planned meeting or call within a relationship."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import (
    SHAREABLE,
    WHERE_FILLED,
    choice,
    choices,
    day,
    key,
    line,
    link,
    minutes,
    moment,
    prose,
    scale,
)
from journal_app.domain.level import Level
from journal_app.domain.record import LevelledRecord, Problem, RecordId, record
from journal_app.domain.text import first_words, is_answered
from journal_app.i18n import N_


class Medium(Code):
    """How the pair meets."""

    IN_PERSON = "in_person", N_("In person")
    VIDEO = "video", N_("Video")
    PHONE = "phone", N_("Phone")
    CHAT = "chat", N_("Chat")
    WALK = "walk", N_("A walk")
    SHADOWING = "shadowing", N_("Shadowing")


class SessionStatus(Code):
    """Where a session stands; it follows from what was typed."""

    PLANNED = "planned", N_("planned")
    PREPARED = "prepared", N_("prepared")
    HELD = "held", N_("held")
    WRITTEN_UP = "written_up", N_("written up")
    CANCELLED = "cancelled", N_("cancelled")
    MISSED = "missed", N_("did not take place")


class SupportKind(Code):
    """What was received or given in a session."""

    GUIDANCE = "guidance", N_("Guidance")
    MOTIVATION = "motivation", N_("Motivation")
    EMOTIONAL_SUPPORT = "emotional_support", N_("Emotional support")
    ROLE_MODELLING = "role_modelling", N_("Role modelling")
    CAREER_STORY = "career_story", N_("A career story")
    CHALLENGE = "challenge", N_("Challenge")
    FEEDBACK = "feedback", N_("Feedback")
    CONTACTS = "contacts", N_("Contacts")
    RESOURCES = "resources", N_("Resources")
    SOUNDING_BOARD = "sounding_board", N_("Sounding board")
    CHAMPIONING = "championing", N_("Championing")


@record
class Session(LevelledRecord):
    """One meeting. Agenda, title and times belong to the pair; preparation stays with me."""

    table: ClassVar[str] = "session"
    noun: ClassVar[str] = N_("Session")
    day_field: ClassVar[str] = "starts_at"
    kind_field: ClassVar[str] = "status"
    ceiling: ClassVar[Level] = Level.SHARED

    relationship_id: RecordId | None = link(
        N_("Relationship"), "relationship", first=True, required=True
    )
    starts_at: dt.datetime | None = moment(N_("When"), always=Level.SHARED, first=True)
    planned_minutes: int | None = minutes(N_("Minutes planned"), always=Level.SHARED, first=True)
    actual_minutes: int | None = minutes(N_("Minutes it took"), always=Level.SHARED)
    medium: Medium | None = choice(N_("How"), Medium, first=True)
    status: SessionStatus | None = choice(
        N_("Status"), SessionStatus, default=SessionStatus.PLANNED
    )
    title: str = line(N_("Title"), always=Level.SHARED, searchable=True)
    structure: str | None = key(N_("Structure"), default=None)
    agenda_md: str = prose(N_("Agenda"), always=Level.SHARED, first=True)
    discussion_md: str = prose(N_("What we talked about"), SHAREABLE)
    insights_md: str = prose(N_("What I take from it"), SHAREABLE)
    prep_md: str = prose(N_("My preparation"))
    private_md: str = prose(N_("Private note"))
    support_kinds: tuple[SupportKind, ...] = choices(N_("What I received or gave"), SupportKind)
    trust: int | None = scale(N_("How open could I be?"), 1, 5, asked=WHERE_FILLED)
    usefulness: int | None = scale(N_("Was it worth the time?"), 1, 5, asked=WHERE_FILLED)
    listening: int | None = scale(N_("How well did I listen?"), 1, 5, asked=WHERE_FILLED)
    speaking: int | None = scale(N_("How clearly did I speak?"), 1, 5, asked=WHERE_FILLED)
    talk_share: int | None = scale(
        N_("My share of the talking, in percent"), 0, 100, asked=WHERE_FILLED
    )
    selfcheck_md: str = prose(N_("Looking at myself"))
    next_on: dt.date | None = day(N_("Next time"), SHAREABLE)

    @property
    def head_title(self) -> str:
        """The title, or the first words of the agenda, which belongs to the pair anyway."""
        return self.title if self.title.strip() else first_words(self.agenda_md)


COUNTED = (SessionStatus.HELD, SessionStatus.WRITTEN_UP)
CALLED_OFF = (SessionStatus.CANCELLED, SessionStatus.MISSED)
BEFORE = (SessionStatus.PLANNED, SessionStatus.PREPARED)
PREPARED_BY = ("prep_md", "agenda_md")
WRITTEN_BY = ("discussion_md", "insights_md")
ANYTHING = (*WRITTEN_BY, *PREPARED_BY, "private_md", "selfcheck_md")


def status_now(session: Session, now: dt.datetime) -> SessionStatus:
    """The status that follows from what was typed; a session called off stays so.

    What is written before its day prepares a session; notes of an hour that is still to come
    on the day itself write it up, since people meet early.
    """
    if session.status in CALLED_OFF:
        return SessionStatus(session.status)
    if _is_said(session, WRITTEN_BY):
        return SessionStatus.PREPARED if _is_ahead(session, now) else SessionStatus.WRITTEN_UP
    begun = session.starts_at is not None and session.starts_at <= now
    if begun and _is_said(session, ANYTHING):
        return SessionStatus.HELD
    if _is_said(session, PREPARED_BY):
        return SessionStatus.PREPARED
    return SessionStatus.PLANNED


def _is_ahead(session: Session, now: dt.datetime) -> bool:
    """Whether its day, where it takes place, is still to come."""
    starts = session.starts_at
    return starts is not None and starts.date() > now.astimezone(starts.tzinfo).date()


def _is_said(session: Session, names: Sequence[str]) -> bool:
    return any(is_answered(getattr(session, name)) for name in names)


def with_status(session: Session, now: dt.datetime) -> Session:
    """The session with the status that follows from what was typed."""
    return dataclasses.replace(session, status=status_now(session, now))


def status_problems(before: SessionStatus | None, after: Session) -> list[Problem]:
    """Why a session may not be called off: what took place did take place."""
    if after.status in CALLED_OFF and before in COUNTED:
        return [Problem("status", N_("A session that was held cannot be called off."))]
    return []


def minutes_counted(session: Session) -> int:
    """Minutes of a held session: the actual ones, or the planned ones when none were noted."""
    if session.status not in COUNTED:
        return 0
    if session.actual_minutes is not None:
        return session.actual_minutes
    return session.planned_minutes or 0


def has_no_length(session: Session) -> bool:
    """Whether nobody noted or planned how long it takes."""
    return session.actual_minutes is None and session.planned_minutes is None
