"""Doing what was asked for: the page that is shown comes first, then the frame itself."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.record import Change
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import client_words
from journal_app.ui import commands
from journal_app.ui.command_menu import CommandMenu
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page
from journal_app.ui.undo_keys import typing_done_again, typing_taken_back

BEGINNINGS = ("entry.new", "entry.capture")


class Doing(QObject):
    """The actions of the open journal, their keys and their menu.

    *here* answers the page that is shown; *own* what the frame itself does there.
    """

    stepped = Signal()  # a step was taken back or done again

    def __init__(
        self,
        desk: Desk,
        frame: QWidget,
        here: Callable[[], Page],
        own: Callable[[], Mapping[str, commands.Slot]],
    ) -> None:
        super().__init__(frame)
        self._desk, self._journal, self._here = desk, desk.journal, here
        self.actions = commands.actions(frame, self.run)
        self._own = own
        self.menu = CommandMenu(self.actions, self.is_possible, frame)
        self.menu.aboutToShow.connect(self.call_clients)

    def run(self, which: str) -> None:
        """Do the command; what nobody can do here is left undone."""
        if which in BEGINNINGS and not self.may_begin():
            return
        slot = self._slot(which)
        if slot is not None:
            slot()

    def may_begin(self) -> bool:
        """Whether something new can be written here; that it cannot is said."""
        if self._desk.read_only:
            self._desk.voice.tell(_("This journal can only be read here."))
        return not self._desk.read_only

    def is_possible(self, which: str) -> bool:
        """Whether the command does anything where one is."""
        return self._slot(which) is not None

    def call_clients(self) -> None:
        """Name the command that lists those one coaches by the word for them."""
        word = self._journal.client_word
        self.actions[commands.CLIENTS].setText(_(client_words.ALL[word]))

    def undo(self) -> None:
        """Take back the last typing, or the newest step of the journal."""
        if not typing_taken_back():
            said = _("Taken back. Ctrl+Shift+Z brings it again.")
            self._step(self._journal.undo, said, _("There is nothing to take back."))

    def redo(self) -> None:
        """Bring back the typing, or the step, that was just undone."""
        if not typing_done_again():
            said = _("Done again. Ctrl+Z takes it back.")
            self._step(self._journal.redo, said, _("There is nothing to do again."))

    def take_back(self, step: int) -> None:
        """Take back what was said to be done, and nothing that was done since."""
        here = self._here()
        if not here.flush():
            return
        try:
            changes = self._journal.take_back(step)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        here.show_changes(changes)

    def _step(self, step: Callable[[], Sequence[Change]], done: str, nothing: str) -> None:
        here = self._here()
        if not here.let_go():
            return
        try:
            changes = step()
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        here.show_changes(changes)
        self.stepped.emit()
        self._desk.voice.tell(done if changes else nothing)

    def _slot(self, which: str) -> commands.Slot | None:
        always = {"edit.undo": self.undo, "edit.redo": self.redo}
        return self._here().slots().get(which) or {**always, **self._own()}.get(which)
