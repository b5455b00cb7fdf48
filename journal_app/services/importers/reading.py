"""What a file from elsewhere holds: records, or every problem with its place."""

import dataclasses
import hashlib
from collections.abc import Iterable
from typing import Any

from journal_app.domain import BY_TABLE
from journal_app.domain.attachment import SIZE_LIMIT_BYTES
from journal_app.domain.plain import Misfit, from_plain
from journal_app.domain.profile import PROFILE_ID, Profile
from journal_app.domain.record import Record
from journal_app.i18n import N_, _
from journal_app.services.importers.passing import Message, Piece, Row, Trouble

TROUBLES_LIMIT = 1_000  # more than that nobody reads
NO_HASH = N_("The content does not fit its hash.")
TOO_LARGE = N_("The content is larger than an attachment may be.")
TOO_MANY = N_("There are more problems; only the first ones are named.")


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """One record of the file, its place there, and which keys the file gave."""

    where: str
    record: Record
    given: frozenset[str]


@dataclasses.dataclass(slots=True, repr=False)
class Reading:
    """What a file holds, or why it cannot be taken."""

    items: list[Item] = dataclasses.field(default_factory=list)
    contents: dict[str, bytes] = dataclasses.field(default_factory=dict)
    troubles: list[Trouble] = dataclasses.field(default_factory=list)
    places: set[tuple[str, str]] = dataclasses.field(default_factory=set)

    def object(self, where: str, why: str) -> None:
        """Note a problem; *why* is marked for translation."""
        if len(self.troubles) < TROUBLES_LIMIT:
            self.troubles.append(Trouble(where, _(why)))
        elif len(self.troubles) == TROUBLES_LIMIT:
            self.troubles.append(Trouble("", _(TOO_MANY)))


def reading_of(messages: Iterable[Message]) -> Reading:
    """The records of what was read; each value is looked at here, whoever has read the file."""
    reading, contents = Reading(), _Contents()
    for message in messages:
        if isinstance(message, Row):
            _take_row(message, reading)
        elif isinstance(message, Piece):
            contents.take(message)
        else:
            reading.object(message.where, message.why)
    contents.close(reading)
    return reading


class _Contents:
    """The bytes of attachments as they come, each compared with its hash in the end."""

    def __init__(self) -> None:
        self._pieces: dict[str, list[bytes]] = {}
        self._sizes: dict[str, int] = {}

    def take(self, piece: Piece) -> None:
        """Keep the next bytes, as long as an attachment may be so large."""
        size = self._sizes[piece.sha256] = self._sizes.get(piece.sha256, 0) + len(piece.data)
        if size <= SIZE_LIMIT_BYTES:
            self._pieces.setdefault(piece.sha256, []).append(piece.data)
        else:
            self._pieces.pop(piece.sha256, None)

    def close(self, reading: Reading) -> None:
        """Put each together; what is not what its hash says is a problem."""
        for sha256, size in self._sizes.items():
            where = f"content.{sha256[:16]}"
            if size > SIZE_LIMIT_BYTES:
                reading.object(where, TOO_LARGE)
                continue
            data = b"".join(self._pieces.pop(sha256))
            if hashlib.sha256(data).hexdigest() != sha256:
                reading.object(where, NO_HASH)
            reading.contents[sha256] = data


def _take_row(row: Row, reading: Reading) -> None:
    if row.table not in BY_TABLE:
        reading.object(row.table[:40], N_("This version knows no such part."))
    elif not isinstance(row.values, dict):
        reading.object(row.where, N_("This is not an object."))
    elif row.table == Profile.table:
        _take_record(row, {"id": PROFILE_ID} | row.values, reading)
    else:
        _take_record(row, row.values, reading)


def _take_record(row: Row, values: dict[str, Any], reading: Reading) -> None:
    record_id, table = values.get("id"), row.table
    if not isinstance(record_id, str) or not record_id.strip():
        reading.object(f"{row.where}.id", N_("A record needs an id."))
        return
    if (table, record_id) in reading.places:
        reading.object(row.where, N_("This id stands twice."))
    reading.places.add((table, record_id))  # a bad record is there; pointing to it is no problem
    place = record_id[:40]
    try:
        record, problems = from_plain(BY_TABLE[table], values)
    except Misfit as misfit:
        reading.object(f"{row.where} {place}", str(misfit))
        return
    for problem in problems:
        reading.object(f"{row.where}.{problem.field[:40]} {place}", problem.words)
    if record is not None:
        reading.items.append(Item(f"{row.where} {place}", record, frozenset(values)))
