"""Undo and redo leave the cursor where the change was, and that is in sight."""

import pytest
from PySide6.QtWidgets import QScrollArea, QTextEdit

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.session import Session
from journal_app.ui.session.ground import BRIEF, NOTES

TEXT = "\n".join(f"Line {number} of a long text that goes on." for number in range(200))
AT = 7_000


@pytest.fixture(params=["entry", "session", "goal"])
def written(request, open_journal, qtbot):
    """A long text that is open, with words typed in its midst; answers how to reach it anew."""
    frame, journal = open_journal.frame, open_journal.journal
    records = {
        "entry": Entry(title="One", body_md=TEXT),
        "session": Session(title="One", discussion_md=TEXT),
        "goal": Goal(title="One", own_words_md=TEXT),
    }
    record = journal.save(records[request.param])
    other = journal.save(type(record)(title="Another"))
    journal.leave()

    def field() -> QTextEdit:
        if request.param == "entry":
            return frame.page.editor.body
        if request.param == "goal":
            return frame.here.form._editors["own_words_md"].text
        frame.here.view.go_to(NOTES)
        return frame.here.view.notes.discussion.text

    def open_again() -> QTextEdit:
        assert frame.open_record(other.table, other.id)
        assert frame.open_record(record.table, record.id)
        return field()

    frame.open_record(record.table, record.id)
    put(field(), AT)
    qtbot.keyClicks(field(), "and more ")
    return open_again, field()


def put(field: QTextEdit, at: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(at)
    field.setTextCursor(cursor)
    field.setFocus()


def is_in_sight(field: QTextEdit) -> bool:
    """Whether the line of the cursor shows in the window, however many parts scroll."""
    place = field.cursorRect()
    around, part = [field.viewport()], field
    while (part := part.parentWidget()) is not None:
        around += [part.viewport()] if isinstance(part, QScrollArea) else []
    shown = [area.rect().contains(field.viewport().mapTo(area, place.center())) for area in around]
    return all(shown)


def test_typing_that_is_taken_back_leaves_the_cursor_there(open_journal, written, qtbot) -> None:
    field = written[1]
    field.verticalScrollBar().setValue(0)

    open_journal.frame.doing.run("edit.undo")

    assert field.textCursor().position() == AT
    qtbot.waitUntil(lambda: is_in_sight(field))


def test_a_step_of_the_journal_leaves_the_cursor_there(open_journal, written, qtbot) -> None:
    field = written[0]()
    put(field, 10)

    open_journal.frame.doing.run("edit.undo")
    undone = field.textCursor().position(), "and more" in field.text
    qtbot.waitUntil(lambda: is_in_sight(field))
    open_journal.frame.doing.run("edit.redo")

    assert undone == (AT, False)
    assert field.textCursor().position() == AT + len("and more ")
    assert field.hasFocus()


def test_the_tab_of_what_was_taken_back_is_shown(open_journal, qtbot) -> None:
    frame, journal = open_journal.frame, open_journal.journal
    session = journal.save(Session(title="One", discussion_md=TEXT))
    journal.leave()
    frame.open_record("session", session.id)
    view = frame.here.view
    view.go_to(NOTES)
    qtbot.keyClicks(view.notes.discussion.text, "Said. ")
    frame.here.let_go()
    frame.go("today")
    frame.open_record("session", session.id)
    view.go_to(BRIEF)
    view.notes.discussion.load(journal[Session].get(session.id).discussion_md)
    view.brief.agenda.text.setFocus()

    frame.doing.run("edit.undo")

    assert view.tab == NOTES
    assert view.notes.discussion.text.hasFocus()
