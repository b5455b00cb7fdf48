"""Journal: save, trash, undo and the rest; every write is a step that can be taken back."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from journal_app.domain.head import Head
from journal_app.domain.profile import PROFILE_ID, ClientWord, Profile
from journal_app.domain.record import Change, Record, RecordId
from journal_app.domain.review import Review
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services.saving import (
    is_lowered,
    is_same,
    is_untouched,
    prepared,
    reworded,
    without_item,
)
from journal_app.store import history
from journal_app.store.history import Step, Version
from journal_app.store.library import translated
from journal_app.store.repository import Repository
from journal_app.store.store import Store

R = TypeVar("R", bound=Record)
Listener = Callable[[Sequence[Change]], None]


class Overwriting(Protocol):
    """What lies beneath the tables and still holds what went for good, until it is paid."""

    def owe(self) -> None:
        """Something is about to go for good."""

    def slices(self) -> Iterator[None]:
        """Let nothing of it be left, slice by slice; where they end early it is still owed."""


PAUSE = dt.timedelta(minutes=5)  # without a change: the sitting is over
SITTING = dt.timedelta(minutes=30)  # at most, so that undo never takes back more


@dataclasses.dataclass(slots=True)
class _Sitting:
    """Writing at one record without a longer pause; its first save alone has a history row."""

    record_id: RecordId
    begun: dt.datetime
    last: dt.datetime
    base: Record | None
    has_reworded: bool = False


class Journal:
    """An open journal: what one reads and writes, whoever asks."""

    def __init__(
        self,
        store: Store,
        now: Callable[[], dt.datetime],
        *,
        device: str = "",
        overwriting: Overwriting | None = None,
    ) -> None:
        """*overwriting* is of the file the store lies in; without it only rows are deleted."""
        self._store = store
        self._now = now
        self._device = device
        self._overwriting = overwriting
        self._sitting: _Sitting | None = None
        self._listeners: list[Listener] = []
        self._profile: Profile | None = None  # read once, for the words of nearly every page

    def __getitem__(self, cls: type[R]) -> Repository[R]:
        return self._store[cls]

    @property
    def store(self) -> Store:
        """The tables beneath, for services that ask named questions."""
        return self._store

    @property
    def now(self) -> dt.datetime:
        """This moment, by the clock handed in."""
        return self._now()

    @property
    def profile(self) -> Profile:
        """Of the one who keeps it; an empty one where nothing was ever said."""
        if self._profile is None:
            self._profile = self._store[Profile].get(PROFILE_ID) or Profile()
        return self._profile

    @property
    def client_word(self) -> ClientWord:
        """What those one coaches are called in this journal."""
        return self.profile.client_word or ClientWord.CLIENT

    def heads(self, cls: type[Record], **asked: Any) -> list[Head]:
        """A window of heads, newest first; see Repository.heads."""
        return self._store[cls].heads(**asked)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of every step; answers what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def save(self, record: R) -> R:
        """Write the record as it stands; answers what was written.

        The first save of a sitting makes a step, later ones only change the record. An
        untouched new record, or one that says what is there already, is not written.

        Raises:
            Refused: a text does not fit its place.
            NoSpace, ReadOnly: nothing was written.
        """
        before = self._store.get(record.table, record.id)
        if is_same(before, record) or (before is None and is_untouched(record)):
            return record
        now = self._now()
        after = prepared(record, before, now)
        self._write_sitting(Change(before, after), now)
        return after

    def leave(self) -> None:
        """The record was left: the next save begins a new sitting."""
        self._sitting = None

    def change(
        self, records: Sequence[Record], kind: str = "edit", batch: str | None = None
    ) -> None:
        """Write several records as one step."""
        now = self._now()
        changes = []
        for record in records:
            before = self._store.get(record.table, record.id)
            changes.append(Change(before, prepared(record, before, now)))
        self._step(kind, changes, batch=batch)

    def trash(self, record: R) -> R:
        """Put the record into the trash."""
        gone = dataclasses.replace(self._kept(record), trashed_at=self._now())
        self._step("trash", self._with_reviews(Change(self._kept(record), gone)))
        return gone

    def restore(self, record: R) -> R:
        """Take the record out of the trash."""
        back = dataclasses.replace(self._kept(record), trashed_at=None)
        self._step("restore", [Change(self._kept(record), back)])
        return back

    def take_in(self, changes: Sequence[Change], batch: str) -> None:
        """Write an import as it stands, as one step that bears the name of its batch."""
        self._step("import", changes, batch=batch)

    def take_out(self, records: Sequence[Record], filled: Sequence[Change]) -> None:
        """Take an import out again, not into the trash; a step that undo brings back."""
        self._step("undo_import", [*(Change(record, None) for record in records), *filled])

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return history.undo_target(self._store.db) is not None

    @property
    def can_redo(self) -> bool:
        """Whether the last thing done was an undo."""
        return history.redo_target(self._store.db) is not None

    @property
    def last_step(self) -> int | None:
        """The newest step in force: what ``take_back`` is given by whoever offers it."""
        return history.undo_target(self._store.db)

    def undo(self) -> Sequence[Change]:
        """Take the newest step back, as a step of its own; answers what changed."""
        return self._reverse(history.undo_target(self._store.db), history.UNDO)

    def redo(self) -> Sequence[Change]:
        """Take the newest undo back; answers what changed."""
        return self._reverse(history.redo_target(self._store.db), history.REDO)

    def take_back(self, step: int) -> Sequence[Change]:
        """Take that step back and no other, whatever else was done since; answers what changed.

        Raises:
            Refused: what it changed was changed again, or something new hangs on it.
        """
        rows = history.of_step(self._store.db, step)
        places = {(row.table, row.id) for row in rows}
        if places & history.changed_after(self._store.db, step) or self._is_needed(rows):
            raise Refused(_("It was changed again since then, and is left as it is."))
        return self._reverse(step, history.UNDO)

    def versions(self, record: Record) -> list[Version]:
        """The earlier versions of a record, newest first."""
        return history.of_record(self._store.db, record.table, record.id)

    def bring_back(self, version: Version) -> Record:
        """Make an earlier version the present one, as a step.

        Raises:
            Refused: there is nothing to be read in it.
        """
        if version.before is None:
            raise Refused(_("There is nothing to bring back in this version."))
        self.leave()
        back = dataclasses.replace(self._store.with_ends(version.before), trashed_at=None)
        self.change([back])
        return back

    def pin(self, version: Version, *, pinned: bool = True) -> None:
        """Keep a version for good, or no longer."""
        with translated(), self._store.db.atomic():
            history.pin(self._store.db, version.row, pinned=pinned)

    def forget_earlier(self, record: Record) -> Iterator[None]:
        """Take the earlier versions of a record away for good; one slice of work at a time."""
        self.leave()
        self._owe()
        with translated():
            self._store.db.execute("PRAGMA secure_delete = ON")
            with self._store.db.atomic():
                history.forget_earlier(self._store.db, record.table, record.id)
        yield from self.overwrite()

    def purge(self, records: Sequence[Record], *, is_last: bool = True) -> Iterator[None]:
        """Take records away for good, with all that hangs on them; one slice of work at a time.

        Only when the iterator has ended is it done; where more go, when `overwrite` has ended.
        """
        self.leave()
        gone = [*records, *self._hanging_on(records)]
        self._owe()
        self._store.purge(gone)
        self._tell([Change(record, None) for record in gone])
        yield from self._store.forget_hanging({record.id for record in gone})
        if is_last:
            yield from self.overwrite()

    def overwrite(self) -> Generator[None, None, None]:
        """Write over the places where stood what went for good; one slice of work at a time.

        Each purge ends with it. It is asked for alone when one was cut off before its end.
        """
        begin = True
        while self._store.merge_search(begin=begin):
            begin = False
            yield
        if self._overwriting is not None:
            yield from self._overwriting.slices()

    def thin(self) -> int:
        """Let old versions go, as their age says; answers how many."""
        with translated(), self._store.db.atomic():
            return history.thin(self._store.db, self._now())

    def _write_sitting(self, change: Change, now: dt.datetime) -> None:
        sitting, record = self._sitting, change.record
        if sitting is None or not self._goes_on(sitting, record.id, now):
            sitting = _Sitting(record.id, now, now, change.before)
            self._sitting = None
        note = None if sitting.has_reworded else reworded(sitting.base, record, now)
        changes = self._with_reviews(change)
        if note is not None:
            changes.append(Change(None, note))
        if self._sitting is None or len(changes) > 1:
            self._step("edit", changes)
            sitting.begun = now
        else:
            self._store.apply(changes)
            self._tell(changes)
        sitting.has_reworded = sitting.has_reworded or note is not None
        sitting.last = now
        self._sitting = sitting

    def _goes_on(self, sitting: _Sitting, record_id: RecordId, now: dt.datetime) -> bool:
        if sitting.record_id != record_id or now < sitting.last:
            return False
        return now - sitting.last <= PAUSE and now - sitting.begun < SITTING

    def _with_reviews(self, change: Change) -> list[Change]:
        changes, after = [change], change.after
        if after is None or not (after.trashed_at or is_lowered(change.before, after)):
            return changes
        for review in self._store[Review].where():
            without = without_item(review, after)
            if without is not None:
                changes.append(Change(review, without))
        return changes

    def _step(self, kind: str, changes: Sequence[Change], **more: Any) -> None:
        self.leave()
        if changes:
            self._store.apply(changes, Step(kind, self._now(), self._device, **more))
            self._tell(changes)

    def _reverse(self, target: int | None, kind: str) -> Sequence[Change]:
        if target is None:
            return []
        rows, changes = history.of_step(self._store.db, target), []
        back = {row.id for row in rows if row.before is not None}
        for row in reversed(rows):
            if not row.is_readable:
                raise Refused(_("That step was written by another version and cannot be undone."))
            current = self._store.get(row.table, row.id)
            before = row.before and self._store.with_ends(row.before, back)
            if current is not None or before is not None:
                changes.append(Change(current, before))
        self._step(kind, changes, reverses=target)
        return changes

    def _is_needed(self, rows: Sequence[Version]) -> bool:
        """Whether others lead to what a step has made."""
        made = [self._store.get(row.table, row.id) for row in rows if row.before is None]
        own = {row.id for row in rows}
        return any(self._store.referring(record) - own for record in made if record is not None)

    def _hanging_on(self, records: Sequence[Record]) -> list[Record]:
        found: dict[RecordId, Record] = {}
        own = {record.id for record in records}
        for record in records:
            for other in self._store.hanging_on(record):
                if other.id not in own:
                    found[other.id] = other
        return list(found.values())

    def _owe(self) -> None:
        if self._overwriting is not None:
            self._overwriting.owe()

    def _kept(self, record: R) -> R:
        return self._store[type(record)].get(record.id) or record

    def _tell(self, changes: Sequence[Change]) -> None:
        for change in changes:
            if isinstance(change.record, Profile):
                self._profile = change.after if isinstance(change.after, Profile) else Profile()
        for listener in tuple(self._listeners):
            listener(changes)
