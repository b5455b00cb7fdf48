"""The locked box: it knows keys and files, not what is inside.

create, unlock, unlock_with_device, unlock_with_key -> Vault (reader, check, back_up, lock ...)
restore, mend, open_backup, move, found_copies, slot_kinds, device_of, read_key, sweep
"""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from journal_app.errors import (
    DatabaseDamaged,
    Exists,
    JournalError,
    NoSpace,
    NotAJournal,
    OpenElsewhere,
    ReadOnly,
)
from journal_app.i18n import _
from journal_app.vault import anew as _anew
from journal_app.vault import backup as _backup
from journal_app.vault import connection as _connection
from journal_app.vault import header as _headers
from journal_app.vault import header_files as _files
from journal_app.vault import key as _key
from journal_app.vault.backup import Proved, tried
from journal_app.vault.beside import OpenedBackup, open_backup, sweep
from journal_app.vault.carrying import is_in_reach as _is_in_reach
from journal_app.vault.file_error import told
from journal_app.vault.header import Header
from journal_app.vault.header_files import FoundCopy, found_copies
from journal_app.vault.limits import LEAST_MEMORY_KIB
from journal_app.vault.lockfile import OneOpener
from journal_app.vault.mending import mend
from journal_app.vault.moving import move
from journal_app.vault.opened import Vault

__all__ = [
    "LEAST_MEMORY_KIB",
    "FoundCopy",
    "NewVault",
    "OpenedBackup",
    "Proved",
    "Vault",
    "create",
    "damage",
    "device_of",
    "found_copies",
    "mend",
    "move",
    "open_backup",
    "read_key",
    "refuse_foreign",
    "restore",
    "slot_kinds",
    "sweep",
    "tried",
    "unlock",
    "unlock_with_device",
    "unlock_with_key",
]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, repr=False)
class NewVault:
    """A vault just made, unlocked and held, and its recovery code, to be shown once."""

    vault: Vault
    recovery: str


def create(
    folder: Path, passphrase: str, *, copies: Path | None, memory_kib: int | None = None
) -> NewVault:
    """Make a journal in a new folder. *memory_kib* is calibrated when it is not given.

    Raises:
        Exists: something lies there already.
        Refused: the passphrase is empty.
        NoSpace, ReadOnly, NoMemory: nothing is left behind.
    """
    _key.normalised(passphrase)
    cost = _key.Cost(memory_kib) if memory_kib else _key.calibrated()
    try:
        _files.make_folder(folder.parent)
        folder.mkdir(mode=0o700)
    except FileExistsError as error:
        text = _("Something of that name is there already. Nothing was changed.")
        raise Exists(text) from error
    except OSError as error:
        raise told(error) from error
    try:
        return _filled(folder, passphrase, cost, copies)
    except (JournalError, OSError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise told(error) from error
        raise


def unlock(folder: Path, secret: str, *, copies: Path | None, beside: bool = False) -> Vault:
    """Open a journal by its passphrase or its recovery code.

    With *beside* it is only read, also while another program holds it open.

    Raises:
        UnlockError: see header.Header.open.
        DamageError: the files are not what they must be.
        OpenElsewhere: another program holds it, and it was not to be read beside.
        ReadOnly: it cannot be opened here.
    """
    return _unlocked(folder, lambda header: header.open(secret), copies, beside=beside)


def unlock_with_device(
    folder: Path, secret: bytes, *, copies: Path | None, beside: bool = False
) -> Vault:
    """Open a journal by the secret this device keeps.

    Raises:
        DeviceUnavailable: the secret opens no slot.
        DamageError, OpenElsewhere, ReadOnly: see unlock.
    """

    def opening(header: Header) -> tuple[bytearray, str]:
        return header.open_with_device(secret), _headers.DEVICE

    return _unlocked(folder, opening, copies, beside=beside)


def unlock_with_key(
    folder: Path, vault_key: bytes, *, copies: Path | None = None, beside: bool = False
) -> Vault:
    """Open a journal by the vault key itself: what tests and a second opening need.

    Raises:
        HeaderDamaged: the key is not that of this header.
    """
    header = _files.read(folder, copies)
    header.check_seal(bytearray(vault_key))
    hold = _hold(folder, beside=beside)
    try:
        return _opened(folder, header, (bytearray(vault_key), "key"), copies, (hold, beside))
    except BaseException:
        if hold is not None:
            hold.release()
        raise


def read_key(folder: Path, secret: str) -> bytearray:
    """The vault key of a journal, without opening it."""
    return _files.read(folder, None).open(secret)[0]


def device_of(folder: Path) -> str | None:
    """The vault id under which a device keeps its secret; None where no device opens the journal.

    Raises:
        DamageError: it is no journal, as slot_kinds.
    """
    header = _files.read(folder, None)
    return header.vault_id if _headers.DEVICE in header.kinds() else None


def slot_kinds(folder: Path, copies: Path | None = None) -> tuple[str, ...]:
    """The kinds of slots a journal has; refuses what is no journal, as unlock does."""
    header = _files.read(folder, copies)
    _connection.check_file(folder / _files.DATABASE_NAME)
    return header.kinds()


def refuse_foreign(path: Path, copies: Path | None) -> None:
    """Say no to what is neither a journal nor a backup.

    What is damaged, or does not answer, passes: it is told where it is opened.

    Raises:
        NotAJournal: no journal and no backup lies there.
    """
    try:
        if _is_in_reach(path):
            _files.read(path, copies)
        else:
            _backup.header_of(path)
    except NotAJournal:
        raise
    except JournalError as error:
        log.info("passed on: %s", error.word)


def restore(backup: Path, folder: Path, secret: str, *, copies: Path | None) -> None:
    """Make a journal anew from a backup; see backup.restore.

    A copy of its header that is there stays: it may be that of the journal itself, with a
    newer passphrase.
    """
    header = _backup.restore(backup, folder, secret)
    if copies is not None and not (copies / f"{header.vault_id}.json").exists():
        _files.write_copy(copies, header)


def damage(problems: list[str]) -> DatabaseDamaged:
    """The error that names what a check found."""
    text = _("The journal's database is damaged. Restore the last proven backup.")
    return DatabaseDamaged(" ".join([text, *problems]))


def _filled(folder: Path, passphrase: str, cost: _key.Cost, copies: Path | None) -> NewVault:
    vault_key = _key.new_vault_key()
    header, code = _headers.new(passphrase, vault_key, cost)
    hold = OneOpener(folder)
    hold.take()
    vault = Vault(folder, header, vault_key, "passphrase", copies=copies, hold=hold)
    try:
        database_key = _key.derived(vault_key, _key.DATABASE)
        opened = _connection.create(folder / _files.DATABASE_NAME, database_key)
        _key.wipe(database_key)
        vault.attach(opened, read_only=False)
        _files.write(folder, header)
        _files.sync_folder(folder.parent)
        vault.keep_header()
    except BaseException:
        vault.lock()
        raise
    log.info("made %s", header.vault_id[:8])
    return NewVault(vault, code)


def _unlocked(
    folder: Path,
    opening: Callable[[Header], tuple[bytearray, str]],
    copies: Path | None,
    *,
    beside: bool,
) -> Vault:
    header = _files.read(folder, copies)
    _connection.check_file(folder / _files.DATABASE_NAME)
    hold = _hold(folder, beside=beside)
    try:
        return _opened(folder, header, opening(header), copies, (hold, beside))
    except BaseException:
        if hold is not None:
            hold.release()
        raise


def _hold(folder: Path, *, beside: bool) -> OneOpener | None:
    hold = OneOpener(folder)
    try:
        hold.take()
    except (OpenElsewhere, ReadOnly):
        if beside:
            return None
        raise
    return hold


def _opened(
    folder: Path,
    header: Header,
    found: tuple[bytearray, str],
    copies: Path | None,
    held: tuple[OneOpener | None, bool],
) -> Vault:
    (vault_key, kind), (hold, beside) = found, held
    database_key = _key.derived(vault_key, _key.DATABASE)
    vault = Vault(folder, header, vault_key, kind, copies=copies, hold=hold)
    try:
        is_held = hold is not None
        if is_held:
            _anew.finish(folder, database_key)
        opened, read_only = _connected(folder, database_key, is_held=is_held, beside=beside)
        vault.attach(opened, read_only=read_only)
        vault.is_damaged = _files.is_damaged(folder)
    finally:
        _key.wipe(database_key)
    if not read_only:
        vault.finish_change()
    log.info("unlocked %s with %s", header.vault_id[:8], kind)
    return vault


def _connected(
    folder: Path, database_key: bytearray, *, is_held: bool, beside: bool
) -> tuple[_connection.Connection, bool]:
    """A connection, and whether it can only read: beside another, on a full disk, or damaged."""
    database = folder / _files.DATABASE_NAME
    if is_held and not _files.is_damaged(folder):
        try:
            return _connection.open_writing(database, database_key), False
        except NoSpace:
            if not beside:
                raise
    mode = _connection.reading_mode(database, is_held=is_held)
    return _connection.open_reading(database, database_key, mode), True
