"""The JSON Schema of journal JSON, derived from the declarations."""

import dataclasses
from typing import Any

from journal_app.domain import RECORDS
from journal_app.domain.fields import LINE_LIMIT, PROSE_LIMIT, WORD_LIMIT, Field
from journal_app.domain.plain import WORDS_LIMIT
from journal_app.domain.profile import Profile
from journal_app.domain.record import Record
from journal_app.services.exporters.json_file import FORMAT, VERSION

DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
INSTANT = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T.*([+-]\d{2}:\d{2}(:\d{2})?|Z)$"}
TEXTS = {"line": LINE_LIMIT, "prose": PROSE_LIMIT, "key": WORD_LIMIT, "link": WORD_LIMIT}


def schema() -> dict[str, Any]:
    """What a file of this version may hold; unknown keys of records are allowed and kept."""
    parts: dict[str, Any] = {
        "format": {"enum": [FORMAT, f"{FORMAT}-sample"]},
        "version": {"const": VERSION},
        "content": {"type": "object", "additionalProperties": {"type": "string"}},
    }
    for cls in RECORDS:
        shape = _record(cls)
        parts[cls.table] = shape if cls is Profile else {"type": "array", "items": shape}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Journal JSON",
        "type": "object",
        "required": ["format", "version"],
        "additionalProperties": False,
        "properties": parts,
    }


def _record(cls: type[Record]) -> dict[str, Any]:
    fields = {item.name: item.metadata["field"] for item in dataclasses.fields(cls)}
    properties = {
        name: _value(field, item_default(cls, name))
        for name, field in fields.items()
        if name != "extra"
    }
    required = [] if cls is Profile else ["id"]
    return {"type": "object", "required": required, "properties": properties}


def item_default(cls: type[Record], name: str) -> Any:
    """The declared default of a field; an empty text for one that is made."""
    found = next(item for item in dataclasses.fields(cls) if item.name == name)
    return "" if found.default is dataclasses.MISSING else found.default


def _value(field: Field, default: Any) -> dict[str, Any]:
    shape = _shape(field)
    return {"anyOf": [shape, {"type": "null"}]} if default is None else shape


def _shape(field: Field) -> dict[str, Any]:
    if field.word in TEXTS:
        return {"type": "string", "maxLength": TEXTS[field.word]}
    if field.word == "choice" and field.codes:
        return {"enum": [str(code) for code in field.codes]}
    if field.word == "choices" and field.codes:
        return {"type": "array", "items": {"enum": [str(code) for code in field.codes]}}
    return _plain_shape(field)


def _plain_shape(field: Field) -> dict[str, Any]:
    word = {"type": "string", "maxLength": WORD_LIMIT}
    shapes: dict[str, dict[str, Any]] = {
        "day": DAY,
        "moment": INSTANT,
        "stamp": INSTANT,
        "flag": {"enum": [0, 1, True, False]},
        "words": {"type": "array", "maxItems": WORDS_LIMIT, "items": word},
        "hidden": {"type": ["object", "array"]},
    }
    if field.word in shapes:
        return shapes[field.word]
    bounds = {"minimum": field.low, "maximum": field.high}
    kind = "integer" if field.whole else "number"
    return {"type": kind} | {name: value for name, value in bounds.items() if value is not None}
