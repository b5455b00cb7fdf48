"""Files of this computer brought into the journal: a text as an entry, a picture or PDF as a file.

Of where a file lay nothing is taken in; only its own name is.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePath
from types import MappingProxyType

from journal_app.domain.attachment import PIECE_BYTES, SIZE_LIMIT_BYTES, Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.fields import LINE_LIMIT, PROSE_LIMIT
from journal_app.domain.record import Record
from journal_app.domain.text import kept
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services import attaching

TEXTS = (".txt", ".md", ".markdown")
FILES = MappingProxyType(
    {
        ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
        ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
        ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
        ".gif": ("image/gif", b"GIF8"),
        ".webp": ("image/webp", b"RIFF"),
        ".pdf": ("application/pdf", b"%PDF-"),
    }
)  # by their ending: the kind of file, and what such a file begins with
MOST_BYTES = 4 * PROSE_LIMIT + 3  # of the longest text an entry holds, with its byte order mark


class Arrival:
    """One file on its way in; nothing of the journal is changed by reading it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._pieces: list[bytes] = []
        self._hash = hashlib.sha256()
        self._ending = file.suffix.lower()
        self.name = _said(file.name)

    @property
    def is_text(self) -> bool:
        """Whether it is to become an entry of its own."""
        return self._ending in TEXTS

    @property
    def data(self) -> bytes:
        """What was read of it."""
        return b"".join(self._pieces)

    def read(self) -> Iterator[None]:
        """Read it, one slice of work at a time.

        Raises:
            Refused: it is too large, of no kind that is taken in, or cannot be read.
        """
        if not self.is_text and self._ending not in FILES:
            raise Refused(
                _("Only pictures, PDF files and texts can be brought in. Nothing was changed.")
            )
        most, read = MOST_BYTES if self.is_text else SIZE_LIMIT_BYTES, 0
        try:
            if not self._file.is_file():
                raise Refused(_unreadable())
            with self._file.open("rb") as source:
                while piece := source.read(PIECE_BYTES):
                    read += len(piece)
                    if read > most:
                        raise Refused(self._too_much())
                    self._pieces.append(piece)
                    self._hash.update(piece)
                    yield
        except OSError:
            raise Refused(_unreadable()) from None  # the error itself names the path

    def entry(self, today: dt.date) -> Entry:
        """The text as an entry of its own, for the person alone.

        Raises:
            Refused: it is no text, or more than an entry holds.
        """
        try:
            text = self.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            raise Refused(_("This file is no text in UTF-8. Nothing was changed."))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > PROSE_LIMIT:
            raise Refused(self._too_much())
        if not text.strip():
            raise Refused(_("There is nothing in this file. Nothing was changed."))
        return Entry(occurred_on=today, title=_said(PurePath(self.name).stem), body_md=text)

    def attachment(self, owner: Record) -> Attachment:
        """The record for the file, which is to belong to *owner*.

        Raises:
            Refused: it is not what its ending says, or too large.
        """
        media_type, begins = FILES[self._ending]
        if not self._pieces or not self._pieces[0].startswith(begins):
            raise Refused(_("This file is not what its name says. Nothing was changed."))
        size = sum(map(len, self._pieces))
        return attaching.named(owner, self.name, media_type, size, self._hash.hexdigest())

    def _too_much(self) -> str:
        if not self.is_text:
            return attaching.too_large()
        words = _("This text has more than {limit} characters. Nothing was changed.")
        return words.format(limit=f"{PROSE_LIMIT:,}")


def _said(name: str) -> str:
    return kept(" ".join(name.split()))[:LINE_LIMIT]


def _unreadable() -> str:
    return _("This file could not be read. Nothing was changed.")
