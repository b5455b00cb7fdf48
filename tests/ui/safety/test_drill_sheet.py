"""A backup tried out with what is typed: it opens and holds what it should, or one is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from journal_app import paths
from journal_app.domain.entry import Entry
from journal_app.ui.safety.drill_sheet import DrillSheet
from journal_app.vault.notes import Why
from journal_app.vault.recovery import new_code
from tests.vault_fixtures import PASSPHRASE

PATIENCE_MS = 20_000


@pytest.fixture
def sheet(open_journal, theme, clock, qtbot):
    """Over a journal of two entries that was backed up."""
    for title in ("one", "two"):
        open_journal.journal.save(Entry(title=title))
        open_journal.journal.leave()
    open_journal.vault.back_up(paths.backups_folder(), clock.time, why=Why.DAILY)
    made = DrillSheet(theme, open_journal.backups, open_journal.backups.newest())
    qtbot.addWidget(made)
    made.open()
    made.activateWindow()
    yield made
    open_journal.long.stop()
    made.reject()


def type_in(sheet, qtbot, words: str) -> None:
    qtbot.keyClicks(sheet.field.line, words)
    qtbot.keyClick(sheet.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheet._is_busy, timeout=PATIENCE_MS)


def test_the_passphrase_opens_it_and_the_records_are_counted(sheet, open_journal, qtbot) -> None:
    type_in(sheet, qtbot, PASSPHRASE)

    assert sheet.said.text() == "It opened: 2 records counted, as when it was made."
    assert sheet.field.text == ""
    assert open_journal.vault.notes()[0].tried_at is not None
    assert len(list(paths.backups_folder().iterdir())) == 1


def test_a_wrong_one_says_so_and_can_be_typed_again(sheet, open_journal, qtbot) -> None:
    type_in(sheet, qtbot, "not it")
    said = sheet.said.text()
    sheet.field.clear()
    type_in(sheet, qtbot, PASSPHRASE)

    assert said.startswith("This does not open it.")
    assert sheet.said.text().startswith("It opened")


def test_one_that_was_changed_is_told_and_not_remembered(sheet, open_journal, qtbot) -> None:
    file = open_journal.backups.newest()
    data = bytearray(file.read_bytes())
    data[-2000] ^= 1
    file.write_bytes(data)

    type_in(sheet, qtbot, PASSPHRASE)

    assert sheet.said.text() == "This backup was cut or changed. It was not used."
    assert open_journal.vault.notes()[0].tried_at is None


def test_where_the_sheet_is_tried_only_a_code_will_do(open_journal, theme, clock, qtbot) -> None:
    code = new_code()
    open_journal.vault.take_recovery(code)
    file = open_journal.vault.back_up(paths.backups_folder(), clock.time)
    sheet = DrillSheet(theme, open_journal.backups, file, by_code=True)
    qtbot.addWidget(sheet)
    sheet.open()
    type_in(sheet, qtbot, PASSPHRASE)
    said = sheet.said.text()
    sheet.field.clear()
    type_in(sheet, qtbot, code)

    assert said.startswith("This is not a recovery code")
    assert sheet.said.text().startswith("It opened")


def test_what_was_typed_is_forgotten_when_it_is_left(sheet, qtbot) -> None:
    qtbot.keyClicks(sheet.field.line, PASSPHRASE)

    sheet.findChild(QPushButton, "drill_leave").click()

    assert sheet.field.text == ""
    assert not sheet.isVisible()
