"""The whole journal under a new key: what to do when somebody knows the passphrase.

The new database is made beside the old one and proved. Then the new slots take the place of
the old ones, and the new database that of the old: two renamings. A program killed between
the two leaves slots that open the new database under its passing name; the next opening ends
what was begun. Killed before, it leaves a database nothing opens, which that opening takes away.
"""

import datetime as dt
import logging
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from journal_app.errors import JournalError, ReadOnly, Refused
from journal_app.i18n import _
from journal_app.vault import backup, connection, header_files, key, rows
from journal_app.vault import header as headers
from journal_app.vault.backup import Progress
from journal_app.vault.connection import Connection
from journal_app.vault.file_error import told
from journal_app.vault.header import Header
from journal_app.vault.key import Cost

NEXT_NAME = "journal.db.next"
ANEW_ROW = "encrypted_anew"  # when; a sheet and backups from before open with the old key
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, repr=False)
class Anew:
    """A proved database under a new key, and the slots that open it."""

    header: Header
    vault_key: bytearray


class Lender(Protocol):
    """An unlocked vault, as far as it is needed here."""

    folder: Path
    read_only: bool

    @property
    def vault_id(self) -> str:
        """The id of the vault, which stays."""

    def lent(self) -> AbstractContextManager[Connection]:
        """A reading connection."""


def make(
    unlocked: Lender,
    passphrase: str,
    now: dt.datetime,
    progress: Progress | None = None,
    *,
    memory_kib: int | None = None,
) -> Anew:
    """Copy the whole database under a new key beside it, and prove the copy.

    Nothing may be written in the journal until `Vault.take_anew` puts the copy in its place.
    *progress* hears pages left and all, and may end it by raising.

    Raises:
        Refused: the passphrase is empty.
        NoSpace, ReadOnly, DatabaseDamaged: nothing is left behind.
    """
    if unlocked.read_only:
        raise ReadOnly(_("This journal can only be read here."))
    cost = Cost(memory_kib) if memory_kib else key.calibrated()
    vault_key = key.new_vault_key()
    header, _code = headers.new(passphrase, vault_key, cost, unlocked.vault_id)
    target = unlocked.folder / NEXT_NAME
    drop(unlocked.folder)
    try:
        with unlocked.lent() as source:
            backup.copy(source, vault_key, target, progress)
        _mark(target, vault_key, now)
        header_files.sync_file(target)
    except BaseException as error:
        drop(unlocked.folder)
        if isinstance(error, OSError):
            raise told(error) from error
        raise
    return Anew(header, vault_key)


def done_at(opened: Connection) -> dt.datetime | None:
    """When all was put under a new key; backups from before open with the old one."""
    moment = rows.one(opened, ANEW_ROW)
    return dt.datetime.fromisoformat(moment) if moment else None


def swap(folder: Path, made: Anew) -> None:
    """Let the new slots and the new database take the place of the old; nothing is open here.

    Raises:
        Refused: another program still reads: its log would be laid over the new database.
        OSError: the old slots and the old database are in place.
    """
    database = folder / header_files.DATABASE_NAME
    if database.with_name(f"{database.name}-wal").exists():
        raise Refused(_("Another program is just reading the journal."))
    header_files.write(folder, made.header)
    try:
        (folder / NEXT_NAME).replace(database)
    except OSError:
        header_files.put_back(folder)
        raise
    with suppress(OSError):  # from here on the next opening does it
        header_files.sync_folder(folder)
        header_files.drop_backup(folder)
    log.info("encrypted anew: %s", made.header.vault_id[:8])


def finish(folder: Path, database_key: bytearray) -> None:
    """End what a killed program left of encrypting anew; else nothing is done.

    The database under the passing name goes only when the one in place opens; it takes that
    place only when it opens itself and the other does not.
    """
    waiting, database = folder / NEXT_NAME, folder / header_files.DATABASE_NAME
    if not waiting.exists():
        return
    if _opens(database, database_key):
        drop(folder)
    elif _opens(waiting, database_key):
        waiting.replace(database)
        header_files.sync_folder(folder)
        log.info("encrypting anew was finished")


def drop(folder: Path) -> None:
    """Take an unfinished database away."""
    for ending in ("", "-journal", "-wal", "-shm"):
        (folder / f"{NEXT_NAME}{ending}").unlink(missing_ok=True)


def _mark(database: Path, vault_key: bytearray, moment: dt.datetime) -> None:
    database_key = key.derived(vault_key, key.DATABASE)
    opened = connection.open_bare(database, database_key)
    key.wipe(database_key)
    try:
        rows.put(opened, {ANEW_ROW: moment.isoformat()})
    finally:
        opened.close()


def _opens(database: Path, database_key: bytearray) -> bool:
    try:
        connection.open_reading(database, database_key).close()
    except JournalError:
        return False
    return True
