"""A backup carried to another place: written, read back, compared and only then named."""

import filecmp
import os
import shutil
from pathlib import Path

from journal_app.errors import NotAJournal, Refused
from journal_app.i18n import N_, _
from journal_app.vault import backup, header_files
from journal_app.vault.backup import Progress
from journal_app.vault.file_error import told
from journal_app.vault.scratch import unfinished

NOT_IN_REACH = N_("The second place is not within reach now.")


class OutOfReach(Refused):
    """The folder is not there now: a stick that was drawn out, a computer that is off."""


def carry(file: Path, folder: Path, vault_key: bytearray, progress: Progress | None = None) -> Path:
    """Put a copy of a proved backup into a folder that is there; answers the copy.

    The copy is read back and its seal compared before it bears the name of a backup.
    *progress* hears bytes left and all, and may end it by raising.

    Raises:
        OutOfReach: the folder is not there.
        NoSpace, ReadOnly, DatabaseDamaged: nothing is left behind.
    """
    if not is_in_reach(folder):
        raise OutOfReach(_(NOT_IN_REACH))
    copy = folder / file.name
    try:
        if copy.is_file() and filecmp.cmp(file, copy, shallow=False):
            return copy
        with unfinished(folder) as scratch:
            written = scratch / "backup"
            _write(file, written, progress)
            backup.check_seal(written, vault_key)
            written.replace(copy)
        header_files.sync_folder(folder)
    except NotAJournal as error:  # drawn out while it was read back
        raise OutOfReach(_(NOT_IN_REACH)) from error
    except OSError as error:
        raise told(error) from error
    return copy


def is_in_reach(folder: Path) -> bool:
    """Whether the folder is there now; one that cannot even be looked for is not."""
    try:
        return folder.is_dir()
    except OSError:  # what was mounted there does not answer any more
        return False


def free_bytes(folder: Path) -> int:
    """What is free where the folder lies; nothing when that cannot be said."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def _write(file: Path, copy: Path, progress: Progress | None) -> None:
    size = left = file.stat().st_size
    handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out, file.open("rb") as opened:
        while part := opened.read(backup.CHUNK_BYTES):
            out.write(part)
            left -= len(part)
            if progress is not None:
                progress(left, size)
        out.flush()
        os.fsync(out.fileno())
