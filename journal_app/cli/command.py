"""One command, from its words to an exit status; no traceback is ever printed."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from journal_app import log
from journal_app.cli import answer
from journal_app.cli.answer import Answer
from journal_app.cli.usage import UsageError, parsed
from journal_app.errors import JournalError, Refused
from journal_app.i18n import _

if TYPE_CHECKING:
    import argparse

Command = Callable[["argparse.Namespace"], Answer]


def run(typed: list[str]) -> int:
    """Do what is asked for; answers the exit status."""
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
        "mend": commands.mend,
        "import": exchange.take_in,
        "undo-import": exchange.take_out,
        "export": exchange.export,
        "review": exchange.review,
    }
    return table[name]
