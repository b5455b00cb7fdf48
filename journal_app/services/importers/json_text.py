"""The text of journal JSON as rows: needs Python and the domain alone, for it runs in a child."""

import base64
import binascii
import codecs
import collections
import json
from collections.abc import Iterable, Iterator
from typing import Any

from journal_app.domain import BY_TABLE
from journal_app.domain.profile import Profile
from journal_app.i18n import N_
from journal_app.services.importers.contents import NO_BASE64, without_contents
from journal_app.services.importers.passing import Message, Piece, Row, Trouble

FORMATS = ("mentoring-journal", "mentoring-journal-sample")
VERSIONS = (1,)
HEAD_KEYS = ("format", "version", "content")
NAMED = 40  # characters of a key that are said again
TWICE_LIMIT = 1_000  # keys that stand twice; more than that are not named
DEEPEST = 100  # layers; a journal has six
TOO_DEEP = N_("This is nested too deep.")
NOT_OURS = N_("This file is not a journal this version reads.")


def messages(chunks: Iterable[bytes]) -> Iterator[Message]:
    """Everything the text says; attachments in pieces as they pass, the records in the end."""
    rest = bytearray()
    for part in without_contents(chunks):
        if isinstance(part, bytes):
            rest += part
        else:
            yield part
    twice: set[str] = set()
    try:
        top = _parsed(rest, twice)
        is_too_deep = _is_too_deep(top)
    except ValueError as error:
        yield Trouble(_place(error), N_("This is not JSON."))
        return
    except RecursionError:  # how deep that is depends on who reads
        top, is_too_deep = None, True
    if is_too_deep:
        yield Trouble("", TOO_DEEP)
        return
    for name in sorted(twice):
        yield Trouble(f"key {name}", N_("This key stands twice in one object."))
    yield from _parts(top)


def _parsed(data: bytearray, twice: set[str]) -> Any:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(found)
        if len(made) != len(found) and len(twice) < TWICE_LIMIT:
            counts = collections.Counter(name for name, _value in found)
            twice.update(name[:NAMED] for name, count in counts.items() if count > 1)
        return made

    if data.startswith(codecs.BOM_UTF8):
        del data[: len(codecs.BOM_UTF8)]
    text = data.decode("utf-8")
    data.clear()  # a text of a hundred megabytes is held once, not twice
    return json.loads(text, object_pairs_hook=pairs, parse_constant=_refuse)


def _is_too_deep(top: Any) -> bool:
    layer = [top]
    for _layer in range(DEEPEST):
        layer = [value for each in layer for value in _inside(each)]
        if not layer:
            return False
    return True


def _inside(value: Any) -> list[Any]:
    """The objects and lists in an object or a list."""
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [each for each in values if isinstance(each, dict | list)]


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _place(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}"
    return ""


def _parts(top: Any) -> Iterator[Message]:
    if not isinstance(top, dict):
        yield Trouble("", NOT_OURS)
    elif top.get("format") not in FORMATS or top.get("version") not in VERSIONS:
        yield Trouble("format", NOT_OURS)
    else:
        for name, value in top.items():
            yield from _part(name, value)


def _part(name: str, value: Any) -> Iterator[Message]:
    if name == "content":
        yield from _contents(value)
    elif name == Profile.table:
        yield Row(name, name, value)
    elif name in BY_TABLE:
        yield from _table(name, value)
    elif name not in HEAD_KEYS:
        yield Trouble(name[:NAMED], N_("This version knows no such part."))


def _table(name: str, value: Any) -> Iterator[Message]:
    if not isinstance(value, list):
        yield Trouble(name, N_("This is not a list."))
        return
    for number, row in enumerate(value):
        yield Row(name, f"{name}[{number}]", row)


def _contents(value: Any) -> Iterator[Message]:
    """What was not taken out of the text on its way: an unusual spelling, or a mistake."""
    if not isinstance(value, dict):
        yield Trouble("content", N_("This is not an object."))
        return
    for sha256, text in value.items():
        if text == "":
            continue  # its bytes went before
        try:
            yield Piece(sha256[:64], base64.b64decode(text, validate=True))
        except (binascii.Error, TypeError, ValueError):
            yield Trouble(f"content.{sha256[:16]}", NO_BASE64)
