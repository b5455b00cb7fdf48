"""Head: what a list shows of a record, read without its body."""

import dataclasses
import datetime as dt

from journal_app.domain.record import RecordId


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Head:
    """One row of a list; *order* is a count of seconds that grows with the record's own date."""

    table: str
    id: RecordId
    day: dt.date | None
    title: str
    kind: str
    level: str
    order: int
    created_at: str

    def __repr__(self) -> str:
        """The kind and the start of the id: a head quotes nothing."""
        return f"<head of {self.table} {self.id[:8]}>"
