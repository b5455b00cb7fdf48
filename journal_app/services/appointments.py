"""A session for the calendar: its time, a day to prepare, and the ones that follow.

Source: experience.md, section 4. What leaves is times and two fixed words; a day repeats by wall
clock in the zone of the day (domain guide 3.1).
"""

import calendar
import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from journal_app.domain.relationship import Cadence, Relationship
from journal_app.domain.session import CALLED_OFF, Session
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services.exporters.calendar_file import (
    APPOINTMENT,
    PREPARATION,
    Appointment,
    to_ics,
)
from journal_app.services.exporters.new_file import write_new
from journal_app.services.journal import Journal
from journal_app.services.spoken_days import local

USUAL_MINUTES = 60
LONGEST_MINUTES = 24 * 60  # a planned length beyond a day is a slip of the finger
PREPARING_MINUTES = 30
PREPARE_DAYS = 2
TOLD_BEFORE = dt.timedelta(minutes=15)
TOLD_AT_ONCE = dt.timedelta(0)
AHEAD_DAYS = 366  # where nobody said how long they meet
MOST = 60  # more than a year of weeks; a calendar is cleared by hand
DAYS = {Cadence.WEEKLY: 7, Cadence.FORTNIGHTLY: 14, Cadence.SIX_WEEKLY: 42}
MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3}
WEEK, YEAR_MONTHS = 7, 12
Zone = Callable[[dt.datetime], dt.datetime]  # a wall clock time of a place, as an instant


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """What is to stand in the calendar."""

    whole_cadence: bool = False
    reminder: bool = True


def is_ahead(session: Session, now: dt.datetime) -> bool:
    """Whether the session is to come and was not called off."""
    begins = session.starts_at
    return begins is not None and begins > now and session.status not in CALLED_OFF


def starts(journal: Journal, session: Session, zone: Zone = local) -> list[dt.datetime]:
    """When this session and those that follow in its rhythm begin, as wall clock times.

    Meetings each month, or each quarter, stay on the same weekday of their month. They go on
    until the planned end, or until as many as were planned, or for a year.
    """
    begins = session.starts_at
    if begins is None:
        return []
    pair = journal[Relationship].get(session.relationship_id or "")
    if pair is None or pair.cadence not in (*DAYS, *MONTHS):
        return [begins]
    most = _most(journal, pair, session)
    last = pair.end_on or _after(begins.date(), AHEAD_DAYS)
    if pair.end_on is None and pair.planned_sessions:
        last = dt.date.max
    found = [begins]
    for day in _days(begins.date(), Cadence(pair.cadence)):
        if day > last or len(found) >= most:
            break
        found.append(_at(day, begins, zone))
    return found


def appointments(
    journal: Journal, session: Session, wanted: Wanted, zone: Zone = local
) -> list[Appointment]:
    """What the file holds: each meeting, and a day to prepare where that is still to come.

    Raises:
        Refused: a day lies beyond what a calendar can hold.
    """
    begins = starts(journal, session, zone)
    length = dt.timedelta(minutes=min(session.planned_minutes or USUAL_MINUTES, LONGEST_MINUTES))
    preparing = dt.timedelta(minutes=PREPARING_MINUTES)
    made: list[Appointment] = []
    try:
        for when in begins if wanted.whole_cadence else begins[:1]:
            before = _at(when.date() - dt.timedelta(days=PREPARE_DAYS), when, zone)
            if wanted.reminder and before > journal.now:
                made.append(_one(PREPARATION, before, preparing, TOLD_AT_ONCE))
            made.append(_one(APPOINTMENT, when, length, TOLD_BEFORE))
    except OverflowError as error:
        raise Refused(_("That day lies beyond what a calendar can hold.")) from error
    return made


def write(journal: Journal, session: Session, wanted: Wanted, path: Path) -> int:
    """Write the file; answers how many events stand in it.

    Raises:
        Refused: it could not be written; nothing is left behind.
    """
    made = appointments(journal, session, wanted)
    write_new(path, [to_ics(made, journal.now.astimezone().date())])
    return len(made)


def _one(title: str, when: dt.datetime, length: dt.timedelta, told: dt.timedelta) -> Appointment:
    utc = when.astimezone(dt.UTC)
    return Appointment(title, utc, utc + length, told, blocks=title == APPOINTMENT)


def _most(journal: Journal, pair: Relationship, session: Session) -> int:
    """How many are still to come, this one included, as far as that was planned."""
    if not pair.planned_sessions:
        return MOST
    before = [
        one
        for one in journal.heads(Session, relationship_id=pair.id, limit=pair.planned_sessions + 1)
        if one.id != session.id and one.kind not in CALLED_OFF and _is_before(one.day, session)
    ]
    return max(1, min(MOST, pair.planned_sessions - len(before)))


def _is_before(day: dt.date | None, session: Session) -> bool:
    begins = session.head_day
    return day is not None and begins is not None and day < begins


def _days(first: dt.date, cadence: Cadence) -> Iterator[dt.date]:
    """The days that follow, as far as there are days."""
    try:
        for number in range(1, MOST):
            if cadence in DAYS:
                yield first + dt.timedelta(days=DAYS[cadence] * number)
            else:
                yield _months_on(first, MONTHS[cadence] * number)
    except (OverflowError, ValueError):
        return


def _months_on(day: dt.date, months: int) -> dt.date:
    """The same weekday of a later month: the second Tuesday, or the last where there is no fifth.

    Raises:
        ValueError: there is no such year.
    """
    years, month = divmod(day.month - 1 + months, YEAR_MONTHS)
    first = dt.date(day.year + years, month + 1, 1)
    to_weekday = (day.weekday() - first.weekday()) % WEEK
    number = 1 + to_weekday + WEEK * ((day.day - 1) // WEEK)
    longest = calendar.monthrange(first.year, first.month)[1]
    return first.replace(day=number if number <= longest else number - WEEK)


def _at(day: dt.date, like: dt.datetime, zone: Zone) -> dt.datetime:
    """The same time of day on another day, in the zone of that day.

    A time that was entered with the offset of another place keeps that offset.
    """
    clock = like.replace(tzinfo=None)
    wall = dt.datetime.combine(day, clock.time())
    if zone(clock).utcoffset() == like.utcoffset():
        return zone(wall)
    return wall.replace(tzinfo=like.tzinfo)


def _after(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=min(days, (dt.date.max - day).days))
