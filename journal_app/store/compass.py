"""The question about values and strengths that their list asks."""

from typing import NamedTuple

from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.head import Head
from journal_app.store.library import Database, translated
from journal_app.store.repository import head_from

BEGINNING = 400  # signs of a definition: its first words are among them
LISTED = f"""
SELECT id, head_day, head_title, head_kind, level, head_order, created_at, rank,
    substr(definition_md, 1, {BEGINNING})
FROM attribute WHERE trashed_at IS NULL AND kind IN (:value, :strength)
ORDER BY kind = :strength, rank IS NULL, rank, head_order DESC, created_at DESC, id DESC
LIMIT :limit
"""


class Line(NamedTuple):
    """A value or a strength, its rank, and how its definition begins."""

    head: Head
    rank: int | None
    definition: str


def lines(db: Database, limit: int) -> list[Line]:
    """The values by their rank, those without one after them, then the strengths."""
    asked = {
        "value": str(AttributeKind.VALUE),
        "strength": str(AttributeKind.STRENGTH),
        "limit": limit,
    }
    with translated():
        rows = db.execute(LISTED, asked).fetchall()
    return [Line(head_from(Attribute.table, row[:7]), *row[7:]) for row in rows]
