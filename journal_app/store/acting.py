"""Questions about actions: what a row says of one, and which belong to whom."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from journal_app.domain.record import RecordId
from journal_app.store.library import Database, translated

LINES = """
SELECT a.id, a.title, a.owner, a.status, a.due_on, a.done_on, a.carried_count, a.level,
    a.created_at, coalesce(s.head_day, ''), CASE WHEN g.trashed_at IS NULL
    THEN coalesce(g.title, '') ELSE '' END, coalesce(h.name, ''), r.id, coalesce(p.name, ''),
    coalesce((SELECT min(n.head_day) FROM session AS n WHERE n.relationship_id = r.id
        AND n.trashed_at IS NULL AND n.status IN ('planned', 'prepared')
        AND n.head_day >= :today), '')
FROM action AS a LEFT JOIN session AS s ON s.id = a.session_id
LEFT JOIN goal AS g ON g.id = a.goal_id
LEFT JOIN relationship AS r ON r.id = coalesce(s.relationship_id, g.relationship_id)
LEFT JOIN person AS p ON p.id = r.person_id LEFT JOIN person AS h ON h.id = a.support_person_id
"""
THESE = "WHERE a.id IN (SELECT value FROM json_each(:ids))"
DUE = """
WHERE a.trashed_at IS NULL AND a.status = 'open' AND a.due_on IS NOT NULL AND a.due_on <= :last
ORDER BY a.due_on, a.created_at, a.id LIMIT :limit
"""
SHARED = """
SELECT 1 FROM action WHERE level = 'shared' AND (
    session_id IN (SELECT id FROM session WHERE relationship_id = :pair)
    OR (session_id IS NULL AND goal_id IN (SELECT id FROM goal WHERE relationship_id = :pair)))
UNION ALL
SELECT 1 FROM entry WHERE relationship_id = :pair AND type = 'agreement' AND level = 'shared'
LIMIT 1
"""


class Line(NamedTuple):
    """An action and the names around it; days as they are kept, "" for none."""

    id: RecordId
    title: str
    owner: str
    status: str
    due_on: str | None
    done_on: str | None
    carried: int | None
    level: str
    created_at: str
    met_on: str
    goal: str
    supporter: str
    relationship_id: RecordId | None
    person: str
    next_session: str


def lines(db: Database, ids: Sequence[RecordId], today: str) -> list[Line]:
    """The actions of these ids, in the order asked, in one question; *today* is an ISO day."""
    with translated():
        rows = db.execute(LINES + THESE, {"ids": json.dumps(list(ids)), "today": today}).fetchall()
    found = {row[0]: Line._make(row) for row in rows}
    return [found[record_id] for record_id in ids if record_id in found]


def due(db: Database, last: str, today: str, limit: int) -> list[Line]:
    """The open actions that are due by a day, the oldest first."""
    asked = {"last": last, "today": today, "limit": limit}
    with translated():
        return [Line._make(row) for row in db.execute(LINES + DUE, asked).fetchall()]


def of_session(db: Database, session_id: RecordId, limit: int) -> list[RecordId]:
    """The actions that came out of a session, the oldest first, whatever became of them."""
    sql = (
        "SELECT id FROM action WHERE session_id = ? AND trashed_at IS NULL"
        " ORDER BY created_at, id LIMIT ?"
    )
    with translated():
        return [row[0] for row in db.execute(sql, (session_id, limit)).fetchall()]


def newest_session(db: Database, relationship_id: RecordId) -> RecordId | None:
    """The session a pair had last; before the first, the one that is planned."""
    sql = (
        "SELECT id FROM session WHERE relationship_id = ? AND trashed_at IS NULL"
        " AND status NOT IN ('cancelled', 'missed')"
        " ORDER BY status IN ('held', 'written_up') DESC, head_order DESC, id LIMIT 1"
    )
    with translated():
        row = db.execute(sql, (relationship_id,)).fetchone()
    return None if row is None else row[0]


def is_shared_once(db: Database, relationship_id: RecordId) -> bool:
    """Whether an action or agreement of the pair is for both, in the trash or not."""
    with translated():
        return db.execute(SHARED, {"pair": relationship_id}).fetchone() is not None
