"""What is asked of two journals that are compared: stamps by id, and heads of several tables."""

from collections.abc import Collection, Sequence

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.store.library import Database, translated
from journal_app.store.repository import head_from

CHUNK = 500  # below SQLite's limit of parameters
Stamp = tuple[RecordId, str, bool]
STAMP = "id, updated_at, trashed_at IS NOT NULL"
HEAD = "id, head_day, head_title, head_kind, {level} AS level, head_order, created_at"


def stamps(db: Database, table: str, above: RecordId) -> list[Stamp]:
    """The next ids above one, in their order, when each was changed, and whether it is trashed."""
    sql = f"SELECT {STAMP} FROM [{table}] WHERE id > ? ORDER BY id LIMIT ?"
    with translated():
        rows = db.execute(sql, (above, CHUNK)).fetchall()
    return [(record_id, updated_at, bool(trashed)) for record_id, updated_at, trashed in rows]


def stamps_of(db: Database, table: str, ids: Sequence[RecordId]) -> dict[RecordId, Stamp]:
    """The same of at most so many ids, as far as they are there."""
    marks = ", ".join("?" * len(ids))
    with translated():
        rows = db.execute(f"SELECT {STAMP} FROM [{table}] WHERE id IN ({marks})", tuple(ids))
        return {row[0]: (row[0], row[1], bool(row[2])) for row in rows.fetchall()}


def is_known(db: Database, table: str, record_id: RecordId) -> bool:
    """Whether history has heard of a record."""
    sql = "SELECT 1 FROM history WHERE record_id = ? AND record_table = ? LIMIT 1"
    with translated():
        return db.execute(sql, (record_id, table)).fetchone() is not None


def last_step_at(db: Database) -> str:
    """When the newest step was made; nothing where there is none."""
    with translated():
        row = db.execute("SELECT at FROM history ORDER BY row DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def newest(
    db: Database,
    tables: Sequence[str],
    levelled: Collection[str],
    limit: int,
    below: Head | None = None,
) -> list[Head]:
    """A window of heads of all these tables outside the trash, newest first.

    Of each table no more than the window is read, along its index of heads.
    """
    edge = "AND (head_order, created_at, id) < (?, ?, ?)" if below is not None else ""
    order = "ORDER BY head_order DESC, created_at DESC, id DESC LIMIT ?"
    at = (below.order, below.created_at, below.id) if below is not None else ()
    each, values = [], []
    for table in tables:
        columns = HEAD.format(level="level" if table in levelled else "''")
        each.append(
            f"SELECT * FROM (SELECT '{table}' AS kept_in, {columns} FROM [{table}]"
            f" WHERE trashed_at IS NULL {edge} {order})"
        )
        values += [*at, limit]
    sql = f"SELECT * FROM ({' UNION ALL '.join(each)}) {order}"
    with translated():
        rows = db.execute(sql, (*values, limit)).fetchall()
    return [head_from(row[0], row[1:]) for row in rows]
