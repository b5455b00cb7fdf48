"""Keeping a file inside the journal: its bytes in slices, then the record that names them."""

import hashlib
from collections.abc import Iterator

from journal_app.domain.attachment import PIECE_BYTES, SIZE_LIMIT_BYTES, Attachment
from journal_app.domain.record import Record
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services.journal import Journal
from journal_app.store import pieces
from journal_app.store.library import translated


def described(owner: Record, name: str, media_type: str, data: bytes) -> Attachment:
    """The record for a file that is to belong to *owner*.

    Raises:
        Refused: the file is larger than a journal takes.
    """
    if len(data) > SIZE_LIMIT_BYTES:
        raise Refused(_("A file of more than 100 MB is not kept. Nothing was changed."))
    return Attachment(
        owner_type=owner.table,
        owner_id=owner.id,
        name=name,
        media_type=media_type,
        size_bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def keep(journal: Journal, attachment: Attachment, data: bytes) -> Iterator[None]:
    """Write the pieces, one a slice, then the record; only when it has ended is it kept."""
    db = journal.store.db
    for number, start in enumerate(range(0, len(data), PIECE_BYTES)):
        with translated(), db.atomic():
            pieces.put(db, attachment.sha256, number, data[start : start + PIECE_BYTES])
        yield
    journal.change([attachment])
