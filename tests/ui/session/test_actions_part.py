"""Actions of a session: out of a sentence or a line, said more of, and never lost."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from journal_app.domain.action import Action, Owner
from journal_app.domain.level import Level
from journal_app.domain.session import Session
from journal_app.errors import NoSpace
from journal_app.services import acting
from journal_app.ui.session.ground import ACTIONS
from tests.session_fixtures import at, page, pairs
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "page", "pairs", "theme"]
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_selected_sentence_becomes_an_action_of_this_session(
    page, journal, pairs, open_journal, qtbot
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    text = page.view.notes.discussion.text
    text.setFocus()
    qtbot.keyClicks(text, "We talked. Write to Ana by Friday. Then we left.")
    cursor = text.textCursor()
    cursor.setPosition(14)
    text.setTextCursor(cursor)

    qtbot.keyClick(text, Qt.Key.Key_J, CONTROL)

    (action,) = journal[Action].where()
    assert (action.title, action.due_on) == ("Write to Ana", dt.date(2025, 11, 7))
    assert (action.owner, action.level) == (Owner.ME, Level.PRIVATE)
    assert action.session_id == session.id
    assert list(page.view.notes.promised.list.rows) == [action.id]
    open_journal.frame.toast.findChild(QAbstractButton).click()
    assert journal[Action].where() == []
    assert page.view.notes.promised.list.rows == {}


def test_a_quick_line_makes_an_action_with_its_day(page, journal, pairs, qtbot) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    line = page.view.notes.findChild(QLineEdit, "quick_action")

    qtbot.keyClicks(line, "Book a room tomorrow")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    (action,) = journal[Action].where()
    assert (action.title, action.due_on) == ("Book a room", dt.date(2025, 11, 4))
    assert line.text() == ""


@pytest.fixture
def listed(page, journal, pairs):
    """The list of actions of an open session, and the one action in it."""
    session = Session(title="s", starts_at=at(3), relationship_id=pairs[0].id)
    action = Action(title="Write", session_id=session.id)
    journal.change([session, action])
    page.open_record("session", session.id)
    page.view.go_to(ACTIONS)
    return page.view.promised.list, action


def test_an_action_unfolds_and_what_is_said_there_is_kept_at_once(listed, journal, qtbot) -> None:
    shown, action = listed

    shown.rows[action.id].title.click()
    line = shown.detail.editors["if_then"].line
    qtbot.keyClicks(line, "When it is Friday")
    due = shown.detail.editors["due_on"].day
    qtbot.keyClicks(due, "Friday")
    qtbot.keyClick(due, Qt.Key.Key_Return)
    kept = journal[Action].get(action.id)
    qtbot.keyClick(line, Qt.Key.Key_Escape)

    assert (kept.if_then, kept.due_on) == ("When it is Friday", dt.date(2025, 11, 7))
    assert shown.detail is None
    assert shown.rows[action.id].facts.due_on == kept.due_on


def test_beneath_its_row_it_is_chosen_who_sees_an_action(listed, journal, qtbot) -> None:
    shown, action = listed

    qtbot.mouseClick(shown.rows[action.id].level, Qt.MouseButton.LeftButton)
    level = shown.detail.editors["level"]
    offered = level.offered()
    level.take(Level.SHARED)

    assert offered == [Level.PRIVATE, Level.SHARED, Level.REVIEW]
    assert journal[Action].get(action.id).level == Level.SHARED
    assert shown.rows[action.id].level.accessibleName().startswith("Level: Me and ")


def test_from_the_private_place_an_action_stays_mine_alone(page, journal, pairs, qtbot) -> None:
    pair = pairs[1]  # whom I mentor: an action would be theirs
    session = Session(title="s", starts_at=at(3), relationship_id=pair.id)
    shared = Action(title="Shared once", session_id=session.id, level=Level.SHARED)
    journal.change([session, shared])
    page.open_record("session", session.id)
    text = page.view.private.note.text
    text.setFocus()
    qtbot.keyClicks(text, "Be kinder.")
    qtbot.keyClick(text, Qt.Key.Key_J, CONTROL)
    discussion = page.view.notes.discussion.text
    discussion.setFocus()
    qtbot.keyClicks(discussion, "Close July alone.")
    qtbot.keyClick(discussion, Qt.Key.Key_J, CONTROL)

    made = {each.title: each for each in journal[Action].where(session_id=session.id)}
    mine, theirs = made["Be kinder."], made["Close July alone."]
    assert (mine.owner, mine.level) == (Owner.ME, Level.PRIVATE)
    assert (theirs.owner, theirs.level) == (Owner.OTHER_PERSON, Level.SHARED)


def test_an_action_still_in_its_line_stays_with_its_session_when_one_goes(
    page, journal, pairs, qtbot
) -> None:
    first, other = (
        journal.save(Session(title="s", starts_at=at(day), relationship_id=pair.id))
        for day, pair in zip((2, 3), pairs, strict=True)
    )
    page.open_record("session", first.id)
    line = page.view.notes.findChild(QLineEdit, "quick_action")
    qtbot.keyClicks(line, "Call Ingrid")

    page.open_record("session", other.id)

    (action,) = journal[Action].where()
    assert (action.title, action.session_id) == ("Call Ingrid", first.id)
    assert (line.text(), list(page.view.notes.promised.list.rows)) == ("", [])


def test_a_lock_keeps_an_action_that_is_still_in_its_line(
    page, journal, pairs, open_journal, qtbot
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    qtbot.keyClicks(page.view.notes.findChild(QLineEdit, "quick_action"), "Call Ingrid")

    assert open_journal.let_go(may_ask=False)

    assert [action.title for action in journal[Action].where()] == ["Call Ingrid"]


@pytest.mark.parametrize(("reply", "is_left"), [("stay", False), ("lose", True)])
def test_words_no_action_could_be_made_of_are_not_lost_unasked(
    page, journal, answers, qtbot, monkeypatch, reply, is_left
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3)))
    page.open_record("session", session.id)
    line = page.view.notes.findChild(QLineEdit, "quick_action")
    qtbot.keyClicks(line, "Call Ingrid")
    monkeypatch.setattr(acting, "make", no_room)

    qtbot.keyClick(line, Qt.Key.Key_Return)
    after_enter = line.text()
    can_lock = page.let_go(may_ask=False)
    answers.replies = [reply]

    assert (after_enter, can_lock, answers.asked) == ("Call Ingrid", False, [])
    assert page.let_go() == is_left
    assert len(answers.asked) == 1
    assert line.text() == ("" if is_left else "Call Ingrid")
    line.clear()


def no_room(*_given, **_named) -> None:
    raise NoSpace("There is no room left.")
