"""Reading journal JSON: every problem with its place, or the records it holds."""

import base64
import binascii
import dataclasses
import hashlib
import json
from typing import Any

from journal_app.domain import BY_TABLE
from journal_app.domain.plain import Misfit, from_plain
from journal_app.domain.profile import PROFILE_ID
from journal_app.domain.record import Json, Record
from journal_app.i18n import _

FORMATS = ("mentoring-journal", "mentoring-journal-sample")
VERSIONS = (1,)
SIZE_LIMIT_BYTES = 1_000_000_000
HEAD_KEYS = ("format", "version", "content")


@dataclasses.dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and where in the file."""

    where: str
    why: str


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """One record of the file, its place there, and which keys the file gave."""

    where: str
    record: Record
    given: frozenset[str]


@dataclasses.dataclass(slots=True)
class Reading:
    """What a file holds, or why it cannot be taken."""

    items: list[Item] = dataclasses.field(default_factory=list)
    contents: dict[str, bytes] = dataclasses.field(default_factory=dict)
    troubles: list[Trouble] = dataclasses.field(default_factory=list)
    places: set[tuple[str, str]] = dataclasses.field(default_factory=set)


def read_json(data: bytes) -> Reading:
    """Everything the file says, with every problem named; the file itself is not changed."""
    reading = Reading()
    top = _parsed(data, reading)
    if top is None:
        return reading
    if top.get("format") not in FORMATS or top.get("version") not in VERSIONS:
        reading.troubles.append(
            Trouble("format", _("This file is not a journal this version reads."))
        )
        return reading
    for name, value in top.items():
        _read_part(name, value, reading)
    return reading


def _parsed(data: bytes, reading: Reading) -> Json | None:
    twice: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> Json:
        made = dict(found)
        if len(made) != len(found):
            names = [name for name, _value in found]
            twice.extend({name for name in names if names.count(name) > 1})
        return made

    try:
        top = json.loads(data.decode("utf-8-sig"), object_pairs_hook=pairs, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        reading.troubles.append(Trouble(_place(error), _("This is not JSON.")))
        return None
    for name in twice:
        reading.troubles.append(
            Trouble(f"key {name[:40]}", _("This key stands twice in one object."))
        )
    if not isinstance(top, dict):
        reading.troubles.append(Trouble("", _("This file is not a journal this version reads.")))
        return None
    return top


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _place(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}"
    return ""


def _read_part(name: str, value: Any, reading: Reading) -> None:
    if name == "content":
        _read_contents(value, reading)
    elif name == "profile":
        profile = {"id": PROFILE_ID} | value if isinstance(value, dict) else value
        _read_record("profile", "profile", profile, reading)
    elif name in BY_TABLE:
        _read_table(name, value, reading)
    elif name not in HEAD_KEYS:
        reading.troubles.append(Trouble(name[:40], _("This version knows no such part.")))


def _read_table(table: str, rows: Any, reading: Reading) -> None:
    if not isinstance(rows, list):
        reading.troubles.append(Trouble(table, _("This is not a list.")))
        return
    seen: set[str] = set()
    for number, row in enumerate(rows):
        where = f"{table}[{number}]"
        record_id = row.get("id") if isinstance(row, dict) else None
        if isinstance(record_id, str) and record_id in seen:
            reading.troubles.append(Trouble(where, _("This id stands twice.")))
        elif isinstance(record_id, str):
            seen.add(record_id)
        _read_record(table, where, row, reading)


def _read_record(table: str, where: str, row: Any, reading: Reading) -> None:
    if not isinstance(row, dict):
        reading.troubles.append(Trouble(where, _("This is not an object.")))
        return
    record_id = row.get("id")
    if not isinstance(record_id, str) or not record_id.strip():
        reading.troubles.append(Trouble(f"{where}.id", _("A record needs an id.")))
        return
    reading.places.add((table, record_id))  # a bad record is there; pointing to it is no problem
    try:
        record, problems = from_plain(BY_TABLE[table], row)
    except Misfit as misfit:
        reading.troubles.append(Trouble(f"{where} {record_id[:40]}", _(str(misfit))))
        return
    for problem in problems:
        place = f"{where}.{problem.field} {record_id[:40]}"
        reading.troubles.append(Trouble(place, _(problem.words)))
    if record is not None:
        reading.items.append(Item(f"{where} {record_id[:40]}", record, frozenset(row)))


def _read_contents(value: Any, reading: Reading) -> None:
    if not isinstance(value, dict):
        reading.troubles.append(Trouble("content", _("This is not an object.")))
        return
    for sha256, text in value.items():
        try:
            data = base64.b64decode(text, validate=True)
        except (binascii.Error, TypeError, ValueError):
            reading.troubles.append(Trouble(f"content.{sha256[:16]}", _("This is not base64.")))
            continue
        if hashlib.sha256(data).hexdigest() != sha256:
            why = _("The content does not fit its hash.")
            reading.troubles.append(Trouble(f"content.{sha256[:16]}", why))
        reading.contents[sha256] = data
