"""The whole database written anew in its own place, so that nothing deleted is left between.

`secure_delete` writes over what is taken away. But when SQLite shares rows out between pages, it
leaves copies of those that moved in the free middle of a page, and over these it does not write
(tests/faults/test_purge.py finds them). Only VACUUM makes every page anew. It is one statement,
25 ms a megabyte and as much memory as the file is large, so a thread and a connection of its own
carry it out; what is written meanwhile waits for its end.
"""

import contextlib
import threading
from collections.abc import Iterator, Mapping
from typing import Protocol

from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.vault import connection
from journal_app.vault.connection import Connection

ROW = "rewriting"  # something went for good, and may still stand in free places
TURN_S = 0.01  # so long a slice waits for the end


class Unlocked(Protocol):
    """A vault, as far as it is needed here."""

    read_only: bool

    def settle(self) -> bool:
        """Truncate the write-ahead log; False when a reader is open."""

    def writer(self) -> Connection:
        """A connection that writes."""

    def rows(self, start: str) -> dict[str, str]:
        """The small values whose names begin so."""

    def put_rows(self, values: Mapping[str, str | None]) -> None:
        """Keep small values."""


class Rewriting:
    """What is owed when something goes for good, and the work that pays it."""

    def __init__(self, unlocked: Unlocked) -> None:
        self._unlocked = unlocked

    @property
    def is_owed(self) -> bool:
        """Whether something went for good and may still stand in free places of the file."""
        return ROW in self._unlocked.rows(ROW)

    def owe(self) -> None:
        """Something is about to go for good: remember it until `slices` came to their end."""
        self._unlocked.put_rows({ROW: ""})

    def slices(self) -> Iterator[None]:
        """Write the whole database anew and empty its log, slice by slice.

        Ended before, the database is as it was and the work still owed; closing the iterator
        ends it.

        Raises:
            NoSpace, ReadOnly, Refused, DatabaseDamaged: it is still owed.
        """
        try:
            with contextlib.closing(self._unlocked.writer()) as opened:
                yield from _vacuum(opened)
        except Refused as error:
            gone = _(
                "What you deleted is gone from the journal, but the place where it stood is not "
                "written over yet. That is done after the next unlocking, once it can be."
            )
            raise type(error)(f"{error} {gone}") from error
        while not self._unlocked.settle():
            yield
        self._unlocked.put_rows({ROW: None})


def _vacuum(opened: Connection) -> Iterator[None]:
    failed: list[Exception] = []

    def carry_out() -> None:
        try:
            opened.execute("VACUUM")
        except Exception as error:  # noqa: BLE001 - raised on the thread that asked
            failed.append(error)

    thread = threading.Thread(target=carry_out, name="rewriting")
    thread.start()
    try:
        while thread.is_alive():
            thread.join(TURN_S)
            yield
    finally:
        while thread.is_alive():  # it may not have begun when it was interrupted
            opened.interrupt()
            thread.join(TURN_S)
    if failed:
        with connection.translated():
            raise failed[0]
