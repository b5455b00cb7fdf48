"""From what was typed to an exit status: a command, or the window.

A start imports what it needs and no more: the window loads no command, a command no window.
"""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from journal_app import i18n, log, offline
from journal_app.cli.names import COMMANDS
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.paths import CHILD_WORD


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; answers the exit status."""
    typed = list(sys.argv[1:] if argv is None else argv)
    if typed[:1] == [CHILD_WORD]:
        return _read_a_file(typed[1:])
    log.harden()
    offline.begin()
    log.set_up()
    i18n.set_language(os.environ.get("LANGUAGE", ""))
    if _is_command(typed):
        from journal_app.cli import command  # noqa: PLC0415 - not for the window

        return command.run(typed)
    return _open_window(typed)


def _read_a_file(given: list[str]) -> int:
    from journal_app.services.importers import child  # noqa: PLC0415 - no window reads files

    return child.main(given)


def _is_command(typed: Sequence[str]) -> bool:
    return bool(typed) and (typed[0] in COMMANDS or typed[0].startswith("-"))


def _open_window(typed: Sequence[str]) -> int:
    if len(typed) > 1:
        return _refused(_("Give one journal, or a command."), as_json="--json" in typed)
    gc.disable()  # a start makes no garbage to speak of; the window collects by itself
    try:
        from journal_app import app  # noqa: PLC0415 - the window's library is not for commands

        return app.run(Path(typed[0]) if typed else None)
    except JournalError as error:
        from journal_app.cli import answer  # noqa: PLC0415 - only when needed

        return answer.write_error(error, as_json=False)
    finally:
        gc.enable()


def _refused(words: str, *, as_json: bool) -> int:
    from journal_app.cli import answer  # noqa: PLC0415 - only when needed

    return answer.write_usage(words, as_json=as_json)
