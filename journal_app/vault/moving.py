"""Moving a closed journal to another folder: whole, or not at all."""

import errno
import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

from journal_app.errors import DatabaseDamaged, Exists
from journal_app.i18n import _
from journal_app.vault import header_files
from journal_app.vault.file_error import told
from journal_app.vault.lockfile import OneOpener
from journal_app.vault.scratch import unfinished

CHUNK_BYTES = 1 << 20


def move(folder: Path, to: Path) -> bool:
    """Let the journal of *folder* lie at *to*, which must not be there.

    On the same disk it is one renaming. Else every file is copied, read back and compared
    before the old ones go; answers whether nothing of them is left.

    Raises:
        Exists: something lies there already.
        OpenElsewhere: another program holds the journal.
        NoSpace, ReadOnly, DatabaseDamaged: the journal lies where it lay.
    """
    if to.exists():
        raise Exists(_("Something of that name is there already. Nothing was changed."))
    hold = OneOpener(folder)
    hold.take()
    hold.release()
    try:
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _moved(folder, to)
    except OSError as error:
        raise told(error) from error


def _moved(folder: Path, to: Path) -> bool:
    try:
        folder.rename(to)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EACCES):
            raise
        _copied(folder, to)
        shutil.rmtree(folder, ignore_errors=True)  # the whole journal lies there by now
        return not folder.exists()
    with suppress(OSError):  # it lies there, or after a power cut here
        header_files.sync_folder(to.parent)
    return True


def _copied(folder: Path, to: Path) -> None:
    with unfinished(to.parent) as scratch:
        whole = scratch / to.name
        shutil.copytree(folder, whole)
        whole.chmod(0o700)
        for file in sorted(each for each in folder.rglob("*") if each.is_file()):
            copy = whole / file.relative_to(folder)
            header_files.sync_file(copy)
            if _digest(copy) != _digest(file):
                raise DatabaseDamaged(_("The copy did not equal the journal and was thrown away."))
        header_files.sync_folder(whole)
        whole.rename(to)
    try:
        header_files.sync_folder(to.parent)  # there to stay, before the old ones go
    except OSError:
        shutil.rmtree(to, ignore_errors=True)
        raise


def _digest(file: Path) -> bytes:
    made = hashlib.sha256()
    with file.open("rb") as opened:
        while part := opened.read(CHUNK_BYTES):
            made.update(part)
    return made.digest()
