"""Writing a page: what is pressed in the editor is in the journal, and locked it is nowhere."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from journal_app.domain.entry import Entry
from journal_app.domain.level import Level

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened_entry(page, open_journal, **values) -> Entry:
    entry = Entry(occurred_on=dt.date(2025, 1, 1), **values)
    open_journal.journal.save(entry)
    page.open_record("entry", entry.id)
    return entry


def test_a_detail_that_was_changed_is_kept_and_taken_back_by_undo(page, open_journal) -> None:
    entry = opened_entry(page, open_journal, title="A page")
    open_journal.journal.leave()

    page.editor.strip._choose_level(Level.REVIEW)
    page.autosave.flush()
    kept = open_journal.journal[Entry].get(entry.id).level
    open_journal.frame.doing.undo()

    assert kept == Level.REVIEW
    assert open_journal.journal[Entry].get(entry.id).level == Level.PRIVATE
    assert page.editor.strip.values["level"] == Level.PRIVATE


def test_the_preview_shows_what_is_typed(page, open_journal, qtbot) -> None:
    opened_entry(page, open_journal, body_md="**seen**")
    browser = page.editor.preview.browser

    qtbot.keyClick(page.editor.body, Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: browser.toPlainText() == "seen")
    page.editor.place_cursor(0)
    qtbot.keyClicks(page.editor.body, "now ")

    qtbot.waitUntil(lambda: browser.toPlainText() == "now seen")


def test_another_page_in_the_preview_is_never_the_one_before(page, open_journal, qtbot) -> None:
    opened_entry(page, open_journal, body_md="first")
    browser = page.editor.preview.browser
    page.editor.toggle_preview()
    qtbot.waitUntil(lambda: browser.toPlainText() == "first")

    opened_entry(page, open_journal, body_md="second")

    assert browser.toPlainText() == ""
    qtbot.waitUntil(lambda: browser.toPlainText() == "second")


def test_a_locked_journal_leaves_nothing_in_the_preview(page, open_journal, qtbot) -> None:
    opened_entry(page, open_journal, body_md="Secret words", tags=("Secret tag",))
    page.editor.toggle_preview()
    qtbot.waitUntil(lambda: "Secret" in page.editor.preview.browser.toPlainText())
    page.let_go()

    page.clear()

    texts = [edit.toPlainText() for edit in page.findChildren(QTextEdit)]
    chips = [chip.text() for chip in page.editor.strip.chips.values()]
    assert not [text for text in [*texts, *chips] if "Secret" in text]


def test_alone_the_editor_has_no_list_beside_it(page, qtbot) -> None:
    with qtbot.waitSignal(page.focus_mode_asked):
        qtbot.keyClick(page.editor.body, Qt.Key.Key_F11)
    alone = page.pane.isVisible()
    with qtbot.waitSignal(page.focus_mode_asked):
        qtbot.keyClick(page.editor.body, Qt.Key.Key_F11)

    assert not alone
    assert page.pane.isVisible()


def test_tab_leads_from_the_title_through_the_details_to_the_text(page, qtbot) -> None:
    page.editor.title.setFocus()

    order = []
    while page.window().focusWidget() is not page.editor.body:
        page.window().focusNextChild()
        order.append(page.window().focusWidget().objectName())

    assert order[:3] == ["occurred_on", "level", "add_detail"]
    assert order[-1] == "body_md"
    assert len(order) <= 6
