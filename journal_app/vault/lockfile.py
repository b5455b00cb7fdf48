"""One program for one journal: a lock that dies with its process."""

from pathlib import Path

from filelock import FileLock, Timeout

from journal_app.errors import OpenElsewhere, ReadOnly
from journal_app.i18n import _
from journal_app.vault.header_files import LOCK_NAME

WAIT_S = 0.2  # a second opener is told within a second, of which a start takes half


class OneOpener:
    """The hold on a journal's folder, until released."""

    def __init__(self, folder: Path) -> None:
        self._lock = FileLock(folder / LOCK_NAME, thread_local=False)

    def take(self) -> None:
        """Hold the journal.

        Raises:
            OpenElsewhere: another program does.
            ReadOnly: the folder cannot be written.
        """
        try:
            self._lock.acquire(timeout=WAIT_S)
        except Timeout as error:
            raise OpenElsewhere(_("This journal is open in another program.")) from error
        except OSError as error:
            raise ReadOnly(_("The journal's folder cannot be written.")) from error

    def release(self) -> None:
        """Let the journal go."""
        self._lock.release()
