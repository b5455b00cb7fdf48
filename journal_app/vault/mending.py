"""A header written anew from a recovery sheet, where vault.json is gone or damaged."""

import contextlib
import logging
from collections.abc import Iterator
from pathlib import Path

from journal_app.errors import (
    HeaderDamaged,
    HeaderMissing,
    JournalError,
    Refused,
    WrongRecovery,
)
from journal_app.i18n import _
from journal_app.vault import block, connection, header_files, key, rows
from journal_app.vault import header as headers
from journal_app.vault.file_error import told
from journal_app.vault.header import Header
from journal_app.vault.lockfile import OneOpener
from journal_app.vault.opened import HEADER_ROW
from journal_app.vault.pages import Pages

log = logging.getLogger(__name__)


def mend(folder: Path, text: str) -> Header:
    """Put a header in place that the recovery code of the sheet opens; answers it.

    *text* is that of the square on the sheet. Where the database holds a copy of the header with
    the very slot of the sheet, it is that copy, and the passphrase opens the journal as before.
    Else the code alone does.

    Raises:
        WrongRecovery: the text was cut or changed, or the sheet is of another journal.
        Refused: the header is whole.
        NotAJournal, DatabaseMissing, HeaderNewer, OpenElsewhere, ReadOnly, NoSpace.
    """
    header, vault_key = block.opened(text)
    try:
        _refuse_whole(folder, vault_key)
        database = folder / header_files.DATABASE_NAME
        connection.check_file(database)
        with _held(folder):
            found = _fitting(database, header, vault_key)
            header_files.put_in_place(folder, found, lambda made: made.check_seal(vault_key))
    except OSError as error:
        raise told(error) from error
    finally:
        key.wipe(vault_key)
    log.info("header written anew: %s", found.vault_id[:8])
    return found


def _refuse_whole(folder: Path, vault_key: bytearray) -> None:
    try:
        header_files.read(folder, None).check_seal(vault_key)
    except (HeaderMissing, HeaderDamaged):
        return
    text = _("The header of this journal is whole. Nothing was changed.")
    raise Refused(text)


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    hold = OneOpener(folder)
    hold.take()
    try:
        yield
    finally:
        hold.release()


def _fitting(database: Path, header: Header, vault_key: bytearray) -> Header:
    """The copy in the database if the sheet's slot is in it, else the header of that slot alone."""
    database_key = key.derived(vault_key, key.DATABASE)
    try:
        _refuse_other(database, database_key)
        with contextlib.suppress(JournalError):  # of a damaged database the slot alone is enough
            copy = _copy_in(database, database_key)
            copy.check_seal(vault_key)
            if header.slots[0] in copy.slots:
                return copy
    finally:
        key.wipe(database_key)
    return header


def _refuse_other(database: Path, database_key: bytearray) -> None:
    """A single page that passes its check is enough: damage is told when the journal opens."""
    pages = Pages(database, bytes(database_key))
    pages.close()
    if not pages.are_readable:
        text = _(
            "This sheet opens another journal, or this one as it was before all of it was "
            "encrypted anew. Nothing was changed."
        )
        raise WrongRecovery(text)


def _copy_in(database: Path, database_key: bytearray) -> Header:
    mode = connection.reading_mode(database, is_held=True)
    opened = connection.open_reading(database, database_key, mode)
    try:
        return headers.parsed((rows.one(opened, HEADER_ROW) or "").encode())
    finally:
        opened.close()
