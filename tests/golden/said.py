"""What a golden journal says: counts, hashes of texts, earlier versions, what search finds."""

import datetime as dt
import hashlib
import json
from typing import Any

from journal_app.domain import RECORDS
from journal_app.domain.record import Record, declared
from journal_app.services import finding
from journal_app.services.exporters.json_file import json_parts
from journal_app.services.journal import Journal
from journal_app.store.store import Store

Json = dict[str, Any]
TEXTS = ("line", "prose", "words")
# among them one that is found only folded, one of two signs, and one of what has gone for good
ASKED = ("worded", "etude", "迷子", "שלום", "mentor", "quagga", '"one thing"', "type:goal said")
HEADS = 5
END = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)


def said(store: Store) -> Json:
    """All of it, in values that stay the same while columns come, go and change their names.

    Tables without a record are left out, so that a noun of a later day changes nothing.
    """
    return {
        "counts": {cls.table: count for cls in RECORDS if (count := store[cls].count())},
        "trash": sum(record.trashed_at is not None for record in store.every()),
        "texts": _texts(store),
        "heads": {cls.table: heads for cls in RECORDS if (heads := _heads(store, cls))},
        "versions": _versions(store),
        "finds": {asked: _found(store, asked) for asked in ASKED},
        "contents": {sha256: len(data) for sha256, data in store.contents()},
        "state": store.state("golden"),
    }


def exported(store: Store) -> Json:
    """The journal as the program exports it today."""
    found: Json = json.loads("".join(json_parts(store.every(), store.contents())))
    return found


def _texts(store: Store) -> dict[str, str]:
    """A hash by table of every text that is not empty, whatever its field is called."""
    lines: dict[str, list[str]] = {}
    for record in store.every():
        lines.setdefault(record.table, []).extend(_texts_of(record))
    return {table: _hash("\n".join(sorted(found))) for table, found in lines.items()}


def _texts_of(record: Record) -> list[str]:
    names = [name for name, field in declared(type(record)).items() if field.word in TEXTS]
    texts = [text for name in names if (text := getattr(record, name))]
    return [json.dumps([record.id, text], ensure_ascii=False) for text in texts]


def _heads(store: Store, cls: Any) -> list[list[str]]:
    heads = store[cls].heads(limit=HEADS)
    return [[head.id, head.day.isoformat() if head.day else "", head.title] for head in heads]


def _versions(store: Store) -> dict[str, list[list[Any]]]:
    """What every record said before, newest first: kind of step, hash of its texts, for good."""
    journal = Journal(store, lambda: END)
    found = {}
    for record in store.every():
        versions = [
            [one.kind, _hash("\n".join(sorted(_texts_of(one.before)))), one.pinned]
            for one in journal.versions(record)
            if one.before is not None
        ]
        if versions:
            found[f"{record.table} {record.id}"] = versions
    return found


def _found(store: Store, asked: str) -> list[str]:
    found = finding.find(Journal(store, lambda: END), asked)
    return sorted(f"{hit.table} {hit.id}" for hit in found.hits)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
