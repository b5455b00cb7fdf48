"""A backup as a journal that can only be read, beside the one that is open."""

import datetime as dt
from collections.abc import Callable

from journal_app.domain.head import Head
from journal_app.services import comparing, finding
from journal_app.services.comparing import Comparison, Place, Progress
from journal_app.services.journal import Journal
from journal_app.store.library import Connection
from journal_app.store.store import Store
from journal_app.vault import OpenedBackup

FOUND = 100


class Beside:
    """What the window reads of an opened backup, and how it compares with the journal."""

    def __init__(self, opened: OpenedBackup, now: Callable[[], dt.datetime]) -> None:
        """Slow where the tables are those of an older program: they are brought to today's.

        Raises:
            HeaderNewer: a newer program wrote them.
            DatabaseDamaged: they do not read well.
        """
        self.opened = opened
        store = Store(opened.connection, writing=False)
        if store.is_behind or store.search_is_stale:
            with opened.writing() as connection:
                _bring_up(connection)
            store = Store(opened.connection, writing=False)
        self.journal = Journal(store, now)
        self._finder = Journal(Store(opened.reader(), writing=False), now)
        self.comparison = Comparison()

    def compare(self, beside: Connection, progress: Progress) -> None:
        """Go through both, on a worker; *beside* is a reading connection to the journal."""
        with_now = Journal(Store(beside, writing=False), lambda: self.journal.now)
        self.comparison = comparing.compared(self._finder, with_now, progress)

    def find(self, text: str) -> list[Head]:
        """The newest records of the backup that hold every word; runs on the worker *quick*."""
        found = finding.find(self._finder, text, FOUND, prefix=True)
        places: list[Place] = [(hit.table, hit.id) for hit in found.hits]
        return comparing.heads_at(self._finder, places)

    def close(self) -> None:
        """Take the scratch copy away."""
        self.opened.close()


def _bring_up(connection: Connection) -> None:
    store = Store(connection)
    if store.search_is_stale:
        store.rebuild_search()
