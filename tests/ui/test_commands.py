import datetime as dt
import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.session import Session
from journal_app.ui.commands import COMMANDS


def test_no_key_means_two_things() -> None:
    keys = [QKeySequence(each).toString() for command in COMMANDS for each in command.keys]

    assert sorted(set(keys)) == sorted(keys)


def test_no_key_is_the_beginning_of_another() -> None:
    keys = [QKeySequence(each) for command in COMMANDS for each in command.keys]
    none = QKeySequence.SequenceMatch.NoMatch

    assert [
        (one.toString(), other.toString())
        for one, other in itertools.permutations(keys, 2)
        if one.matches(other) != none
    ] == []


def test_every_command_has_an_id_words_and_a_group_of_its_own() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert [command.id for command in COMMANDS if not (command.words and command.group)] == []


def test_every_command_is_done_by_the_frame_or_by_a_page(open_journal, clock) -> None:
    frame = open_journal.frame
    ahead = Session(title="next", starts_at=clock.time + dt.timedelta(days=1))
    values = Entry(template="values_exercise", body_md="- [x] calm")
    open_journal.journal.change([Goal(title="one"), ahead, values])
    frame.open_record("entry", values.id)
    of_values = frame.doing.is_possible("entry.values")
    frame.open_record("goal", open_journal.journal.heads(Goal)[0].id)
    of_goal = frame.doing.is_possible("goal.too_much")
    frame.go("templates")
    frame.open_record("session", ahead.id)
    slots = {which for page in frame.pages.values() for which in page.slots()}
    slots |= {"goal.too_much"} if of_goal else set()
    slots |= {"entry.values"} if of_values else set()

    missing = {
        command.id
        for command in COMMANDS
        if command.id not in slots and not frame.doing.is_possible(command.id)
    }

    elsewhere = {
        "view.recorded",  # Windows alone lets a program say it
        "vault.take_back",  # only a journal that was moved is taken back
    }
    assert missing - elsewhere == set()


@pytest.mark.parametrize(
    "which", ["journal.trash", "window.settings", "help.glossary", "help.keys"]
)
def test_a_command_leads_to_its_page(open_journal, which) -> None:
    frame = open_journal.frame
    names = {
        "journal.trash": "trash",
        "window.settings": "settings",
        "help.glossary": "help",
        "help.keys": "keys",
    }

    frame.doing.run(which)

    assert frame.key == frame.here.objectName() == names[which]
    assert frame.here.accessibleName()


def leaves(menu: QMenu) -> list[QAction]:
    """What can be done by the menu, in its submenus too."""
    found = []
    for action in menu.actions():
        below = action.menu()
        found += leaves(below) if below is not None else [action]
    return [action for action in found if not action.isSeparator()]


def test_every_key_is_alive_after_the_menu_was_open(open_journal, qtbot) -> None:
    frame = open_journal.frame
    frame.go("more")
    menu = frame.doing.menu

    menu.popup(frame.mapToGlobal(frame.rect().center()))
    shown = {action.objectName() for action in leaves(menu)}
    menu.close()
    dead = [
        which
        for which, action in frame.doing.actions.items()
        if not (action.isEnabled() and action.isVisible())
    ]

    assert "entry.new" in shown
    assert not shown & {"entry.print", "journal.palette"}
    assert dead == []
    qtbot.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert frame.palette_sheet.isVisible()


def test_the_first_of_two_commands_of_one_word_is_the_one_that_changes_nothing() -> None:
    ids = [command.id for command in COMMANDS]

    assert ids.index("journal.trash") < ids.index("entry.trash")
