"""The backups of the open journal as a window asks for them, made on the long worker.

The worker never writes through the connection of the window's thread: what is noted in the
journal is noted when the answer has come back.
"""

import contextlib
import dataclasses
import datetime as dt
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app import paths, vault
from journal_app.app import recovery
from journal_app.app.given import Given
from journal_app.domain import RECORDS
from journal_app.domain.record import Change
from journal_app.errors import DatabaseDamaged, JournalError, Refused
from journal_app.i18n import N_, _
from journal_app.services import safekeeping, sample, second_place, watching
from journal_app.services.safekeeping import Made, Order
from journal_app.services.second_place import SecondPlace
from journal_app.services.watching import Tried
from journal_app.store.store import Store
from journal_app.ui.journal.keeping import Moved, Proof
from journal_app.ui.worker import Failed, Task, Worker
from journal_app.vault import backup
from journal_app.vault.notes import Note, Why
from journal_app.vault.recovery import secret_of

UNSAVED = N_("Your last words are not saved yet.")
WRITTEN = N_("Something was written while the backup was made, and is not in it. Move once more.")
log = logging.getLogger(__name__)


class VaultBackups(QObject):
    """What is asked of the backups of one open vault."""

    turned = Signal()  # the journal was moved away, or taken back

    def __init__(self, unlocked: vault.Vault, store: Store, given: Given, long: Worker) -> None:
        super().__init__()
        self._vault, self._now, self.long = unlocked, given.now, long
        self._store, self._is_passing = store, sample.is_passing(store)
        self.has_failed = False
        self.save: Callable[[], bool] = lambda: True  # what is typed; answers whether all is
        self._is_written = False

    @property
    def second(self) -> SecondPlace | None:
        """Where a copy of each backup goes."""
        return SecondPlace.of(self._vault)

    @property
    def is_moved(self) -> bool:
        """Whether the journal goes on elsewhere, and is read here."""
        return self._vault.is_sealed

    @property
    def is_safe(self) -> bool:
        """Whether the newest backup outlives this disk, and the last one asked for was made."""
        with contextlib.suppress(DatabaseDamaged):
            is_in_two = watching.is_in_two_places(self._vault)
            return is_in_two and not self.has_failed and not self.is_gone
        return False

    @property
    def is_gone(self) -> bool:
        """Whether the newest backup is not where it was made any more."""
        with contextlib.suppress(DatabaseDamaged):
            return watching.is_gone(self._vault)
        return False

    def standing(self) -> str:
        """When the last backup was proved, and where it is; nothing where damage hides it."""
        with contextlib.suppress(DatabaseDamaged):
            return watching.standing(self._vault, self._today())
        return ""

    def newest(self) -> Path | None:
        """The newest proved backup that is still where it was made."""
        return watching.newest_file(self._vault)

    def make(
        self,
        why: Why,
        done: Callable[[Proof], None],
        failed: Failed,
        *,
        only_if_changed: bool = False,
    ) -> Task:
        """Make a backup beside the journals and prove it; see safekeeping.carry_out."""
        opened, folder, heard = self._vault, paths.backups_folder(), self._heard
        asked = safekeeping.order(opened, folder, self._now(), why, only_if_changed=only_if_changed)
        return self.long.run(
            lambda: safekeeping.carry_out(opened, asked, heard),
            done=lambda made: self._on_made(made, done, failed),
            failed=lambda error: self._on_failed(error, failed),
        )

    def note_written(self, _changes: Sequence[Change]) -> None:
        """Records were written: a backup that is just being made may not hold them."""
        self._is_written = True

    def look(self, done: Callable[[Proof], None], failed: Failed) -> bool:
        """At the first unlock of a day: a backup if something changed; answers whether it looks."""
        if self._is_passing or not watching.is_daily_due(self._vault, self._today()):
            return False
        if not any(self._store[cls].count() for cls in RECORDS):
            return False  # there is nothing to lose
        self.make(Why.DAILY, done, failed, only_if_changed=True)
        return True

    def offer(self, entries: int) -> str:
        """What is to be offered now; see watching.offer."""
        if self._is_passing:
            return ""
        made = recovery.made_on(self._vault, self._store)
        return watching.offer(self._vault, entries, self._today(), made)

    def note_offered(self, what: str) -> None:
        """It was offered today."""
        watching.note_offered(self._vault, what, self._today())

    def choose_second(self, folder: Path) -> None:
        """Have a copy of each backup there from now on.

        Raises:
            NoSecondPlace: it would lie in no other place than before.
        """
        second_place.check(folder, self._vault.folder)
        SecondPlace(folder).keep(self._vault)

    def forget_second(self) -> None:
        """Have no second place any more; what lies there stays."""
        second_place.forget(self._vault)

    def agree(self) -> None:
        """What the newest backup holds is right, however little it is."""
        safekeeping.agree(self._vault)

    def try_out(
        self, file: Path, secret: str, done: Callable[[Tried], None], failed: Failed
    ) -> None:
        """Open a backup by what was typed, in a place that is gone afterwards."""
        noted, heard = watching.note_of(self._vault, file), self._heard

        def answered(tried: Tried) -> None:
            watching.note_tried(self._vault, tried, self._now())
            done(tried)

        self.long.run(lambda: _tried(file, secret, noted, heard), done=answered, failed=failed)

    def move(self, folder: Path, done: Callable[[Moved], None], failed: Failed) -> None:
        """A proved backup to that folder; only when it lies there is the copy here marked.

        Where something was written meanwhile, or cannot be saved, it does not hold all, and
        nothing is marked.
        """
        if not self.save():
            failed(Refused(_(UNSAVED)))
            return
        opened, now, heard = self._vault, self._now(), self._heard
        asked = safekeeping.order(opened, paths.backups_folder(), now, Why.MOVE)
        asked = dataclasses.replace(asked, second=SecondPlace(folder), must_carry=True)
        self._is_written = False

        def answered(made: Made) -> None:
            holds_all = self.save() and not self._is_written
            made = dataclasses.replace(made, copied=None)  # it is no second place
            try:
                noted = safekeeping.note(opened, made)
                if not holds_all:
                    raise Refused(_(WRITTEN))
                opened.mark_moved(now)
            except JournalError as error:
                failed(error)
                return
            done(Moved(now.astimezone(), folder / noted.name, SecondPlace(folder).name))

        self.long.run(
            lambda: safekeeping.carry_out(opened, asked, heard), done=answered, failed=failed
        )

    def take_back(self) -> None:
        """The journal goes on here again.

        Raises:
            ReadOnly: it cannot be written here.
        """
        self._vault.take_back()
        self.turned.emit()

    def leave(self) -> None:
        """The journal was moved: show it anew, to be read."""
        self.turned.emit()

    def _on_made(self, made: Made, done: Callable[[Proof], None], failed: Failed) -> None:
        opened = self._vault
        try:
            noted = safekeeping.note(opened, made)
            notes = opened.notes()
            if not opened.read_only:
                watching.note_looked(opened, self._today())
        except JournalError as error:
            self._on_failed(error, failed)
            return
        self.has_failed = False
        self._tidy(dataclasses.replace(made.order, notes=notes))
        done(self._proof(made, noted, is_doubtful=safekeeping.is_doubtful(notes)))

    def _on_failed(self, error: JournalError, failed: Failed) -> None:
        log.info("no backup: %s", error.word)
        self.has_failed = True
        failed(error)

    def _proof(self, made: Made, noted: Note, *, is_doubtful: bool) -> Proof:
        second = made.copied
        return Proof(
            at=noted.proved_at.astimezone(),
            records=safekeeping.records_of(noted.rows),
            file=Path(noted.folder) / noted.name,
            copied_to=second.name if second is not None and second.copied_at else "",
            missed=str(made.missed) if made.missed is not None else "",
            is_beside=second is not None and second.is_beside,
            is_doubtful=is_doubtful,
        )

    def _tidy(self, asked: Order) -> None:
        """Let old ones go, when the new one is noted."""
        opened, vault_id = self._vault, self._vault.vault_id
        if opened.read_only:
            return
        self.long.run(
            lambda: safekeeping.tidy(vault_id, asked),
            done=self._on_tidied,
            failed=lambda error: log.info("old backups stay: %s", error.word),
        )

    def _on_tidied(self, gone: Sequence[Note]) -> None:
        try:
            self._vault.keep_notes([], gone)
        except JournalError as error:  # what is noted of a file that went does no harm
            log.info("notes of old backups stay: %s", error.word)

    def _heard(self, left: int, pages: int) -> None:
        self.long.report(pages - left, pages)

    def _today(self) -> dt.date:
        return self._now().astimezone().date()


def _tried(file: Path, secret: str, noted: Note | None, heard: Callable[[int, int], None]) -> Tried:
    proved = vault.tried(file, secret, file.parent, heard)
    is_as_noted = noted is None or (noted.rows == proved.rows and noted.text == proved.text)
    is_code = secret_of(secret) is not None
    return Tried(proved, is_as_noted, backup.header_of(file).recovery_id if is_code else "")
