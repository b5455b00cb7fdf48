"""What there is before a session: asked of one relationship, so that two never mix."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.domain.session import COUNTED
from journal_app.store.codec import to_column
from journal_app.store.library import Database, translated

HEAD = "id, head_day, head_title, head_kind, level, head_order, created_at"
OF_PAIR = "(SELECT id FROM session WHERE relationship_id = :pair)"
GOALS_OF_PAIR = (
    "(SELECT id FROM goal WHERE relationship_id = :pair AND trashed_at IS NULL UNION"
    " SELECT to_id FROM link WHERE from_id = :pair AND to_type = 'goal' AND role = 'supports'"
    " AND trashed_at IS NULL)"
)
PREPARING = "prep"  # writing of this kind comes before the session of its day, all other after


def session_before(
    db: Database, pair: RecordId, own: RecordId, order: int | None
) -> RecordId | None:
    """The newest session of the pair that took place before a place in their order."""
    marks = ", ".join(f"'{status}'" for status in COUNTED)
    sql = (
        "SELECT id FROM session WHERE trashed_at IS NULL AND relationship_id = :pair"
        f" AND id <> :own AND head_kind IN ({marks})"
        " AND (:place IS NULL OR head_order < :place)"
        " ORDER BY head_order DESC, created_at DESC, id DESC LIMIT 1"
    )
    found = _rows(db, sql, {"pair": pair, "own": own, "place": order})
    return next((str(row[0]) for row in found), None)


def open_actions(db: Database, pair: RecordId, limit: int) -> list[tuple[RecordId, str, str, str]]:
    """Id, title, session and owner of what the two still have open, what is due first."""
    sql = (
        "SELECT id, title, coalesce(session_id, ''), owner FROM action"
        " WHERE trashed_at IS NULL AND status = 'open'"
        f" AND (session_id IN {OF_PAIR} OR (session_id IS NULL AND goal_id IN {GOALS_OF_PAIR}))"
        " ORDER BY due_on IS NULL, due_on, created_at, id LIMIT :limit"
    )
    return _rows(db, sql, {"pair": pair, "limit": limit})


def untouched_goals(db: Database, pair: RecordId, since: dt.datetime, limit: int) -> list[Head]:
    """Active goals of the pair without a change or a number since then, the longest first.

    Where the pair has no active goal, those that belong to no relationship.
    """
    sql = (
        f"SELECT {HEAD} FROM goal AS own WHERE trashed_at IS NULL AND status = 'active'"
        " AND updated_at < :at AND NOT EXISTS (SELECT 1 FROM reading WHERE subject_id = own.id"
        " AND trashed_at IS NULL AND taken_on >= :day)"
        f" AND (id IN {GOALS_OF_PAIR} OR (relationship_id IS NULL AND NOT EXISTS"
        f" (SELECT 1 FROM goal WHERE id IN {GOALS_OF_PAIR} AND trashed_at IS NULL"
        " AND status = 'active')))"
        " ORDER BY updated_at, created_at, id LIMIT :limit"
    )
    at = to_column(since.astimezone(dt.UTC))
    asked = {"pair": pair, "at": at, "day": since.date().isoformat(), "limit": limit}
    return [_head("goal", row) for row in _rows(db, sql, asked)]


def entries_between(
    db: Database, pair: RecordId, own: RecordId, days: tuple[str, str], limit: int
) -> list[tuple[Head, str, Sequence[str]]]:
    """The newest entries of the pair from one day to another: head, text and tags.

    *own* is the session prepared for: what was written about it afterwards is not among them.
    """
    sql = (
        f"SELECT {HEAD}, body_md, tags FROM entry WHERE trashed_at IS NULL"
        f" AND (relationship_id = :pair OR session_id IN {OF_PAIR} OR id IN (SELECT from_id"
        " FROM link WHERE to_id = :pair AND from_type = 'entry' AND trashed_at IS NULL))"
        " AND (head_day > :first OR (head_day = :first AND head_kind <> :prep))"
        " AND head_day <= :last AND (session_id IS NOT :own OR head_kind = :prep)"
        " ORDER BY head_order DESC, created_at DESC, id DESC LIMIT :limit"
    )
    first, last = days
    asked = {"pair": pair, "own": own, "first": first, "last": last, "prep": PREPARING}
    found = _rows(db, sql, asked | {"limit": limit})
    return [(_head("entry", row), str(row[7]), json.loads(row[8])) for row in found]


def _rows(db: Database, sql: str, values: dict[str, Any]) -> list[Any]:
    with translated():
        return list(db.execute(sql, values).fetchall())


def _head(table: str, row: Iterable[Any]) -> Head:
    record_id, day, title, kind, level, order, created_at, *_rest = row
    parsed = dt.date.fromisoformat(day) if day else None
    return Head(table, record_id, parsed, title, kind, level, order, created_at)
