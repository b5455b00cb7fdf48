"""What matters today: the next session, what was promised, what one works on, a look back."""

import dataclasses
import datetime as dt

from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.head import Head
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import BEFORE, Session
from journal_app.i18n import _
from journal_app.services.journal import Journal
from journal_app.store import queries
from journal_app.store.schema import SECONDS_PER_DAY

AHEAD_DAYS = 7
MOST_ACTIONS, MOST_GOALS = 6, 3
LOOK_BACK_DAYS = 91  # a quarter; a year later one is hardly the same person
AROUND_DAYS = 10


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Next:
    """The session that comes next, and with whom."""

    session: Session
    person: str


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Today:
    """All of it, read by a handful of queries over heads."""

    session: Next | None
    actions: list[Head]
    goals: list[Head]
    back: Head | None


def today(journal: Journal, now: dt.datetime) -> Today:
    """What there is on the local day of *now*."""
    day = now.astimezone().date()
    return Today(
        session=next_session(journal, now),
        actions=due(journal, day),
        goals=journal.heads(Goal, status=GoalStatus.ACTIVE, limit=MOST_GOALS),
        back=look_back(journal, day),
    )


def next_session(journal: Journal, now: dt.datetime) -> Next | None:
    """The first session that has not begun and was not called off."""
    utc = now.astimezone(dt.UTC)
    since = utc.toordinal() * SECONDS_PER_DAY + utc.hour * 3600 + utc.minute * 60 + utc.second
    found: list[Head] = []
    for status in BEFORE:
        found += journal[Session].earliest(since=since, limit=1, status=status)
    if not found:
        return None
    session = journal[Session].get(min(found, key=lambda head: head.order).id)
    return None if session is None or session.starts_at is None else _with_person(journal, session)


def due(journal: Journal, day: dt.date) -> list[Head]:
    """Open actions whose day has come or comes within a week, the oldest first."""
    last = day + dt.timedelta(days=min(AHEAD_DAYS, (dt.date.max - day).days))
    ids = queries.due(journal.store.db, last, MOST_ACTIONS)
    heads = journal[Action].heads_of(ids)
    return [heads[action_id] for action_id in ids]


def look_back(journal: Journal, day: dt.date) -> Head | None:
    """An entry of about a quarter of a year ago, the one nearest to the day."""
    if day.toordinal() <= LOOK_BACK_DAYS + AROUND_DAYS:
        return None
    then = day - dt.timedelta(days=LOOK_BACK_DAYS)
    since = (then.toordinal() - AROUND_DAYS) * SECONDS_PER_DAY
    heads = journal[Entry].earliest(since=since, limit=2 * AROUND_DAYS)
    near = [head for head in heads if head.day is not None and _away(head, then) <= AROUND_DAYS]
    return min(near, key=lambda head: _away(head, then), default=None)


def sentence(found: Today, day: dt.date) -> str:
    """One line under the date."""
    is_due = any(head.day is not None and head.day <= day for head in found.actions)
    first = _("Something you promised is due.") if is_due else _("Nothing is due today.")
    if found.session is None or found.session.session.starts_at is None:
        return first
    away = (found.session.session.starts_at.date() - day).days
    if away <= 0:
        return f"{first} {_('The next session is today.')}"
    if away == 1:
        return f"{first} {_('The next session is tomorrow.')}"
    return f"{first} {_('The next session is in {count} days.').format(count=away)}"


def _away(head: Head, day: dt.date) -> int:
    return abs((head.day - day).days) if head.day is not None else AROUND_DAYS + 1


def _with_person(journal: Journal, session: Session) -> Next:
    pair = session.relationship_id and journal[Relationship].get(session.relationship_id)
    person = journal[Person].get(pair.person_id) if pair and pair.person_id else None
    return Next(session, person.name if person is not None else "")
