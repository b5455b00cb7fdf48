"""What a page may ask about the backups that there are, and about the one that is open."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from journal_app.services.beside import Beside
from journal_app.ui.worker import Failed


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class KeptBackup:
    """One backup as a list shows it; its times are by this computer's clock.

    *records* and *proved_at* are known of backups this journal has noted; *is_ours* says that
    the key of this journal opens it.
    """

    file: Path
    at: dt.datetime
    place: str
    size_bytes: int
    records: int | None = None
    proved_at: dt.datetime | None = None
    is_ours: bool = True


class Shelf(Protocol):
    """Done slowly on the worker *long*; the answers come back on the window's thread."""

    @property
    def progressed(self) -> SignalInstance:
        """Tells how far it is, in percent."""

    def kept(self, done: Callable[[Sequence[KeptBackup]], None], failed: Failed) -> None:
        """The backups in reach, newest first."""

    def known(self, file: Path, done: Callable[[KeptBackup], None], failed: Failed) -> None:
        """What can be said of one file that lies elsewhere."""

    def open(
        self, one: KeptBackup, secret: str, done: Callable[[Beside], None], failed: Failed
    ) -> None:
        """Open one to be read and compare it; without a *secret* by the key of this journal."""

    def compare(self, done: Callable[[], None], failed: Failed) -> None:
        """Compare the open one anew."""

    def restore(self, folder: Path, done: Callable[[], None], failed: Failed) -> None:
        """Make a journal of the open one in a new folder, and prove it."""

    def stop(self) -> None:
        """Leave off what runs; nobody is told."""

    def close(self) -> None:
        """Close the one that is open, if one is."""

    def restored_place(self) -> Path:
        """Where a restored journal would be put."""

    def is_of_this_journal(self, beside: Beside) -> bool:
        """Whether a backup was made of the journal that is open."""

    def go_to(self, folder: Path, *, instead: bool) -> None:
        """Leave this journal for the restored one, which takes its place if *instead*."""
