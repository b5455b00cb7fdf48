"""Action: a thing someone has said they will do; a milestone is one of its kinds."""

import datetime as dt
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import NEVER, REVIEWABLE, choice, day, line, link, number, prose
from journal_app.domain.level import Level
from journal_app.domain.record import LevelledRecord, Problem, RecordId, record
from journal_app.i18n import N_


class ActionKind(Code):
    """A thing to do, or a dated marker on the way to a goal."""

    ACTION = "action", N_("Action")
    MILESTONE = "milestone", N_("Milestone")


class Owner(Code):
    """Whose it is to do; support never changes it."""

    ME = "me", N_("Me")
    OTHER_PERSON = "other_person", N_("The other person")
    JOINT = "joint", N_("Both of us")


class ActionStatus(Code):
    """Where an action stands."""

    OPEN = "open", N_("open")
    DONE = "done", N_("done")
    DROPPED = "dropped", N_("let go")


@record
class Action(LevelledRecord):
    """A commitment with an owner and, mostly, a day."""

    table: ClassVar[str] = "action"
    noun: ClassVar[str] = N_("Action")
    day_field: ClassVar[str] = "due_on"
    kind_field: ClassVar[str] = "status"
    ceiling: ClassVar[Level] = Level.REVIEW

    kind: ActionKind = choice(N_("Kind"), ActionKind, REVIEWABLE, default=ActionKind.ACTION)
    title: str = line(N_("What"), REVIEWABLE, first=True, required=True, searchable=True)
    detail_md: str = prose(N_("Details"), REVIEWABLE)
    if_then: str = line(N_("When X, I will Y"), REVIEWABLE, searchable=True)
    owner: Owner = choice(N_("Who"), Owner, REVIEWABLE, default=Owner.ME, first=True)
    support_person_id: RecordId | None = link(N_("Who stands by"), "person")
    due_on: dt.date | None = day(N_("By"), REVIEWABLE, first=True)
    done_on: dt.date | None = day(N_("Done on"), REVIEWABLE)
    carried_count: int | None = number(
        N_("Times moved past a session"), default=0, low=0, asked=NEVER
    )
    status: ActionStatus = choice(N_("Status"), ActionStatus, REVIEWABLE, default=ActionStatus.OPEN)
    outcome_md: str = prose(N_("What happened"), REVIEWABLE)
    goal_id: RecordId | None = link(N_("Goal"), "goal")
    session_id: RecordId | None = link(N_("Session"), "session")
    transition_id: RecordId | None = link(N_("Transition"), "transition")


MOVES: dict[ActionStatus, tuple[ActionStatus, ...]] = {
    ActionStatus.OPEN: (ActionStatus.DONE, ActionStatus.DROPPED),
    ActionStatus.DONE: (ActionStatus.OPEN,),
    ActionStatus.DROPPED: (),
}


def status_problems(before: ActionStatus, after: Action) -> list[Problem]:
    """Why an action may not take its new status."""
    if after.status != before and after.status not in MOVES[before]:
        return [Problem("status", N_("An action cannot go from where it is to there."))]
    return []


def is_carried(before: Action, after: Action, session_on: dt.date | None) -> bool:
    """Whether the due date was moved past the session that comes next."""
    if session_on is None or before.due_on is None or after.due_on is None:
        return False
    return before.due_on <= session_on < after.due_on
