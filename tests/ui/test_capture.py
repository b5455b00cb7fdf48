"""A quick note is kept whichever way one leaves it, and nothing is written for none."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.errors import NoSpace
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def frame(open_journal):
    return open_journal.frame


@pytest.fixture
def entries(open_journal):
    return lambda: [(one.body_md, one.occurred_on) for one in open_journal.journal[Entry].where()]


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Return, CONTROL), (Qt.Key.Key_Escape, NONE)])
def test_every_way_out_keeps_the_note(frame, entries, qtbot, key, held) -> None:
    frame.doing.run("entry.capture")
    qtbot.keyClicks(frame.capture.field, "A thought")

    qtbot.keyClick(frame.capture.field, key, held)

    assert entries() == [("A thought", dt.date(2025, 11, 3))]
    assert frame.capture.isHidden()
    assert frame.capture.field.text == ""


def test_it_can_be_taken_back_where_it_is_said(frame, entries, qtbot) -> None:
    frame.doing.run("entry.capture")
    qtbot.keyClicks(frame.capture.field, "A thought")
    qtbot.keyClick(frame.capture.field, Qt.Key.Key_Escape)

    qtbot.mouseClick(frame.toast._button, Qt.MouseButton.LeftButton)

    assert entries() == []


def test_nothing_typed_is_nothing_written(frame, entries, qtbot) -> None:
    frame.doing.run("entry.capture")

    qtbot.keyClick(frame.capture.field, Qt.Key.Key_Escape)

    assert entries() == []
    assert not frame.toast.isVisible()


def test_one_is_where_one_was_afterwards(frame, open_journal, qtbot) -> None:
    open_journal.journal.save(Goal(own_words_md="Lead"))
    frame.go("goals")
    field = frame.here.form._editors["own_words_md"].text
    field.setFocus()
    frame.doing.run("entry.capture")

    qtbot.keyClick(frame.capture.field, Qt.Key.Key_Escape)

    assert frame.key == "goals"
    assert field.hasFocus()


def test_what_is_typed_is_there_when_the_journal_locks(frame, entries, qtbot) -> None:
    frame.doing.run("entry.capture")
    qtbot.keyClicks(frame.capture.field, "cut in mid")

    assert frame.let_go(may_ask=False)

    assert [body for body, _day in entries()] == ["cut in mid"]


def test_taking_it_back_leaves_what_was_typed_elsewhere_since(frame, entries, qtbot) -> None:
    frame.go("journal")
    frame.doing.run("entry.capture")
    qtbot.keyClicks(frame.capture.field, "A thought")
    qtbot.keyClick(frame.capture.field, Qt.Key.Key_Escape)
    qtbot.keyClicks(frame.page.editor.body, "A page")
    frame.page.autosave.flush()

    qtbot.mouseClick(frame.toast._button, Qt.MouseButton.LeftButton)

    assert [body for body, _day in entries()] == ["A page"]
    assert frame.page.editor.body.text == "A page"


@pytest.fixture
def full(open_journal, monkeypatch):
    """Nothing can be saved until the patch is undone."""

    def refused(_record):
        raise NoSpace("There is no room left on the disk.")

    with monkeypatch.context() as patched:
        patched.setattr(open_journal.journal, "save", refused)
        yield patched


def test_what_cannot_be_saved_stays_and_says_so(frame, entries, full, qtbot) -> None:
    frame.doing.run("entry.capture")
    qtbot.keyClicks(frame.capture.field, "A thought")

    qtbot.keyClick(frame.capture.field, Qt.Key.Key_Escape)

    assert "no room" in frame.status.saving
    assert not frame.let_go(may_ask=False)
    assert frame.capture.field.text == "A thought"
    full.undo()
    assert frame.let_go(may_ask=False)
    assert [body for body, _day in entries()] == ["A thought"]


@pytest.mark.parametrize(("answer", "may_close"), [("stay", False), ("lose", True)])
def test_a_note_that_cannot_be_saved_is_asked_about(
    frame, answers, full, qtbot, answer, may_close
) -> None:
    frame.doing.run("entry.capture")
    qtbot.keyClicks(frame.capture.field, "A thought")
    answers.replies = [answer]

    assert frame.let_go(may_ask=True) == may_close

    assert frame.capture.isHidden() == may_close


def test_nothing_is_saved_any_more_when_it_was_cleared(frame, qtbot) -> None:
    frame.doing.run("entry.capture")
    qtbot.keyClicks(frame.capture.field, "A thought")

    frame.clear()

    autosave = frame.capture.autosave
    assert not any(timer.isActive() for timer in (autosave.quiet, autosave.longest))
    assert not autosave.is_dirty
