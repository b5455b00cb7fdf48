"""Pictures kept in the journal: their bytes, in one piece, for what shows them."""

from journal_app.domain.attachment import Attachment
from journal_app.domain.record import RecordId
from journal_app.services.journal import Journal
from journal_app.store import pieces
from journal_app.store.library import translated

SHOWN_BYTES = 20_000_000  # a picture larger than this is not held in memory to be looked at


def content(journal: Journal, attachment_id: RecordId) -> bytes:
    """The bytes of a kept picture; none where there is no such picture or it is too large."""
    found = journal[Attachment].get(attachment_id)
    if found is None or found.trashed_at is not None:
        return b""
    if not found.media_type.startswith("image/") or (found.size_bytes or 0) > SHOWN_BYTES:
        return b""
    held = bytearray()
    with translated():
        for piece in pieces.pieces(journal.store.db, found.sha256):
            held += piece
            if len(held) > SHOWN_BYTES:
                return b""
    return bytes(held)
