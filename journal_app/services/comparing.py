"""A backup compared with the journal: what is missing, what says something else, and how many."""

import dataclasses
import datetime as dt
import enum
from collections.abc import Callable, Iterator, Mapping, Sequence

from journal_app.domain import BY_TABLE, RECORDS
from journal_app.domain.attachment import Attachment
from journal_app.domain.head import Head
from journal_app.domain.link import Link
from journal_app.domain.profile import Profile
from journal_app.domain.reading import Reading
from journal_app.domain.record import Record, RecordId, declared
from journal_app.i18n import _
from journal_app.services import differing
from journal_app.services.differing import Difference, Mark
from journal_app.services.journal import Journal
from journal_app.services.places import named
from journal_app.services.saving import is_same
from journal_app.store import comparing

WINDOW = 100
HANGING: tuple[type[Record], ...] = (Link, Reading, Attachment)
SHOWN: tuple[type[Record], ...] = tuple(
    cls for cls in RECORDS if cls not in HANGING and cls is not Profile
)
COMPARED: tuple[type[Record], ...] = (*SHOWN, *HANGING)
TABLES = frozenset(cls.table for cls in COMPARED)
Place = tuple[str, RecordId]
Order = tuple[int, str, str]
Progress = Callable[[int, int], None]  # done, of how many


class State(enum.Enum):
    """How a record of the backup stands in the journal."""

    SAME = "same"
    CHANGED = "changed"
    TRASHED = "trashed"
    GONE = "gone"


@dataclasses.dataclass(frozen=True, slots=True)
class Count:
    """How many records of a table there were outside the trash, and how many there are."""

    table: str
    then: int
    now: int


@dataclasses.dataclass(slots=True)
class Comparison:
    """What was found; a record that is not named stands in the journal as it did then."""

    counts: dict[str, Count] = dataclasses.field(default_factory=dict)
    states: dict[Place, State] = dataclasses.field(default_factory=dict)

    def state(self, place: Place) -> State:
        """How one record stands."""
        return self.states.get(place, State.SAME)

    def note(self, place: Place, state: State) -> None:
        """It stands otherwise now."""
        if state is State.SAME:
            self.states.pop(place, None)
        else:
            self.states[place] = state

    def places(self, *states: State) -> list[Place]:
        """Those that stand so."""
        return [place for place, state in self.states.items() if state in states]


def compared(
    then: Journal, now: Journal, progress: Progress = lambda _done, _all: None
) -> Comparison:
    """Both journals, gone through by id; bodies are read only of what was changed since.

    *then* and *now* are read through connections of the thread this runs on.
    """
    found, done = Comparison(), 0
    total = sum(then[cls].count() + then[cls].count(trashed=True) for cls in COMPARED)
    for cls in COMPARED:
        found.counts[cls.table] = count(then, now, cls.table)
        for old, new in _side_by_side(then, now, cls.table):
            for place, state in _judged(then, now, cls, old, new):
                found.note(place, state)
            done += len(old)
            progress(done, total)
    leave_out_what_comes_along(then, found)
    return found


def count(then: Journal, now: Journal, table: str) -> Count:
    """How many there were of a table and how many there are."""
    cls = BY_TABLE[table]
    return Count(table, then[cls].count(), now[cls].count())


def held(journal: Journal) -> int:
    """How many records a journal holds, in the trash too: as many as a backup of it counts."""
    return sum(journal[cls].count() + journal[cls].count(trashed=True) for cls in RECORDS)


def last_changed(journal: Journal) -> dt.datetime | None:
    """When the newest step of a journal was made; None where there is none."""
    at = comparing.last_step_at(journal.store.db)
    return dt.datetime.fromisoformat(at) if at else None


def state_of(then: Journal, now: Journal, place: Place) -> State:
    """How one record of the backup stands in the journal at this moment."""
    old, new = then.store.get(*place), now.store.get(*place)
    if new is None:
        return State.GONE if old is not None else State.SAME
    if old is None:
        return State.SAME
    return _state(old, new)


def heads_at(then: Journal, places: Sequence[Place]) -> list[Head]:
    """The heads of these records of the backup, in their order, each with a name."""
    by_table: dict[str, list[RecordId]] = {}
    for table, record_id in places:
        by_table.setdefault(table, []).append(record_id)
    found: dict[Place, Head] = {}
    for table, ids in by_table.items():
        for record_id, head in then[BY_TABLE[table]].heads_of(ids).items():
            found[table, record_id] = head
    return _named(then, [found[place] for place in places if place in found])


def leave_out_what_comes_along(then: Journal, found: Comparison) -> None:
    """What hangs on a record that is missing itself comes back with it, and is not listed."""
    for cls in HANGING:
        gone = [which for table, which in found.places(State.GONE) if table == cls.table]
        for record in then[cls].many(gone):
            if any(found.state(end) is State.GONE for end in ends_of(record)):
                found.note((cls.table, record.id), State.SAME)


def order_of(then: Journal, places: Sequence[Place]) -> dict[Place, Order]:
    """Where each of these stands among the others, by the records' own dates."""
    found: dict[Place, Order] = {}
    for start in range(0, len(places), WINDOW):
        for head in heads_at(then, places[start : start + WINDOW]):
            found[head.table, head.id] = (head.order, head.created_at, head.id)
    return found


def everything(then: Journal, below: Head | None = None) -> list[Head]:
    """The next window of all that is in the backup outside the trash, newest first."""
    tables = [cls.table for cls in SHOWN]
    levelled = {cls.table for cls in SHOWN if "level" in declared(cls)}
    return _named(then, comparing.newest(then.store.db, tables, levelled, WINDOW, below))


def sides(then: Journal, now: Journal, old: Record, new: Record | None) -> list[Difference]:
    """What a record said in the backup beside what it says now; all of it where it is gone."""
    if new is None or _says_the_same(old, new):
        return _alone(then, old)
    found = []
    always = differing.ALWAYS.get(type(old), ())
    for name, field in declared(type(old)).items():
        if field.word in differing.NOT_SHOWN:
            continue
        value = getattr(old, name)
        before = differing.in_words(then, field, value)
        if value == getattr(new, name) and name not in always:
            continue
        after = differing.in_words(now, field, getattr(new, name))
        found.append(Difference(_(field.label), *differing.compared(before, after)))
    return found


def ends_of(record: Record) -> list[Place]:
    """What a link, a reading or a file hangs on."""
    if isinstance(record, Reading):
        kind = record.subject_type
        return [(kind.table if kind is not None else "", record.subject_id)]
    if isinstance(record, Attachment):
        return [(record.owner_type, record.owner_id)]
    if isinstance(record, Link):
        return [(record.from_type, record.from_id), (record.to_type, record.to_id)]
    return []


def _alone(then: Journal, old: Record) -> list[Difference]:
    """All that a record said but its title, what was written first."""
    texts: list[Difference] = []
    others: list[Difference] = []
    for name, field in declared(type(old)).items():
        value = getattr(old, name)
        if field.word in differing.NOT_SHOWN or not value or name == old.title_field:
            continue
        said = Difference(
            _(field.label), ((Mark.SAME, differing.in_words(then, field, value)),), ()
        )
        (texts if field.word == "prose" else others).append(said)
    return [*texts, *others]


def _side_by_side(
    then: Journal, now: Journal, table: str
) -> Iterator[tuple[list[comparing.Stamp], dict[RecordId, comparing.Stamp]]]:
    """Windows of the backup's stamps, each with those the journal has of the same ids."""
    last = ""
    while old := comparing.stamps(then.store.db, table, last):
        last = old[-1][0]
        yield old, comparing.stamps_of(now.store.db, table, [stamp[0] for stamp in old])


def _judged(
    then: Journal,
    now: Journal,
    cls: type[Record],
    old: Sequence[comparing.Stamp],
    new: Mapping[RecordId, comparing.Stamp],
) -> Iterator[tuple[Place, State]]:
    doubtful = []
    for record_id, updated_at, was_trashed in old:
        beside = new.get(record_id)
        if beside is None:
            yield (cls.table, record_id), State.GONE
        elif beside[2] and not was_trashed:
            yield (cls.table, record_id), State.TRASHED
        elif beside[1] != updated_at:
            doubtful.append(record_id)
    after = {record.id: record for record in now[cls].many(doubtful)}
    for record in then[cls].many(doubtful):
        if record.id in after:
            yield (cls.table, record.id), _state(record, after[record.id])


def _state(old: Record, new: Record) -> State:
    if new.trashed_at is not None and old.trashed_at is None:
        return State.TRASHED
    return State.SAME if _says_the_same(old, new) else State.CHANGED


def _says_the_same(old: Record, new: Record) -> bool:
    return is_same(
        dataclasses.replace(old, trashed_at=None), dataclasses.replace(new, trashed_at=None)
    )


def _named(then: Journal, heads: Sequence[Head]) -> list[Head]:
    """Heads with names; what has no title of its own by what it hangs on."""
    hanging = {cls.table for cls in HANGING}
    bare = [head for head in heads if head.table in hanging and not head.title.strip()]
    titles: dict[RecordId, str] = {}
    for head in bare:
        record = then.store.get(head.table, head.id)
        places = ends_of(record) if record is not None else ()
        ends = [then.store.get(*place) for place in places if place[0] in BY_TABLE]
        titles[head.id] = " – ".join(end.head_title for end in ends if end and end.head_title)
    return [
        dataclasses.replace(head, title=titles[head.id]) if head.id in titles else head
        for head in named(then, heads)
    ]
