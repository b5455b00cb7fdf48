"""How pages speak: what was just done, and whether it is kept. The frame shows it in one place."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from journal_app.domain.record import Record, RecordId
from journal_app.i18n import _
from journal_app.ui.widgets.toast import ToastOffer


class Voice(QObject):
    """One for an open journal."""

    told = Signal(str, object, tuple)  # words, the step that can be taken back or None, and offers
    saving_changed = Signal(str, bool)  # words, whether it failed
    standing_changed = Signal()
    versions_asked = Signal(str, str)  # the table and the id of a record
    forgetting_asked = Signal(str, str)
    record_asked = Signal(str, str)
    sessions_asked = Signal(str, str)  # the id and the name of a person

    def tell(self, words: str, step: int | None = None, offers: Sequence[ToastOffer] = ()) -> None:
        """Say what was just done; a *step* can be taken back where it is said.

        *offers* are what else can be done about it from there.
        """
        self.told.emit(words, step, tuple(offers))

    def show_saving(self, words: str, *, failed: bool = False) -> None:
        """Say whether what was typed is kept."""
        self.saving_changed.emit(words, failed)

    def show_unsaved(self, why: str) -> str:
        """Say that what was typed is not kept and stays; answers *why* as it was said."""
        said = why or _("The reason is not known.")
        words = _("Not saved: {why} Your text stays here and is tried again.")
        self.show_saving(words.format(why=said), failed=True)
        return said

    def ask_versions(self, record: Record | None) -> None:
        """Ask for the earlier versions of what is open."""
        if record is not None:
            self.versions_asked.emit(record.table, record.id)

    def ask_forgetting(self, record: Record | None) -> None:
        """Ask for the earlier versions of what is open to be forgotten."""
        if record is not None:
            self.forgetting_asked.emit(record.table, record.id)

    def ask_record(self, record: Record) -> None:
        """Ask for a record to be shown as it is now."""
        self.record_asked.emit(record.table, record.id)

    def ask_sessions(self, person_id: RecordId, name: str) -> None:
        """Ask for the sessions with one person."""
        self.sessions_asked.emit(person_id, name)

    def note_standing(self) -> None:
        """How safe the journal is may have changed: backup, recovery sheet, lock."""
        self.standing_changed.emit()
