"""Writing a file that was not there before: whole or not at all, never over another."""

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path

from journal_app.errors import Exists, NoSpace, ReadOnly, Refused
from journal_app.i18n import _


def write_new(path: Path, parts: Iterable[str | bytes]) -> None:
    """Write the parts to a new file, text as UTF-8.

    Raises:
        Exists: something lies there already.
        NoSpace, ReadOnly, Refused: it could not be written; nothing is left behind.
    """
    if os.path.lexists(path):
        raise Exists(_("A file of that name is there already. Nothing was written."))
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        _write(unfinished, parts)
        _put_in_place(unfinished, path)
    except OSError as error:
        raise told(error) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def told(error: OSError) -> Refused:
    """What the system said, in words for a person."""
    if isinstance(error, FileExistsError):
        return Exists(_("A file of that name is there already. Nothing was written."))
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NoSpace(_("There is no room left on the disk. The journal itself is safe."))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly(_("That place cannot be written. Nothing was changed."))
    if isinstance(error, FileNotFoundError):
        return Refused(_("There is no such file or folder. Nothing was changed."))
    return Refused(_("The file system refused. Nothing was changed."))


def _write(path: Path, parts: Iterable[str | bytes]) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for part in parts:
            file.write(part.encode() if isinstance(part, str) else part)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(unfinished: Path, path: Path) -> None:
    if os.name == "nt":
        unfinished.rename(path)
        return
    try:
        os.link(unfinished, path)
    except OSError as error:
        if isinstance(error, FileExistsError) or os.path.lexists(path):
            raise
        unfinished.rename(path)  # a file system without hard links
