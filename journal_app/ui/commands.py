"""What one can do, listed once: it feeds the menu and the shortcuts."""

import dataclasses
from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.i18n import N_, _

Slot = Callable[[], object]


@dataclasses.dataclass(frozen=True, slots=True)
class Command:
    """An id, its words and its keys; *begins_group* draws a line above it in the menu."""

    id: str
    words: str
    keys: tuple[str, ...] = ()
    begins_group: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("entry.new", N_("New entry"), ("Ctrl+N",)),
    Command("journal.search", N_("Search"), ("Ctrl+F",)),
    Command("edit.undo", N_("Undo"), ("Ctrl+Z",), begins_group=True),
    Command("edit.redo", N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("entry.trash", N_("Move to the trash"), ("Ctrl+Del",)),
    Command("vault.recovery", N_("Recovery code…"), begins_group=True),
    Command("vault.lock", N_("Lock"), ("Ctrl+L",)),
    Command("window.quit", N_("Quit"), ("Ctrl+Q",)),
)


def actions(owner: QWidget, slots: Mapping[str, Slot]) -> dict[str, QAction]:
    """An action for each command, with its keys, on *owner*; every command needs a slot."""
    made = {}
    for command in COMMANDS:
        action = QAction(_(command.words), owner)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(slots[command.id])
        owner.addAction(action)
        made[command.id] = action
    return made


def menu(owner: QWidget, made: Mapping[str, QAction]) -> QMenu:
    """The menu of all commands, in their order."""
    shown = QMenu(owner)
    for command in COMMANDS:
        if command.begins_group:
            shown.addSeparator()
        shown.addAction(made[command.id])
    return shown
