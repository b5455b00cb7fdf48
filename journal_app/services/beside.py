"""A backup as a journal that can only be read, beside the one that is open."""

import datetime as dt
from collections.abc import Callable, Collection

from journal_app.domain.head import Head
from journal_app.services import comparing, finding
from journal_app.services.comparing import Comparison, Order, Place, Progress, State
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
        self._order: dict[Place, Order] = {}

    @property
    def missing(self) -> list[Place]:
        """What is not in the journal, or in its trash, newest first."""
        return self._sorted(State.GONE, State.TRASHED)

    @property
    def changed(self) -> list[Place]:
        """What says something else in the journal, newest first."""
        return self._sorted(State.CHANGED)

    def compare(self, beside: Connection, progress: Progress) -> None:
        """Go through both, on a worker; *beside* is a reading connection to the journal."""
        with_now = Journal(Store(beside, writing=False), lambda: self._finder.now)
        found = comparing.compared(self._finder, with_now, progress)
        self._order = comparing.order_of(self._finder, list(found.states))
        self.comparison = found

    def note(self, now: Journal, places: Collection[Place]) -> None:
        """These were written, or went, in the journal: see how they stand now."""
        found = self.comparison
        for place in (each for each in places if each[0] in comparing.TABLES):
            found.note(place, comparing.state_of(self.journal, now, place))
        comparing.leave_out_what_comes_along(self.journal, found)
        new = [place for place in found.states if place not in self._order]
        self._order |= comparing.order_of(self.journal, new)
        for table in {table for table, _which in places if table in found.counts}:
            found.counts[table] = comparing.count(self.journal, now, table)

    def _sorted(self, *states: State) -> list[Place]:
        places = self.comparison.places(*states)
        return sorted(places, key=lambda place: self._order[place], reverse=True)

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
