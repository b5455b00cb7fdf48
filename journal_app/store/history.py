"""History: one append-only table of steps, each holding the record before the change.

What came after a step is the before of the record's next row, or the record itself.
"""

import dataclasses
import datetime as dt
import json
import zlib
from collections.abc import Collection, Iterable, Iterator

from journal_app.domain import BY_TABLE
from journal_app.domain.plain import from_plain, stamp_text, to_plain
from journal_app.domain.record import Change, Json, Record, RecordId
from journal_app.store.library import Database

KEEP_ALL_DAYS = 30  # the undo chain is never thinned within it
KEEP_DAILY_DAYS = 365  # after a year one version a month is enough to find a wording again
UNDO, REDO = "undo", "redo"
SLICE = 1_000  # rows gone through at once, well under 20 ms
INSERT = """INSERT INTO history
    (step, at, device, kind, batch, reverses, record_table, record_id, before)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
COLUMNS = "row, step, at, kind, record_table, record_id, before, pinned"


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, which undo takes back whole."""

    kind: str
    at: dt.datetime
    device: str = ""
    batch: str | None = None
    reverses: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Version:
    """What a record said before a step; None before it was written or after it was gone."""

    row: int
    step: int
    until: str
    kind: str
    table: str
    id: RecordId
    before: Record | None
    pinned: bool
    is_readable: bool = True


def write(db: Database, step: Step, changes: Iterable[Change]) -> int:
    """Append a step; answers its number."""
    number = int(db.execute("SELECT coalesce(max(step), 0) + 1 FROM history").fetchone()[0])
    head = (number, stamp_text(step.at), step.device, step.kind, step.batch, step.reverses)
    for change in changes:
        place = (change.record.table, change.record.id)
        db.execute(INSERT, (*head, *place, packed(change.before)))
    return number


def packed(record: Record | None) -> bytes | None:
    """The record as compressed JSON; None for none."""
    if record is None:
        return None
    text = json.dumps(to_plain(record), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 6)


def unpacked(table: str, data: bytes | None) -> Record | None:
    """The record as it was, as far as today's program can still read it."""
    if data is None or table not in BY_TABLE:
        return None
    return from_plain(BY_TABLE[table], json.loads(zlib.decompress(data)))[0]


def of_step(db: Database, step: int) -> list[Version]:
    """The rows of one step, in the order written."""
    sql = f"SELECT {COLUMNS} FROM history WHERE step = ? ORDER BY row"
    return [_version(row) for row in db.execute(sql, (step,)).fetchall()]


def of_record(db: Database, table: str, record_id: RecordId) -> list[Version]:
    """The earlier versions of one record, newest first."""
    sql = (
        f"SELECT {COLUMNS} FROM history WHERE record_id = ? AND record_table = ? ORDER BY row DESC"
    )
    return [_version(row) for row in db.execute(sql, (record_id, table)).fetchall()]


def of_batch(db: Database, batch: str) -> list[Version]:
    """The rows of one import, in the order written."""
    sql = f"SELECT {COLUMNS} FROM history WHERE batch = ? ORDER BY row"
    return [_version(row) for row in db.execute(sql, (batch,)).fetchall()]


def slices(db: Database, tables: Collection[str]) -> Iterator[list[tuple[str, RecordId, Json]]]:
    """Every version of these tables as plain values, by place, one slice of rows at a time."""
    first, marks = 0, ", ".join("?" * len(tables))
    while first < db.execute("SELECT coalesce(max(row), 0) FROM history").fetchone()[0]:
        rows = db.execute(
            "SELECT record_table, record_id, before FROM history WHERE row > ? AND row <= ?"
            f" AND before IS NOT NULL AND record_table IN ({marks})",
            (first, first + SLICE, *tables),
        ).fetchall()
        yield [(table, found, json.loads(zlib.decompress(before))) for table, found, before in rows]
        first += SLICE


def changed_after(db: Database, step: int) -> set[tuple[str, RecordId]]:
    """The records that later steps touched."""
    sql = "SELECT DISTINCT record_table, record_id FROM history WHERE step > ?"
    return {(row[0], row[1]) for row in db.execute(sql, (step,)).fetchall()}


def undo_target(db: Database) -> int | None:
    """The newest step that is still in force; its reversal is what undo does."""
    taken_back: set[int] = set()
    for step, kind, reverses in _steps(db):
        if step in taken_back:
            continue
        if reverses is not None:
            taken_back.add(reverses)
        if kind != UNDO:
            return step
    return None


def redo_target(db: Database) -> int | None:
    """The newest undo that no other change came after; its reversal is what redo does."""
    again: set[int] = set()
    for step, kind, reverses in _steps(db):
        if step in again:
            continue
        if kind == UNDO:
            return step
        if kind != REDO:
            return None
        if reverses is not None:
            again.add(reverses)
    return None


def pin(db: Database, row: int, *, pinned: bool) -> None:
    """Keep a version for good, or no longer."""
    db.execute("UPDATE history SET pinned = ? WHERE row = ?", (int(pinned), row))


def thin(db: Database, now: dt.datetime) -> int:
    """Let old versions go: after thirty days one a day is kept, after a year one a month.

    Answers how many rows went. What is kept of a day or month is its newest row; pinned rows
    stay, and so do the row of a record's making and those of undo, which the chain goes by.
    """
    edge = now.astimezone(dt.UTC)
    daily = stamp_text(edge - dt.timedelta(days=KEEP_ALL_DAYS))
    monthly = stamp_text(edge - dt.timedelta(days=KEEP_DAILY_DAYS))
    gone = 0
    for length, after, until in ((10, monthly, daily), (7, "", monthly)):
        gone += db.execute(
            """DELETE FROM history WHERE pinned = 0 AND before IS NOT NULL AND reverses IS NULL
               AND at >= ? AND at < ?
               AND row NOT IN (SELECT max(row) FROM history WHERE at >= ? AND at < ?
                   GROUP BY record_table, record_id, substr(at, 1, ?))""",
            (after, until, after, until, length),
        ).rowcount
    return gone


def forget(db: Database, table: str, record_id: RecordId) -> int:
    """Take every earlier version of a record away; answers how many."""
    sql = "DELETE FROM history WHERE record_table = ? AND record_id = ?"
    return int(db.execute(sql, (table, record_id)).rowcount)


def forget_earlier(db: Database, table: str, record_id: RecordId) -> int:
    """Take earlier texts away but keep that the record was made and by which batch."""
    sql = (
        "DELETE FROM history WHERE record_table = ? AND record_id = ?"
        " AND (before IS NOT NULL OR batch IS NULL)"
    )
    return int(db.execute(sql, (table, record_id)).rowcount)


def _steps(db: Database) -> Iterable[tuple[int, str, int | None]]:
    # whole slices, so that no cursor stays open
    newest = int(db.execute("SELECT coalesce(max(step), 0) FROM history").fetchone()[0])
    while newest > 0:
        rows = db.execute(
            "SELECT DISTINCT step, kind, reverses FROM history WHERE step <= ? AND step > ?"
            " ORDER BY step DESC",
            (newest, newest - 200),
        ).fetchall()
        yield from rows
        newest -= 200


def _version(row: tuple[int, int, str, str, str, str, bytes | None, int]) -> Version:
    number, step, at, kind, table, record_id, before, pinned = row
    record = unpacked(table, before)
    readable = before is None or record is not None
    return Version(number, step, at, kind, table, record_id, record, bool(pinned), readable)
