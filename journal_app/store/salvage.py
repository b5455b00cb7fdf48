"""Rows of a damaged journal put into the tables of a new one, and what then hung in the air."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from journal_app.domain import BY_TABLE, RECORDS
from journal_app.domain.link import Link
from journal_app.domain.plain import stamp_text
from journal_app.domain.record import Record, RecordId, declared
from journal_app.store import history, schema
from journal_app.store.codec import reader
from journal_app.store.library import Database, translated
from journal_app.store.store import Store

Values = dict[str, Any]
FIXED = {
    "history": (
        *("row", "step", "at", "device", "kind", "batch", "reverses"),
        *("record_table", "record_id", "before", "pinned"),
    ),
    "piece": ("sha256", "number", "bytes"),
    "state": ("name", "value"),
}
HASH_SIGNS = 64
SALVAGE = "salvage"  # a kind of step that no undo goes behind


@dataclasses.dataclass(frozen=True, slots=True)
class Mended:
    """How many link fields were emptied, and the ids of the links that led nowhere."""

    emptied: int
    dropped: tuple[RecordId, ...]


def columns(table: str) -> tuple[str, ...]:
    """The columns a table has today, for one whose own statement is lost."""
    return tuple(schema.columns(BY_TABLE[table])) if table in BY_TABLE else FIXED[table]


def begin(db: Database) -> None:
    """Let rows come in any order."""
    with translated():
        db.execute("PRAGMA foreign_keys = OFF")


def put_rows(db: Database, table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows as they stood; what is there already stays, and so does what today's table needs.

    A row may be shorter than *names*: its table had fewer columns when it was written.
    """
    there = {column.name for column in db.table(table).columns}
    kept = [(place, name) for place, name in enumerate(names) if name in there]
    with translated(), db.atomic():
        for row in rows:
            held = [(place, name) for place, name in kept if place < len(row)]
            listed = ", ".join(f"[{name}]" for _place, name in held)
            marks = ", ".join("?" * len(held))
            sql = f"INSERT OR IGNORE INTO [{table}] ({listed}) VALUES ({marks})"
            db.execute(sql, tuple(row[place] for place, _name in held))


def fits(table: str, values: Values) -> bool:
    """Whether values are those of a row of this table: what lists show follows from the rest."""
    if table == "piece":
        digest, number = values.get("sha256"), values.get("number")
        return isinstance(digest, str) and len(digest) == HASH_SIGNS and isinstance(number, int)
    if table not in BY_TABLE:
        return values.get("record_table") in BY_TABLE
    cls = BY_TABLE[table]
    try:
        record = cls(**_fields(cls, values))
        found = schema.head_values(record)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    heads = ("head_order", "head_day", "head_title", "head_kind")
    return found == tuple(values.get(name) for name in heads)


def ids(db: Database, table: str) -> set[RecordId]:
    """The ids that a table holds."""
    with translated():
        return {row[0] for row in db.execute(f"SELECT id FROM [{table}]").fetchall()}


def history_rows(db: Database) -> set[int]:
    """The numbers of the rows of history."""
    with translated():
        return {row[0] for row in db.execute("SELECT row FROM history").fetchall()}


def put_older(store: Store, table: str, record_id: RecordId) -> str:
    """Write the newest earlier version of a lost record in its place; answers until when it held.

    Nothing where there is none that can be read.
    """
    for version in history.of_record(store.db, table, record_id):
        if version.before is not None:
            with translated(), store.db.atomic():
                store[type(version.before)].put(None, version.before)
            return version.until
    return ""


def mend(db: Database) -> Mended:
    """Empty the link fields that lead nowhere, and take away the links that do."""
    with translated():
        with db.atomic():
            emptied = sum(_emptied(db, cls) for cls in RECORDS)
            dropped = _dropped(db)
        db.execute("PRAGMA foreign_keys = ON")
    return Mended(emptied, tuple(dropped))


def take_cut_files(db: Database) -> list[RecordId]:
    """The attachments whose content is not whole; the rest of it is taken away."""
    whole = "(SELECT coalesce(sum(length(bytes)), 0) FROM piece WHERE sha256 = a.sha256)"
    sql = f"SELECT id, sha256 FROM attachment AS a WHERE sha256 != '' AND size_bytes != {whole}"
    with translated(), db.atomic():
        found = db.execute(sql).fetchall()
        for _id, digest in found:
            db.execute("DELETE FROM piece WHERE sha256 = ?", (digest,))
    return [row[0] for row in found]


def end_undo(db: Database, now: dt.datetime) -> None:
    """Let no undo go behind this point: what came before is not whole any more."""
    with translated(), db.atomic():
        newest = db.execute("SELECT coalesce(max(step), 0) FROM history").fetchone()[0]
        values = (newest + 1, stamp_text(now), "", SALVAGE, None, None, "", "", b"")
        db.execute(history.INSERT, values)


def _fields(cls: type[Record], values: Values) -> Values:
    found: Values = {}
    for name, field in declared(cls).items():
        if name in values:
            value, read = values[name], reader(field)
            found[name] = value if value is None or read is None else read(value)
    return found


def _emptied(db: Database, cls: type[Record]) -> int:
    emptied = 0
    for name, field in declared(cls).items():
        if field.to:
            sql = (
                f"UPDATE [{cls.table}] SET [{name}] = NULL WHERE [{name}] IS NOT NULL"
                f" AND [{name}] NOT IN (SELECT id FROM [{field.to}])"
            )
            emptied += db.execute(sql).rowcount
    return emptied


def _dropped(db: Database) -> list[RecordId]:
    gone = []
    sql = f"SELECT id, from_type, from_id, to_type, to_id FROM {Link.table}"
    for record_id, *ends in db.execute(sql).fetchall():
        if not (_is_there(db, *ends[:2]) and _is_there(db, *ends[2:])):
            gone.append(record_id)
            db.execute(f"DELETE FROM {Link.table} WHERE id = ?", (record_id,))
    return gone


def _is_there(db: Database, table: str, record_id: RecordId) -> bool:
    if table not in BY_TABLE:
        return False
    sql = f"SELECT 1 FROM [{table}] WHERE id = ?"
    return db.execute(sql, (record_id,)).fetchone() is not None
