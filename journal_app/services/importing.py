"""Bringing records in as one batch, and taking the batch out again."""

import collections
import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

from journal_app.domain import BY_TABLE
from journal_app.domain.attachment import PIECE_BYTES, Attachment
from journal_app.domain.link import Link
from journal_app.domain.plain import to_plain
from journal_app.domain.profile import Profile
from journal_app.domain.reading import Reading as DatedNumber
from journal_app.domain.record import Change, Record, RecordId, declared, new_id
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services.importers.passing import Trouble
from journal_app.services.importers.reading import Item, Reading
from journal_app.services.journal import Journal
from journal_app.store import history, pieces
from journal_app.store.library import translated

Place = tuple[str, RecordId]
STAMPS = ("created_at", "updated_at")


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: the changes, and what it leaves alone with the reason."""

    changes: tuple[Change, ...]
    skipped: tuple[Trouble, ...]

    @property
    def added(self) -> dict[str, int]:
        """How many records of each table would be new."""
        return dict(collections.Counter(change.record.table for change in self.changes))


def plan(journal: Journal, reading: Reading) -> Plan:
    """What taking these records in would change; nothing is changed yet.

    Raises:
        BadFile: the file has problems; all of them are in the error.
    """
    troubles = [*reading.troubles, *_dangling(journal, reading)]
    if troubles:
        raise BadFile(troubles)
    now, changes, skipped = journal.now, [], []
    for item in reading.items:
        if isinstance(item.record, Profile):
            change = _profile_change(journal, item.record, now)
            changes.extend([change] if change else [])
            continue
        why = _why_skipped(journal, item)
        if why is None:
            changes.append(Change(None, _stamped(item.record, now)))
        else:
            skipped.append(Trouble(item.where, why))
    return Plan(tuple(changes), tuple(skipped))


def carry_out(journal: Journal, found: Plan, contents: dict[str, bytes]) -> str:
    """Take the planned records in as one step; answers the batch, by which it can be undone."""
    batch = new_id()
    _put_contents(journal, contents, found)
    journal.take_in(found.changes, batch)
    return batch


def undo_import(journal: Journal, batch: str) -> tuple[dict[str, int], list[RecordId]]:
    """Take out what a batch added; answers counts by table, and the ids that were kept.

    Whatever was changed since is kept, and so is whatever something outside points to.

    Raises:
        Refused: no such batch is known.
    """
    rows = history.of_batch(journal.store.db, batch)
    if not rows:
        raise Refused(_("This journal knows no such import."))
    later = history.changed_after(journal.store.db, rows[-1].step)
    removable: dict[Place, Record] = {}
    filled, kept = [], []
    for row in rows:
        current = journal.store.get(row.table, row.id)
        if current is None:
            continue
        if (row.table, row.id) in later:
            kept.append(row.id)
        elif row.before is not None:
            filled.append(Change(current, row.before))
        else:
            removable[row.table, row.id] = current
    kept += _held(journal, removable)
    journal.take_out([*removable.values()], filled)
    return dict(collections.Counter(table for table, _id in removable)), kept


class BadFile(Refused):
    """The file has problems; nothing was changed."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        self.troubles = tuple(troubles)
        lines = [f"{trouble.where}: {trouble.why}" for trouble in troubles]
        head = _("Nothing was taken in. {count} problems:").format(count=len(lines))
        super().__init__("\n".join([head, *lines]))


def _dangling(journal: Journal, reading: Reading) -> list[Trouble]:
    found = []
    for item in reading.items:
        for name, table, record_id in _pointers(item.record):
            if (table, record_id) in reading.places:
                continue
            if table not in BY_TABLE or journal.store.get(table, record_id) is None:
                why = _("This points to a record that is not there.")
                found.append(Trouble(f"{item.where}.{name}", why))
    return found


def _pointers(record: Record) -> list[tuple[str, str, RecordId]]:
    if isinstance(record, Link):
        ends = (
            ("from_id", record.from_type, record.from_id),
            ("to_id", record.to_type, record.to_id),
        )
        return list(ends)
    if isinstance(record, DatedNumber):
        table = record.subject_type.table if record.subject_type else ""
        return [("subject_id", table, record.subject_id)]
    if isinstance(record, Attachment):
        return [("owner_id", record.owner_type, record.owner_id)]
    fields = declared(type(record)).items()
    asked = ((name, field.to, getattr(record, name)) for name, field in fields if field.to)
    return [(name, table, value) for name, table, value in asked if value]


def _why_skipped(journal: Journal, item: Item) -> str | None:
    present = journal.store.get(item.record.table, item.record.id)
    if present is None:
        return None
    if _says(present, item.given) == _says(item.record, item.given):
        return _("It is here already.")
    if present.trashed_at is not None:
        return _("It lies in the trash.")
    return _("It is here already and says something else; it was not overwritten.")


def _says(record: Record, given: frozenset[str]) -> dict[str, Any]:
    absent = [name for name in STAMPS if name not in given]
    return {name: value for name, value in to_plain(record).items() if name not in absent}


def _stamped(record: Record, now: dt.datetime) -> Record:
    created = record.created_at or now
    return dataclasses.replace(record, created_at=created, updated_at=record.updated_at or created)


def _profile_change(journal: Journal, found: Profile, now: dt.datetime) -> Change | None:
    before = journal[Profile].get(found.id)
    if before is None:
        return Change(None, _stamped(found, now))
    empty = {
        name: getattr(found, name)
        for name, field in declared(Profile).items()
        if field.word in ("line", "key", "choice", "hidden") and not getattr(before, name)
    }
    after = dataclasses.replace(before, **empty)
    return None if after == before else Change(before, dataclasses.replace(after, updated_at=now))


def _put_contents(journal: Journal, contents: dict[str, bytes], found: Plan) -> None:
    wanted = {c.record.sha256 for c in found.changes if isinstance(c.record, Attachment)}
    with translated(), journal.store.db.atomic():
        for sha256 in wanted & set(contents):
            data = contents[sha256]
            for number, start in enumerate(range(0, len(data), PIECE_BYTES)):
                piece = data[start : start + PIECE_BYTES]
                pieces.put(journal.store.db, sha256, number, piece)


def _held(journal: Journal, removable: dict[Place, Record]) -> list[RecordId]:
    """Move out of *removable* what something that stays points to; answers the ids."""
    held: list[RecordId] = []
    while True:
        ids = {record_id for _table, record_id in removable}
        needed = [
            place for place, record in removable.items() if journal.store.referring(record) - ids
        ]
        if not needed:
            return held
        for place in needed:
            held.append(place[1])
            del removable[place]
