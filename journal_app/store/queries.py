"""Named questions that are asked of several records at once."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.store.fold import fold
from journal_app.store.library import Database, translated


def people_named(db: Database, word: str) -> list[RecordId]:
    """The people one of whose names, aliases or other names holds the word, folded."""
    wanted = _flat(word)
    if not wanted:
        return []
    with translated():
        rows = db.execute(
            "SELECT id, name, alias, other_names FROM person WHERE trashed_at IS NULL"
        ).fetchall()
    found = []
    for record_id, name, alias, others in rows:
        if any(wanted in _flat(text) for text in (name, alias, *json.loads(others))):
            found.append(record_id)
    return found


def sessions(
    db: Database, limit: int, below: Head | None, person_id: RecordId
) -> list[tuple[Head, tuple[str, str, str, str, str]]]:
    """A window of heads of sessions, newest first, with what a row says beside the head.

    That is the title, the start, how one meets, the id of the other person and the name. With
    *person_id* only the sessions with that person.
    """
    sql = (
        "SELECT 'session', s.id, s.head_day, s.head_title, s.head_kind, s.level, s.head_order,"
        " s.created_at, s.title, coalesce(s.starts_at, ''), coalesce(s.medium, ''),"
        " coalesce(p.id, ''), coalesce(p.name, '') FROM session s"
        " LEFT JOIN relationship r ON r.id = s.relationship_id"
        " LEFT JOIN person p ON p.id = r.person_id WHERE s.trashed_at IS NULL"
    )
    values: tuple[Any, ...] = ()
    if person_id:
        sql, values = f"{sql} AND p.id = ?", (person_id,)
    if below is not None:
        sql += " AND (s.head_order, s.created_at, s.id) < (?, ?, ?)"
        values = (*values, below.order, below.created_at, below.id)
    order = " ORDER BY s.head_order DESC, s.created_at DESC, s.id DESC LIMIT ?"
    with translated():
        rows = db.execute(sql + order, (*values, limit)).fetchall()
    return [(_head(row), row[8:]) for row in rows]


def met(db: Database) -> list[tuple[RecordId, str]]:
    """The ids and names of the people with whom there are sessions outside the trash."""
    sql = (
        "SELECT DISTINCT p.id, p.name FROM session s JOIN relationship r ON r.id ="
        " s.relationship_id JOIN person p ON p.id = r.person_id"
        " WHERE s.trashed_at IS NULL ORDER BY p.name, p.id"
    )
    with translated():
        return [(row[0], row[1]) for row in db.execute(sql).fetchall()]


def thrown_away(
    db: Database, tables: Sequence[str], limit: int, below: tuple[str, RecordId] | None
) -> list[tuple[Head, str]]:
    """A window of heads in the trash and since when, the newest thrown away first.

    *below* is the instant and the id of the last one already read.
    """
    each = [
        f"SELECT '{table}' AS kept_in, id, head_day, head_title, head_kind, '' AS level,"
        f" head_order, created_at, trashed_at FROM [{table}] WHERE trashed_at IS NOT NULL"
        for table in tables
    ]
    rest = "WHERE (trashed_at, id) < (?, ?)" if below is not None else ""
    order = "ORDER BY trashed_at DESC, id DESC LIMIT ?"
    sql = f"SELECT * FROM ({' UNION ALL '.join(each)}) {rest} {order}"
    with translated():
        rows = db.execute(sql, (*(below or ()), limit)).fetchall()
    return [(_head(row), row[8]) for row in rows]


def links_to_missing(db: Database, tables: frozenset[str]) -> int:
    """How many links have an end that is not there."""
    missing = 0
    for side in ("from", "to"):
        with translated():
            rows = db.execute(f"SELECT {side}_type, {side}_id FROM link").fetchall()
        for table, record_id in rows:
            if table not in tables or not _is_there(db, table, record_id):
                missing += 1
    return missing


def referring(
    db: Database, pointers: dict[str, tuple[str, ...]], record_id: RecordId
) -> set[RecordId]:
    """The ids of records that point to this one; *pointers* names the columns of each table."""
    found: set[RecordId] = set()
    with translated():
        for table, columns in pointers.items():
            for column in columns:
                sql = f"SELECT id FROM [{table}] WHERE [{column}] = ?"
                found |= {row[0] for row in db.execute(sql, (record_id,)).fetchall()}
    return found


def _flat(text: str) -> str:
    return " ".join(fold(text).split())


def _is_there(db: Database, table: str, record_id: RecordId) -> bool:
    sql = f"SELECT 1 FROM [{table}] WHERE id = ?"
    return db.execute(sql, (record_id,)).fetchone() is not None


def _head(row: tuple[Any, ...]) -> Head:
    table, record_id, day, title, kind, level, order, created_at = row[:8]
    parsed = dt.date.fromisoformat(day) if day else None
    return Head(table, record_id, parsed, title, kind, level, order, created_at)
