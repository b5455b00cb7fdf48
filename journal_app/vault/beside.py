"""A backup opened beside the journal: read from a scratch copy that goes when it is closed.

The scratch copy is as encrypted as the backup it was cut out of.
"""

import contextlib
import logging
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from journal_app.errors import JournalError, ReadOnly
from journal_app.i18n import _
from journal_app.vault import backup, connection, header_files, key
from journal_app.vault.backup import Progress
from journal_app.vault.connection import Connection
from journal_app.vault.file_error import told
from journal_app.vault.header import Header
from journal_app.vault.header_files import DATABASE_NAME
from journal_app.vault.lockfile import OneOpener

SCRATCH = "beside-"
log = logging.getLogger(__name__)


class OpenedBackup:
    """One backup, open to be read, until it is closed."""

    def __init__(self, file: Path, header: Header, vault_key: bytearray, scratch: Path) -> None:
        """*header* is what a journal made of it would open by."""
        self.file = file
        self._header, self._vault_key = header, vault_key
        self._scratch, self._hold = scratch, OneOpener(scratch)
        self._readers: list[Connection] = []
        self._connection: Connection | None = None
        self._hold.take()

    def __repr__(self) -> str:
        """The kind and the start of the id."""
        return f"<backup of {self.vault_id[:8]}>"

    @property
    def vault_id(self) -> str:
        """The id of the vault it was made of."""
        return self._header.vault_id

    @property
    def connection(self) -> Connection:
        """The connection of the window's thread; it cannot write."""
        if self._connection is None:
            raise ReadOnly(_("This backup was closed."))
        return self._connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection to the scratch copy, to bring its tables to today's; the backup stays."""
        self._close_readers()
        with self._database_key() as database_key:
            opened = connection.open_writing(self._database, database_key)
        try:
            yield opened
            with connection.translated():
                opened.execute("PRAGMA journal_mode = DELETE")
        finally:
            opened.close()
            self.attach()

    def attach(self) -> None:
        """Open the scratch copy to be read."""
        self._connection = self._read()

    def reader(self) -> Connection:
        """Another connection, for a worker; it is closed with the backup."""
        opened = self._read()
        self._readers.append(opened)
        return opened

    def restore(
        self, folder: Path, *, copies: Path | None, progress: Progress | None = None
    ) -> None:
        """Make a journal of it in a new folder, and prove it; see backup.rebuild."""
        backup.rebuild(self.file, folder, self._header, self._vault_key, progress)
        if copies is not None and not (copies / f"{self.vault_id}.json").exists():
            header_files.write_copy(copies, self._header)

    def close(self) -> None:
        """Take the scratch copy away and forget the key; harmless when it is done already."""
        self._close_readers()
        key.wipe(self._vault_key)
        self._hold.release()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _read(self) -> Connection:
        with self._database_key() as database_key:
            return connection.open_reading(self._database, database_key, "ro")

    @property
    def _database(self) -> Path:
        return self._scratch / DATABASE_NAME

    @contextlib.contextmanager
    def _database_key(self) -> Iterator[bytearray]:
        database_key = key.derived(self._vault_key, key.DATABASE)
        try:
            yield database_key
        finally:
            key.wipe(database_key)

    def _close_readers(self) -> None:
        for opened in (*self._readers, self._connection):
            if opened is not None:
                opened.close()
        self._readers.clear()
        self._connection = None


def open_backup(
    file: Path, secret: str, folder: Path, progress: Progress | None = None
) -> OpenedBackup:
    """Open a backup by the passphrase or the recovery code of its day, beside any journal.

    The scratch copy lies in *folder*; *progress* hears bytes left and all.

    Raises:
        NotAJournal: the file is no backup.
        WrongPassphrase, WrongRecovery: the secret does not open it.
        HeaderDamaged, DatabaseDamaged: it was cut or changed.
        NoSpace, ReadOnly: there is no room, or no place, for the scratch copy.
    """
    header = backup.header_of(file)
    vault_key, _kind = header.open(secret)
    return opened_with(file, header, vault_key, folder, progress)


def opened_with(
    file: Path,
    header: Header,
    vault_key: bytearray,
    folder: Path,
    progress: Progress | None = None,
) -> OpenedBackup:
    """As open_backup does, with the key at hand, which is wiped when the backup is closed."""
    scratch = _new_scratch(folder)
    opened = OpenedBackup(file, header, vault_key, scratch)
    try:
        backup.unwrap(file, vault_key, scratch / DATABASE_NAME, progress)
        opened.attach()
    except BaseException:
        opened.close()
        raise
    log.info("backup opened beside: %s", header.vault_id[:8])
    return opened


def fits(file: Path, header: Header, vault_key: bytearray) -> bool:
    """Whether the key of a journal opens a backup, without asking anybody.

    Raises:
        NotAJournal, HeaderDamaged: see backup.header_of.
    """
    found = backup.header_of(file)
    if found.vault_id != header.vault_id:
        return False
    with contextlib.suppress(JournalError):
        found.check_seal(vault_key)
        return True
    return False


def sweep(folder: Path) -> None:
    """Take away what a killed program left open; what another one holds open stays."""
    for scratch in folder.glob(f"{SCRATCH}*"):
        hold = OneOpener(scratch)
        with contextlib.suppress(JournalError):
            hold.take()
            hold.release()
            shutil.rmtree(scratch, ignore_errors=True)


def _new_scratch(folder: Path) -> Path:
    scratch = folder / f"{SCRATCH}{secrets.token_hex(4)}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        scratch.mkdir(mode=0o700)
    except OSError as error:
        raise told(error) from error
    return scratch
