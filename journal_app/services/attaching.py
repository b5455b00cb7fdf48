"""Keeping a file inside the journal: its bytes in slices, then the record that names them."""

import hashlib
import re
from collections.abc import Iterator

from journal_app.domain.attachment import PIECE_BYTES, SIZE_LIMIT_BYTES, Attachment
from journal_app.domain.record import Record
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services.journal import Journal
from journal_app.store import pieces
from journal_app.store.library import translated

SIGNS = re.compile(r"[\\\[\]`<]")  # would end the name or begin something else in it


def described(owner: Record, name: str, media_type: str, data: bytes) -> Attachment:
    """The record for a file that is to belong to *owner*.

    Raises:
        Refused: the file is larger than a journal takes.
    """
    if len(data) > SIZE_LIMIT_BYTES:
        raise Refused(too_large())
    return named(owner, name, media_type, len(data), hashlib.sha256(data).hexdigest())


def named(owner: Record, name: str, media_type: str, size_bytes: int, sha256: str) -> Attachment:
    """The record for a file whose size and hash are known."""
    return Attachment(
        owner_type=owner.table,
        owner_id=owner.id,
        name=name,
        media_type=media_type,
        size_bytes=size_bytes,
        sha256=sha256,
    )


def too_large() -> str:
    """What is said of a file that no journal takes."""
    return _("A file of more than 100 MB is not kept. Nothing was changed.")


def link_to(attachment: Attachment) -> str:
    """What stands in a text for a kept file: a picture is shown there, another file is named."""
    name = SIGNS.sub(r"\\\g<0>", attachment.name)
    mark = "!" if attachment.media_type.startswith("image/") else ""
    return f"{mark}[{name}](att:{attachment.id})"


def keep(journal: Journal, attachment: Attachment, data: bytes) -> Iterator[None]:
    """Write the pieces, one a slice, then the record; only when it has ended is it kept."""
    db = journal.store.db
    for number, start in enumerate(range(0, len(data), PIECE_BYTES)):
        with translated(), db.atomic():
            pieces.put(db, attachment.sha256, number, data[start : start + PIECE_BYTES])
        yield
    journal.change([attachment])
