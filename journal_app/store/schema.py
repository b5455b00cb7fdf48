"""Tables, columns and indexes, derived from what the records declare."""

import dataclasses
import datetime as dt
from typing import Any

from journal_app.domain import RECORDS
from journal_app.domain.record import Record, declared
from journal_app.store.codec import column_type, to_column
from journal_app.store.library import Database, ForeignKey

SCHEMA = 3  # raised by every change of a declaration; read back as PRAGMA user_version
HEAD_COLUMNS = ("head_order", "created_at", "id", "head_day", "head_title", "head_kind")
SECONDS_PER_DAY = 86_400
# The timeline: its order, as narrow as can be, because all of it is read; and what a row says
# beside its head and is narrowed by, found by its id.
TIMELINE: dict[str, tuple[str, ...]] = {
    "entry_line": ("trashed_at", "head_order", "created_at", "id"),
    "entry_beside": (
        "id", "template", "session_id", "relationship_id", "person_id", "tags", "trashed_at",
    ),
}  # fmt: skip
# What is asked of the meetings of a pair, so that no row with its texts is read for it.
OF_PAIR: dict[str, tuple[str, ...]] = {
    "session_of_pair": (
        "relationship_id", "trashed_at", "head_kind", "head_order", "head_day", "starts_at",
        "actual_minutes", "planned_minutes",
    ),
}  # fmt: skip
BESIDE = {"entry": TIMELINE, "session": OF_PAIR}

FIXED = (
    """CREATE TABLE IF NOT EXISTS history (
        row INTEGER PRIMARY KEY, step INTEGER NOT NULL, at TEXT NOT NULL, device TEXT NOT NULL,
        kind TEXT NOT NULL, batch TEXT, reverses INTEGER, record_table TEXT NOT NULL,
        record_id TEXT NOT NULL, before BLOB, pinned INTEGER NOT NULL DEFAULT 0) STRICT""",
    "CREATE INDEX IF NOT EXISTS history_record ON history (record_id, step)",
    "CREATE INDEX IF NOT EXISTS history_step ON history (step, kind, reverses)",
    "CREATE INDEX IF NOT EXISTS history_batch ON history (batch) WHERE batch IS NOT NULL",
    """CREATE TABLE IF NOT EXISTS search_key (
        rowid INTEGER PRIMARY KEY, record_table TEXT NOT NULL, record_id TEXT NOT NULL,
        day TEXT NOT NULL, kind TEXT NOT NULL, level TEXT NOT NULL, trashed INTEGER NOT NULL,
        UNIQUE (record_table, record_id)) STRICT""",
    "CREATE INDEX IF NOT EXISTS search_key_tally ON search_key (record_table, trashed)",
    """CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(
        title, body, tags, content='', contentless_delete=1,
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'")""",
    """CREATE TABLE IF NOT EXISTS piece (
        sha256 TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (sha256, number)) STRICT""",
    "CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY NOT NULL, value TEXT) STRICT",
)


def conform(db: Database) -> None:
    """Create what is missing; leave everything else as it is."""
    present = set(db.table_names())
    for cls in RECORDS:
        if cls.table in present:
            _add_columns(db, cls)
        else:
            _create(db, cls)
        for name, columns in indexes(cls).items():
            listed = ", ".join(columns)
            db.execute(f"CREATE INDEX IF NOT EXISTS {name} ON [{cls.table}] ({listed})")
    for statement in FIXED:
        db.execute(statement)


def columns(cls: type[Record]) -> dict[str, type]:
    """Every column of a record's table with its type: its fields, and what lists need."""
    own = {name: column_type(field) for name, field in declared(cls).items()}
    return own | {"head_order": int, "head_day": str, "head_title": str, "head_kind": str}


def indexes(cls: type[Record]) -> dict[str, tuple[str, ...]]:
    """Indexes by name: one that covers heads, one a link, and those the record asks for."""
    level = ("level",) if "level" in declared(cls) else ()
    found = {f"{cls.table}_heads": ("trashed_at", *HEAD_COLUMNS, *level)}
    links = tuple((name,) for name, field in declared(cls).items() if field.word == "link")
    for together in (*links, *cls.looked_up):
        found[f"{cls.table}_{'_'.join(together)}"] = together
    return found | BESIDE.get(cls.table, {})


def head_values(record: Record) -> tuple[int, str, str, str]:
    """What the head columns hold: order, day, title, kind."""
    day = record.head_day
    return order(record), day.isoformat() if day else "", record.head_title, record.head_kind


def order(record: Record) -> int:
    """Seconds since the year 1 of the record's own instant, or of its day.

    Counted by hand, because years 1 and 9999 do not survive a conversion to UTC.
    """
    value = getattr(record, record.day_field) if record.day_field else None
    if value is None:
        value = record.created_at
    if isinstance(value, dt.datetime):
        offset = value.utcoffset() or dt.timedelta()
        clock = value.hour * 3600 + value.minute * 60 + value.second
        return value.toordinal() * SECONDS_PER_DAY + clock - round(offset.total_seconds())
    return value.toordinal() * SECONDS_PER_DAY if value else 0


def _defaults(cls: type[Record]) -> dict[str, Any]:
    found: dict[str, Any] = {"head_order": 0, "head_day": "", "head_title": "", "head_kind": ""}
    for item in dataclasses.fields(cls):
        if item.name == "id":
            continue
        factory = item.default_factory
        value = factory() if factory is not dataclasses.MISSING else item.default
        if value is not None:
            found[item.name] = to_column(value)
    return found


def _create(db: Database, cls: type[Record]) -> None:
    links = [
        ForeignKey(cls.table, name, field.to, "id", on_delete="SET NULL")
        for name, field in declared(cls).items()
        if field.to is not None
    ]
    defaults = _defaults(cls)
    db.table(cls.table).create(
        columns(cls),
        pk="id",
        not_null={"id", "created_at", "updated_at", *defaults},
        defaults=defaults,
        foreign_keys=links,
        strict=True,
    )


def _add_columns(db: Database, cls: type[Record]) -> None:
    present = {column.name for column in db.table(cls.table).columns}
    defaults = _defaults(cls)
    for name, kind in columns(cls).items():
        if name not in present:
            db.table(cls.table).add_column(name, kind, not_null_default=defaults.get(name))
