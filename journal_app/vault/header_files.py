"""Where headers lie: beside the database, its .bak, and the copies in the settings folder."""

import datetime as dt
import logging
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journal_app.errors import (
    DatabaseMissing,
    HeaderDamaged,
    HeaderMissing,
    JournalError,
    NotAJournal,
)
from journal_app.i18n import N_, _
from journal_app.vault import header as headers
from journal_app.vault import limits
from journal_app.vault.file_error import told
from journal_app.vault.header import Header

HEADER_NAME, DATABASE_NAME, LOCK_NAME = "vault.json", "journal.db", "lock"
DAMAGED_NAME = "damaged"  # empty; as long as it lies there, the database is only read
BACKUP_SUFFIX = ".bak"
BESIDE, SETTINGS = N_("beside the journal"), N_("in the settings folder")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """A copy of a header that may fit: where it lies, from when it is, and of which vault."""

    file: Path
    where: str
    written: dt.datetime
    vault_id: str


def read(folder: Path, copies: Path | None) -> Header:
    """The header of the journal in this folder.

    Raises:
        NotAJournal: nothing of a journal lies there.
        HeaderMissing, HeaderDamaged, HeaderNewer: and which copies were found.
        DatabaseMissing: there is a header and no database.
        ReadOnly: that place does not answer.
    """
    try:
        return _read(folder, copies)
    except OSError as error:
        raise told(error) from error


def vault_id_of(folder: Path) -> str:
    """The id of the vault in this folder, be its database there or not.

    Raises:
        HeaderDamaged, HeaderNewer: it cannot be told.
        ReadOnly: it is not there, or does not answer.
    """
    try:
        return _parsed(folder / HEADER_NAME).vault_id
    except OSError as error:
        raise told(error) from error


def write(folder: Path, header: Header) -> None:
    """Put the header in place: whole or not at all; the one before stays as .bak.

    Raises:
        OSError: the header before is in place.
    """
    sweep(folder)
    try:
        _put(folder, header)
    except OSError:
        with suppress(OSError):
            sweep(folder)
        raise


def drop_leftovers(folder: Path) -> None:
    """Take away what a change of slots that was broken off has left."""
    sweep(folder)
    if (folder / (HEADER_NAME + BACKUP_SUFFIX)).exists():
        drop_backup(folder)


def mark_damaged(folder: Path) -> None:
    """Note beside the database that it is damaged, so that it is only read from now on."""
    with suppress(OSError):  # where nothing can be written, nothing will be
        (folder / DAMAGED_NAME).touch(mode=0o600)


def is_damaged(folder: Path) -> bool:
    """Whether the database was found damaged before."""
    return (folder / DAMAGED_NAME).exists()


def unmark(folder: Path) -> None:
    """The database was found sound again: it may be written the next time it is opened."""
    (folder / DAMAGED_NAME).unlink(missing_ok=True)


def put_in_place(folder: Path, header: Header, open_found: Callable[[Header], object]) -> None:
    """Put the header in place for good; when *open_found* raises, the one before stands again.

    Raises:
        OSError, and what *open_found* raises: the header before is in place.
    """
    write(folder, header)
    try:
        open_found(read(folder, None))
    except BaseException:
        put_back(folder)
        raise
    with suppress(OSError):  # then the next unlocking does it
        drop_backup(folder)


def put_back(folder: Path) -> None:
    """Let the header before stand again, where that can be written."""
    with suppress(OSError):
        (folder / (HEADER_NAME + BACKUP_SUFFIX)).replace(folder / HEADER_NAME)
        sync_folder(folder)


def drop_backup(folder: Path) -> None:
    """Take the header before away: it still opens with the old passphrase."""
    (folder / (HEADER_NAME + BACKUP_SUFFIX)).unlink(missing_ok=True)
    sync_folder(folder)


def write_copy(copies: Path | None, header: Header) -> None:
    """Bring the copy in the settings folder up to date; a copy that cannot be is only logged."""
    if copies is None:
        return
    try:
        make_folder(copies)
        for stale in copies.glob(f".tmp-{header.vault_id}-*"):
            stale.unlink(missing_ok=True)
        unfinished = copies / f".tmp-{header.vault_id}-{secrets.token_hex(4)}"
        write_through(unfinished, header.to_bytes())
        unfinished.replace(_copy_of(copies, header))
        sync_folder(copies)
    except OSError as error:
        log.info("header copy not written: %s", type(error).__name__)


def is_kept(copies: Path | None, header: Header, row: str | None) -> bool:
    """Whether the row in the journal and a copy in the settings folder say what the header says."""
    text = header.to_bytes()
    if copies is not None and _copy_of(copies, header).exists():
        return row == text.decode() and _copy_of(copies, header).read_bytes() == text
    return row == text.decode()


def found_copies(folder: Path, copies: Path | None) -> list[FoundCopy]:
    """The copies of headers in reach; none is used by itself."""
    places = [(folder / (HEADER_NAME + BACKUP_SUFFIX), BESIDE)]
    if copies is not None and copies.is_dir():
        places += [(file, SETTINGS) for file in sorted(copies.glob("*.json"))]
    found = []
    for file, where in places:
        try:
            vault_id = headers.parsed(file.read_bytes()).vault_id
            written = dt.datetime.fromtimestamp(file.stat().st_mtime, dt.UTC)
        except (OSError, JournalError):
            continue
        found.append(FoundCopy(file, where, written, vault_id))
    return found


def sweep(folder: Path) -> None:
    """Take away what a killed program left half-written."""
    for stale in folder.glob(f".{HEADER_NAME}.tmp-*"):
        stale.unlink(missing_ok=True)


def write_through(file: Path, data: bytes) -> None:
    """Write a new file that only its owner may read, down to the disk."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError:
        file.unlink(missing_ok=True)
        raise


def sync_file(file: Path) -> None:
    """Bring what was written to a file down to the disk."""
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, each of them there to stay."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for place in missing:
        sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Make a renaming last; Windows does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(folder: Path, copies: Path | None) -> Header:
    file, database = folder / HEADER_NAME, folder / DATABASE_NAME
    if not file.is_file():
        if database.is_file():
            raise HeaderMissing(_("The journal's header is missing.") + _told(folder, copies))
        raise NotAJournal(_("There is no journal here."))
    try:
        header = _parsed(file)
    except HeaderDamaged as error:
        raise HeaderDamaged(str(error) + _told(folder, copies)) from error
    if not database.is_file():
        text = _("The journal's database is missing. Restore the last proven backup.")
        raise DatabaseMissing(text)
    return header


def _parsed(file: Path) -> Header:
    with file.open("rb") as opened:
        return headers.parsed(opened.read(limits.HEADER_BYTES + 1))


def _put(folder: Path, header: Header) -> None:
    file = folder / HEADER_NAME
    unfinished = folder / f".{HEADER_NAME}.tmp-{secrets.token_hex(4)}"
    write_through(unfinished, header.to_bytes())
    if file.exists():
        spare = folder / f".{HEADER_NAME}.tmp-{secrets.token_hex(4)}"
        _keep(file, spare)
        spare.replace(folder / (HEADER_NAME + BACKUP_SUFFIX))
        spare.unlink(missing_ok=True)  # where it was one file with the .bak before, it stays
    unfinished.replace(file)
    try:
        sync_folder(folder)
    except OSError:
        put_back(folder)
        raise


def _copy_of(copies: Path, header: Header) -> Path:
    return copies / f"{header.vault_id}.json"


def _keep(file: Path, spare: Path) -> None:
    try:
        os.link(file, spare)
    except OSError:  # a file system without hard links
        write_through(spare, file.read_bytes())


def _told(folder: Path, copies: Path | None) -> str:
    found = found_copies(folder, copies)
    if not found:
        return " " + _("No copy of it was found. A backup holds one; restore it.")
    listed = "; ".join(f"{_(one.where)}, {one.written:%Y-%m-%d %H:%M}" for one in found)
    return " " + _("Copies were found: {copies}. None is used by itself.").format(copies=listed)
