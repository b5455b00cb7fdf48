"""Connections to an encrypted database: the only import of sqlcipher3.

Importing this file puts the encrypted driver under sqlite-utils, by the hook that library has
for another driver; whoever imports sqlite-utils first breaks it, and a test says so.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2 as driver

from journal_app.errors import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseMissing,
    DatabasePlain,
    NoSpace,
    ReadOnly,
    Refused,
)
from journal_app.i18n import N_, _, ngettext
from journal_app.vault import limits
from journal_app.vault.file_error import told

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", driver)

Connection = Any  # the driver comes without types
APPLICATION_ID = 0x4D4A4E4C  # "MJNL"
PLAIN_MAGIC = b"SQLite format 3\0"
WRITER_CACHE_KIB, READER_CACHE_KIB = 65_536, 16_384
FULL = "SQLITE_FULL"
UNWRITTEN = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC")  # by a quota, or a disk that fails
IO_ERROR = "SQLITE_IOERR"
WAIT_MS = 60_000  # for whoever writes now; at most for the whole file written anew
ROOM_BYTES = 65_536  # the shared memory of the write-ahead log takes half of it
NO_ROOM = N_("There is no room left on the disk. What was saved before is safe.")
NOT_WRITTEN = N_(
    "It could not be written: the disk is full or does not answer. What was saved before is as it "
    "was."
)
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", IO_ERROR)
INDEX_WORD = "fts5"  # of the search index, which the store asks about by itself
OF_AN_INDEX = "SQLITE_CORRUPT_VTAB"  # the search index disagrees with itself; every page is whole


class _Cursor(driver.Cursor):  # type: ignore[misc]
    """Tells its connection of damage."""

    def execute(self, *said: Any) -> Any:
        return self._watched(super().execute, *said)

    def fetchone(self) -> Any:
        return self._watched(super().fetchone)

    def fetchall(self) -> Any:
        return self._watched(super().fetchall)

    def __next__(self) -> Any:
        return self._watched(super().__next__)

    def _watched(self, act: Callable[..., Any], *said: Any) -> Any:
        try:
            return act(*said)
        except driver.DatabaseError as error:
            if is_damage(error):
                self.connection.noticed()
            raise


class _Watched(driver.Connection):  # type: ignore[misc]
    """A connection whose *noticed* is called, on the thread that read, when damage was met."""

    noticed: Callable[[], None] = staticmethod(lambda: None)

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


def is_damage(error: Exception) -> bool:
    """Whether an error of the driver says that the file does not hold what was written to it."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return name.startswith(DAMAGE) and not name.startswith((*UNWRITTEN, OF_AN_INDEX))


def check_file(database: Path) -> None:
    """Refuse what cannot be an encrypted database, before a key is used on it.

    Raises:
        DatabaseMissing, DatabaseEmpty, DatabasePlain.
    """
    try:
        size = database.stat().st_size
        with database.open("rb") as opened:
            start = opened.read(len(PLAIN_MAGIC))
    except FileNotFoundError as error:
        text = _("The journal's database is missing. Restore the last proven backup.")
        raise DatabaseMissing(text) from error
    except OSError as error:
        raise told(error) from error
    if start == PLAIN_MAGIC:
        raise DatabasePlain(_("The journal's database is not encrypted. It was not opened."))
    if size < limits.PAGE_BYTES:
        raise DatabaseEmpty(_("The journal's database is empty. Restore the last proven backup."))


def create(database: Path, db_key: bytearray) -> Connection:
    """A new encrypted database, open for writing."""
    database.touch(mode=0o600, exist_ok=False)
    with translated():
        connection = _keyed(database, db_key, "rw")
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("CREATE TABLE vault (key TEXT PRIMARY KEY, value TEXT) STRICT")
            connection.commit()
            _set_up(connection, writing=True)
        except BaseException:
            connection.close()
            raise
    check_file_or_close(database, connection)
    return connection


def create_bare(database: Path, db_key: bytearray) -> Connection:
    """A new encrypted file for a copy to go into; nothing is in it yet."""
    database.touch(mode=0o600, exist_ok=False)
    return _keyed(database, db_key, "rw")


def open_bare(database: Path, db_key: bytearray) -> Connection:
    """A copy that was just made, to write a last row into; it keeps no log of its own."""
    return _keyed(database, db_key, "rw")


def open_writing(database: Path, db_key: bytearray) -> Connection:
    """The connection that writes.

    Raises:
        DatabaseDamaged, DatabaseForeign: the right key was given.
    """
    check_file(database)
    return _opened(database, db_key, "rw", writing=True)


def open_reading(database: Path, db_key: bytearray, mode: str = "rw") -> Connection:
    """A connection that cannot write; *mode* is ``rw``, ``ro`` or ``ro&immutable=1``."""
    check_file(database)
    return _opened(database, db_key, mode, writing=False)


def reading_mode(database: Path, *, is_held: bool) -> str:
    """How to read a journal that nobody here writes: another program may, unless it is held."""
    log_file = database.with_name(f"{database.name}-wal")
    if _has_log(database) or (not is_held and log_file.exists()):
        return "ro"
    if is_held or not os.access(database.parent, os.W_OK) or not os.access(database, os.W_OK):
        return "ro&immutable=1"  # nobody writes: we hold it, or nobody could
    return "rw"  # who holds it has not opened it yet, and will write while we read


def drop_empty_log(database: Path) -> None:
    """Take away a log that holds nothing, as the last connection does if it can write."""
    log_file = database.with_name(f"{database.name}-wal")
    if log_file.exists() and log_file.stat().st_size == 0:
        log_file.unlink()
        database.with_name(f"{database.name}-shm").unlink(missing_ok=True)


def settle(connection: Connection) -> bool:
    """Truncate the write-ahead log; False when a reader holds it, and never a wait."""
    with translated():
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            row = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except driver.OperationalError as error:
            if str(error.sqlite_errorname).startswith(BUSY):
                return False
            raise
        finally:
            connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
    return bool(row[0] == 0)


def problems(connection: Connection, *, thorough: bool) -> list[str]:
    """What the library's own checks find; no content in the sentences."""
    found = []
    with translated():
        broken = len(connection.execute("PRAGMA cipher_integrity_check").fetchall())
        if broken:
            text = ngettext(
                "{count} page of the database fails its check.",
                "{count} pages of the database fail their check.",
                broken,
            )
            found.append(text.format(count=broken))
        if thorough:
            found += _thorough(connection)
    return found


def columns_made(statement: str) -> tuple[str, ...]:
    """The columns of the table that a statement of a schema makes; none where it makes none."""
    memory = driver.connect(":memory:")
    try:
        with suppress(driver.DatabaseError):
            memory.execute(statement)
            (name,) = memory.execute("SELECT name FROM sqlite_master LIMIT 1").fetchone()
            rows = memory.execute("SELECT name FROM pragma_table_info(?)", (name,)).fetchall()
            return tuple(row[0] for row in rows)
    finally:
        memory.close()
    return ()


def copied(source: Connection, target: Connection, progress: Any) -> None:
    """Copy every page, in steps, inside the read transaction of the source."""
    with translated():
        source.backup(target, pages=2_000, progress=progress)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours.

    Raises:
        NoSpace, ReadOnly, Refused, DatabaseDamaged: by what the driver says.
    """
    try:
        yield
    except driver.DatabaseError as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        if name.startswith(FULL) or "disk is full" in str(error):  # a backup gives no name
            raise NoSpace(_(NO_ROOM)) from error
        if name.startswith(UNWRITTEN):
            raise NoSpace(_(NOT_WRITTEN)) from error
        if name.startswith(BUSY):
            text = _("The journal is just being written by something else. Try it again.")
            raise Refused(text) from error
        if name.startswith(UNWRITABLE):
            raise ReadOnly(_("This journal cannot be written here.")) from error
        raise damage() from error


def damage() -> DatabaseDamaged:
    """The error of a database that does not read well although its key is right."""
    text = _("The journal's database is damaged. Restore the last proven backup.")
    return DatabaseDamaged(text)


def check_file_or_close(database: Path, connection: Connection) -> None:
    """Make sure that what was just written is encrypted."""
    try:
        check_file(database)
    except (DatabasePlain, DatabaseEmpty):
        connection.close()
        raise


def _opened(database: Path, db_key: bytearray, mode: str, *, writing: bool) -> Connection:
    with translated():
        connection = _keyed(database, db_key, mode)
        try:
            _check_ours(connection)
            _set_up(connection, writing=writing)
        except driver.DatabaseError as error:
            if is_damage(error) and _has_log(database):
                _close_still(connection, database, db_key)
            connection.close()
            name = str(getattr(error, "sqlite_errorname", ""))
            if name.startswith(IO_ERROR) and not _has_room(database.parent):
                raise NoSpace(_(NO_ROOM)) from error
            raise
        except BaseException:
            connection.close()
            raise
    return connection


def _has_log(database: Path) -> bool:
    log_file = database.with_name(f"{database.name}-wal")
    return log_file.exists() and log_file.stat().st_size > 0


def _close_still(connection: Connection, database: Path, db_key: bytearray) -> None:
    """Close what met damage and leave its log beside: who closes last brings it in if it can."""
    beside = _keyed(database, db_key, "ro")
    try:
        with suppress(driver.DatabaseError):  # it need not read well to stand in the way
            beside.execute("PRAGMA user_version").fetchone()
        connection.close()
    finally:
        beside.close()


def _has_room(folder: Path) -> bool:
    """Whether the files beside a database can be made: on a full disk SQLite names no reason."""
    return shutil.disk_usage(folder).free >= ROOM_BYTES


def _keyed(database: Path, db_key: bytearray, mode: str) -> Connection:
    uri = f"{database.absolute().as_uri()}?mode={mode}"
    connection = driver.connect(uri, uri=True, check_same_thread=False, factory=_Watched)
    connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
    connection.execute("PRAGMA cipher_log_level = NONE")
    spec = bytearray(b"x'" + bytes(db_key).hex().encode() + b"'")
    connection.set_key(spec)
    spec[:] = bytes(len(spec))
    return connection


def _check_ours(connection: Connection) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if _pragma(connection, "cipher_status") != 1:
        raise DatabasePlain(_("The journal's database is not encrypted. It was not opened."))
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise DatabaseForeign(_("This database opens, but it is not a journal."))


def _set_up(connection: Connection, *, writing: bool) -> None:
    connection.enable_load_extension(False)  # noqa: FBT003 - the driver takes no name
    if writing:
        wal = str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]).lower() == "wal"
        if not wal:  # network folders
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA synchronous = {'FULL' if wal else 'EXTRA'}")
    else:
        connection.execute("PRAGMA query_only = ON")
    cache = WRITER_CACHE_KIB if writing else READER_CACHE_KIB
    for setting in (
        "foreign_keys = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        f"cache_size = -{cache}",
    ):
        connection.execute(f"PRAGMA {setting}")
    if _pragma(connection, "temp_store") != 2:  # noqa: PLR2004 - 2 is MEMORY
        raise damage()


def _thorough(connection: Connection) -> list[str]:
    found = []
    with suppress(driver.DatabaseError):
        rows = connection.execute("PRAGMA quick_check").fetchall()
        bad = [row for row in rows if row[0] != "ok" and INDEX_WORD not in row[0].lower()]
        dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
        if bad:
            text = ngettext(
                "{count} place of the database does not hold together.",
                "{count} places of the database do not hold together.",
                len(bad),
            )
            found.append(text.format(count=len(bad)))
        if dangling:
            text = ngettext(
                "{count} link leads to a record that is not there.",
                "{count} links lead to records that are not there.",
                len(dangling),
            )
            found.append(text.format(count=len(dangling)))
        return found
    return [_("The database cannot be read through.")]


def _pragma(connection: Connection, name: str) -> int:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return int(row[0]) if row else 0
