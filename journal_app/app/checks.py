"""The checks of one open vault, as the window asks for them."""

import datetime as dt
import logging
from collections.abc import Callable

from journal_app import paths
from journal_app.errors import JournalError
from journal_app.services import checking
from journal_app.services.checking import Findings, Progress
from journal_app.store.store import Store
from journal_app.vault import Vault

log = logging.getLogger(__name__)


class VaultChecks:
    """*pages* and *full* run on the worker, through connections of their own."""

    def __init__(self, opened: Vault, store: Store, now: Callable[[], dt.datetime]) -> None:
        self._vault, self._store, self._now = opened, store, now

    def settle(self) -> bool:
        """Truncate the write-ahead log; what cannot be written needs none."""
        try:
            return self._vault.settle()
        except JournalError:
            return True  # the check finds out why

    def is_due(self) -> bool:
        """Whether a week has passed since everything was checked, or the file was damaged."""
        if self._vault.is_damaged:
            return True
        try:
            return checking.is_due(self._store, self._now())
        except JournalError:
            return False

    def pages(self) -> Findings:
        """Look at every page."""
        return checking.pages(self._vault)

    def full(self, progress: Progress) -> Findings:
        """Run every check."""
        return checking.full(self._vault, paths.backups_folder(), progress)

    def note(self, found: Findings) -> None:
        """Keep that everything was checked; a file that was damaged may read well again.

        Where that cannot be kept, as on a full disk, it is checked again the next time.
        """
        try:
            if self._vault.is_damaged:
                if not found.damage:
                    checking.note_sound_again(self._vault)
            elif not self._vault.read_only:
                checking.note_checked(self._store, self._now())
        except (JournalError, OSError) as error:
            log.info("a check was not noted: %s", type(error).__name__)

    def rebuild(self) -> None:
        """Make the search index anew."""
        self._store.rebuild_search()
