"""The backups of the open journal, and the one that is opened beside it, on the long worker."""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import wait
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app import paths, vault
from journal_app.app.given import Given
from journal_app.app.journals import free_place
from journal_app.errors import JournalError, Refused
from journal_app.i18n import _
from journal_app.services.beside import Beside
from journal_app.services.safekeeping import records_of
from journal_app.ui.journal.shelf import KeptBackup
from journal_app.ui.worker import Cancelled, Failed, Task, Worker
from journal_app.vault.notes import Note
from journal_app.vault.shelf import Kept, on_shelf

OPENING, PROVED, WHOLE = 60, 90, 100  # percent: reading the file takes longer than comparing
log = logging.getLogger(__name__)


class VaultShelf(QObject):
    """One backup is open at a time; it goes with the journal."""

    progressed = Signal(int)
    left_for = Signal(object, bool)  # the folder of a restored journal, whether it takes the place

    def __init__(self, unlocked: vault.Vault, given: Given, long: Worker) -> None:
        super().__init__()
        self._vault, self._given, self._long = unlocked, given, long
        self._beside: Beside | None = None
        self._job = Job(self.progressed.emit)

    def kept(self, done: Callable[[Sequence[KeptBackup]], None], failed: Failed) -> None:
        """The backups in reach, newest first."""
        here, unlocked, noted = paths.backups_folder(), self._vault, self._vault.notes()
        self._long.run(
            lambda: _listed(here, unlocked, noted), done=done, failed=failed, kind="kept"
        )

    def known(self, file: Path, done: Callable[[KeptBackup], None], failed: Failed) -> None:
        """What can be said of one file that lies elsewhere."""
        self._long.run(lambda: _elsewhere(file, self._vault), done=done, failed=failed)

    def open(
        self, one: KeptBackup, secret: str, done: Callable[[Beside], None], failed: Failed
    ) -> None:
        """Open one to be read and compare it; without a *secret* by the key of this journal."""
        self.close()
        self._run(lambda job: self._opened(job, one.file, secret), done, failed)

    def compare(self, done: Callable[[], None], failed: Failed) -> None:
        """Compare the open one anew."""
        self._run(lambda job: self._compared(job, 0), lambda _nothing: done(), failed)

    def restore(self, folder: Path, done: Callable[[], None], failed: Failed) -> None:
        """Make a journal of the open one in a new folder, and prove it."""
        beside, headers = self._beside, paths.headers_folder()

        def made(job: "Job") -> None:
            if beside is not None:
                heard = job.heard_bytes(PROVED)
                beside.opened.restore(folder, copies=headers, progress=heard)

        self._run(made, lambda _nothing: done(), failed)

    def stop(self) -> None:
        """Leave off what runs at the next place where it can be; nobody is told."""
        if self._job.task is not None:
            self._job.task.drop()

    def close(self) -> None:
        """Close the one that is open, if one is, when what runs has left off."""
        self.stop()
        task = self._job.task
        if task is not None and task.future is not None and not task.future.cancel():
            wait([task.future])  # it runs; what had not begun is not waited for
        if self._beside is not None:
            self._beside.close()
            self._beside = None

    def restored_place(self) -> Path:
        """Where a restored journal would be put."""
        here = self._vault.folder
        return free_place(here.parent, _("{name} restored").format(name=here.stem))

    def is_of_this_journal(self, beside: Beside) -> bool:
        """Whether a backup was made of the journal that is open."""
        return beside.opened.vault_id == self._vault.vault_id

    def go_to(self, folder: Path, *, instead: bool) -> None:
        """Leave this journal for the restored one, which takes its place if *instead*."""
        self.left_for.emit(folder, instead)

    def _run(
        self, work: Callable[["Job"], object], done: Callable[..., None], failed: Failed
    ) -> None:
        self.stop()
        job = self._job = Job(self.progressed.emit)
        job.task = self._long.run(lambda: work(job), done=done, failed=failed)

    def _opened(self, job: "Job", file: Path, secret: str) -> Beside:
        folder, heard = paths.state_folder(), job.heard_bytes(OPENING)
        if secret:
            opened = vault.open_backup(file, secret, folder, heard)
        else:
            opened = self._vault.open_backup(file, folder, heard)
        try:
            self._beside = Beside(opened, self._given.now)
            self._compared(job, OPENING)
        except BaseException:
            self._beside = None
            opened.close()
            raise
        return self._beside

    def _compared(self, job: "Job", begun: int) -> None:
        if self._beside is None:
            return
        with self._vault.lent() as connection:
            self._beside.compare(
                connection,
                lambda done, every: job.hear(begun + (WHOLE - begun) * done // max(1, every)),
            )


class Job:
    """One piece of work for the worker: it tells how far it is, and ends where it was dropped."""

    def __init__(self, tell: Callable[[int], object]) -> None:
        self._tell = tell
        self.task: Task | None = None

    def hear(self, percent: int) -> None:
        """So far it is.

        Raises:
            Cancelled: nobody waits for it any more.
        """
        if self.task is not None and self.task.is_dropped.is_set():
            raise Cancelled(_("It was stopped."))
        self._tell(percent)

    def heard_bytes(self, until: int) -> Callable[[int, int], None]:
        """What hears of bytes left and all, to so many percent of the whole."""
        return lambda left, every: self.hear(until * (every - left) // max(1, every))


def replace(journal: Path, restored: Path, today: dt.date) -> Path:
    """Put a restored journal where a closed one lay, which is kept beside it; answers where it is.

    Where it cannot be moved it stays where it is, and so does the other.
    """
    if not journal.exists():
        return restored
    name = _("{name} replaced {day}").format(name=journal.stem, day=today.isoformat())
    kept = free_place(journal.parent, name)
    try:
        journal.rename(kept)
    except OSError as error:
        log.info("not put in its place: %s", type(error).__name__)
        return restored
    try:
        restored.rename(journal)
    except OSError as error:  # on another disk, or held by another program
        log.info("not put in its place: %s", type(error).__name__)
        kept.rename(journal)
        return restored
    return journal


def _listed(here: Path, unlocked: vault.Vault, noted: Sequence[Note]) -> list[KeptBackup]:
    """Those beside the journals, and those in every other place one was proved in."""
    found = []
    for folder in (here, *sorted({Path(note.folder) for note in noted} - {here})):
        place = _("on this computer")
        if folder != here:
            place = _("in {folder}").format(folder=folder.name or str(folder))
        with suppress(Refused):  # a stick that is not there, a folder that cannot be read
            kept = on_shelf(folder, unlocked.vault_id, noted)
            found += [row for one in kept if (row := _row(one, place, unlocked)) is not None]
    return sorted(found, key=lambda one: (one.at, one.file.name), reverse=True)


def _row(one: Kept, place: str, unlocked: vault.Vault) -> KeptBackup | None:
    try:
        is_ours = unlocked.has_key_of(one.file)
    except JournalError as error:
        log.info("no backup: %s", error.word)
        return None
    note = one.note
    return KeptBackup(
        one.file,
        one.made_at.astimezone(),
        place,
        one.size_bytes,
        records_of(note.rows) if note is not None else None,
        note.proved_at.astimezone() if note is not None else None,
        is_ours,
    )


def _elsewhere(file: Path, unlocked: vault.Vault) -> KeptBackup:
    """What can be said of a file nobody noted."""
    is_ours, known = unlocked.has_key_of(file), file.stat()
    at = dt.datetime.fromtimestamp(known.st_mtime).astimezone()
    place = _("in {folder}").format(folder=file.parent.name or str(file.parent))
    return KeptBackup(file, at, place, known.st_size, is_ours=is_ours)
