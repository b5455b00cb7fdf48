"""A backup as it is asked for: by a command, or by the button in the settings."""

from PySide6.QtCore import QObject, Signal

from journal_app.errors import JournalError
from journal_app.i18n import _, ngettext
from journal_app.ui import opening
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.keeping import Proof
from journal_app.vault.notes import Why


class BackingUp(QObject):
    """Knows whether one is being made, and what is to be said of it; one at a time."""

    changed = Signal()
    proved = Signal(object)  # Proof
    failed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._keeping, self._voice = desk.keeping, desk.voice
        self._is_gone = self.is_busy = self.is_failure = False
        self.words = ""
        desk.keeping.long.progressed.connect(self._on_progressed)

    def begin(self) -> None:
        """Make a backup and prove it; it is called one only then."""
        if self.is_busy or self._is_gone:
            return
        self._say(_("Copying what is in the journal…"), is_busy=True)
        self._voice.tell(self.words)
        self._keeping.backups.make(Why.ASKED, self._on_proved, self._on_failed)

    def stop(self) -> None:
        """Say nothing any more; the journal is closed, or shown by others."""
        if not self._is_gone:
            self._is_gone = True
            self._keeping.long.progressed.disconnect(self._on_progressed)

    def _on_progressed(self, done: int, total: int) -> None:
        if not self.is_busy:
            return
        if done < total:
            words = _("Copied {done} of {total} pages…").format(done=done, total=total)
        else:
            words = _("Copied. Opening it again and counting…")
        self._say(words, is_busy=True)

    def _on_proved(self, proof: Proof) -> None:
        if self._is_gone:
            return
        words = ngettext(
            "Backup proved {time}: reopened, {count} record counted.",
            "Backup proved {time}: reopened, {count} records counted.",
            proof.records,
        ).format(time=f"{proof.at:%H:%M}", count=f"{proof.records:,}")
        if proof.missed:
            words = _("{proved} No copy went to the second place: {why}").format(
                proved=words, why=proof.missed
            )
        elif proof.is_beside:
            words = _(
                "{proved} The copy in {place} lies on the same disk and is lost when that breaks."
            ).format(proved=words, place=proof.copied_to)
        self._say(words)
        self._voice.tell(words, offers=opening.places_of(proof.file, self._voice.tell))
        self._voice.note_standing()
        self.proved.emit(proof)

    def _on_failed(self, error: JournalError) -> None:
        if self._is_gone:
            return
        words = _("No backup was made: {why} Your journal is as it was.").format(why=error)
        self._say(words, is_failure=True)
        self._voice.tell(words)
        self.failed.emit()

    def _say(self, words: str, *, is_busy: bool = False, is_failure: bool = False) -> None:
        self.words, self.is_busy, self.is_failure = words, is_busy, is_failure
        self.changed.emit()
