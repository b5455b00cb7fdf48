"""Attachment: a file kept in the journal; its bytes lie apart, in pieces by hash."""

from typing import ClassVar

from journal_app.domain.fields import key, line, number
from journal_app.domain.record import Record, RecordId, record
from journal_app.i18n import N_

PIECE_BYTES = 262_144  # 256 KB: one slice of writing stays under 20 ms
SIZE_LIMIT_BYTES = 100_000_000


@record
class Attachment(Record):
    """What is known of a file; it takes the level of the record that owns it."""

    table: ClassVar[str] = "attachment"
    noun: ClassVar[str] = N_("Attachment")
    title_field: ClassVar[str] = "name"
    kind_field: ClassVar[str] = "media_type"
    looked_up: ClassVar[tuple[tuple[str, ...], ...]] = (("owner_id",), ("sha256",))

    owner_type: str = key(N_("Belongs to what"), default="")
    owner_id: RecordId = key(N_("Belongs to which"), default="")
    name: str = line(N_("Name"), required=True, searchable=True)
    media_type: str = key(N_("Kind of file"), default="")
    size_bytes: int | None = number(N_("Size in bytes"), default=0, low=0, high=1e12)
    sha256: str = key(N_("Hash of the content"), default="")
