"""What a step did to the page: the trash, and what undo and redo bring."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from journal_app.domain.entry import Entry
from journal_app.domain.record import Change
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.open_page import OpenPage


class Steps(QObject):
    """Opens what came back, leaves what is gone."""

    def __init__(self, desk: Desk, page: OpenPage, parent: QObject) -> None:
        super().__init__(parent)
        self._journal, self._voice = desk.journal, desk.voice
        self._page = page

    def trash(self) -> None:
        """Move the open record to the trash and open its neighbour, or a new entry."""
        page = self._page
        if not page.autosave.flush():
            return
        record = self._journal[Entry].get(page.open_id)
        if record is None:
            self._voice.tell(_("There is nothing here yet to move to the trash."))
            return
        below = page.pane.neighbour_of(record.id)
        try:
            self._journal.trash(record)
        except JournalError as error:
            self._voice.tell(str(error))
            return
        title = record.title.strip() or _("Untitled")
        if not page.pane.list.hasFocus() or below is None:
            page.new_entry()
        else:
            page.open_record(below.table, below.id)
        self._voice.tell(
            _("Moved “{title}” to the trash").format(title=title), step=self._journal.last_step
        )

    def show_changes(self, changes: Sequence[Change]) -> None:
        """The entry that was changed is shown; one that is gone is left."""
        for change in changes:
            if not isinstance(change.record, Entry):
                continue
            if change.after is not None and change.after.trashed_at is None:
                self._page.show_anew(change.after)
            elif change.record.id == self._page.open_id:
                self._page.new_entry()
            return
