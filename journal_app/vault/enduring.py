"""A connection that goes on after damage: the one that met it reads nothing more.

The library keeps the error of a page that failed its check: from then on every page that is not
in memory fails too (measured). So the spent connection gives way to a fresh one, which only reads.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

from journal_app.errors import JournalError
from journal_app.vault.connection import Connection


class Enduring:
    """Stands for a connection of the driver; *again* opens one that reads the same file.

    ``noticed`` is called, on the thread that met it, each time damage was met; once
    ``has_given_way``, nothing is written through it.
    """

    def __init__(self, opened: Connection, again: Callable[[], Connection]) -> None:
        self._opened, self._again = opened, again
        self._is_spent = self.has_given_way = False
        self.noticed: Callable[[], None] = lambda: None
        opened.noticed = self._on_noticed

    def __getattr__(self, name: str) -> Any:
        """Everything else is the driver's."""
        return getattr(self._current(), name)

    def __enter__(self) -> Self:
        """Begin what is committed or taken back as a whole, as the driver's own does."""
        self._current().__enter__()
        return self

    def __exit__(self, *error: object) -> bool | None:
        """Commit, or take back; what went with a spent connection is taken back already."""
        return None if self._is_spent else bool(self._opened.__exit__(*error))

    def interrupt(self) -> None:
        """Stop the statement that runs now, from another thread."""
        self._opened.interrupt()

    def read_on(self) -> None:
        """Let what was not committed go, and from now on only read."""
        self._is_spent = True
        self._current()

    def close(self) -> None:
        """Let go of the file."""
        self._opened.close()

    def _current(self) -> Connection:
        if self._is_spent:
            with suppress(JournalError):  # where not even the first page reads, none is fresher
                self._replace(self._again())
        return self._opened

    def _replace(self, fresh: Connection) -> None:
        fresh.noticed = self._on_noticed
        spent, self._opened = self._opened, fresh
        self._is_spent, self.has_given_way = False, True
        spent.close()  # while the fresh one is open, so that no log is brought in

    def _on_noticed(self) -> None:
        self._is_spent = True
        self.noticed()
