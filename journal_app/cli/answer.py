"""How a command answers: sentences for a person, or exactly one JSON object."""

import dataclasses
import json
import sys
from typing import Any

from journal_app.errors import JournalError

USAGE_STATUS = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """What a command found: values for a program, lines for a person."""

    values: dict[str, Any]
    lines: tuple[str, ...] = ()
    status: int = 0


def write(answer: Answer, *, as_json: bool) -> int:
    """Write the answer on standard output; answers the exit status."""
    if as_json:
        _out(json.dumps(answer.values, ensure_ascii=False))
    else:
        _out("\n".join(answer.lines))
    return answer.status


def write_error(error: JournalError, *, as_json: bool) -> int:
    """Write what went wrong: as JSON on standard output, else as a sentence on error output."""
    more = getattr(error, "values", {})
    return _write_problem(error.word, str(error), error.exit_status, as_json=as_json, more=more)


def write_usage(message: str, *, as_json: bool) -> int:
    """Write how the command is to be typed."""
    return _write_problem("usage", message, USAGE_STATUS, as_json=as_json, more={})


def note(text: str) -> None:
    """Tell a person something beside the answer."""
    sys.stderr.write(_safe(text, sys.stderr.encoding) + "\n")


def _write_problem(
    word: str, message: str, status: int, *, as_json: bool, more: dict[str, Any]
) -> int:
    if as_json:
        _out(json.dumps({"error": word, "message": message} | more, ensure_ascii=False))
    else:
        note(message)
    return status


def _out(text: str) -> None:
    sys.stdout.write(_safe(text, sys.stdout.encoding) + "\n")
    sys.stdout.flush()


def _safe(text: str, encoding: str | None) -> str:
    name = encoding or "utf-8"
    return text.encode(name, "backslashreplace").decode(name)
