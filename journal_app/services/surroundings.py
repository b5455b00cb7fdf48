"""What lies around the records of one composition: each sort of it is asked for once for all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from journal_app.domain import BY_TABLE
from journal_app.domain.attribute import Attribute
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.reading import Metric, Reading
from journal_app.domain.record import Record, RecordId
from journal_app.domain.resource import Resource
from journal_app.domain.session import Session
from journal_app.services.journal import Journal

K = TypeVar("K")
V = TypeVar("V")
Place = tuple[str, RecordId]  # the table a record lies in, and its id
PROOFS = (Entry.table, Resource.table)  # what may show that something is so
MEASURED: dict[Metric, type[Record]] = {Metric.PROGRESS: Goal, Metric.LEVEL: Attribute}
ENDS = {"session_id": Session.table, "goal_id": Goal.table}  # what else says whose a record is


class Surroundings:
    """Records, their proofs, their numbers and what they belong to.

    All is as it was when it was first asked for: made anew for every composition.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._records = _Ahead(self._read)
        self._ends = _Ahead(journal.store.many)
        self._proofs = _Ahead(self._linked)
        self._numbers = {metric: _Ahead(partial(self._measured, metric)) for metric in Metric}

    def expect(self, places: Iterable[Place]) -> None:
        """Say which records will be asked for."""
        self._records.expect(place for place in places if place[0] in BY_TABLE)

    def note(self, records: Sequence[Record]) -> None:
        """Say which records were read already, and will be asked about."""
        found = {(record.table, record.id): record for record in records}
        self._records.note(found)
        self._ends.note(found)
        self._foresee(records)

    def record(self, table: str, record_id: RecordId) -> Record | None:
        """The record of that table and id, in the trash or not; None when there is none."""
        return self._records.get((table, record_id)) if table in BY_TABLE else None

    def proofs(self, record_id: RecordId) -> list[Record]:
        """What is linked to a record as its evidence, whoever may see it."""
        found = (self.record(*place) for place in self._proofs.get(record_id) or ())
        return [record for record in found if record is not None]

    def numbers(self, record_id: RecordId, metric: Metric) -> list[Reading]:
        """The numbers of one sort about a record, oldest first."""
        return self._numbers[metric].get(record_id) or []

    def ends(self, record: Record) -> list[Record]:
        """The session and the goal a record belongs to."""
        found = map(self._ends.get, _end_places(record))
        return [end for end in found if end is not None]

    def _foresee(self, records: Iterable[Record]) -> None:
        for record in records:
            if isinstance(record, Goal | Attribute):
                self._proofs.expect([record.id])
            for metric, cls in MEASURED.items():
                if isinstance(record, cls):
                    self._numbers[metric].expect([record.id])
            self._ends.expect(_end_places(record))

    def _read(self, places: Sequence[Place]) -> dict[Place, Record]:
        found = self._journal.store.many(places)
        self._ends.note(found)
        self._foresee(found.values())
        return found

    def _linked(self, ids: Sequence[RecordId]) -> dict[RecordId, list[Place]]:
        links = self._journal[Link].grouped("to_id", ids, role=LinkRole.EVIDENCES)
        found = {
            record_id: [(link.from_type, link.from_id) for link in own if link.from_type in PROOFS]
            for record_id, own in links.items()
        }
        for places in found.values():
            self.expect(places)
        return found

    def _measured(self, metric: Metric, ids: Sequence[RecordId]) -> dict[RecordId, list[Reading]]:
        return self._journal[Reading].grouped("subject_id", ids, metric=metric)


class _Ahead(Generic[K, V]):
    """Answers by key; the first that is asked for brings all that are expected."""

    def __init__(self, read: Callable[[Sequence[K]], Mapping[K, V]]) -> None:
        self._read = read
        self._expected: dict[K, None] = {}
        self._known: dict[K, V | None] = {}

    def expect(self, keys: Iterable[K]) -> None:
        self._expected |= dict.fromkeys(keys)

    def note(self, found: Mapping[K, V]) -> None:
        self._known |= found

    def get(self, key: K) -> V | None:
        if key not in self._known:
            wanted = [one for one in {**self._expected, key: None} if one not in self._known]
            self._expected.clear()
            found = self._read(wanted)
            self._known |= {one: found.get(one) for one in wanted}
        return self._known[key]


def _end_places(record: Record) -> list[Place]:
    ends = ((table, getattr(record, name, None)) for name, table in ENDS.items())
    return [(table, end) for table, end in ends if end]
