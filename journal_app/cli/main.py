"""From what was typed to an exit status; no traceback is ever printed."""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app import i18n, log
from journal_app.cli import answer
from journal_app.cli.answer import Answer
from journal_app.cli.names import COMMANDS
from journal_app.errors import JournalError, Refused
from journal_app.i18n import _

if TYPE_CHECKING:
    import argparse

Command = Callable[["argparse.Namespace"], Answer]
logger = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; answers the exit status."""
    typed = list(sys.argv[1:] if argv is None else argv)
    log.harden()
    log.set_up()
    i18n.set_language(os.environ.get("LANGUAGE", ""))
    if _is_command(typed):
        return _run(typed)
    return _open_window(typed)


def _is_command(typed: Sequence[str]) -> bool:
    return bool(typed) and (typed[0] in COMMANDS or typed[0].startswith("-"))


def _run(typed: list[str]) -> int:
    from journal_app.cli.usage import UsageError, parsed  # noqa: PLC0415 - not for the window

    as_json = "--json" in typed
    try:
        asked = parsed(typed)
        return answer.write(_command(asked.command)(asked), as_json=as_json)
    except UsageError as error:
        return answer.write_usage(str(error), as_json=as_json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last resort here
        return answer.write_error(_told(error), as_json=as_json)


def _told(error: BaseException) -> JournalError:
    if isinstance(error, JournalError):
        return error
    if isinstance(error, KeyboardInterrupt):
        return Refused(_("Stopped. What was saved before is safe."))
    if isinstance(error, OSError):
        from journal_app.services.exporters.new_file import told  # noqa: PLC0415 - only when needed

        return told(error)
    log.write_crash(error)
    text = _("Something unforeseen happened. The journal is as it was after its last save.")
    return Refused(text)


def _command(name: str) -> Command:
    """The function of a command; its imports are paid for by that command alone."""
    if name == "demo":
        from journal_app.cli import demo  # noqa: PLC0415 - alone reaches the window

        return demo.demo
    from journal_app.cli import commands, exchange  # noqa: PLC0415 - the SQL library takes 0.2 s

    table: dict[str, Command] = {
        "new": commands.new,
        "add": commands.add,
        "search": commands.search,
        "info": commands.info,
        "verify": commands.verify,
        "backup": commands.backup,
        "restore": commands.restore,
        "import": exchange.take_in,
        "undo-import": exchange.take_out,
        "export": exchange.export,
        "review": exchange.review,
    }
    return table[name]


def _open_window(typed: Sequence[str]) -> int:
    if len(typed) > 1:
        return answer.write_usage(_("Give one journal, or a command."), as_json="--json" in typed)
    from journal_app import app  # noqa: PLC0415 - the window's library is not for every command

    try:
        return app.run(Path(typed[0]) if typed else None)
    except JournalError as error:
        return answer.write_error(error, as_json=False)
