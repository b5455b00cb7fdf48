"""What is left of a damaged journal whose key is known, and a new journal beside it.

The damaged files are only read. The new journal has the same key and the same slots, so that the
same passphrase opens it.
"""

import contextlib
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

from journal_app.errors import Exists, JournalError
from journal_app.i18n import _
from journal_app.vault import backup, beside, connection, header_files, key
from journal_app.vault.backup import Progress
from journal_app.vault.file_error import told
from journal_app.vault.header import Header
from journal_app.vault.header_files import DATABASE_NAME
from journal_app.vault.lockfile import OneOpener
from journal_app.vault.opened import Vault
from journal_app.vault.pages import Pages
from journal_app.vault.trees import Trees

log = logging.getLogger(__name__)


class Remains:
    """The pages that can still be read, until they are let go of."""

    def __init__(self, folder: Path, header: Header, vault_key: bytearray) -> None:
        """*vault_key* is wiped at the end."""
        self.folder = folder
        self._header, self._vault_key = header, vault_key

    def __repr__(self) -> str:
        """The kind and the start of the id."""
        return f"<remains of {self.vault_id[:8]}>"

    @property
    def vault_id(self) -> str:
        """The id of the vault, the same in its backups."""
        return self._header.vault_id

    @contextlib.contextmanager
    def trees(self) -> Iterator[Trees]:
        """The tables of the damaged database, as far as their pages are whole.

        Raises:
            DatabaseDamaged: nothing can be read, because no page can be checked.
        """
        with self._pages(self.folder / DATABASE_NAME, 0, None) as pages:
            yield Trees(pages)

    @contextlib.contextmanager
    def trees_of_backup(self, file: Path) -> Iterator[Trees]:
        """The tables of a backup of the same key, read where it lies.

        Raises:
            NotAJournal, DamageError: it is no such backup, or was changed.
        """
        start, end = backup.place_of_database(file)
        with self._pages(file, start, end) as pages:
            yield Trees(pages)

    def has_key_of(self, file: Path) -> bool:
        """Whether a backup opens with this key; what is no backup does not."""
        with contextlib.suppress(JournalError):
            return beside.fits(file, self._header, self._vault_key)
        return False

    def check_backup(self, file: Path, progress: Progress | None = None) -> None:
        """Read a backup of this key through; *progress* hears bytes left and all.

        Raises:
            NotAJournal, DatabaseDamaged: it was cut or changed.
        """
        backup.check_seal(file, self._vault_key, progress)

    def new(self, folder: Path, copies: Path | None) -> Vault:
        """An empty journal in a new folder, opened and held, with the same key and slots.

        Raises:
            Exists: something lies there already.
            NoSpace, ReadOnly: it cannot be made there, and nothing is left behind.
        """
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700)
        except FileExistsError as error:
            text = _("Something of that name is there already. Nothing was changed.")
            raise Exists(text) from error
        except OSError as error:
            raise told(error) from error
        hold = OneOpener(folder)
        made = Vault(
            folder, self._header, bytearray(self._vault_key), "key", copies=copies, hold=hold
        )
        try:
            hold.take()
            with self._database_key() as database_key:
                opened = connection.create(folder / DATABASE_NAME, database_key)
            made.attach(opened, read_only=False)
            header_files.write(folder, self._header)
            made.keep_header()
        except BaseException as error:
            made.lock()
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError):
                raise told(error) from error
            raise
        return made

    def let_go(self) -> None:
        """Forget the key."""
        key.wipe(self._vault_key)

    @contextlib.contextmanager
    def _pages(self, file: Path, start: int, end: int | None) -> Iterator[Pages]:
        with self._database_key() as database_key:
            pages = Pages(file, bytes(database_key), start=start, end=end)
        try:
            if not pages.are_readable:
                raise connection.damage()
            yield pages
        finally:
            pages.close()

    @contextlib.contextmanager
    def _database_key(self) -> Iterator[bytearray]:
        database_key = key.derived(self._vault_key, key.DATABASE)
        try:
            yield database_key
        finally:
            key.wipe(database_key)


def of_open(vault: Vault) -> Remains:
    """The remains of a journal that is open."""
    return Remains(vault.folder, *vault.lend())


def of_locked(folder: Path, secret: str, *, copies: Path | None) -> Remains:
    """The remains of a journal that does not open, by its passphrase or its recovery code.

    Raises:
        UnlockError: see header.Header.open.
        HeaderMissing, HeaderDamaged, HeaderNewer, DatabaseMissing, NotAJournal.
    """
    header = header_files.read(folder, copies)
    vault_key, _kind = header.open(secret)
    return Remains(folder, header, vault_key)
