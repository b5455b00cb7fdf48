"""The rows of a timeline as bare ids and orders: days and, below each, its entries."""

import datetime as dt
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from journal_app.domain.record import RecordId
from journal_app.services.timeline import day_of, heading
from journal_app.store.schema import SECONDS_PER_DAY
from journal_app.store.timeline import Line

LAST_SECOND = SECONDS_PER_DAY - 1


class DayRows:
    """A row is an id, "" for a day, and a key.

    The key is the order, turned round where the newest stands on top, so that keys always grow
    downwards; that of a day is never more than those of its entries.
    """

    def __init__(self, today: dt.date, *, oldest_first: bool) -> None:
        """The first day says its year unless it is that of *today*."""
        self.ids: list[RecordId] = []
        self.headers: list[int] = []
        self._keys = array("q")
        self._this_year = today.year
        self._dated: set[int] = set()  # the days that say their year
        self._oldest_first = oldest_first

    def day(self, at: int) -> int:
        """The number of the day of a row."""
        return self.order(at) // SECONDS_PER_DAY

    def order(self, at: int) -> int:
        """The order of a row."""
        return self._keys[at] if self._oldest_first else -self._keys[at]

    def is_header(self, at: int, *, at_end: bool = False) -> bool:
        """Whether a row is a day; *at_end* is the answer where there is no such row."""
        return not self.ids[at] if 0 <= at < len(self.ids) else at_end

    def has_day(self, day: int) -> bool:
        """Whether a day has a row."""
        at = self.place_of_day(day)
        return self.is_header(at) and self.day(at) == day

    def place_of_day(self, day: int) -> int:
        """Where a day is, or where it would have to be."""
        return bisect_left(self._keys, self._header_key(day))

    def places_of(self, order: int) -> tuple[int, int]:
        """From where to where rows of an order stand; both ends are the same where none does."""
        key = self._key(order)
        return bisect_left(self._keys, key), bisect_right(self._keys, key)

    def words(self, at: int) -> str:
        """A day as it stands above its entries: the year only where it changes."""
        day = self.day(at)
        return heading(day, with_year=day in self._dated)

    def rows_of(self, lines: Sequence[Line]) -> int:
        """How many rows lines will take at the end, their days counted."""
        last = self.day(len(self.ids) - 1) if self.ids else None
        begun = 0
        for _id, order, _created_at in lines:
            day = order // SECONDS_PER_DAY
            begun, last = begun + (day != last), day
        return begun + len(lines)

    def add(self, lines: Sequence[Line]) -> None:
        """Lines at the end, in their order."""
        last = self.day(len(self.ids) - 1) if self.ids else None
        for record_id, order, _created_at in lines:
            day = order // SECONDS_PER_DAY
            if day != last:
                self.put_in_day(len(self.ids), day)
                last = day
            self.ids.append(record_id)
            self._keys.append(self._key(order))

    def put_in(self, at: int, record_id: RecordId, order: int) -> None:
        """An entry becomes a row."""
        self._put_in(at, record_id, self._key(order))

    def put_in_day(self, at: int, day: int) -> None:
        """A day becomes a row."""
        place = self._put_in(at, "", self._header_key(day))
        self.headers.insert(place, at)
        self.look_at_year(at)

    def take_out(self, first: int, last: int) -> None:
        """Rows go, both ends included."""
        for at in range(first, last + 1):
            if self.is_header(at):
                self._dated.discard(self.day(at))
        del self.ids[first : last + 1]
        del self._keys[first : last + 1]
        place = bisect_left(self.headers, first)
        gone = last - first + 1
        self.headers[place:] = [row - gone for row in self.headers[place:] if row > last]

    def set_order(self, at: int, order: int) -> None:
        """An entry has another order and yet stays where it is."""
        self._keys[at] = self._key(order)

    def next_day(self, at: int) -> int:
        """The first day at a row or below it; -1 where there is none."""
        place = bisect_left(self.headers, at)
        return self.headers[place] if place < len(self.headers) else -1

    def look_at_year(self, at: int) -> bool:
        """Whether a day says its year may be otherwise now; answers whether it is."""
        place = bisect_left(self.headers, at)
        day = self.day(at)
        above = _year(self.day(self.headers[place - 1])) if place else self._this_year
        said = day in self._dated
        if _year(day) != above:
            self._dated.add(day)
        else:
            self._dated.discard(day)
        return said is not (day in self._dated)

    def _put_in(self, at: int, record_id: RecordId, key: int) -> int:
        self.ids.insert(at, record_id)
        self._keys.insert(at, key)
        place = bisect_left(self.headers, at)
        self.headers[place:] = [row + 1 for row in self.headers[place:]]
        return place

    def _key(self, order: int) -> int:
        return order if self._oldest_first else -order

    def _header_key(self, day: int) -> int:
        order = day * SECONDS_PER_DAY
        return order if self._oldest_first else -(order + LAST_SECOND)


def _year(day: int) -> int:
    return day_of(day * SECONDS_PER_DAY).year
