"""Records as plain JSON values and back, with every problem named.

The one codec for journal JSON and history. Absent means the declared default; a value equal
to its empty default is left out; keys this version does not know lie in ``extra``.
"""

import dataclasses
import datetime as dt
import math
from collections.abc import Callable, Container, Mapping
from typing import Any

from journal_app.domain.codes import Code
from journal_app.domain.fields import LINE_LIMIT, PROSE_LIMIT, WORD_LIMIT, Field
from journal_app.domain.record import Json, Problem, Record, declared
from journal_app.domain.text import kept
from journal_app.i18n import N_

WORDS_LIMIT = 20_000  # tags of one record; ten thousand must fit
DEPTH_LIMIT = 20  # levels of a hidden value


class Misfit(ValueError):
    """A value a field cannot hold; the message is marked for translation."""


def to_plain(record: Record) -> Json:
    """The record as JSON values; fields at their empty default are left out."""
    plain: Json = {}
    for item in dataclasses.fields(record):
        value = getattr(record, item.name)
        if item.name == "extra" or (not value and value == _default(item)):
            continue
        plain[item.name] = outward(value, item.metadata["field"].word)
    return plain | {name: value for name, value in record.extra.items() if name not in plain}


def outward(value: Any, word: str = "") -> Any:
    """One Python value of a field as a JSON value; *word* is the field's word."""
    if isinstance(value, dt.datetime):
        return stamp_text(value) if word == "stamp" else value.isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, tuple):
        return [outward(part) for part in value]
    if isinstance(value, bool):
        return int(value)
    return value


def stamp_text(value: dt.datetime) -> str:
    """An instant of the program as text, in UTC, ending in Z."""
    return value.isoformat().replace("+00:00", "Z")


def from_plain(cls: type[Record], plain: Mapping[str, Any]) -> tuple[Record | None, list[Problem]]:
    """The record the plain values say, or None with every problem named."""
    fields, values, problems = declared(cls), {}, []
    extra: Json = {}
    for name, value in plain.items():
        try:
            if value is None and (name == "extra" or name in fields):
                continue  # null says what leaving the key out says
            if name == "extra":
                extra |= _unknown(value, fields)
            elif name in fields:
                values[name] = inward(fields[name], value)
            else:
                extra |= _unknown({name: value}, fields)
        except Misfit as misfit:
            problems.append(Problem(name, str(misfit)))
    return (None, problems) if problems else (cls(**values, extra=extra), [])


def inward(field: Field, value: Any) -> Any:
    """One JSON value as the Python value of a field.

    Raises:
        Misfit: when the field cannot hold it.
    """
    return READERS[field.word](field, value)


def clean_json(value: Any, depth: int = 0) -> Any:
    """A JSON value with every unkeepable sign in its texts replaced.

    Raises:
        Misfit: when it is nested too deep or holds a number that JSON cannot say.
    """
    if depth > DEPTH_LIMIT:
        raise Misfit(N_("This value is nested too deep."))
    if isinstance(value, str):
        return kept(value)
    if isinstance(value, dict):
        return {kept(str(k)): clean_json(part, depth + 1) for k, part in value.items()}
    if isinstance(value, list | tuple):
        return [clean_json(part, depth + 1) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        raise Misfit(N_("This is not a number."))
    return value


def _unknown(value: Any, known: Container[str]) -> Json:
    """Keys this version does not know, cleaned; a known one would say what no form shows."""
    if not isinstance(value, dict):
        raise Misfit(N_("This is not an object."))
    found = dict(clean_json(value))
    if any(name in known for name in found):
        raise Misfit(N_("A key of the record itself stands among the unknown ones."))
    return found


def _default(item: "dataclasses.Field[Any]") -> Any:
    if item.default_factory is not dataclasses.MISSING:
        return item.default_factory()
    return item.default


def _text(value: Any, limit: int) -> str:
    if not isinstance(value, str):
        raise Misfit(N_("This is not a text."))
    if len(value) > limit:
        raise Misfit(N_("This text is too long for its place."))
    return kept(value)


def _line(_field: Field, value: Any) -> str:
    return _text(value, LINE_LIMIT)


def _prose(_field: Field, value: Any) -> str:
    return _text(value, PROSE_LIMIT)


def _key(_field: Field, value: Any) -> str:
    return _text(value, WORD_LIMIT)


def _day(_field: Field, value: Any) -> dt.date:
    try:
        return dt.date.fromisoformat(_text(value, WORD_LIMIT))
    except ValueError as error:
        raise Misfit(N_("This is not a day between the years 1 and 9999.")) from error


def _moment(_field: Field, value: Any) -> dt.datetime:
    found = _datetime(value)
    if found.tzinfo is None:
        raise Misfit(N_("This time says no offset from UTC."))
    return found


def _stamp(field: Field, value: Any) -> dt.datetime:
    found = _moment(field, value)
    if found.utcoffset():
        raise Misfit(N_("This instant is not in UTC."))
    return found.replace(tzinfo=dt.UTC)


def _datetime(value: Any) -> dt.datetime:
    text = _text(value, WORD_LIMIT)
    try:
        if len(text) <= len("2025-01-01"):
            raise Misfit(N_("This is a day, not a day and a time."))
        return dt.datetime.fromisoformat(text)
    except ValueError as error:
        if isinstance(error, Misfit):
            raise
        raise Misfit(N_("This is not a day and a time.")) from error


def _choice(field: Field, value: Any) -> Code:
    codes = field.codes
    if codes is None or value not in [str(code) for code in codes]:
        raise Misfit(N_("This version does not know this code."))
    return codes(value)


def _choices(field: Field, value: Any) -> tuple[Code, ...]:
    return tuple(_choice(field, part) for part in _list(value))


def _words(_field: Field, value: Any) -> tuple[str, ...]:
    parts = _list(value)
    if len(parts) > WORDS_LIMIT:
        raise Misfit(N_("These are too many words for one record."))
    return tuple(_text(part, WORD_LIMIT) for part in parts)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise Misfit(N_("This is not a list."))
    return list(value)


def _number(field: Field, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Misfit(N_("This is not a number."))
    if isinstance(value, float) and not math.isfinite(value):  # a long int has no float
        raise Misfit(N_("This is not a number."))
    if field.whole and value != int(value):
        raise Misfit(N_("This is not a whole number."))
    low, high = field.low, field.high
    if (low is not None and value < low) or (high is not None and value > high):
        raise Misfit(N_("This number is outside its bounds."))
    return int(value) if field.whole else float(value)


def _flag(_field: Field, value: Any) -> bool:
    if value not in (0, 1, True, False):
        raise Misfit(N_("This is neither yes nor no."))
    return bool(value)


def _hidden(_field: Field, value: Any) -> Any:
    if not isinstance(value, dict | list):
        raise Misfit(N_("This is neither an object nor a list."))
    return clean_json(value)


READERS: dict[str, Callable[[Field, Any], Any]] = {
    "line": _line,
    "prose": _prose,
    "key": _key,
    "link": _key,
    "day": _day,
    "moment": _moment,
    "stamp": _stamp,
    "choice": _choice,
    "choices": _choices,
    "words": _words,
    "scale": _number,
    "minutes": _number,
    "number": _number,
    "flag": _flag,
    "hidden": _hidden,
}
