"""A session for the calendar: the right times, two neutral words, and nothing of the journal."""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest

from journal_app.domain.person import Person
from journal_app.domain.relationship import Cadence, Relationship
from journal_app.domain.session import Session, SessionStatus
from journal_app.errors import Exists, Refused
from journal_app.services import appointments
from journal_app.services.appointments import Wanted

LONDON = ZoneInfo("Europe/London")
TEN = dt.datetime(2025, 11, 19, 10, 0, tzinfo=LONDON)


def in_london(wall: dt.datetime) -> dt.datetime:
    return wall.replace(tzinfo=LONDON)


def fixed(when: dt.datetime) -> dt.datetime:
    """As the journal keeps it: with an offset and no zone."""
    return when.replace(tzinfo=dt.timezone(when.utcoffset() or dt.timedelta()))


def planned(journal, begins: dt.datetime = TEN, **pair) -> Session:
    who = Person(name="Ana Abel")
    met = Relationship(person_id=who.id, **pair)
    session = Session(relationship_id=met.id, starts_at=fixed(begins), planned_minutes=45)
    journal.change([who, met, session])
    return session


def days(journal, session: Session) -> list[dt.date]:
    return [when.date() for when in appointments.starts(journal, session, in_london)]


def test_a_session_is_an_appointment_and_a_preparation_two_days_before(journal) -> None:
    session = planned(journal)

    made = appointments.appointments(journal, session, Wanted(), in_london)

    assert [(one.title, one.starts, one.ends - one.starts) for one in made] == [
        ("Preparation", TEN - dt.timedelta(days=2), dt.timedelta(minutes=30)),
        ("Appointment", TEN, dt.timedelta(minutes=45)),
    ]


def test_without_the_reminder_there_is_only_the_appointment(journal) -> None:
    session = planned(journal)

    made = appointments.appointments(journal, session, Wanted(reminder=False), in_london)

    assert [one.title for one in made] == ["Appointment"]


def test_a_day_to_prepare_that_has_passed_is_not_put_in(journal, clock) -> None:
    session = planned(journal, fixed(clock.time + dt.timedelta(days=1)))

    made = appointments.appointments(journal, session, Wanted(), in_london)

    assert [one.title for one in made] == ["Appointment"]


@pytest.mark.parametrize(
    ("cadence", "begins", "expected"),
    [
        (Cadence.WEEKLY, (2025, 11, 19), [(2025, 11, 26), (2025, 12, 3)]),
        (Cadence.FORTNIGHTLY, (2025, 11, 19), [(2025, 12, 3), (2025, 12, 17)]),
        (Cadence.SIX_WEEKLY, (2025, 11, 19), [(2025, 12, 31), (2026, 2, 11)]),
        (Cadence.MONTHLY, (2025, 11, 19), [(2025, 12, 17), (2026, 1, 21)]),
        (Cadence.MONTHLY, (2025, 10, 31), [(2025, 11, 28), (2025, 12, 26)]),  # the fifth Friday
        (Cadence.QUARTERLY, (2025, 11, 19), [(2026, 2, 18), (2026, 5, 20)]),
    ],
)
def test_the_rhythm_goes_on_as_the_two_meet(journal, cadence, begins, expected) -> None:
    session = planned(journal, dt.datetime(*begins, 10, tzinfo=LONDON), cadence=cadence)

    found = days(journal, session)

    assert found[1:3] == [dt.date(*each) for each in expected]


@pytest.mark.parametrize("cadence", [None, Cadence.AD_HOC])
def test_where_no_rhythm_was_said_there_is_one(journal, cadence) -> None:
    session = planned(journal, cadence=cadence)

    assert days(journal, session) == [dt.date(2025, 11, 19)]


def test_the_rhythm_ends_where_it_was_planned_to_end(journal) -> None:
    session = planned(journal, cadence=Cadence.WEEKLY, end_on=dt.date(2025, 12, 3))

    assert days(journal, session)[-1] == dt.date(2025, 12, 3)


def test_the_rhythm_ends_with_the_last_session_that_was_planned(journal) -> None:
    session = planned(journal, cadence=Cadence.WEEKLY, planned_sessions=4)
    held = Session(
        relationship_id=session.relationship_id,
        starts_at=fixed(TEN - dt.timedelta(days=7)),
        status=SessionStatus.HELD,
    )
    missed = dataclasses.replace(held, id="missed", status=SessionStatus.MISSED)
    journal.change([held, missed])

    assert len(days(journal, session)) == 3


def test_without_an_end_it_goes_on_for_a_year(journal) -> None:
    session = planned(journal, cadence=Cadence.MONTHLY)

    assert days(journal, session)[-1] == dt.date(2026, 11, 18)


def test_a_wall_clock_time_stays_when_the_clocks_change(journal) -> None:
    session = planned(journal, dt.datetime(2026, 3, 25, 10, tzinfo=LONDON), cadence=Cadence.WEEKLY)

    made = appointments.appointments(journal, session, Wanted(whole_cadence=True), in_london)

    meetings = [one.starts.time() for one in made if one.title == "Appointment"]
    assert meetings[:2] == [dt.time(10), dt.time(9)]  # in UTC, before and after the change
    assert all(one.starts.utcoffset() == dt.timedelta() for one in made)


def test_a_time_of_another_place_keeps_its_offset(journal) -> None:
    tokyo = dt.timezone(dt.timedelta(hours=9))
    session = planned(journal, dt.datetime(2026, 3, 25, 10, tzinfo=tokyo), cadence=Cadence.WEEKLY)

    made = appointments.appointments(journal, session, Wanted(whole_cadence=True), in_london)

    assert {one.starts.time() for one in made} == {dt.time(1)}


def test_a_day_no_calendar_holds_is_refused_in_words(journal) -> None:
    late = dt.datetime(9999, 12, 31, 23, 30, tzinfo=dt.timezone(-dt.timedelta(hours=10)))
    session = planned(journal, late)

    with pytest.raises(Refused):
        appointments.appointments(journal, session, Wanted())


@pytest.mark.parametrize(
    ("change", "is_so"),
    [
        ({}, True),
        ({"starts_at": None}, False),
        ({"starts_at": dt.datetime(2025, 1, 1, tzinfo=dt.UTC)}, False),
        ({"status": SessionStatus.CANCELLED}, False),
    ],
)
def test_only_what_is_to_come_goes_into_a_calendar(journal, change, is_so) -> None:
    session = dataclasses.replace(planned(journal), **change)

    assert appointments.is_ahead(session, journal.now) is is_so


def test_the_file_is_read_back_and_never_written_over_another(journal, tmp_path) -> None:
    session, path = planned(journal, cadence=Cadence.FORTNIGHTLY), tmp_path / "Appointments.ics"

    count = appointments.write(journal, session, Wanted(whole_cadence=True), path)

    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(events) == count == 2 * 27
    assert all(len(event.walk("VALARM")) == 1 for event in events)
    with pytest.raises(Exists):
        appointments.write(journal, session, Wanted(), path)
