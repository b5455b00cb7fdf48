"""Single records brought from a backup into the journal, as one step that undo takes back."""

import dataclasses
from collections.abc import Iterator

from journal_app.domain import BY_TABLE
from journal_app.domain.attachment import Attachment
from journal_app.domain.record import Record, declared
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services.comparing import Place, ends_of
from journal_app.services.journal import Journal
from journal_app.store import comparing, pieces
from journal_app.store.library import translated

KIND = "bring_back"  # of the step


def was_deleted_for_good(now: Journal, place: Place) -> bool:
    """Whether a record is gone with its history: that happens only when somebody wants it so."""
    return now.store.get(*place) is None and not comparing.is_known(now.store.db, *place)


def along(then: Journal, now: Journal, record: Record) -> list[Record]:
    """What hung on a record in the backup and comes with it: as far as its other ends are there.

    With a record that is still in the journal only its files come.
    """
    is_there = now.store.get(record.table, record.id) is not None
    return [
        hanging
        for hanging in then.store.hanging_on(record)
        if hanging.trashed_at is None
        and (isinstance(hanging, Attachment) or not is_there)
        and now.store.get(hanging.table, hanging.id) is None
        and _has_ends(now, hanging, record)
    ]


def lost_ends(now: Journal, record: Record) -> int:
    """How many records it points to are in the journal no longer."""
    fields = declared(type(record)).items()
    ends = [(field.to, getattr(record, name)) for name, field in fields if field.to]
    return sum(bool(end) and now.store.get(str(table), end) is None for table, end in ends)


def bring_back(then: Journal, now: Journal, place: Place) -> Iterator[None]:
    """Write a record as the backup has it, with what hangs on it; one slice of work at a time.

    A record that is there becomes what it was; what it says now stays an earlier version. Only
    when the iterator has ended is it done.

    Raises:
        Refused: what it hangs on is not in the journal.
    """
    record = then.store.get(*place)
    if record is None:
        return
    if not _has_ends(now, record, record):
        raise Refused(_("What it belongs to is not in the journal. Bring that back first."))
    beside = along(then, now, record)
    for one in (record, *beside):
        if isinstance(one, Attachment):
            yield from _bytes_of(then, now, one.sha256)
    now.leave()
    back = dataclasses.replace(now.store.with_ends(record), trashed_at=None)
    now.change([back, *beside], KIND)


def _has_ends(now: Journal, hanging: Record, beside: Record) -> bool:
    return all(
        table in BY_TABLE and (which == beside.id or now.store.get(table, which) is not None)
        for table, which in ends_of(hanging)
    )


def _bytes_of(then: Journal, now: Journal, sha256: str) -> Iterator[None]:
    db = now.store.db
    for number, data in enumerate(pieces.pieces(then.store.db, sha256)):
        with translated(), db.atomic():
            pieces.put(db, sha256, number, data)
        yield
