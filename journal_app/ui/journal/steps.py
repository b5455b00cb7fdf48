"""Steps back and forth: undo and redo, and the trash, which is undone like the rest."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from journal_app.domain.entry import Entry
from journal_app.domain.record import Change
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services.journal import Journal
from journal_app.ui.journal.open_page import OpenPage
from journal_app.ui.undo_keys import typing_done_again, typing_taken_back


class Steps(QObject):
    """While a field has typing to undo, undo is the field's; else it is the journal's."""

    told = Signal(str)

    def __init__(self, journal: Journal, page: OpenPage, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._page = page

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

    def trash(self) -> None:
        """Move the open record to the trash and open its neighbour, or a new entry."""
        page = self._page
        if not page.autosave.flush():
            return
        record = self._journal[Entry].get(page.open_id)
        if record is None:
            self.told.emit(_("There is nothing here yet to move to the trash."))
            return
        below = page.pane.neighbour_of(record.id)
        try:
            self._journal.trash(record)
        except JournalError as error:
            self.told.emit(str(error))
            return
        title = record.title.strip() or _("Untitled")
        if not page.pane.list.hasFocus() or below is None:
            page.new_entry()
        else:
            page.open_record(below.table, below.id)
        self.told.emit(
            _("Moved “{title}” to the trash. Ctrl+Z brings it back.").format(title=title)
        )

    def _step(self, step: Callable[[], Sequence[Change]], done: str, nothing: str) -> None:
        if not self._page.autosave.flush():
            return
        try:
            changes = step()
        except JournalError as error:
            self.told.emit(str(error))
            return
        self._show(changes)
        self.told.emit(done if changes else nothing)

    def _show(self, changes: Sequence[Change]) -> None:
        """The entry that was changed is shown; one that is gone is left."""
        for change in changes:
            if not isinstance(change.record, Entry):
                continue
            if change.after is not None and change.after.trashed_at is None:
                self._page.show_anew(change.after)
            elif change.record.id == self._page.open_id:
                self._page.new_entry()
            return
