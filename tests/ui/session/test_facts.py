"""The facts of a session: what is not understood is said in words, and what to type instead."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from journal_app.domain.session import Session
from journal_app.services.journal import Journal
from journal_app.services.sessions import Pair
from journal_app.ui.form.around import Around
from journal_app.ui.session.session_head import SessionHead

STARTS = dt.datetime(2025, 11, 5, 10, tzinfo=dt.UTC)


@pytest.fixture
def head(theme, journal: Journal, qtbot) -> SessionHead:
    made = SessionHead(Around(theme, lambda: dt.date(2025, 11, 3), journal))
    qtbot.addWidget(made)
    made.facts.editors["starts_at"].load(STARTS)
    made.show_session(Session(starts_at=STARTS), Pair(), read_only=False)
    made.resize(800, 200)
    made.show()
    made.activateWindow()
    return made


def say(head: SessionHead, qtbot, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    head.facts.ask("when")
    when = head.facts.editors["starts_at"].moment
    when.selectAll()
    qtbot.keyClicks(when, words)
    qtbot.keyClick(when, key)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Friday", "Say the time too, like 10:00."),
        ("Friday 25:00", "A day goes from 00:00 to 23:59."),
        ("soon", "This is no day yet. Try 14 March, Friday or in 3 weeks."),
    ],
)
def test_a_time_that_is_not_understood_says_why_and_what_to_type(head, qtbot, typed, why) -> None:
    say(head, qtbot, typed)

    trouble = head.facts.trouble
    assert trouble.isVisible()
    assert trouble.words.text() == f"{why} Type a day and a time: Wednesday 10:00."
    assert head.facts.facts["when"].is_open
    assert head.facts.editors["starts_at"].moment.accessibleDescription() == why


def test_once_it_is_understood_nothing_is_said_any_more(head, qtbot) -> None:
    say(head, qtbot, "soon")

    say(head, qtbot, "Friday 10:00")

    assert head.facts.trouble.isHidden()
    assert not head.facts.facts["when"].is_open


def test_escape_leaves_the_time_as_it_was(head, qtbot) -> None:
    say(head, qtbot, "soon")

    qtbot.keyClick(head.facts.editors["starts_at"].moment, Qt.Key.Key_Escape)

    assert head.facts.trouble.isHidden()
    assert head.facts.editors["starts_at"].value == STARTS
    assert not head.facts.facts["when"].is_open


def test_of_minutes_their_bounds_are_said(head, qtbot) -> None:
    head.facts.ask("minutes")
    field = head.facts.editors["planned_minutes"].line
    qtbot.keyClicks(field, "many")

    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert head.facts.trouble.words.text()
    assert head.facts.trouble.isVisible()


def test_a_length_in_hours_is_kept_in_minutes(head, qtbot) -> None:
    head.facts.ask("minutes")
    field = head.facts.editors["planned_minutes"].line
    field.selectAll()
    qtbot.keyClicks(field, "1h 30")

    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert head.facts.editors["planned_minutes"].value == 90
    assert field.text() == "90"
    assert head.facts.trouble.isHidden()


def test_what_is_not_understood_is_announced_once(head, qtbot, monkeypatch) -> None:
    heard = []

    def hear(event) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)

    say(head, qtbot, "soon")
    say(head, qtbot, "soon")

    assert heard == [head.facts.trouble.words.text()]


def test_a_time_alone_moves_the_session_within_its_day(head, qtbot) -> None:
    say(head, qtbot, "14:30")

    moment = head.facts.editors["starts_at"].value
    assert (moment.date(), moment.time()) == (STARTS.date(), dt.time(14, 30))
    assert head.facts.trouble.isHidden()
