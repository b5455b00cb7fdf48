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
_GIVES = f"pair.trashed_at IS NULL AND pair.my_role IN ({', '.join('?' * len(GIVING))})"


class Pair(NamedTuple):
    """A relationship in which I give, and whom it is with."""

    id: RecordId
    kind: str
    phase: str
    person: str
    last_contact_on: str


class Past(NamedTuple):
    """The meetings of a relationship that took place: the last day, minutes of a period.

    *unmeasured* are those of the period of which no length was noted.
    """

    id: RecordId
    last: str
    minutes: int
    unmeasured: int


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
    """When each pair meets next, from a place in the order of sessions on.

    The plus signs keep to the sessions of the pair: the index of all heads is no help here.
    """
    sql = (
        "SELECT pair.id, session.starts_at, min(session.head_order) FROM relationship AS pair"
        " CROSS JOIN session ON session.relationship_id = pair.id"
        f" WHERE {_GIVES} AND +session.trashed_at IS NULL AND session.starts_at IS NOT NULL"
        f" AND session.head_kind IN ({_marks(BEFORE)}) AND +session.head_order >= ?"
        " GROUP BY pair.id"
    )
    rows = _rows(db, sql, (*_texts(GIVING), *_texts(BEFORE), since))
    return {pair: dt.datetime.fromisoformat(starts) for pair, starts, _order in rows}


def threads(db: Database) -> list[tuple[RecordId, str]]:
    """What is open with each pair, by title: what is due first, a few of each."""
    sql = (
        "WITH pairs AS MATERIALIZED (SELECT pair.id FROM relationship AS pair"
        f" WHERE {_GIVES}),"
        " of_pair AS ("
        " SELECT pairs.id AS pair, action.id FROM pairs"
        " CROSS JOIN session ON session.relationship_id = pairs.id"
        " CROSS JOIN action ON action.session_id = session.id"
        " UNION SELECT pairs.id, action.id FROM pairs"
        " CROSS JOIN goal ON goal.relationship_id = pairs.id"
        " CROSS JOIN action ON action.goal_id = goal.id WHERE action.session_id IS NULL"
        " UNION SELECT pairs.id, action.id FROM pairs"
        " CROSS JOIN link ON link.from_id = pairs.id AND link.role = ?"
        " AND link.trashed_at IS NULL AND link.from_type = 'relationship'"
        " CROSS JOIN action ON action.goal_id = link.to_id WHERE action.session_id IS NULL),"
        " numbered AS (SELECT pair, action.head_title, row_number() OVER (PARTITION BY pair"
        " ORDER BY due_on IS NULL, due_on, action.created_at, action.id) AS place"
        " FROM of_pair CROSS JOIN action ON action.id = of_pair.id"
        " WHERE action.trashed_at IS NULL AND action.status = 'open')"
        " SELECT pair, head_title FROM numbered WHERE place <= ? ORDER BY pair, place"
    )
    return _rows(db, sql, (*_texts(GIVING), str(LinkRole.SUPPORTS), MOST_THREADS))


def past(db: Database, first: dt.date, last: dt.date) -> list[Past]:
    """The last meeting of every pair, and the minutes of those within a period."""
    within = "session.head_day BETWEEN ? AND ?"
    length = "coalesce(session.actual_minutes, session.planned_minutes)"
    sql = (
        f"SELECT pair.id, max(session.head_day), sum(CASE WHEN {within}"
        f" THEN coalesce({length}, 0) ELSE 0 END), sum({within} AND {length} IS NULL)"
        " FROM relationship AS pair CROSS JOIN session ON session.relationship_id = pair.id"
        f" WHERE {_GIVES} AND session.trashed_at IS NULL"
        f" AND session.head_kind IN ({_marks(COUNTED)}) GROUP BY pair.id"
    )
    period = (first.isoformat(), last.isoformat())
    values = (*period, *period, *_texts(GIVING), *_texts(COUNTED))
    return [Past(*row) for row in _rows(db, sql, values)]


def origins(db: Database) -> list[tuple[RecordId, str, str]]:
    """What relationships grew from: the id of each, whom the older one is with, and its kind."""
    sql = (
        "SELECT pair.id, coalesce(person.name, ''), coalesce(other.kind, '')"
        " FROM relationship AS pair CROSS JOIN link ON link.from_id = pair.id"
        " AND link.trashed_at IS NULL AND link.role = ?"
        " CROSS JOIN relationship AS other ON other.id = link.to_id AND other.trashed_at IS NULL"
        " LEFT JOIN person ON person.id = other.person_id"
        f" WHERE {_GIVES} ORDER BY link.created_at, link.id"
    )
    return _rows(db, sql, (str(LinkRole.GREW_FROM), *_texts(GIVING)))


def given(db: Database) -> list[Given]:
    """Everyone who was helped or was given something, and by what; all of it.

    The links of these two sorts are looked up, and what they lead from one by one.
    """
    ends = " ".join(
        f"WHEN '{table}' THEN (SELECT head_title FROM [{table}] AS far"
        " WHERE far.id = link.from_id AND far.trashed_at IS NULL)"
        for table in ("entry", "session", "resource")
    )
    sql = (
        "SELECT id, name, role, title FROM (SELECT person.id, person.name, link.role,"
        f" CASE link.from_type {ends} END AS title, link.created_at AS made, link.id AS link"
        " FROM link CROSS JOIN person ON person.id = link.to_id AND person.trashed_at IS NULL"
        " WHERE link.role IN (?, ?) AND link.to_type = 'person' AND link.trashed_at IS NULL)"
        " WHERE title IS NOT NULL ORDER BY made, link"
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
