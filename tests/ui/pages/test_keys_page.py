from PySide6.QtWidgets import QLabel

from journal_app.ui.commands import COMMANDS


def test_the_sheet_names_every_command_with_its_keys(open_journal) -> None:
    open_journal.frame.doing.run("help.keys")
    page = open_journal.frame.here

    said = {made.objectName(): made.accessibleName() for made in page.findChildren(QLabel)}

    assert {f"keys_{command.id}" for command in COMMANDS} <= set(said)
    assert said["keys_edit.redo"] == "Redo: Ctrl+Shift+Z or Ctrl+Y"
    assert said["keys_vault.recovery"] == "Recovery sheet…: in the menu"


def test_the_sheet_can_be_scrolled_by_keys(open_journal, qtbot) -> None:
    open_journal.frame.doing.run("help.keys")

    qtbot.waitUntil(lambda: open_journal.frame.window().focusWidget().objectName() == "keys_sheet")
