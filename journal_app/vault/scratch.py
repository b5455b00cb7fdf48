"""Folders for what is not finished yet: gone afterwards, and after a kill at their next use."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from journal_app.vault.header_files import make_folder

PREFIX, HELD = ".unfinished-", ".lock"


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A folder beside where the result goes; whatever happens, it is gone afterwards.

    What killed programs left there goes first; what another one is making stays.
    """
    make_folder(folder)
    sweep(folder)
    scratch = folder / f"{PREFIX}{secrets.token_hex(4)}"
    hold = FileLock(f"{scratch}{HELD}", thread_local=False)
    try:
        with hold:
            scratch.mkdir(mode=0o700)
            yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        if not scratch.exists():  # else the next use takes it away
            with suppress(OSError):
                Path(hold.lock_file).unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Take away what killed programs left unfinished in the folder."""
    for held in folder.glob(f"{PREFIX}*{HELD}"):
        hold = FileLock(held, thread_local=False, timeout=0)
        try:
            with hold:
                shutil.rmtree(folder / held.name.removesuffix(HELD), ignore_errors=True)
                held.unlink(missing_ok=True)
        except (Timeout, OSError):
            continue
