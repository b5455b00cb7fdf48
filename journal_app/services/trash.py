"""The trash: what was thrown away over all places, and taking it away for good."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence

from journal_app.domain import BY_TABLE, RECORDS
from journal_app.domain.head import Head
from journal_app.domain.record import Record, RecordId
from journal_app.services.journal import Journal
from journal_app.services.places import PLACES, named

WINDOW = 100
ICON = "file-text"  # of what has no place of its own


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Thrown:
    """One record in the trash: what a list shows of it, and since when it lies there."""

    head: Head
    at: dt.datetime
    mark: tuple[str, RecordId]

    @property
    def day(self) -> dt.date:
        """The local day it was thrown away."""
        return self.at.astimezone().date()


def thrown(journal: Journal, below: Thrown | None = None) -> list[Thrown]:
    """The next window of what lies in the trash, the newest thrown away first."""
    found = journal.store.thrown_away(WINDOW, below.mark if below is not None else None)
    heads = named(journal, [head for head, _since in found])
    return [
        Thrown(head, dt.datetime.fromisoformat(since), (since, head.id))
        for head, (_head, since) in zip(heads, found, strict=True)
    ]


def count(journal: Journal) -> int:
    """How many records lie in the trash."""
    return sum(journal[cls].count(trashed=True) for cls in RECORDS)


def record_of(journal: Journal, one: Thrown) -> Record | None:
    """The record itself, as long as it lies in the trash."""
    record = journal.store.get(one.head.table, one.head.id)
    return record if record is not None and record.trashed_at is not None else None


def emptied(journal: Journal) -> Iterator[None]:
    """Take all that lies in the trash away for good; one slice of work at a time."""
    while records := _records(journal, thrown(journal)):
        yield from journal.purge(records, is_last=False)
    yield from journal.overwrite()


def icon_of(head: Head) -> str:
    """The icon of the place a record is shown in."""
    cls = BY_TABLE[head.table]
    for place in PLACES:
        if any(sort.cls is cls and sort.kind in ("", head.kind) for sort in place.holds):
            return place.icon
    return ICON


def _records(journal: Journal, window: Sequence[Thrown]) -> list[Record]:
    found = (record_of(journal, one) for one in window)
    return [record for record in found if record is not None]
