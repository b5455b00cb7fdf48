"""Questions about whom one meets: rows of people, and what a pair has, without any text."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from journal_app.domain.record import RecordId
from journal_app.store.library import Database, translated

OTHERS = 9  # the section of people without a relationship
Place = tuple[int, int, str, RecordId]  # section, whether closed, name, id
ROWS = """
SELECT CASE r.kind {sections} ELSE {rest} END AS section, r.phase = 'closed' AS closed,
    lower(coalesce(p.name, '')) AS sorted, 'relationship' AS kept_in, r.id AS id,
    r.person_id AS person_id, coalesce(p.name, '') AS name, coalesce(r.kind, '') AS kind,
    coalesce(r.my_role, '') AS my_role, r.paused AS paused, r.start_on AS since,
    r.ended_on AS until, r.level AS level, '[]' AS roles, '' AS job,
    p.next_contact_on AS next_on, r.created_at AS created_at, r.head_order AS ordered
FROM relationship AS r LEFT JOIN person AS p ON p.id = r.person_id AND p.trashed_at IS NULL
WHERE r.trashed_at IS NULL
UNION ALL
SELECT {others}, 0, lower(name), 'person', id, id, name, '', '', 0, NULL, NULL, level, roles,
    job_title, next_contact_on, created_at, head_order
FROM person WHERE trashed_at IS NULL AND id NOT IN (
    SELECT person_id FROM relationship WHERE trashed_at IS NULL AND person_id IS NOT NULL)
"""
MEETINGS = """
SELECT p.id, coalesce(p.name, ''), s.id, s.starts_at, s.status, s.head_title, s.level,
    coalesce(s.actual_minutes, s.planned_minutes), s.planned_minutes, s.medium, s.trust,
    s.usefulness,
    (SELECT count(*) FROM action AS a WHERE a.session_id = s.id AND a.trashed_at IS NULL),
    count(s.id) FILTER (WHERE s.status IN ('held', 'written_up')) OVER (),
    sum(coalesce(s.actual_minutes, s.planned_minutes, 0))
        FILTER (WHERE s.status IN ('held', 'written_up')) OVER (),
    sum(s.id IS NOT NULL AND coalesce(s.actual_minutes, s.planned_minutes) IS NULL)
        FILTER (WHERE s.status IN ('held', 'written_up')) OVER (),
    (SELECT value FROM state WHERE name = 'cautions'),
    (SELECT json_array(coalesce(op.name, ''), coalesce(o.kind, '')) FROM link
        JOIN relationship AS o ON o.id = link.to_id AND o.trashed_at IS NULL
        LEFT JOIN person AS op ON op.id = o.person_id
        WHERE link.from_id = r.id AND link.role = 'grew_from' AND link.trashed_at IS NULL
        ORDER BY link.created_at DESC, link.id DESC LIMIT 1)
FROM relationship AS r LEFT JOIN person AS p ON p.id = r.person_id
LEFT JOIN session AS s ON s.relationship_id = r.id AND s.trashed_at IS NULL
WHERE r.id = ? ORDER BY s.head_order DESC, s.id LIMIT ?
"""
PAPERS = """
SELECT id, head_day, head_title, level, type, coalesce(template, ''),
    CASE WHEN type = 'agreement' AND row_number() OVER
        (PARTITION BY type ORDER BY head_order DESC, created_at DESC, id DESC) = 1
    THEN body_md ELSE '' END
FROM entry WHERE relationship_id = ? AND trashed_at IS NULL
    AND (type IN ('agreement', 'closing_review') OR template = 'health_check')
ORDER BY head_order DESC, created_at DESC, id DESC LIMIT ?
"""


class Line(NamedTuple):
    """A row of people as it is kept."""

    section: int
    closed: int
    sorted: str
    table: str
    id: RecordId
    person_id: RecordId | None
    name: str
    kind: str
    my_role: str
    paused: int
    since: str | None
    until: str | None
    level: str
    roles: tuple[str, ...]
    job: str
    next_on: str | None
    created_at: str
    order: int

    @property
    def place(self) -> Place:
        """Where the row stands among the others."""
        return self.section, self.closed, self.sorted, self.id


class Meeting(NamedTuple):
    """A session as a list shows it, and its two numbers."""

    id: RecordId
    starts_at: str | None
    status: str
    title: str
    level: str
    minutes: int | None
    planned_minutes: int | None
    medium: str | None
    trust: int | None
    usefulness: int | None
    actions: int


class Meetings(NamedTuple):
    """With whom, how many were held, how long in all, the newest, and what was cautioned of.

    *origin* is whom the relationship that this one grew from is with, and its kind;
    *unmeasured* are those held of which no length is known.
    """

    person_id: RecordId | None
    person: str
    held: int
    minutes: int
    newest: tuple[Meeting, ...]
    cautioned: frozenset[str] = frozenset()
    origin: tuple[str, str] | None = None
    unmeasured: int = 0


class Paper(NamedTuple):
    """Something written about a pair; of all agreements only the newest brings its text."""

    id: RecordId
    day: str
    title: str
    level: str
    type: str
    template: str
    body: str


def rows(
    db: Database,
    sections: Mapping[str, int],
    *,
    limit: int,
    beyond: Place | None = None,
    only: int | None = None,
    due_by: str = "",
    one: RecordId = "",
) -> list[Line]:
    """A window of people: pairs by section, those that are closed last, then everybody else."""
    cases = " ".join(f"WHEN '{kind}' THEN {number}" for kind, number in sections.items())
    inner = ROWS.format(sections=cases, rest=OTHERS - 1, others=OTHERS)
    clauses, values = ["1"], list[Any]()
    if beyond is not None:
        clauses.append("(section, closed, sorted, id) > (?, ?, ?, ?)")
        values += beyond
    if only is not None:
        clauses.append("section = ?")
        values.append(only)
    if due_by:
        clauses.append("next_on IS NOT NULL AND next_on <= ?")
        values.append(due_by)
    if one:
        clauses.append("(id = ? OR person_id = ?)")
        values += (one, one)
    sql = (
        f"SELECT * FROM ({inner}) WHERE {' AND '.join(clauses)}"
        " ORDER BY section, closed, sorted, id LIMIT ?"
    )
    with translated():
        found = db.execute(sql, (*values, limit)).fetchall()
    return [Line._make((*row[:13], tuple(json.loads(row[13])), *row[14:])) for row in found]


def meetings(db: Database, relationship_id: RecordId, limit: int) -> Meetings:
    """The sessions of a pair without their texts, the newest first."""
    with translated():
        found = db.execute(MEETINGS, (relationship_id, limit)).fetchall()
    if not found:
        return Meetings(None, "", 0, 0, ())
    newest = tuple(Meeting(*row[2:13]) for row in found if row[2] is not None)
    person_id, person = found[0][:2]
    held, minutes, unmeasured = (count or 0 for count in found[0][13:16])
    kept, origin = found[0][16:18]
    cautioned = frozenset(json.loads(kept or "{}").get(relationship_id, ()))
    older = (*json.loads(origin),) if origin else None
    return Meetings(person_id, person, held, minutes, newest, cautioned, older, unmeasured)


def papers(db: Database, relationship_id: RecordId, limit: int) -> list[Paper]:
    """Agreements, closing reviews and looks at how it goes, the newest first."""
    with translated():
        return [Paper(*row) for row in db.execute(PAPERS, (relationship_id, limit)).fetchall()]
