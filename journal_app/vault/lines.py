"""The connections of one open vault: the one of the window's thread, and those of workers."""

import contextlib
from collections.abc import Callable, Iterator

from journal_app.errors import ReadOnly
from journal_app.i18n import _
from journal_app.vault.connection import Connection
from journal_app.vault.enduring import Enduring


class Lines:
    """*read* opens one more connection that only reads."""

    def __init__(self, read: Callable[[], Connection]) -> None:
        self._read = read
        self._first: Enduring | None = None
        self._readers: list[Enduring] = []
        self._noticed: Callable[[], None] = lambda: None

    @property
    def first(self) -> Enduring:
        """The connection of the window's thread."""
        if self._first is None:
            raise ReadOnly(_("The journal is locked."))
        return self._first

    @property
    def has_given_way(self) -> bool:
        """Whether the connection of the window's thread met damage and only reads on."""
        return self._first is not None and self._first.has_given_way

    def attach(self, opened: Connection) -> None:
        """Take the connection of the window's thread."""
        self._first = Enduring(opened, self._read)
        self.watch(self._noticed)

    def watch(self, noticed: Callable[[], None]) -> None:
        """Have *noticed* called when a read or a save meets damage, on the thread that met it."""
        self._noticed = noticed
        for opened in (*self._readers, self._first):
            if opened is not None:
                opened.noticed = noticed

    def reader(self) -> Enduring:
        """One more connection, for a worker."""
        opened = Enduring(self._read(), self._read)
        opened.noticed = self._noticed
        self._readers.append(opened)
        return opened

    @contextlib.contextmanager
    def lent(self) -> Iterator[Enduring]:
        """A connection for a worker that is closed when the work has ended."""
        opened = self.reader()
        try:
            yield opened
        finally:
            self._readers.remove(opened)
            opened.close()

    def read_on(self) -> None:
        """Let what was not committed go; from now on nothing is written by any of them."""
        if self._first is not None:
            self._first.read_on()

    def close(self, settle: Callable[[], None] | None) -> None:
        """Close all of them; without *settle* the log stays beside the file.

        What closes last brings the log in, if it can write: so the one that may write closes
        last when the log was settled, and first when it is to stay.
        """
        if settle is None:
            self._close_first()
        for reader in self._readers:
            reader.close()
        self._readers.clear()
        if settle is not None and self._first is not None:
            try:
                settle()
            finally:
                self._close_first()

    def _close_first(self) -> None:
        if self._first is not None:
            self._first.close()
            self._first = None
