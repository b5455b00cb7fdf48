"""A purge that was cut off, by a kill or a full disk: its end is made up for after unlocking."""

import logging
from collections.abc import Generator

from PySide6.QtCore import QObject

from journal_app.errors import JournalError
from journal_app.services.journal import Journal
from journal_app.ui.journal.slices import Slices
from journal_app.vault import Vault
from journal_app.vault.rewriting import Rewriting

log = logging.getLogger(__name__)


class Overdue(QObject):
    """Writes over the places of what went for good, without a word; ended, it is still owed."""

    def __init__(self, unlocked: Vault, journal: Journal) -> None:
        super().__init__()
        self._vault, self._journal = unlocked, journal
        self._slices = Slices(self)
        self._work: Generator[None, None, None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is left to do."""
        return self._slices.is_busy

    def begin(self) -> None:
        """Do what is owed, if anything is."""
        if not self._vault.read_only and Rewriting(self._vault).is_owed:
            self._work = self._journal.overwrite()
            self._slices.begin(self._work, self._on_done, self._on_failed)

    def end(self) -> None:
        """Let it be: the journal closes."""
        if self._work is not None:
            self._slices.stop()
            self._work.close()
            self._work = None

    def _on_done(self) -> None:
        self._work = None
        log.info("a purge was brought to its end")

    def _on_failed(self, error: JournalError) -> None:
        self._work = None
        log.info("a purge still waits for its end: %s", type(error).__name__)
