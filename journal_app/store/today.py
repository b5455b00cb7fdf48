"""Questions of a day: what comes next, what one works on, what lies behind; one query each."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.store.library import Database, translated
from journal_app.store.repository import head_from

SEEN_OF_TEXT = 1_000  # characters of an insight a sentence is taken from
NEXT = f"""
SELECT s.id, s.starts_at, s.planned_minutes, s.medium, s.title, trim(s.agenda_md) <> '',
    coalesce(r.my_role, ''), coalesce(p.name, ''), l.id IS NOT NULL,
    substr(coalesce(l.insights_md, ''), 1, {SEEN_OF_TEXT}),
    (SELECT count(*) FROM action WHERE session_id = l.id AND trashed_at IS NULL),
    (SELECT count(*) FROM action WHERE session_id = l.id AND trashed_at IS NULL
        AND status <> 'open'),
    coalesce((SELECT title FROM action WHERE session_id = l.id AND trashed_at IS NULL
        AND status = 'open' AND owner <> 'other_person'
        ORDER BY due_on IS NULL, due_on, created_at, id LIMIT 1), '')
FROM session AS s LEFT JOIN relationship AS r ON r.id = s.relationship_id
LEFT JOIN person AS p ON p.id = r.person_id
LEFT JOIN session AS l ON l.id = (SELECT id FROM session WHERE trashed_at IS NULL
    AND relationship_id = s.relationship_id AND status IN ('held', 'written_up')
    ORDER BY head_order DESC, created_at DESC, id DESC LIMIT 1)
WHERE s.trashed_at IS NULL AND s.status IN ('planned', 'prepared') AND s.head_order >= ?
    AND s.starts_at IS NOT NULL
ORDER BY s.head_order, s.created_at, s.id LIMIT 1
"""
GOALS = """
SELECT g.id, g.title, (SELECT max(taken_on) FROM reading WHERE subject_id = g.id
        AND trashed_at IS NULL AND metric <> 'reworded'),
    (SELECT json_group_array(value) FROM (SELECT value FROM reading WHERE subject_id = g.id
        AND trashed_at IS NULL AND metric = 'progress' AND value IS NOT NULL
        ORDER BY taken_on, created_at, id))
FROM goal AS g WHERE g.trashed_at IS NULL AND g.status = 'active'
ORDER BY g.head_order DESC, g.created_at DESC, g.id DESC LIMIT ?
"""
HEADS = "id, head_day, head_title, head_kind, level, head_order, created_at"
BEHIND = f"""
SELECT * FROM (
    SELECT {HEADS} FROM entry
    WHERE trashed_at IS NULL AND head_order IN (SELECT value FROM json_each(:days))
    UNION SELECT {HEADS} FROM entry
    WHERE trashed_at IS NULL AND head_order BETWEEN :first AND :last)
ORDER BY head_order BETWEEN :first AND :last, abs(head_order - (:first + :last) / 2),
    created_at DESC, id DESC LIMIT :limit
"""  # two searches of the index: one with an OR reads all of it
MOMENTS = f"""
SELECT 'notes', r.id, coalesce(p.name, ''), '', r.keep_notes_until, 0.0
FROM relationship AS r LEFT JOIN person AS p ON p.id = r.person_id
WHERE r.trashed_at IS NULL AND r.keep_notes_until <= :today AND EXISTS (SELECT 1 FROM session
    WHERE relationship_id = r.id AND trim(discussion_md || insights_md || prep_md || private_md
    || selfcheck_md) <> '')
UNION ALL SELECT * FROM (
    SELECT 'session', s.id, coalesce(p.name, ''), '', s.head_day, 0.0
    FROM session AS s JOIN relationship AS r ON r.id = s.relationship_id
    LEFT JOIN person AS p ON p.id = r.person_id
    WHERE s.trashed_at IS NULL AND s.status IN ('held', 'written_up')
        AND s.head_day <= :fortnight AND s.head_day >= :month
        AND NOT EXISTS (SELECT 1 FROM entry WHERE session_id = s.id AND trashed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM session WHERE relationship_id = s.relationship_id
            AND trashed_at IS NULL AND status IN ('held', 'written_up')
            AND head_order > s.head_order)
    ORDER BY s.head_order DESC LIMIT 1)
UNION ALL SELECT * FROM (
    SELECT 'goal', g.id, g.title, '', '', 0.0 FROM goal AS g
    WHERE g.trashed_at IS NULL AND g.status = 'active' AND trim(g.title) <> ''
        AND g.updated_at < :untouched AND NOT EXISTS (SELECT 1 FROM reading
            WHERE subject_id = g.id AND trashed_at IS NULL AND taken_on >= :six_weeks)
    ORDER BY g.updated_at, g.id LIMIT 1)
UNION ALL SELECT * FROM (
    SELECT 'value', v.id, v.name, '', n.taken_on, n.value FROM attribute AS v
    JOIN reading AS n ON n.id = (SELECT id FROM reading WHERE subject_id = v.id
        AND trashed_at IS NULL AND metric = 'living' AND value IS NOT NULL
        ORDER BY taken_on DESC, created_at DESC, id DESC LIMIT 1)
    WHERE v.trashed_at IS NULL AND v.kind = 'value' AND v.status <> 'retired' AND v.rank <= 3
    ORDER BY n.value, v.rank, v.id LIMIT 3)
UNION ALL SELECT * FROM (
    SELECT 'line', s.id, s.head_title, substr(s.insights_md, 1, {SEEN_OF_TEXT}), s.head_day, 0.0
    FROM session AS s WHERE s.trashed_at IS NULL AND trim(s.insights_md) <> ''
    ORDER BY s.head_order DESC, s.id LIMIT 12)
"""


class Meeting(NamedTuple):
    """The session that comes next, and what the last one of the pair left."""

    id: RecordId
    starts_at: str
    minutes: int | None
    medium: str | None
    title: str
    has_agenda: int
    my_role: str
    person: str
    has_last: int
    insights: str
    actions: int
    closed: int
    promise: str


class Wish(NamedTuple):
    """An active goal, the day it was checked in last, and its progress so far."""

    id: RecordId
    title: str
    checked_on: str | None
    progress: tuple[float, ...]


class Moment(NamedTuple):
    """Something that is going on: what kind, which record, its words, its day and number."""

    kind: str
    id: RecordId
    name: str
    text: str
    day: str
    value: float


class Days(NamedTuple):
    """The days, as they are kept, that say what is going on."""

    today: str
    fortnight: str
    month: str
    six_weeks: str
    untouched: str


def next_meeting(db: Database, since: int) -> Meeting | None:
    """The first session from a place in their order on that has not taken place."""
    with translated():
        row = db.execute(NEXT, (since,)).fetchone()
    return None if row is None else Meeting._make(row)


def wishes(db: Database, limit: int) -> list[Wish]:
    """The active goals, the newest first."""
    with translated():
        rows = db.execute(GOALS, (limit,)).fetchall()
    return [Wish(row[0], row[1], row[2], tuple(json.loads(row[3]))) for row in rows]


def behind(db: Database, days: Sequence[int], around: tuple[int, int], limit: int) -> list[Head]:
    """Entries of certain days, the latest first; then of a period, from its middle outwards.

    Days and ends are places in their order.
    """
    asked = {"days": json.dumps(list(days)), "first": around[0], "last": around[1]}
    with translated():
        rows = db.execute(BEHIND, asked | {"limit": limit}).fetchall()
    return [head_from("entry", row) for row in rows]


def moments(db: Database, days: Days) -> list[Moment]:
    """What is going on, and the newest sentences somebody took from a session."""
    with translated():
        return [Moment._make(row) for row in db.execute(MOMENTS, days._asdict()).fetchall()]
