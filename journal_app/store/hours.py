"""Named questions about meetings that took place: days and minutes, never a text."""

import datetime as dt
from typing import NamedTuple

from journal_app.domain.record import RecordId
from journal_app.domain.session import COUNTED
from journal_app.store.library import Database, translated


class Held(NamedTuple):
    """One meeting: with which relationship, on which day, how long it took and was to take."""

    id: RecordId
    relationship_id: RecordId
    day: dt.date
    actual_minutes: int | None
    planned_minutes: int | None


def held(db: Database, first: dt.date, last: dt.date) -> list[Held]:
    """The meetings of a period that took place, both ends included, oldest first."""
    sql = (
        "SELECT session.id, session.relationship_id, session.head_day, actual_minutes,"
        " planned_minutes FROM session"
        " JOIN relationship ON relationship.id = session.relationship_id"
        " WHERE session.trashed_at IS NULL AND relationship.trashed_at IS NULL"
        f" AND session.head_kind IN ({', '.join('?' * len(COUNTED))})"
        " AND session.head_day >= ? AND session.head_day <= ?"
        " ORDER BY session.head_order, session.id"
    )
    values = (*map(str, COUNTED), first.isoformat(), last.isoformat())
    with translated():
        rows = db.execute(sql, values).fetchall()
    return [Held(one, pair, dt.date.fromisoformat(day), *rest) for one, pair, day, *rest in rows]
