"""Locking for real: this process gives way to a new one that knows nothing."""

import logging
import os
import sys
from pathlib import Path

log = logging.getLogger(__name__)


def successor_arguments(journal: Path) -> list[str]:
    """The command line of the program that takes over: ours, with the journal in the end.

    ``sys.orig_argv`` holds the interpreter's own options too; what we were given ourselves
    is as many arguments from its end as ``sys.argv`` has.
    """
    given = len(sys.argv) - 1
    ours = sys.orig_argv[1 : len(sys.orig_argv) - given]
    return [sys.executable, *ours, str(journal)]


def give_way(journal: Path) -> None:
    """Become a new process that shows the unlock page of the journal; it does not return.

    Measured: an ordinary lock leaves hundreds of copies of entries in memory, this none.
    """
    arguments = successor_arguments(journal)
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        _become(arguments)
    except OSError as error:  # the program was replaced or taken away while it ran
        log.warning("no successor: %s", type(error).__name__)
    os._exit(1)  # all is saved and closed; what was read stays in no memory


def leave() -> None:
    """End without waiting for what goes on; all is saved, and no memory stays."""
    os._exit(0)


def _become(arguments: list[str]) -> None:
    if sys.platform == "win32" or getattr(sys, "frozen", False):
        import subprocess  # noqa: PLC0415 - not for the first page

        subprocess.Popen(arguments, close_fds=True)  # noqa: S603 - our own command line
        os._exit(0)
    os.execv(arguments[0], arguments)  # noqa: S606 - our own command line
