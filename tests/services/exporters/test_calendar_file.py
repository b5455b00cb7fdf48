"""The file for a calendar: it parses, it has alarms, and it holds times and fixed words alone."""

import dataclasses
import datetime as dt
import tempfile
from pathlib import Path

import icalendar
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.person import Person
from journal_app.domain.relationship import Cadence, Relationship
from journal_app.domain.session import Session
from journal_app.services import appointments
from journal_app.services.appointments import Wanted
from journal_app.services.exporters.calendar_file import APPOINTMENT, Appointment, to_ics

TODAY = dt.date(2025, 11, 3)
BEGINS = dt.datetime(2025, 11, 19, 10, tzinfo=dt.UTC)
ONE = Appointment(
    APPOINTMENT, BEGINS, BEGINS + dt.timedelta(hours=1), dt.timedelta(minutes=15), blocks=True
)
WORDS = {
    "Appointment", "Preparation", "2.0", "-//Calendar//EN", "PRIVATE", "OPAQUE", "TRANSPARENT",
    "DISPLAY",
}  # fmt: skip
NAMES = {
    "BEGIN", "END", "PRODID", "VERSION", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS",
    "TRANSP", "ACTION", "DESCRIPTION", "TRIGGER",
}  # fmt: skip
MACHINE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "TRIGGER", "BEGIN", "END"}
TEXT = st.text(min_size=1, max_size=40)


def lines_of(data: bytes) -> list[tuple[str, str]]:
    """Every name with its value, long lines joined."""
    whole = data.decode().replace("\r\n ", "")
    return [
        (line.partition(":")[0], line.partition(":")[2]) for line in whole.split("\r\n") if line
    ]


def test_any_calendar_reads_it_and_tells_in_time() -> None:
    calendar = icalendar.Calendar.from_ical(to_ics([ONE], TODAY))

    [event] = calendar.walk("VEVENT")
    [alarm] = event.walk("VALARM")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (ONE.starts, ONE.ends)
    assert alarm.decoded("trigger") == -dt.timedelta(minutes=15)
    assert calendar.get("version") == "2.0"


def test_each_event_has_a_random_uid() -> None:
    uids = [value for name, value in lines_of(to_ics([ONE] * 20, TODAY)) if name == "UID"]

    assert len(set(uids)) == 20
    assert to_ics([ONE], TODAY) != to_ics([ONE], TODAY)


def test_the_stamp_the_standard_requires_says_the_day_alone() -> None:
    stamps = {value for name, value in lines_of(to_ics([ONE], TODAY)) if name == "DTSTAMP"}

    assert stamps == {"20251103T000000Z"}


@given(title=TEXT, agenda=TEXT, name=TEXT, purpose=TEXT)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_word_of_the_journal_stands_in_it(journal, title, agenda, name, purpose) -> None:
    who = Person(name=name, alias=title)
    pair = Relationship(person_id=who.id, purpose_md=purpose, cadence=Cadence.MONTHLY)
    session = Session(
        relationship_id=pair.id, starts_at=BEGINS, title=title, agenda_md=agenda, prep_md=purpose
    )
    journal.change([who, pair, session])

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Appointments.ics"
        appointments.write(journal, session, Wanted(whole_cadence=True), path)
        found = lines_of(path.read_bytes())

    assert {name for name, _value in found} <= NAMES
    assert {value for name, value in found if name not in MACHINE} <= WORDS
    ids = (session.id, pair.id, who.id)
    assert not [value for _name, value in found if any(each in value for each in ids)]


def test_an_appointment_says_nothing_but_times_and_a_title() -> None:
    names = [field.name for field in dataclasses.fields(Appointment)]

    assert names == ["title", "starts", "ends", "told_before", "blocks"]
