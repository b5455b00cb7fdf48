"""The entries in their order, read from covering indexes alone: no body is touched.

A day is its number since the year 1, because years 1 and 9999 are days like any other.
"""

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any

from journal_app.domain.record import RecordId
from journal_app.store.library import Database, translated
from journal_app.store.schema import SECONDS_PER_DAY

Line = tuple[RecordId, int, str]  # id, order, created_at
BY_PERSON = """rowid IN (
    SELECT rowid FROM entry WHERE person_id = :person
    UNION SELECT rowid FROM entry WHERE relationship_id IN
        (SELECT id FROM relationship WHERE person_id = :person)
    UNION SELECT rowid FROM entry WHERE session_id IN
        (SELECT id FROM session WHERE relationship_id IN
            (SELECT id FROM relationship WHERE person_id = :person)))"""
BY_TAG = """id IN (
    SELECT id FROM entry INDEXED BY entry_beside WHERE instr(tags, :quoted)
    AND EXISTS (SELECT 1 FROM json_each(tags) WHERE value = :tag))"""
ROWS = """SELECT entry.id, entry.head_day, entry.head_title, entry.head_kind, entry.level,
    entry.head_order, entry.created_at, beside.template, own.title, person.name
    FROM entry INDEXED BY entry_heads
    CROSS JOIN entry beside INDEXED BY entry_beside ON beside.id = entry.id
    LEFT JOIN template own ON own.id = beside.template
    LEFT JOIN session ON session.id = beside.session_id
    LEFT JOIN relationship pair
        ON pair.id = coalesce(beside.relationship_id, session.relationship_id)
    LEFT JOIN person ON person.id = coalesce(beside.person_id, pair.person_id)
    WHERE entry.trashed_at IS NULL AND entry.head_order BETWEEN ? AND ?
    AND entry.id IN ({marks})"""


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Narrowed:
    """Which entries are asked for; days are numbers, both ends included."""

    first: int = 0
    last: int | None = None
    kind: str = ""
    level: str = ""
    person: RecordId = ""
    tag: str = ""
    oldest_first: bool = False


def lines(
    db: Database, asked: Narrowed, *, beyond: Line | None = None, limit: int = -1
) -> list[Line]:
    """The next lines beyond one already read; a negative limit asks for all of them."""
    where, values = _where(asked)
    if beyond is not None:
        sign = ">" if asked.oldest_first else "<"
        where += f" AND (head_order, created_at, id) {sign} (:order, :created_at, :id)"
        values |= {"id": beyond[0], "order": beyond[1], "created_at": beyond[2]}
    way = "ASC" if asked.oldest_first else "DESC"
    order = f"head_order {way}, created_at {way}, id {way}"
    sql = (
        f"SELECT id, head_order, created_at FROM entry WHERE {where} ORDER BY {order} LIMIT :limit"
    )
    with translated():
        found: list[Line] = db.execute(sql, values | {"limit": limit}).fetchall()
    return found


def fits(db: Database, asked: Narrowed, record_id: RecordId) -> bool:
    """Whether an entry is one of those asked for."""
    where, values = _where(asked)
    sql = f"SELECT 1 FROM entry WHERE id = :id AND {where}"
    with translated():
        return db.execute(sql, values | {"id": record_id}).fetchone() is not None


def rows(db: Database, orders: Mapping[RecordId, int]) -> list[tuple[Any, ...]]:
    """Of entries, at most a few hundred, by id and order: head values, own template, person."""
    if not orders:
        return []
    marks = ", ".join("?" * len(orders))
    bounds = (min(orders.values()), max(orders.values()))
    with translated():
        found = db.execute(ROWS.format(marks=marks), (*bounds, *orders)).fetchall()
    return list(found)


def counts(db: Database, first: int, last: int) -> dict[int, int]:
    """How many entries each day of a period has, both ends included; days without are left out."""
    sql = (
        f"SELECT head_order / {SECONDS_PER_DAY}, count(*) FROM entry"
        " WHERE trashed_at IS NULL AND head_order >= ? AND head_order < ? GROUP BY 1"
    )
    bounds = (first * SECONDS_PER_DAY, (last + 1) * SECONDS_PER_DAY)
    with translated():
        return dict(db.execute(sql, bounds).fetchall())


def days(db: Database) -> list[int]:
    """Every day that has an entry."""
    sql = f"SELECT DISTINCT head_order / {SECONDS_PER_DAY} FROM entry WHERE trashed_at IS NULL"
    with translated():
        return [row[0] for row in db.execute(sql).fetchall()]


def earliest(db: Database) -> int:
    """The first day that has an entry; 0 where there is none."""
    sql = "SELECT min(head_order) FROM entry WHERE trashed_at IS NULL"
    with translated():
        order = db.execute(sql).fetchone()[0]
    return (order or 0) // SECONDS_PER_DAY


def first_on(db: Database, wanted: Iterable[int]) -> tuple[RecordId, int] | None:
    """Id and order of the first entry of the latest of these days that has one."""
    sql = (
        "SELECT entry.id, head_order FROM json_each(?) AS day CROSS JOIN entry"
        " WHERE trashed_at IS NULL AND head_order >= day.value"
        f" AND head_order < day.value + {SECONDS_PER_DAY}"
        f" ORDER BY head_order / {SECONDS_PER_DAY} DESC, head_order, created_at LIMIT 1"
    )
    orders = json.dumps([day * SECONDS_PER_DAY for day in wanted])
    with translated():
        row = db.execute(sql, (orders,)).fetchone()
    return None if row is None else (str(row[0]), int(row[1]))


def tags(db: Database) -> set[str]:
    """Every tag an entry outside the trash has."""
    sql = (
        "SELECT DISTINCT tags FROM entry INDEXED BY entry_beside"
        " WHERE id > '' AND trashed_at IS NULL AND tags <> '[]'"
    )
    with translated():
        texts = db.execute(sql).fetchall()
    return {tag for (text,) in texts for tag in json.loads(text)}


def people(db: Database) -> list[tuple[RecordId, str]]:
    """Whom entries are about, by id and name."""
    sql = """SELECT id, name FROM person WHERE trashed_at IS NULL AND (
        id IN (SELECT person_id FROM entry WHERE person_id IS NOT NULL)
        OR id IN (SELECT person_id FROM relationship WHERE id IN (
            SELECT relationship_id FROM entry WHERE relationship_id IS NOT NULL
            UNION SELECT relationship_id FROM session WHERE id IN (
                SELECT session_id FROM entry WHERE session_id IS NOT NULL))))"""
    with translated():
        found: list[tuple[RecordId, str]] = db.execute(sql).fetchall()
    return found


def _where(asked: Narrowed) -> tuple[str, dict[str, Any]]:
    after = None if asked.last is None else (asked.last + 1) * SECONDS_PER_DAY
    parts = (
        ("head_order >= :first", asked.first * SECONDS_PER_DAY or None),
        ("head_order < :after", after),
        ("head_kind = :kind", asked.kind or None),
        ("level = :level", asked.level or None),
        (BY_PERSON, asked.person or None),
        (BY_TAG, asked.tag or None),
    )
    names = ("first", "after", "kind", "level", "person", "tag")
    values = {name: value for name, (_part, value) in zip(names, parts, strict=True)}
    where = [part for part, value in parts if value is not None]
    quoted = json.dumps(asked.tag, ensure_ascii=False)
    return " AND ".join(("trashed_at IS NULL", *where)), values | {"quoted": quoted}
