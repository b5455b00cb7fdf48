"""Appointments as a file that any calendar reads (RFC 5545).

It holds times and fixed words alone. Every UID is random; DTSTAMP, which the RFC requires of each
event (3.6.1), is the day alone, at midnight. Times are in UTC: no zone, and so no place, is named.
"""

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from journal_app.i18n import N_, _

if TYPE_CHECKING:
    from icalendar import Alarm, Event

ENDINGS = (".ics",)
PRODUCT = "-//Calendar//EN"
APPOINTMENT, PREPARATION = N_("Appointment"), N_("Preparation")


@dataclasses.dataclass(frozen=True, slots=True)
class Appointment:
    """One event: its neutral title, its instants in UTC, and how long before one is told.

    What *blocks* is shown as busy.
    """

    title: str
    starts: dt.datetime
    ends: dt.datetime
    told_before: dt.timedelta
    blocks: bool


def to_ics(appointments: Iterable[Appointment], today: dt.date) -> bytes:
    """The bytes of the file."""
    from icalendar import Calendar  # noqa: PLC0415 - 57 ms, and only when used

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    stamp = dt.datetime.combine(today, dt.time(0), dt.UTC)
    for one in appointments:
        calendar.add_component(_event(one, stamp))
    return bytes(calendar.to_ical())


def _event(one: Appointment, stamp: dt.datetime) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", str(uuid.uuid4()))
    event.add("dtstamp", stamp)
    event.add("dtstart", one.starts)
    event.add("dtend", one.ends)
    event.add("summary", _(one.title))
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE" if one.blocks else "TRANSPARENT")
    event.add_component(_alarm(one))
    return event


def _alarm(one: Appointment) -> "Alarm":
    from icalendar import Alarm  # noqa: PLC0415 - as above

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _(one.title))
    alarm.add("trigger", -one.told_before)
    return alarm
