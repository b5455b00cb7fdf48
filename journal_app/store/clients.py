"""Named questions about those I coach, mentor or supervise; each is asked once for all of them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from journal_app.domain.link import LinkRole
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import MyRole
from journal_app.domain.session import BEFORE, COUNTED
from journal_app.store.library import Database, translated

MOST_THREADS = 4  # of each: three are shown, a fourth says that there are more
GIVING = (MyRole.COACH, MyRole.MENTOR, MyRole.SUPERVISOR)


class Pair(NamedTuple):
    """A relationship in which I give, and whom it is with."""

    id: RecordId
    kind: str
    phase: str
    person: str
    last_contact_on: str


class Past(NamedTuple):
    """The meetings of a relationship that took place: the last day, minutes of a period."""

    id: RecordId
    last: str
    minutes: int


class Given(NamedTuple):
    """Something that helped someone: a writing, a session, or a thing that was passed on."""

    person_id: RecordId
    person: str
    role: str
    title: str


def pairs(db: Database) -> list[Pair]:
    """The relationships in which I give."""
    sql = (
        "SELECT relationship.id, coalesce(kind, ''), coalesce(phase, ''),"
        " coalesce(person.name, ''), coalesce(person.last_contact_on, '')"
        " FROM relationship LEFT JOIN person ON person.id = relationship.person_id"
        f" WHERE relationship.trashed_at IS NULL AND my_role IN ({_marks(GIVING)})"
    )
    return [Pair(*row) for row in _rows(db, sql, _texts(GIVING))]


def has_any(db: Database) -> bool:
    """Whether there is such a relationship."""
    sql = (
        "SELECT 1 FROM relationship WHERE trashed_at IS NULL"
        f" AND my_role IN ({_marks(GIVING)}) LIMIT 1"
    )
    return bool(_rows(db, sql, _texts(GIVING)))


def next_sessions(db: Database, since: int) -> dict[RecordId, dt.datetime]:
    """When each pair meets next, from a place in the order of sessions on."""
    sql = (
        "SELECT relationship_id, starts_at, min(head_order) FROM session"
        " WHERE trashed_at IS NULL AND relationship_id IS NOT NULL AND starts_at IS NOT NULL"
        f" AND head_kind IN ({_marks(BEFORE)}) AND head_order >= ? GROUP BY relationship_id"
    )
    rows = _rows(db, sql, (*_texts(BEFORE), since))
    return {pair: dt.datetime.fromisoformat(starts) for pair, starts, _order in rows}


def threads(db: Database) -> list[tuple[RecordId, str]]:
    """What is open with each pair, by title: what is due first, a few of each."""
    sql = (
        "WITH of_pair AS ("
        " SELECT session.relationship_id AS pair, action.id FROM action"
        " JOIN session ON session.id = action.session_id"
        " UNION SELECT goal.relationship_id, action.id FROM action"
        " JOIN goal ON goal.id = action.goal_id WHERE action.session_id IS NULL"
        " UNION SELECT link.from_id, action.id FROM action"
        " JOIN link ON link.to_id = action.goal_id AND link.role = ? AND link.trashed_at IS NULL"
        " AND link.from_type = 'relationship' WHERE action.session_id IS NULL),"
        " numbered AS (SELECT pair, action.head_title, row_number() OVER (PARTITION BY pair"
        " ORDER BY due_on IS NULL, due_on, action.created_at, action.id) AS place"
        " FROM of_pair JOIN action ON action.id = of_pair.id"
        " JOIN relationship ON relationship.id = pair"
        " WHERE action.trashed_at IS NULL AND action.status = 'open'"
        f" AND my_role IN ({_marks(GIVING)}))"
        " SELECT pair, head_title FROM numbered WHERE place <= ? ORDER BY pair, place"
    )
    return _rows(db, sql, (str(LinkRole.SUPPORTS), *_texts(GIVING), MOST_THREADS))


def past(db: Database, first: dt.date, last: dt.date) -> list[Past]:
    """The last meeting of every pair, and the minutes of those within a period."""
    sql = (
        "SELECT relationship_id, max(head_day), sum(CASE WHEN head_day BETWEEN ? AND ?"
        " THEN coalesce(actual_minutes, planned_minutes, 0) ELSE 0 END) FROM session"
        " WHERE trashed_at IS NULL AND relationship_id IS NOT NULL"
        f" AND head_kind IN ({_marks(COUNTED)}) GROUP BY relationship_id"
    )
    values = (first.isoformat(), last.isoformat(), *_texts(COUNTED))
    return [Past(*row) for row in _rows(db, sql, values)]


def origins(db: Database) -> list[tuple[RecordId, str, str]]:
    """What relationships grew from: the id of each, whom the older one is with, and its kind."""
    sql = (
        "SELECT link.from_id, coalesce(person.name, ''), coalesce(other.kind, '') FROM link"
        " JOIN relationship AS other ON other.id = link.to_id AND other.trashed_at IS NULL"
        " LEFT JOIN person ON person.id = other.person_id"
        " WHERE link.trashed_at IS NULL AND link.role = ? ORDER BY link.created_at, link.id"
    )
    return _rows(db, sql, (str(LinkRole.GREW_FROM),))


def given(db: Database) -> list[Given]:
    """Everyone who was helped or was given something, and by what; all of it."""
    ends = " UNION ALL ".join(
        f"SELECT '{table}' AS kept_in, id, head_title FROM [{table}] WHERE trashed_at IS NULL"
        for table in ("entry", "session", "resource")
    )
    sql = (
        "SELECT person.id, person.name, link.role, ends.head_title FROM link"
        " JOIN person ON person.id = link.to_id AND person.trashed_at IS NULL"
        f" JOIN ({ends}) AS ends ON ends.kept_in = link.from_type AND ends.id = link.from_id"
        " WHERE link.trashed_at IS NULL AND link.to_type = 'person' AND link.role IN (?, ?)"
        " ORDER BY link.created_at, link.id"
    )
    roles = (str(LinkRole.HELPED), str(LinkRole.PASSED_TO))
    return [Given(*row) for row in _rows(db, sql, roles)]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _texts(values: Sequence[object]) -> tuple[str, ...]:
    return tuple(map(str, values))


def _rows(db: Database, sql: str, values: Sequence[Any]) -> list[Any]:
    with translated():
        return list(db.execute(sql, tuple(values)).fetchall())
