"""What may be typed after the name of a command: arguments and options."""

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from journal_app import __version__
from journal_app.cli.names import COMMANDS
from journal_app.domain.review import Audience, ReviewKind
from journal_app.i18n import _


class UsageError(Exception):
    """What was typed is not a command; the message says why."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message}\n{self.format_usage().strip()}")


def day(text: str) -> dt.date:
    """A day as YYYY-MM-DD, between the years 1 and 9999."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("{text!r} is not a day").format(text=text)) from error


def whole(text: str) -> int:
    """A number of things, one or more."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 0 < number <= 1_000_000:  # noqa: PLR2004 - more hits than that are a mistake
        raise argparse.ArgumentTypeError(_("{text!r} is not a number of hits").format(text=text))
    return number


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journal", type=Path)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journal", type=Path)
    parser.add_argument("--title", default="")
    parser.add_argument("--date", type=day, default=None)


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journal", type=Path)
    parser.add_argument("query")
    parser.add_argument("--limit", type=whole, default=50)
    parser.add_argument("--best", action="store_true")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journal", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--format", required=True, choices=("journal-json",))
    parser.add_argument("--dry-run", action="store_true")


def _undo_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journal", type=Path)
    parser.add_argument("batch")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journal", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--format", required=True, choices=("journal-json",))


def _review(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journal", type=Path)
    parser.add_argument("--id")
    parser.add_argument("--kind", choices=[str(code) for code in ReviewKind])
    parser.add_argument("--audience", choices=[str(code) for code in Audience])
    parser.add_argument("--from", dest="first", type=day)
    parser.add_argument("--to", dest="last", type=day)
    parser.add_argument("--relationship")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--what-leaves", action="store_true")


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journal", type=Path)
    parser.add_argument("folder", type=Path)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path)
    parser.add_argument("journal", type=Path)


ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "new": _new,
    "demo": _demo,
    "add": _add,
    "search": _search,
    "info": _new,
    "verify": _new,
    "import": _import,
    "undo-import": _undo_import,
    "export": _export,
    "review": _review,
    "backup": _backup,
    "restore": _restore,
    "mend": _new,
}
WITHOUT_SECRET = ("demo",)


def parsed(argv: list[str]) -> argparse.Namespace:
    """The command and its options.

    Raises:
        UsageError: it is not one.
    """
    parser = Parser(prog="mentoring-journal", description=_("A private journal for mentoring."))
    parser.add_argument("--version", action="version", version=__version__)
    commands: Any = parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    for name, words in COMMANDS.items():
        command = commands.add_parser(name, help=_(words), description=_(words))
        ARGUMENTS[name](command)
        command.add_argument("--json", action="store_true", help=_("answer with one JSON object"))
        if name not in WITHOUT_SECRET:
            command.add_argument(
                "--passphrase-fd", type=int, metavar="N", help=_("read the passphrase there")
            )
    return parser.parse_args(argv)
