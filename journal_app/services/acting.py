"""What was said will be done: made, done, moved, let go; each as one step of its own."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import TypedDict, Unpack

from journal_app.domain.action import Action, ActionStatus, Owner, is_carried, status_problems
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal
from journal_app.domain.head import Head
from journal_app.domain.level import Level
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import first_name
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import MyRole, Relationship
from journal_app.domain.session import Session
from journal_app.errors import Refused
from journal_app.i18n import WEEKDAYS, _, short_day
from journal_app.services.journal import Journal
from journal_app.store import acting, briefing
from journal_app.store.acting import Line

MOST = 200  # actions of one session or one pair that a page shows
WEEK = 7
ON_THEM = (MyRole.MENTOR, MyRole.COACH)  # who helps does not take the action over


class Given(TypedDict, total=False):
    """What may be said of an action when it is made."""

    relationship_id: RecordId | None
    goal_id: RecordId | None
    owner: Owner | None
    due_on: dt.date | None


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class ActionFacts:
    """What a row says of an action; *person* is the first name of the other one, if any."""

    id: RecordId
    title: str
    owner: Owner
    who: str
    due: str
    since: str
    supporter: str
    goal: str
    level: Level
    person: str
    status: ActionStatus
    due_on: dt.date | None
    next_session_on: dt.date | None

    @property
    def is_done(self) -> bool:
        """Whether it is done."""
        return self.status == ActionStatus.DONE

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status == ActionStatus.OPEN

    @property
    def second(self) -> str:
        """The line beneath the title."""
        by = _("{person} stands by").format(person=self.supporter) if self.supporter else ""
        return " · ".join(filter(None, (self.who, self.due, self.since, self.goal, by)))


def make(
    journal: Journal,
    title: str,
    *,
    session: Session | None = None,
    from_private: bool = False,
    **given: Unpack[Given],
) -> Action:
    """A new action.

    With only a relationship named it belongs to the session the two had last, and it serves the
    goal its session is for, where there is one. From a private or a preparation field it is mine
    and for me alone.

    Raises:
        Refused: nothing is said of what is to be done.
    """
    words = " ".join(title.split())
    if not words:
        raise Refused(_("Say what is to be done."))
    goal_id = given.get("goal_id") or _only_goal(journal, session)
    goal = journal[Goal].get(goal_id or "")
    near = [each.relationship_id for each in (session, goal) if each is not None]
    pair = given.get("relationship_id") or next(filter(None, near), None)
    session_id = session.id if session is not None else None
    if pair is not None and not any(near):
        session_id = acting.newest_session(journal.store.db, pair)
    made = Action(
        title=words,
        owner=Owner.ME if from_private else given.get("owner") or usual_owner(journal, pair),
        due_on=given.get("due_on"),
        goal_id=goal_id,
        session_id=session_id,
        level=Level.PRIVATE if from_private else usual_level(journal, pair),
    )
    journal.change([made])
    return _kept(journal, made.id)


def usual_owner(journal: Journal, relationship_id: RecordId | None) -> Owner:
    """Whose a new action is: mine, but the other's where I am the mentor or the coach."""
    pair = journal[Relationship].get(relationship_id or "")
    return Owner.OTHER_PERSON if pair is not None and pair.my_role in ON_THEM else Owner.ME


def usual_level(journal: Journal, relationship_id: RecordId | None) -> Level:
    """Who sees a new action or agreement of a pair: both, once both were chosen for one of it."""
    if relationship_id and acting.is_shared_once(journal.store.db, relationship_id):
        return Level.SHARED
    return Level.PRIVATE


def finish(journal: Journal, action_id: RecordId, day: dt.date) -> Action:
    """The action is done since that day."""
    action = _kept(journal, action_id)
    if action.status == ActionStatus.DONE:
        return action
    return _turned(journal, action, ActionStatus.DONE, day)


def let_go(journal: Journal, action_id: RecordId) -> Action:
    """The action is let go; what it said stays."""
    return _turned(journal, _kept(journal, action_id), ActionStatus.DROPPED, None)


def reopen(journal: Journal, action_id: RecordId) -> Action:
    """A done action is open again; what came of it stays."""
    return _turned(journal, _kept(journal, action_id), ActionStatus.OPEN, None)


def move(journal: Journal, action_id: RecordId, to: dt.date) -> Action:
    """The action is due on another day; past the next session it is carried on the list."""
    action = _kept(journal, action_id)
    moved = dataclasses.replace(action, due_on=to)
    found = acting.lines(journal.store.db, [action_id], _today(journal).isoformat())
    session_on = _day(found[0].next_session) if found else None
    if is_carried(action, moved, session_on):
        moved = dataclasses.replace(moved, carried_count=(action.carried_count or 0) + 1)
    journal.change([moved])
    return _kept(journal, action_id)


def facts(journal: Journal, wanted: Sequence[Head | RecordId], today: dt.date) -> list[ActionFacts]:
    """What rows say of these actions, in their order; one query however many they are."""
    ids = [each.id if isinstance(each, Head) else each for each in wanted]
    found = acting.lines(journal.store.db, ids, today.isoformat()) if ids else []
    return [_facts(line, today) for line in found]


def due(journal: Journal, last: dt.date, today: dt.date, limit: int) -> list[ActionFacts]:
    """The open actions that are due by a day, the oldest first, whoever they fall to."""
    found = acting.due(journal.store.db, last.isoformat(), today.isoformat(), limit)
    return [_facts(line, today) for line in found]


def reflect(journal: Journal, action_id: RecordId, today: dt.date) -> Entry:
    """A page about an action, linked to it, as one step; what came of it begins the page."""
    action = _kept(journal, action_id)
    page = Entry(
        type=EntryType.REFLECTION,
        title=action.title.strip(),
        body_md=action.outcome_md,
        occurred_on=today,
        session_id=action.session_id,
    )
    link = Link(
        from_type=page.table,
        from_id=page.id,
        to_type=action.table,
        to_id=action.id,
        role=LinkRole.ABOUT,
    )
    journal.change([page, link])
    return journal[Entry].get(page.id) or page


def open_of(journal: Journal, relationship_id: RecordId) -> list[RecordId]:
    """What a pair still has open, what is due first at the top."""
    found = briefing.open_actions(journal.store.db, relationship_id, MOST)
    return [action_id for action_id, *_rest in found]


def of_session(journal: Journal, session_id: RecordId) -> list[RecordId]:
    """What came out of a session, whatever became of it."""
    return acting.of_session(journal.store.db, session_id, MOST)


def due_words(due_on: dt.date, today: dt.date) -> str:
    """Until when, as one says it today and without a reproach."""
    if due_on < today:
        return _("From {day}").format(day=short_day(due_on, today))
    weekday = _(WEEKDAYS[due_on.weekday()])
    away = (due_on - today).days
    if away in (0, 1):
        return _("Tomorrow") if away else _("Today")
    weeks = away + today.weekday()
    if weeks < WEEK:
        return _("This {weekday}").format(weekday=weekday)
    if weeks < 2 * WEEK:
        return _("Next {weekday}").format(weekday=weekday)
    return short_day(due_on, today)


def _only_goal(journal: Journal, session: Session | None) -> RecordId | None:
    """The one goal a session is said to be for; none where there are several."""
    if session is None:
        return None
    wanted = {"from_id": session.id, "to_type": Goal.table, "role": LinkRole.SUPPORTS}
    links = journal[Link].where(**wanted)
    return links[0].to_id if len(links) == 1 else None


def _turned(journal: Journal, action: Action, status: ActionStatus, day: dt.date | None) -> Action:
    after = dataclasses.replace(action, status=status, done_on=day)
    for problem in status_problems(action.status, after):
        raise Refused(_(problem.words))
    journal.change([after])
    return _kept(journal, action.id)


def _kept(journal: Journal, action_id: RecordId) -> Action:
    action = journal[Action].get(action_id)
    if action is None:
        raise Refused(_("This action is not there any more."))
    return action


def _facts(line: Line, today: dt.date) -> ActionFacts:
    owner = next((one for one in Owner if one == line.owner), Owner.ME)
    status = next((one for one in ActionStatus if one == line.status), ActionStatus.OPEN)
    person, due_on = first_name(line.person), _day(line.due_on)
    return ActionFacts(
        id=line.id,
        title=line.title.strip() or _("Untitled"),
        owner=owner,
        who=person if owner == Owner.OTHER_PERSON and person else _(owner.label),
        due=_when(line, status, today),
        since=_since(line, today) if line.carried and status == ActionStatus.OPEN else "",
        supporter=line.supporter.strip(),
        goal=line.goal.strip(),
        level=next((one for one in Level if one == line.level), Level.PRIVATE),
        person=person,
        status=status,
        due_on=due_on,
        next_session_on=_day(line.next_session),
    )


def _when(line: Line, status: ActionStatus, today: dt.date) -> str:
    if status == ActionStatus.DROPPED:
        return _("Let go")
    if status == ActionStatus.DONE:
        done_on = _day(line.done_on)
        words = _("Done on {day}") if done_on is not None else _("Done")
        return words.format(day=short_day(done_on or today, today))
    due_on = _day(line.due_on)
    return due_words(due_on, today) if due_on is not None else ""


def _since(line: Line, today: dt.date) -> str:
    made = dt.datetime.fromisoformat(line.created_at).astimezone().date()
    since = min(filter(None, (made, _day(line.met_on))))
    return _("on the list since {day}").format(day=short_day(since, today))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _today(journal: Journal) -> dt.date:
    return journal.now.astimezone().date()
