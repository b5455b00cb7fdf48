import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QTextEdit

from journal_app.domain.attachment import Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.person import Person
from journal_app.domain.text import LONG_LINE
from journal_app.store import pieces
from journal_app.ui.models.heads_model import HEAD


def mime(text: str) -> QMimeData:
    made = QMimeData()
    made.setText(text)
    return made


def bodies(journal) -> list[str]:
    return [entry.body_md for entry in journal[Entry].where()]


def rows(page) -> list[str]:
    model = page.pane.list.model()
    found = [model.index(row) for row in range(model.rowCount())]
    return [index.data() for index in found if index.data(HEAD) is not None]


def row_of(page, title: str):
    model = page.pane.list.model()
    found = [model.index(row) for row in range(model.rowCount())]
    return next(index for index in found if index.data() == title)


def press(page, action: str) -> None:
    page.window().doing.actions[action].trigger()


@pytest.fixture
def full_disk(opened):
    """Nothing more can be written; answers what makes room again."""
    opened.settle()
    count = opened.connection.execute("PRAGMA page_count").fetchone()[0]
    opened.connection.execute(f"PRAGMA max_page_count = {count}")
    free = opened.connection.execute("PRAGMA freelist_count").fetchone()[0]
    assert free == 0
    return lambda: opened.connection.execute("PRAGMA max_page_count = 1000000")


def test_the_first_key_after_unlock_is_in_an_entry_of_today(page, open_journal, qtbot) -> None:
    assert page.editor.body.hasFocus()

    qtbot.keyClicks(page.editor.body, "First")
    page.autosave.flush()

    found = open_journal.journal[Entry].where()
    assert [(entry.body_md, entry.occurred_on) for entry in found] == [
        ("First", dt.date(2025, 11, 3))
    ]


def test_an_untouched_new_entry_is_never_written(page, open_journal) -> None:
    press(page, "entry.new")
    page.let_go()

    assert bodies(open_journal.journal) == []


def test_what_was_typed_is_saved_when_another_entry_is_opened(page, open_journal, qtbot) -> None:
    qtbot.keyClicks(page.editor.body, "Kept without being asked")

    press(page, "entry.new")

    assert bodies(open_journal.journal) == ["Kept without being asked"]
    assert page.editor.body.text == ""


def test_the_timeline_follows_the_title_as_it_is_saved(page, qtbot) -> None:
    qtbot.keyClicks(page.editor.title, "A title")
    page.autosave.flush()

    assert rows(page) == ["A title"]


def test_choosing_a_row_opens_its_entry(page, open_journal, qtbot) -> None:
    journal = open_journal.journal
    for day in (1, 2, 3):
        journal.save(Entry(title=f"Day {day}", body_md="x", occurred_on=dt.date(2025, 1, day)))

    page.pane.list.setFocus()
    page.pane.list.setCurrentIndex(row_of(page, "Day 2"))

    assert page.editor.title.text == "Day 2"


def test_undo_is_the_fields_while_it_has_typing_then_the_journals(
    page, open_journal, qtbot
) -> None:
    journal = open_journal.journal
    old = journal.save(Entry(body_md="before", occurred_on=dt.date(2025, 1, 1)))
    journal.leave()
    page.open_record("entry", old.id)
    page.editor.place_cursor(6)
    qtbot.keyClicks(page.editor.body, " after")
    page.autosave.flush()

    press(page, "edit.undo")
    assert page.editor.body.text == "before"
    page.autosave.flush()
    press(page, "edit.undo")
    press(page, "edit.undo")

    assert journal[Entry].get(old.id) is None

    press(page, "edit.redo")
    assert journal[Entry].get(old.id) is not None


def test_ctrl_z_in_the_field_reaches_the_window(page, open_journal, qtbot) -> None:
    qtbot.keyClicks(page.editor.body, "typed")

    qtbot.keyClick(page.editor.body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert page.editor.body.text == ""


def test_a_trashed_entry_leaves_the_list_and_undo_brings_it_back(page, open_journal) -> None:
    entry = open_journal.journal.save(Entry(title="Ten seconds", occurred_on=dt.date(2025, 1, 1)))
    page.open_record("entry", entry.id)

    page.steps.trash()
    assert rows(page) == []
    assert "Ten seconds" in page.window().toast._words.text()
    assert page.window().toast.isVisible()

    press(page, "edit.undo")
    assert rows(page) == ["Ten seconds"]
    assert page.editor.title.text == "Ten seconds"


def test_delete_in_the_list_trashes_the_row_and_stays_there(page, open_journal, qtbot) -> None:
    for day in (1, 2):
        open_journal.journal.save(Entry(title=f"Day {day}", occurred_on=dt.date(2025, 1, day)))
    page.pane.list.setFocus()
    page.pane.list.setCurrentIndex(row_of(page, "Day 2"))

    qtbot.keyClick(page.pane.list, Qt.Key.Key_Delete)

    assert rows(page) == ["Day 1"]
    assert page.editor.title.text == "Day 1"


def test_search_finds_as_one_types_and_escape_goes_back(page, open_journal, qtbot) -> None:
    journal = open_journal.journal
    journal.save(Entry(title="Workshop", body_md="pilot", occurred_on=dt.date(2025, 1, 1)))
    journal.save(Entry(title="Else", body_md="nothing", occurred_on=dt.date(2025, 1, 2)))

    qtbot.keyClicks(page.pane.search, "pil")
    qtbot.waitUntil(lambda: rows(page) == ["Workshop"])
    qtbot.keyClick(page.pane.search, Qt.Key.Key_Escape)

    assert rows(page) == ["Else", "Workshop"]
    assert page.editor.body.hasFocus()


def test_what_is_typed_now_is_found_at_once(page, qtbot) -> None:
    qtbot.keyClicks(page.editor.body, "Kaizen")

    qtbot.keyClicks(page.pane.search, "kaiz")

    qtbot.waitUntil(lambda: len(rows(page)) == 1 and page.pane.list.model() is page.pane.results)


def test_a_person_that_was_found_is_shown_to_be_read(page, open_journal, qtbot) -> None:
    open_journal.journal.save(Person(name="Ingrid", organisation="Kestrel"))

    qtbot.keyClicks(page.pane.search, "ingrid")
    qtbot.waitUntil(lambda: rows(page) == ["Ingrid"])
    page.pane.list.setCurrentIndex(page.pane.list.model().index(0))

    assert page._stack.currentWidget() is page.view
    assert "Kestrel" in page.view._text.toPlainText()


def test_a_long_line_is_kept_as_a_file_when_so_answered(page, open_journal, answers, qtbot) -> None:
    answers.replies = ["file"]
    text = "x" * 1_000_000

    page.editor.body.insertFromMimeData(mime(text))
    page.let_go()

    journal = open_journal.journal
    kept = journal[Attachment].where()[0]
    content = b"".join(pieces.pieces(journal.store.db, kept.sha256))
    owner = journal[Entry].get(kept.owner_id)
    assert content.decode() == text
    assert f"(att:{kept.id})" in owner.body_md


@pytest.mark.parametrize(("answer", "length"), [("break", LONG_LINE + 2), ("leave", 0)])
def test_a_long_line_is_broken_or_left(page, answers, answer, length) -> None:
    answers.replies = [answer]

    page.editor.body.insertFromMimeData(mime("x" * (LONG_LINE + 1)))

    assert len(page.editor.body.text) == length


def test_an_entry_with_an_endless_line_can_be_read_and_stays_as_it_is(page, open_journal) -> None:
    body = "word " * 20_000
    entry = open_journal.journal.save(Entry(body_md=body, occurred_on=dt.date(2025, 1, 1)))

    page.open_record("entry", entry.id)
    page.let_go()

    assert page.editor.body.isReadOnly()
    assert not page.editor._notice.isHidden()
    assert open_journal.journal[Entry].get(entry.id).body_md == body


@pytest.mark.parametrize("body", ["one\r\ntwo", "hard\u00a0space", "\u2028line", "tab\there"])
def test_opening_and_leaving_an_entry_changes_nothing_in_it(page, open_journal, body) -> None:
    entry = open_journal.journal.save(Entry(body_md=body, title="x", occurred_on=None))

    page.open_record("entry", entry.id)
    page.autosave.note_change()
    page.let_go()

    assert open_journal.journal[Entry].get(entry.id) == entry


def test_a_save_that_fails_keeps_the_text_and_says_why(
    page, open_journal, full_disk, qtbot
) -> None:
    text = "still here " * 2000
    page.editor.body.put_in(text)

    assert not page.autosave.flush()
    assert "Not saved" in page.window().status.saving
    assert "no room" in page.window().status.saving

    press(page, "entry.new")
    assert page.editor.body.text == text

    full_disk()
    page.autosave.quiet.timeout.emit()
    assert bodies(open_journal.journal) == [text]
    assert page.window().status.saving == "Saved"


@pytest.mark.parametrize(("reply", "may_go"), [("stay", False), ("lose", True)])
def test_a_page_with_unsaved_words_asks_before_it_is_left(
    page, answers, full_disk, reply, may_go
) -> None:
    page.editor.body.put_in("lost? " * 4000)
    answers.replies = [reply]

    assert page.let_go() is may_go

    assert answers.asked == ["Your last words are not saved"]


def test_every_control_has_a_name(page) -> None:
    kinds = (QLineEdit, QAbstractButton, QAbstractItemView, QTextEdit)

    nameless = [
        widget.objectName() or type(widget).__name__
        for kind in kinds
        for widget in page.findChildren(kind)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
        and widget.objectName() != "record_text"
    ]

    assert nameless == []


def test_tab_goes_round_all_controls_and_comes_back(page, qtbot) -> None:
    page.editor.body.setFocus()
    seen = []
    for _step in range(24):
        page.focusNextChild()
        seen.append(page.window().focusWidget().objectName())

    here = {"calendar", "filters", "order", "title", "occurred_on", "body_md"}
    rows = {f"nav_{key}" for key in ("new", "today", "journal", "people", "more", "lock", "menu")}
    assert here | rows <= set(seen)


def test_nothing_of_the_journal_is_left_in_a_cleared_page(page, open_journal, qtbot) -> None:
    qtbot.keyClicks(page.editor.body, "Secret words")
    qtbot.keyClicks(page.editor.title, "Secret title")
    page.let_go()

    page.clear()

    texts = [edit.toPlainText() for edit in page.findChildren(QTextEdit)]
    assert not [text for text in [*texts, *rows(page)] if "Secret" in text]


def test_a_version_brought_back_elsewhere_is_shown_and_not_written_over(
    page, open_journal, clock, qtbot
) -> None:
    journal, frame = open_journal.journal, open_journal.frame
    entry = journal.save(Entry(title="a", body_md="first"))
    journal.leave()
    clock.move(hours=1)
    journal.save(dataclasses.replace(entry, body_md="second"))
    frame.open_record("entry", entry.id)
    frame.doing.run("entry.versions")
    frame.here.bring_back()

    frame.go("journal")
    qtbot.keyClicks(page.editor.body, "My ")
    page.autosave.flush()

    assert journal[Entry].get(entry.id).body_md == "My first"


def test_an_entry_that_is_gone_when_one_comes_back_is_left(page, open_journal, qtbot) -> None:
    qtbot.keyClicks(page.editor.body, "Some words")
    page.autosave.flush()
    open_journal.frame.go("goals")
    open_journal.journal.undo()

    open_journal.frame.go("journal")

    assert page.editor.body.text == ""
    assert bodies(open_journal.journal) == []


def test_tags_and_a_day_one_is_still_typing_are_kept_at_lock(page, open_journal, qtbot) -> None:
    qtbot.keyClicks(page.editor.body, "Some words")
    page.editor.day.setText("2 January 2025")
    page.editor.strip.press("tags")
    page.editor.strip.windows.popup.line.setText("silence, workshop")

    assert open_journal.frame.let_go(may_ask=False)

    kept = open_journal.journal[Entry].get(page.open_id)
    assert kept.tags == ("silence", "workshop")
    assert kept.occurred_on == dt.date(2025, 1, 2)
