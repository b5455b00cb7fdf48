"""Put it in my calendar…: for a session that is still to come, in two choices and a place."""

import datetime as dt

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from journal_app.domain.goal import Goal
from journal_app.domain.person import Person
from journal_app.domain.relationship import Cadence, Relationship
from journal_app.domain.session import Session
from journal_app.ui.calendar_sheet import CalendarSheet

COMMAND = "session.calendar"


@pytest.fixture
def session(open_journal, clock):
    who = Person(name="Ana Abel")
    pair = Relationship(person_id=who.id, cadence=Cadence.MONTHLY, planned_sessions=3)
    begins = (clock.time + dt.timedelta(days=10)).astimezone()
    made = Session(relationship_id=pair.id, starts_at=begins, title="A secret title")
    open_journal.journal.change([who, pair, made])
    assert open_journal.frame.open_record("session", made.id)
    return made


def go(dialog) -> None:
    dialog.findChild(QPushButton, "go").click()


def events(path) -> list:
    return icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_this_session_and_a_time_to_prepare_are_written(
    open_journal, session, answers, tmp_path
) -> None:
    path = tmp_path / "Appointments.ics"
    answers.drives, answers.places = [go], [path]

    open_journal.frame.doing.run(COMMAND)

    assert [str(event["summary"]) for event in events(path)] == ["Preparation", "Appointment"]
    assert b"secret" not in path.read_bytes()


def test_the_whole_rhythm_without_reminders_is_chosen_by_keys(
    open_journal, session, answers, tmp_path, qtbot
) -> None:
    path = tmp_path / "Appointments.ics"

    def choose(dialog) -> None:
        _first, second = dialog.which.group.buttons()
        qtbot.keyClick(second, Qt.Key.Key_Space)
        qtbot.keyClick(dialog.reminder, Qt.Key.Key_Space)
        assert dialog.says.text().startswith("3 appointments, the last on ")
        go(dialog)

    answers.drives, answers.places = [choose], [path]
    open_journal.frame.doing.run(COMMAND)

    assert [str(event["summary"]) for event in events(path)] == ["Appointment"] * 3


def test_the_sheet_says_that_the_file_is_open_to_all(open_journal, session, answers) -> None:
    said: list[str] = []
    answers.drives = [
        lambda dialog: said.extend(
            one.text() for one in dialog.findChildren(type(dialog.says)) if one.text()
        )
    ]

    open_journal.frame.doing.run(COMMAND)

    assert "This file is not encrypted" in said
    assert not [words for words in said if "secret" in words or "Ana" in words]


@pytest.mark.parametrize("places", [[], [None]])
def test_leaving_it_at_either_step_writes_nothing(
    open_journal, session, answers, tmp_path, places
) -> None:
    answers.drives, answers.places = [go] * len(places), list(places)

    open_journal.frame.doing.run(COMMAND)

    assert list(tmp_path.glob("*.ics")) == []


def test_a_file_that_is_there_is_kept_and_that_is_said(
    open_journal, session, answers, tmp_path, qtbot
) -> None:
    path = tmp_path / "Appointments.ics"
    path.write_text("mine")
    answers.drives, answers.places = [go], [path]

    with qtbot.waitSignal(open_journal.frame._desk.voice.told) as told:
        open_journal.frame.doing.run(COMMAND)

    assert path.read_text() == "mine"
    assert "there already" in told.args[0]


def test_it_is_offered_only_where_a_session_to_come_is_open(open_journal, session) -> None:
    frame, journal = open_journal.frame, open_journal.journal
    there = frame.doing.is_possible(COMMAND)

    goal = Goal(title="Speak up")
    past = Session(
        relationship_id=session.relationship_id, starts_at=dt.datetime(2024, 1, 1).astimezone()
    )
    journal.change([goal, past])
    frame.open_record("session", past.id)
    in_the_past = frame.doing.is_possible(COMMAND)
    frame.open_record("goal", goal.id)

    assert (there, in_the_past, frame.doing.is_possible(COMMAND)) == (True, False, False)


def test_enter_writes_the_file_at_once(theme, qtbot) -> None:
    sheet = CalendarSheet(theme, lambda _wanted: "One appointment.", has_rhythm=True)
    qtbot.addWidget(sheet)
    sheet.show()

    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
