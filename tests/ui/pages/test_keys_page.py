from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QScrollArea

from journal_app.domain.goal import Goal
from journal_app.domain.session import Session
from journal_app.ui.commands import COMMANDS
from journal_app.ui.own_keys import IN_A_SESSION, OWN_KEYS


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


def test_the_keys_of_a_session_are_named_too(open_journal) -> None:
    open_journal.frame.doing.run("help.keys")
    page = open_journal.frame.here

    said = {made.objectName(): made.accessibleName() for made in page.findChildren(QLabel)}

    assert said["keys_tab_next"] == "The next tab: Ctrl+Tab"
    assert said["keys_tab_before"] == "The tab before: Ctrl+Shift+Tab"
    assert said["keys_tab_look_back"] == "Look back: Ctrl+4"
    assert said["keys_session.action_there"] == "Make an action of this: Ctrl+J"
    assert said["keys_session.meeting_there"] == "Meeting view: Ctrl+M"
    assert said["keys_region_next"] == "The next part of the window: F6"


def test_what_the_sheet_says_of_a_session_is_true_there(open_journal) -> None:
    frame = open_journal.frame
    open_journal.journal.save(Session(title="One"))
    frame.go("sessions")

    pressed = {key.key().toString() for key in frame.here.view.findChildren(QShortcut)}

    wanted = {keys for one in OWN_KEYS if one.group == IN_A_SESSION for keys in one.keys}
    assert pressed == wanted


def test_escape_leads_back_to_where_one_was(open_journal, qtbot) -> None:
    frame = open_journal.frame
    open_journal.journal.save(Goal(title="Lead"))
    frame.go("goals")
    frame.doing.run("help.keys")
    frame.doing.run("help.keys")

    qtbot.keyClick(frame.window().focusWidget(), Qt.Key.Key_Escape)

    assert frame.key == "goals"
