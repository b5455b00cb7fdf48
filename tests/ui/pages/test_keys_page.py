from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from journal_app.ui.commands import COMMANDS


def test_the_sheet_names_every_command_with_its_keys(open_journal) -> None:
    open_journal.frame.doing.run("help.keys")
    page = open_journal.frame.here

    said = {made.objectName(): made.accessibleName() for made in page.findChildren(QLabel)}

    assert {f"keys_{command.id}" for command in COMMANDS} <= set(said)
    assert said["keys_edit.redo"] == "Redo: Ctrl+Shift+Z or Ctrl+Y"
    assert said["keys_vault.recovery"] == "Recovery sheet…: in the menu"


def test_the_sheet_can_be_scrolled_by_keys(open_journal, qtbot) -> None:
    frame = open_journal.frame
    frame.resize(1200, 500)
    frame.doing.run("help.keys")
    bar = frame.here.findChild(QScrollArea, "keys_sheet").verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    before = bar.value()

    qtbot.keyClick(frame.window().focusWidget(), Qt.Key.Key_PageDown)

    assert bar.value() > before
