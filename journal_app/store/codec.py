"""Python values of fields to SQLite values and back, and what SQLite calls their types."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from journal_app.domain.codes import Code
from journal_app.domain.fields import Field
from journal_app.domain.plain import stamp_text

TYPES: dict[str, type] = {
    "line": str,
    "prose": str,
    "key": str,
    "link": str,
    "day": str,
    "moment": str,
    "stamp": str,
    "choice": str,
    "choices": str,
    "words": str,
    "hidden": str,
    "scale": int,
    "minutes": int,
    "number": int,
    "flag": int,
}


def column_type(field: Field) -> type:
    """str, int or float, for TEXT, INTEGER or REAL."""
    return TYPES[field.word] if field.whole else float


def to_column(value: Any) -> str | int | float | None:
    """The value as SQLite keeps it: lists and objects as JSON, times as ISO text."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, dt.datetime):
        return stamp_text(value) if value.tzinfo is dt.UTC else value.isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return value  # type: ignore[no-any-return]


def reader(field: Field) -> Callable[[Any], Any] | None:
    """What turns a column of this field back into its value; None when nothing is to be done."""
    if field.word == "choice":
        return field.codes
    if field.word == "choices":
        codes = field.codes
        return lambda text: tuple(codes(part) for part in json.loads(text)) if codes else ()
    return READERS.get(field.word)


def _stamp(text: str) -> dt.datetime:
    found = dt.datetime.fromisoformat(text)
    return found.replace(tzinfo=dt.UTC) if text.endswith("Z") else found


READERS: dict[str, Callable[[Any], Any]] = {
    "day": dt.date.fromisoformat,
    "moment": _stamp,
    "stamp": _stamp,
    "words": lambda text: tuple(json.loads(text)),
    "hidden": json.loads,
    "flag": bool,
}
