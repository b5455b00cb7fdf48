"""What the parts of the open journal may ask of the page that holds them."""

from typing import Protocol

from journal_app.domain.record import Record, RecordId
from journal_app.ui.editor.autosave import Autosave
from journal_app.ui.journal.list_pane import ListPane


class OpenPage(Protocol):
    """The page: its list, its saving, and the record that is open."""

    pane: ListPane
    autosave: Autosave

    @property
    def open_id(self) -> RecordId:
        """The record that is open, written or not."""

    def new_entry(self) -> None:
        """Open an entry that is not written yet."""

    def open_record(self, table: str, record_id: RecordId) -> bool:
        """Open a record that is there."""

    def show_anew(self, record: Record) -> None:
        """Load a record again that was changed elsewhere."""
