"""Transition: an inner and outer move from one way of working to another."""

import datetime as dt
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import REVIEWABLE, choice, day, line, link, prose
from journal_app.domain.level import Level
from journal_app.domain.record import LevelledRecord, Problem, RecordId, record
from journal_app.i18n import N_


class TransitionKind(Code):
    """What changes."""

    ROLE = "role", N_("Role")
    WORK = "work", N_("Way of working")
    KNOWLEDGE = "knowledge", N_("Body of knowledge")
    THINKING = "thinking", N_("Way of thinking")
    ORGANISATION = "organisation", N_("Organisation")
    LEAVING_OR_RETURNING = "leaving_or_returning", N_("Leaving or returning")


class TransitionScope(Code):
    """Who goes through it."""

    SELF = "self", N_("Me")
    TEAM = "team", N_("A team")


class NamedSuccessor(Code):
    """Whether I am named for the role."""

    NO = "no", N_("No")
    INFORMALLY = "informally", N_("Informally")
    FORMALLY = "formally", N_("Formally")
    UNKNOWN = "unknown", N_("I do not know")


class Readiness(Code):
    """The usual bands; the order is the scale of the reading 'readiness'."""

    EXPLORING = "exploring", N_("Exploring")
    THREE_TO_FIVE_YEARS = "three_to_five_years", N_("In three to five years")
    ONE_TO_TWO_YEARS = "one_to_two_years", N_("In one to two years")
    READY_NOW = "ready_now", N_("Now")


class Stage(Code):
    """Where in the transition I am; the middle three follow Bridges."""

    CONSIDERING = "considering", N_("Considering")
    PREPARING = "preparing", N_("Preparing")
    LETTING_GO = "letting_go", N_("Letting go")
    IN_BETWEEN = "in_between", N_("In between")
    NEW_BEGINNING = "new_beginning", N_("New beginning")
    SETTLED = "settled", N_("Settled")
    NOT_NOW = "not_now", N_("Not now")


@record
class Transition(LevelledRecord):
    """A move from one role, way of working, knowledge or thinking to another."""

    table: ClassVar[str] = "transition"
    noun: ClassVar[str] = N_("Transition")
    day_field: ClassVar[str] = "target_on"
    kind_field: ClassVar[str] = "stage"
    ceiling: ClassVar[Level] = Level.REVIEW

    title: str = line(N_("Title"), REVIEWABLE, first=True, required=True, searchable=True)
    kind: TransitionKind | None = choice(N_("Kind"), TransitionKind, REVIEWABLE)
    scope: TransitionScope | None = choice(N_("Who goes through it"), TransitionScope, REVIEWABLE)
    from_md: str = prose(N_("From"), REVIEWABLE, first=True)
    to_md: str = prose(N_("To"), REVIEWABLE, first=True)
    target_role: str = line(N_("Role I aim at"), REVIEWABLE, searchable=True)
    incumbent_id: RecordId | None = link(N_("Present holder"), "person")
    named_successor: NamedSuccessor | None = choice(
        N_("Do they know I am interested?"), NamedSuccessor, REVIEWABLE
    )
    criteria_md: str = prose(N_("What the role asks"), REVIEWABLE)
    readiness: Readiness | None = choice(N_("How ready I feel"), Readiness, REVIEWABLE)
    stage: Stage | None = choice(N_("Stage"), Stage, REVIEWABLE, default=Stage.CONSIDERING)
    target_on: dt.date | None = day(N_("By"), REVIEWABLE)


def stage_problems(before: Stage | None, after: Transition) -> list[Problem]:
    """Why a transition may not enter its stage: forward one at a time, back and out freely."""
    if after.stage is None or before is None or after.stage == before:
        return []
    if Stage.NOT_NOW in (after.stage, before):
        return []
    order = list(Stage)
    if order.index(after.stage) - order.index(before) > 1:
        return [Problem("stage", N_("A transition moves one stage at a time."))]
    return []
