"""Everything under a new key: a proved backup first, then the copy, then the swap."""

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app import paths, vault
from journal_app.app.given import Given
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.unlock.working_page import WorkingPage
from journal_app.ui.worker import Worker
from journal_app.vault import anew
from journal_app.vault.anew import Anew
from journal_app.vault.notes import Why


class EncryptingAnew(QObject):
    """Works on a vault that nothing shows any more; whatever happens, it is locked in the end."""

    ended = Signal(Path)  # the journal, which opens by the new passphrase, or as before

    def __init__(
        self, unlocked: vault.Vault, words: str, given: Given, long: Worker, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._vault, self._words, self._given, self._long = unlocked, words, given, long
        lead = _("A backup is proved first. Until the very end the journal is as it was.")
        title = _("Everything is encrypted anew")
        self.page = WorkingPage(given.theme, title, lead, may_stop=True)
        self.page.stop_asked.connect(self._on_stop)
        long.progressed.connect(self.page.show_progress)

    def begin(self) -> None:
        """Prove a backup of the journal as it is."""
        now, folder = self._given.now(), paths.backups_folder()
        self._long.run(
            lambda: self._vault.prove_backup(folder, now, self._report),
            done=lambda proved: self._on_proved(proved, now),
            failed=self._on_failed,
        )

    def _report(self, left: int, pages: int) -> None:
        self._long.report(pages - left, pages)

    def _on_proved(self, proved: vault.Proved, now: dt.datetime) -> None:
        try:
            self._vault.note_backup(proved, now, Why.REKEY)
        except JournalError as error:
            self._on_failed(error)
            return
        memory = self._given.memory_kib
        self._long.run(
            partial(anew.make, self._vault, self._words, now, self._report, memory_kib=memory),
            done=self._on_made,
            failed=self._on_failed,
        )
        self._words = ""

    def _on_made(self, made: Anew) -> None:
        try:
            self._vault.take_anew(made)
        except JournalError as error:
            self._on_failed(error)
            return
        self._end()

    def _on_stop(self) -> None:
        self._long.rest()
        self._vault.lock()
        self._end()

    def _on_failed(self, error: JournalError) -> None:
        words = _("{why} The journal opens as it did before.").format(why=error)
        self._vault.lock()
        self._given.ask.show(_("Nothing was encrypted anew"), words)
        self._end()

    def _end(self) -> None:
        self._long.progressed.disconnect(self.page.show_progress)
        self.ended.emit(self._vault.folder)
