"""Backups: one file that needs nothing else, called a backup only when it was proven.

magic (8 bytes) | length of the header (4 bytes, big endian) | header | database | HMAC-SHA256
"""

import dataclasses
import datetime as dt
import hashlib
import hmac
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from journal_app.errors import (
    DatabaseDamaged,
    Exists,
    HeaderDamaged,
    NotAJournal,
)
from journal_app.i18n import _
from journal_app.vault import connection, header_files, key, limits
from journal_app.vault import header as headers
from journal_app.vault.connection import Connection
from journal_app.vault.file_error import told
from journal_app.vault.header import Header
from journal_app.vault.scratch import unfinished

MAGIC = b"MJBACKUP"
LENGTH_BYTES, MAC_BYTES = 4, 32
CHUNK_BYTES = 1 << 20
SUFFIX = ".journalbackup"
ASIDE = (  # how the program stands, and the index, which is made of the rest
    "vault", "state",
    "search_key", "search_config", "search_data", "search_docsize", "search_idx",
)  # fmt: skip
HASH_SIGNS = 32  # half of SHA-256 tells two texts apart, and looks like no key
ROWS_A_PULSE = 2_000
Progress = Callable[[int, int], None]
Pulse = Callable[[], object]  # between two rows: whoever was told to stop raises here
log = logging.getLogger(__name__)


def _still() -> None:
    """Nobody is told, and nobody stops it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Proved:
    """A backup that was opened again and compared.

    Its file and size, the rows counted by table, and a hash of all that was written.
    """

    file: Path
    rows: Mapping[str, int]
    text: str
    size_bytes: int


def make(
    source: Connection,
    header: Header,
    vault_key: bytearray,
    folder: Path,
    now: dt.datetime,
    progress: Progress | None,
) -> Proved:
    """Copy, open the copy, compare it, wrap it, read it back; answers what was proved.

    *source* is a reading connection of its own; it is left open.
    """
    with _translated_files(), unfinished(folder) as scratch:
        bare, wrapped = scratch / "database", scratch / "backup"
        content = copy(source, vault_key, bare, progress)
        _wrap(header, bare, wrapped, key.derived(vault_key, key.BACKUP))
        check_seal(wrapped, vault_key)
        made = _free_name(folder, f"{now:%Y-%m-%dT%H%MZ}-{header.vault_id[:8]}")
        wrapped.replace(made)
        header_files.sync_folder(folder)
        size = made.stat().st_size
    log.info("backup proven: %d bytes", size)
    return Proved(made, _rows(content), _text(content), size)


def restore(backup: Path, folder: Path, secret: str) -> Header:
    """Unwrap a backup into a new folder and prove what is there; answers its header.

    Raises:
        Exists: something lies where the journal is to go.
        NotAJournal: the file is no backup.
        WrongPassphrase, WrongRecovery: the secret does not open it.
        HeaderDamaged, DatabaseDamaged: it was cut or changed.
    """
    _refuse_taken(folder)
    header = header_of(backup)
    vault_key, _kind = header.open(secret)
    try:
        rebuild(backup, folder, header, vault_key)
    finally:
        key.wipe(vault_key)
    return header


def rebuild(
    backup: Path,
    folder: Path,
    header: Header,
    vault_key: bytearray,
    progress: Progress | None = None,
) -> None:
    """As restore does, with the key at hand; *header* is what the new journal opens by.

    *progress* hears bytes left and all.

    Raises:
        Exists, NotAJournal, HeaderDamaged, DatabaseDamaged, NoSpace: nothing is left behind.
    """
    _refuse_taken(folder)
    with _translated_files(), unfinished(folder.parent) as scratch:
        database = scratch / header_files.DATABASE_NAME
        unwrap(backup, vault_key, database, progress)
        _prove(database, vault_key)
        if progress is not None:
            progress(0, 1)  # the last moment at which it can be stopped
        header_files.write(scratch, header)
        scratch.rename(folder)
        header_files.sync_folder(folder.parent)


def header_of(backup: Path) -> Header:
    """The key slots a backup brings along.

    Raises:
        NotAJournal: the file is no backup, or is not there.
        HeaderDamaged: it was cut or changed.
    """
    with _translated_files():
        return _read_head(backup)[0]


def place_of_database(backup: Path) -> tuple[int, int]:
    """Between which bytes of a backup its database lies.

    Raises:
        NotAJournal, HeaderDamaged: see header_of.
    """
    with _translated_files():
        _header, start, size = _read_head(backup)
    return start, size - MAC_BYTES


def unwrap(
    backup: Path, vault_key: bytearray, database: Path, progress: Progress | None = None
) -> None:
    """Write the database of a backup into a new file; it stays only if no bit was changed.

    *progress* hears bytes left and all, and may end it by raising.

    Raises:
        NotAJournal, HeaderDamaged, DatabaseDamaged, NoSpace: there is no such file then.
    """
    with _translated_files():
        _header, start, size = _read_head(backup)
        mac = hmac.new(bytes(key.derived(vault_key, key.BACKUP)), digestmod="sha256")
        try:
            with backup.open("rb") as opened:
                mac.update(opened.read(start))
                _cut_out(database, _heard(opened, size, mac, progress))
                _refuse_changed(mac, opened.read(MAC_BYTES))
        except BaseException:
            database.unlink(missing_ok=True)
            raise


def check_seal(backup: Path, vault_key: bytearray, progress: Progress | None = None) -> None:
    """Read a whole backup and compare its MAC; *progress* hears bytes left and all.

    Raises:
        NotAJournal, DatabaseDamaged: it is none, or was cut or changed.
    """
    with _translated_files(), backup.open("rb") as opened:
        mac = hmac.new(bytes(key.derived(vault_key, key.BACKUP)), digestmod="sha256")
        for _part in _heard(opened, backup.stat().st_size, mac, progress):
            pass
        _refuse_changed(mac, opened.read(MAC_BYTES))


def tried(
    backup: Path, secret: str | bytearray, folder: Path, progress: Progress | None = None
) -> Proved:
    """Open a backup as one would who has nothing else, in a place that is gone afterwards.

    *secret* is a passphrase or a recovery code, or the vault key itself; the place is made
    inside *folder*. Nothing is kept and nothing changed. *progress* hears bytes left and all.

    Raises: as restore does.
    """
    header = header_of(backup)
    if isinstance(secret, str):
        vault_key, _kind = header.open(secret)
    else:
        header.check_seal(secret)
        vault_key = bytearray(secret)
    try:
        with _translated_files(), unfinished(folder) as scratch:
            database = scratch / header_files.DATABASE_NAME
            unwrap(backup, vault_key, database, progress)
            content = _prove(database, vault_key)
            return Proved(backup, _rows(content), _text(content), backup.stat().st_size)
    finally:
        key.wipe(vault_key)


def read_text(source: Connection, pulse: Pulse) -> str:
    """A hash of all that is written in an open database, as a proved backup has one."""
    with connection.translated():
        return _text(_content(source, pulse))


def _rows(content: Mapping[str, str]) -> dict[str, int]:
    return {table: int(said.split()[0]) for table, said in content.items()}


def _text(content: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for table, said in sorted(content.items()):
        if table not in ASIDE:
            digest.update(f"{table} {said}\n".encode())
    return digest.hexdigest()[:HASH_SIGNS]


def copy(
    source: Connection, vault_key: bytearray, bare: Path, progress: Progress | None
) -> dict[str, str]:
    """Copy the database under this key, open the copy and compare; answers what is in it.

    Raises:
        NoSpace, ReadOnly, DatabaseDamaged: the file may be there, unfinished.
    """
    database_key = key.derived(vault_key, key.DATABASE)
    with connection.translated():
        source.execute("BEGIN")
        heard = progress or (lambda _left, _all: None)
        pages = int(source.execute("PRAGMA page_count").fetchone()[0])
        target = connection.create_bare(bare, database_key)
        try:
            expected = _content(source, lambda: heard(pages, pages))
            connection.copied(source, target, lambda _status, left, pages: heard(left, pages))
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
            source.rollback()
    key.wipe(database_key)
    if _prove(bare, vault_key, lambda: heard(0, pages)) != expected:
        raise DatabaseDamaged(_("The backup did not equal the journal and was thrown away."))
    return expected


def _prove(database: Path, vault_key: bytearray, pulse: Pulse = _still) -> dict[str, str]:
    database_key = key.derived(vault_key, key.DATABASE)
    opened = connection.open_reading(database, database_key)
    key.wipe(database_key)
    try:
        if connection.problems(opened, thorough=True):
            raise connection.damage()
        with connection.translated():
            return _content(opened, pulse)
    finally:
        opened.close()


def _content(opened: Connection, pulse: Pulse) -> dict[str, str]:
    """The number of rows and a hash of the content of every table."""
    found = {}
    for table in _tables(opened):
        digest, count = hashlib.sha256(), 0
        rows = opened.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name of our own
        for row in rows:
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
            count += 1
            if count % ROWS_A_PULSE == 0:
                pulse()
        found[table] = f"{count} {digest.hexdigest()}"
    return found


def _tables(opened: Connection) -> list[str]:
    rows = opened.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " ORDER BY name"
    ).fetchall()
    return [name for (name,) in rows]


def _wrap(header: Header, bare: Path, wrapped: Path, mac_key: bytearray) -> None:
    said = header.to_bytes()
    mac = hmac.new(bytes(mac_key), digestmod="sha256")
    handle = os.open(wrapped, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out, bare.open("rb") as database:
        for part in (MAGIC, len(said).to_bytes(LENGTH_BYTES), said, *_chunks(database, None)):
            mac.update(part)
            out.write(part)
        out.write(mac.digest())
        out.flush()
        os.fsync(out.fileno())


def _refuse_changed(mac: hmac.HMAC, read: bytes) -> None:
    if not hmac.compare_digest(mac.digest(), read):
        raise DatabaseDamaged(_("This backup was cut or changed. It was not used."))


def _refuse_taken(folder: Path) -> None:
    if os.path.lexists(folder):
        raise Exists(_("Something of that name is there already. Nothing was changed."))


def _read_head(backup: Path) -> tuple[Header, int, int]:
    if not backup.is_file():  # a folder, or a queue that would never end
        raise NotAJournal(_("There is no such file."))
    size = backup.stat().st_size
    with backup.open("rb") as opened:
        if opened.read(len(MAGIC)) != MAGIC:
            raise NotAJournal(_("This file is not a backup of a journal."))
        length = int.from_bytes(opened.read(LENGTH_BYTES))
        start = len(MAGIC) + LENGTH_BYTES + length
        if length > limits.HEADER_BYTES or start + MAC_BYTES > size:
            raise HeaderDamaged(_("This backup was cut or changed. It was not used."))
        return headers.parsed(opened.read(length)), start, size


def _cut_out(database: Path, parts: Iterator[bytes]) -> None:
    handle = os.open(database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        for part in parts:
            out.write(part)
        out.flush()
        os.fsync(out.fileno())


def _heard(
    opened: BinaryIO, size: int, mac: hmac.HMAC, progress: Progress | None
) -> Iterator[bytes]:
    """The parts of the database from here on, each taken into the MAC and told of."""
    left = size - MAC_BYTES - opened.tell()
    for part in _chunks(opened, left):
        mac.update(part)
        left -= len(part)
        if progress is not None:
            progress(left, size)
        yield part


def _chunks(opened: BinaryIO, count: int | None) -> Iterator[bytes]:
    left = count
    while left is None or left > 0:
        part = opened.read(CHUNK_BYTES if left is None else min(CHUNK_BYTES, left))
        if not part:
            return
        left = None if left is None else left - len(part)
        yield part


def _free_name(folder: Path, stem: str) -> Path:
    name, number = folder / f"{stem}{SUFFIX}", 1
    while name.exists():
        number += 1
        name = folder / f"{stem}-{number}{SUFFIX}"
    return name


@contextmanager
def _translated_files() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise NotAJournal(_("There is no such file.")) from error
    except OSError as error:
        raise told(error) from error
