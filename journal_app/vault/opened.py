"""Vault: an unlocked journal folder, until it is locked."""

import contextlib
import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from journal_app.errors import DatabaseDamaged, HeaderDamaged, JournalError, ReadOnly
from journal_app.i18n import _
from journal_app.vault import anew, backup, beside, carrying, connection, header_files, key, notes
from journal_app.vault import header as headers
from journal_app.vault import rows as small_rows
from journal_app.vault.anew import Anew
from journal_app.vault.backup import Progress, Proved
from journal_app.vault.beside import OpenedBackup
from journal_app.vault.connection import Connection
from journal_app.vault.file_error import told
from journal_app.vault.header import Header, Slot
from journal_app.vault.header_files import DATABASE_NAME
from journal_app.vault.key import Cost
from journal_app.vault.lines import Lines
from journal_app.vault.lockfile import OneOpener
from journal_app.vault.notes import Note, Why

Opens = Callable[[Header], bytearray]
HEADER_ROW, BACKUP_ROW, MOVED_ROW = "header", "last_backup", "moved"
log = logging.getLogger(__name__)


class Vault:
    """The open box: connections for those above, and the keys nobody else sees."""

    def __init__(
        self,
        folder: Path,
        header: Header,
        vault_key: bytearray,
        opened_with: str,
        *,
        copies: Path | None,
        hold: OneOpener | None,
    ) -> None:
        self.folder = folder
        self.opened_with = opened_with
        self._header = header
        self._vault_key = vault_key
        self._copies = copies
        self._hold = hold
        self._lines = Lines(self._read)
        self._owes_copies = False
        self._changing = threading.Lock()
        self.read_only = True
        self.is_sealed = False  # read only because it goes on elsewhere, and for no other reason
        self.is_damaged = False

    def __repr__(self) -> str:
        """The kind and the start of the id."""
        return f"<vault {self.vault_id[:8]}>"

    @property
    def vault_id(self) -> str:
        """The id of the vault, the same in its backups."""
        return self._header.vault_id

    @property
    def format(self) -> int:
        """The number of the header's format."""
        return self._header.format

    @property
    def connection(self) -> Connection:
        """The connection of the window's thread; it writes unless the vault is read only."""
        return self._lines.first

    @property
    def last_backup(self) -> dt.datetime | None:
        """When the last proven backup was made."""
        row = small_rows.one(self.connection, BACKUP_ROW)
        return dt.datetime.fromisoformat(row) if row else None

    def attach(self, opened: Connection, *, read_only: bool) -> None:
        """Take the connection that was opened for this vault; one that was moved is only read."""
        self._lines.attach(opened)
        with contextlib.suppress(DatabaseDamaged):  # told by whoever reads more of it
            moved = small_rows.one(self.connection, MOVED_ROW)
            self.is_sealed = not read_only and moved is not None
        self.read_only = read_only or self.is_sealed

    def watch(self, noticed: Callable[[], None]) -> None:
        """Have *noticed* called when a read or a save meets damage, on the thread that met it."""
        self._lines.watch(noticed)

    def hold_still(self) -> None:
        """The file is damaged: nothing is written to it any more, now, at lock or later.

        A write-ahead log stays beside it, because what was saved last may stand only there.
        """
        self._lines.read_on()
        self.is_damaged, self.is_sealed, self.read_only = True, False, True
        header_files.mark_damaged(self.folder)

    def lend(self) -> tuple[Header, bytearray]:
        """The header and a copy of the key, for who makes a new journal of this one's remains."""
        return self._header, bytearray(self._vault_key)

    def reader(self) -> Connection:
        """Another connection, for a worker; it is closed before the first one at lock."""
        return self._lines.reader()

    def writer(self) -> Connection:
        """Another connection that writes, for a worker who closes it before the journal locks."""
        return self._keyed(lambda own: connection.open_writing(self.folder / DATABASE_NAME, own))

    def lent(self) -> contextlib.AbstractContextManager[Connection]:
        """A reading connection for a worker that is closed when the work has ended."""
        return self._lines.lent()

    def has_key_of(self, file: Path) -> bool:
        """Whether a backup opens with the key of this journal; see beside.fits."""
        return beside.fits(file, self._header, self._vault_key)

    def open_backup(
        self, file: Path, folder: Path, progress: Progress | None = None
    ) -> OpenedBackup:
        """Open a backup of this very journal beside it; see beside.open_backup.

        A journal made of it opens by the passphrase of today.
        """
        own = bytearray(self._vault_key)
        return beside.opened_with(file, self._copied, own, folder, progress)

    def change_passphrase(
        self, passphrase: str, *, memory_kib: int | None = None, keep: bool = True
    ) -> None:
        """Let another passphrase open the journal; the old one no longer does.

        Old backups keep their old slots. Without *keep* the copies of the header are left to
        keep_header, which writes in the journal.

        Raises:
            Refused: the passphrase is empty.
        """
        cost = Cost(memory_kib) if memory_kib else key.calibrated()
        slot = headers.passphrase_slot(self._header, passphrase, self._vault_key, cost)
        self._replace_header(slot, passphrase, keep=keep)

    def take_recovery(self, code: str, slot: Slot | None = None) -> None:
        """Let a new recovery code open the journal, by the slot made for it; no old one does."""
        slot = slot or headers.recovery_slot(self._header, self._vault_key, code)
        self._replace_header(slot, code)

    @property
    def has_device(self) -> bool:
        """Whether the secret of a device opens the journal."""
        return headers.DEVICE in self._header.kinds()

    def add_device(self, secret: bytes) -> None:
        """Let this secret of a device open the journal, in the place of one before.

        Raises:
            ReadOnly: this journal can only be read here.
        """
        slot = headers.device_slot(self._header, self._vault_key, secret)
        self._write_header(slot, lambda found: found.open_with_device(secret))

    def remove_device(self) -> None:
        """Let no device open the journal by its secret any more; harmless when none does."""
        if self.has_device:
            self._write_header(None)

    @property
    def recovery_id(self) -> str:
        """The id of the recovery slot: another one with every new code."""
        return self._header.recovery_id

    def take_anew(self, made: Anew) -> None:
        """Close, and let the new database and its slots take the place of these; see anew.make.

        Raises:
            Refused, NoSpace, ReadOnly: the journal opens as it did; it is locked all the same.
        """
        try:
            self._let_go()
            anew.swap(self.folder, made)
            header_files.write_copy(self._copies, made.header)
        except OSError as error:
            raise told(error) from error
        finally:
            key.wipe(made.vault_key)
            self._release()

    def settle(self) -> bool:
        """Truncate the write-ahead log; False when a reader is open, and never a wait."""
        return self._is_unsettled or connection.settle(self.connection)

    def check(self, *, thorough: bool = False) -> list[str]:
        """Every page, and when *thorough* every index and link; what is wrong, in sentences.

        A write-ahead log is truncated first: the check reads the main file alone.
        """
        self.settle()
        return connection.problems(self.connection, thorough=thorough)

    def back_up(
        self, folder: Path, now: dt.datetime, progress: Progress | None = None, why: Why = Why.ASKED
    ) -> Path:
        """Make a backup, prove it and note it; answers its file. See prove_backup."""
        made = self.prove_backup(folder, now, progress)
        self.note_backup(made, now, why)
        return made.file

    def prove_backup(
        self, folder: Path, now: dt.datetime, progress: Progress | None = None
    ) -> Proved:
        """Make a backup and prove it, by a connection of its own; *progress* hears pages left, all.

        Raises:
            NoSpace, ReadOnly: nothing is left behind.
            DatabaseDamaged: the copy could not be proven.
        """
        with self.lent() as source:
            return backup.make(source, self._copied, self._vault_key, folder, now, progress)

    def note_backup(self, made: Proved, now: dt.datetime, why: Why) -> Note:
        """Keep in the journal what was proved of a backup, and when; answers the note."""
        noted = notes.of(made, now, why)
        if not self.read_only:
            self.put_rows({BACKUP_ROW: now.isoformat(), noted.key: noted.to_text()})
        return noted

    def notes(self) -> tuple[Note, ...]:
        """What was noted of proved backups, the newest first."""
        return notes.read(self.rows(notes.START))

    def keep_notes(self, kept: Iterable[Note], gone: Iterable[Note] = ()) -> None:
        """Keep these notes as they are now, and forget those."""
        self.put_rows(notes.changes(kept, gone))

    def try_backup(self, file: Path) -> Proved:
        """Open a backup by the key of this journal, in a place that is gone afterwards.

        Raises: as backup.tried does.
        """
        return backup.tried(file, self._vault_key, file.parent)

    def carry_backup(self, file: Path, folder: Path, progress: Progress | None = None) -> Path:
        """Put a copy of a backup into another folder; see carrying.carry."""
        return carrying.carry(file, folder, self._vault_key, progress)

    def rows(self, start: str) -> dict[str, str]:
        """The small values whose names begin so."""
        return small_rows.begin_with(self.connection, start)

    def put_rows(self, values: Mapping[str, str | None]) -> None:
        """Keep small values, all or none; None takes one away.

        Raises:
            ReadOnly: the journal can only be read here.
        """
        if self.read_only:
            raise ReadOnly(_("This journal can only be read here."))
        small_rows.put(self.connection, values)

    @property
    def moved_at(self) -> dt.datetime | None:
        """When the journal was moved to another computer; None where it goes on here."""
        row = small_rows.one(self.connection, MOVED_ROW)
        return dt.datetime.fromisoformat(row) if row else None

    def mark_moved(self, now: dt.datetime) -> None:
        """The journal goes on elsewhere: from here on this copy is only read."""
        self.put_rows({MOVED_ROW: now.isoformat()})
        self.is_sealed = self.read_only = True

    def take_back(self) -> None:
        """The journal goes on here again.

        Raises:
            ReadOnly: it cannot be written here for another reason.
        """
        if self.is_sealed:
            self.keep_unwritten(is_kept=False)
            self.is_sealed = self.read_only = False
        self.put_rows({MOVED_ROW: None})

    def keep_unwritten(self, *, is_kept: bool = True) -> None:
        """Let the connection refuse to write, whoever asks it."""
        self.connection.execute(f"PRAGMA query_only = {'ON' if is_kept else 'OFF'}")

    def keep_header(self) -> None:
        """Bring the copies of the header in reach to what the header says."""
        header_files.write_copy(self._copies, self._copied)
        said = self._copied.to_bytes().decode()
        small_rows.put(self.connection, {HEADER_ROW: said})  # last: it says all is done
        self._owes_copies = False

    def finish_change(self) -> None:
        """Bring to its end what a killed program left of a change of slots; else nothing is done.

        The header has opened, so the one before it goes: it opens with the old passphrase.
        """
        try:
            said = small_rows.one(self.connection, HEADER_ROW)
            if not header_files.is_kept(self._copies, self._copied, said):
                self.keep_header()
            header_files.drop_leftovers(self.folder)
        except (JournalError, OSError) as error:
            log.info("change of slots not finished: %s", type(error).__name__)

    def lock(self) -> None:
        """Close everything, forget the keys, let the journal go; harmless when it is done already.

        Where it cannot be settled, as on a full disk, the log with what was saved stays beside.
        """
        try:
            self._let_go()
        except JournalError as error:
            log.info("locked unsettled: %s", type(error).__name__)
        finally:
            self._release()

    def _let_go(self) -> None:
        stays = self.is_damaged or self._lines.has_given_way
        try:
            self._lines.close(None if stays else self._settle_last)
        finally:
            key.wipe(self._vault_key)

    def _release(self) -> None:
        if self._hold is not None:
            with contextlib.suppress(OSError):  # an empty one that stays does no harm
                connection.drop_empty_log(self.folder / DATABASE_NAME)
            self._hold.release()
            self._hold = None

    @property
    def _is_unsettled(self) -> bool:
        """Whether even the write-ahead log cannot be written here."""
        return self._lines.has_given_way or (self.read_only and not self.is_sealed)

    def _read(self) -> Connection:
        database, mode = self.folder / DATABASE_NAME, "ro"
        if self._is_unsettled:
            mode = connection.reading_mode(database, is_held=self._hold is not None)
        return self._keyed(lambda own: connection.open_reading(database, own, mode))

    def _keyed(self, opening: Callable[[bytearray], Connection]) -> Connection:
        database_key = key.derived(self._vault_key, key.DATABASE)
        try:
            return opening(database_key)
        finally:
            key.wipe(database_key)

    def _settle_last(self) -> None:
        if self._owes_copies and not self.read_only:
            self._pay_copies()
        if not self._is_unsettled:
            connection.settle(self.connection)
        log.info("locked %s", self.vault_id[:8])

    def _pay_copies(self) -> None:
        """The passphrase was changed and nobody kept the header since."""
        try:
            self.keep_header()
        except (JournalError, OSError) as error:
            log.info("copies of the header not kept: %s", type(error).__name__)

    def _replace_header(self, slot: Slot, secret: str, *, keep: bool = True) -> None:
        self._write_header(slot, lambda found: found.open(secret)[0], is_copied=True)
        if keep:
            self._pay_copies()

    def _write_header(
        self, slot: Slot | None, opens: Opens | None = None, *, is_copied: bool = False
    ) -> None:
        """Put the slot in the place of the one of its kind; without one, that of a device goes."""
        if self.read_only:
            raise ReadOnly(_("This journal can only be read here."))

        def open_found(found: Header) -> None:
            found.check_seal(self._vault_key)
            if opens is not None and not key.is_same(opens(found), self._vault_key):
                text = _("The new header does not open the journal. The old one is kept.")
                raise HeaderDamaged(text)
            self._header = header
            self._owes_copies = self._owes_copies or is_copied

        with self._changing:  # a worker may be at it too, and would write over what it did not read
            header = self._copied if slot is None else self._header.with_slot(slot, self._vault_key)
            try:
                header_files.put_in_place(self.folder, header, open_found)
            except OSError as error:
                raise told(error) from error

    @property
    def _copied(self) -> Header:
        """The header as copies and backups have it: without the slot of a device."""
        return self._header.lasting(self._vault_key)
