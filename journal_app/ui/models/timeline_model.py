"""The whole timeline: every row is known by its id and its order, and read when it is seen."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.errors import DatabaseDamaged
from journal_app.i18n import _
from journal_app.services.timeline import FIRST_LINES, Row, heading
from journal_app.store.schema import SECONDS_PER_DAY
from journal_app.store.timeline import Line
from journal_app.ui.models.day_rows import DayRows
from journal_app.ui.models.heads_model import WINDOW, Index, kind_of, shown

KEPT = 6 * WINDOW  # rows held at a time: what is visible, and what was just scrolled past
Read = Callable[[dict[RecordId, int]], dict[RecordId, Row]]


class TimelineModel(QAbstractListModel):
    """Days as rows of their own, the entries of each below it."""

    def __init__(self, read: Read, today: Callable[[], dt.date]) -> None:
        """*read* answers what the rows of a window show, asked with their orders."""
        super().__init__()
        self._read, self._today = read, today
        self._rows = DayRows(today(), oldest_first=False)
        self._cache: dict[RecordId, Row] = {}
        self._lost: set[RecordId] = set()  # they stand on a damaged page
        self._unread: Iterator[list[Line]] | None = None
        self._oldest_first = False

    def show(self, lines: Iterator[list[Line]], *, oldest_first: bool = False) -> None:
        """List these, the first of them now; ``read_on`` brings the others."""
        self.beginResetModel()
        first = next(lines, [])
        self._rows = DayRows(self._today(), oldest_first=oldest_first)
        self._cache.clear()
        self._oldest_first = oldest_first
        self._unread = lines if len(first) >= FIRST_LINES else None
        self._rows.add(first)
        self.endResetModel()

    def clear(self) -> None:
        """List nothing and hold nothing."""
        self.show(iter(()))

    def read_on(self) -> bool:
        """Bring the next part of the list; answers whether there may be more."""
        more = next(self._unread, None) if self._unread is not None else None
        if more is None:
            self._unread = None
            return False
        first = self.rowCount()
        self.beginInsertRows(QModelIndex(), first, first + self._rows.rows_of(more) - 1)
        self._rows.add(more)
        self.endInsertRows()
        return True

    @property
    def is_whole(self) -> bool:
        """Whether every row is listed."""
        return self._unread is None

    @property
    def headers(self) -> Sequence[int]:
        """The rows that are days, from the top."""
        return self._rows.headers

    @property
    def entries(self) -> int:
        """How many entries are listed."""
        return self.rowCount() - len(self.headers)

    def head(self, index: Index) -> Head | None:
        """The head of a row; nothing for a day."""
        if not index.isValid() or self._rows.is_header(index.row(), at_end=True):
            return None
        row = self._row(index.row())
        return row.head if row is not None else None

    def index_of(self, record_id: RecordId) -> QModelIndex:
        """Where an entry is listed; an invalid index when it is not."""
        try:
            return self.index(self._rows.ids.index(record_id)) if record_id else QModelIndex()
        except ValueError:
            return QModelIndex()

    def row_of_day(self, day: dt.date) -> int:
        """The row of a day, or of the next one below it; the last where there is none below."""
        found = self._rows.next_day(self._rows.place_of_day(day.toordinal()))
        return self.headers[-1] if found < 0 and self.headers else found

    def put(self, row: Row) -> None:
        """An entry was written: its row changes, moves or appears."""
        head = row.head
        old = self.index_of(head.id).row()
        self._cache[head.id] = row
        if old < 0:
            self._insert(head)
        elif self._rows.order(old) != head.order:
            self._move(old, head)
        else:
            self._say_changed(old)

    def drop(self, record_id: RecordId) -> None:
        """An entry is to be listed no longer; neither is a day without entries."""
        row, rows = self.index_of(record_id).row(), self._rows
        if row < 0:
            return
        self._cache.pop(record_id, None)
        is_alone = rows.is_header(row - 1) and rows.is_header(row + 1, at_end=True)
        self._remove(row - is_alone, row)

    def forget(self) -> None:
        """What rows say may have changed; they are read again as they are seen."""
        self._cache.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Days and entries."""
        return 0 if parent.isValid() else len(self._rows.ids)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A day is there to be read; it is not chosen."""
        if not index.isValid() or index.row() >= self.rowCount():
            return Qt.ItemFlag.NoItemFlags
        leaf = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        is_day = self._rows.is_header(index.row())
        return leaf if is_day else leaf | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a day, or what a row shows; who it is read out to hears the day too."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if self._rows.is_header(index.row()):
            wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._rows.words(index.row()) if role in wanted else None
        row = self._row(index.row())
        if row is None:
            return None
        said = shown(row.head, second_line(row), role)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            day = heading(row.head.order // SECONDS_PER_DAY, with_year=True)
            return f"{said}, {day}"
        return said

    def _row(self, at: int) -> Row | None:
        """What a row shows; the hundred around it are read with it."""
        record_id = self._rows.ids[at]
        if record_id not in self._cache and record_id not in self._lost:
            first = at // WINDOW * WINDOW
            last = min(first + WINDOW, self.rowCount())
            listed = ((self._rows.ids[one], self._rows.order(one)) for one in range(first, last))
            wanted = {one: order for one, order in listed if one}
            too_many = max(0, len(self._cache) + len(wanted) - KEPT)
            for kept in list(self._cache)[:too_many]:
                del self._cache[kept]
            self._take_in(wanted)
        return self._cache.get(record_id)

    def _take_in(self, wanted: dict[str, int]) -> None:
        """Read rows; where a page is damaged one by one, and what stood on it is lost."""
        try:
            self._cache |= self._read(wanted)
        except DatabaseDamaged:
            for one, order in wanted.items():
                with suppress(DatabaseDamaged):
                    self._cache |= self._read({one: order})
            self._lost |= wanted.keys() - self._cache.keys()

    def _insert(self, head: Head) -> None:
        at, day = self._place(head), head.order // SECONDS_PER_DAY
        begins = not self._rows.has_day(day)
        self.beginInsertRows(QModelIndex(), at, at + begins)
        if begins:
            self._rows.put_in_day(at, day)
        self._rows.put_in(at + begins, head.id, head.order)
        self.endInsertRows()
        self._say_year_changed(at + 1 + begins)

    def _move(self, old: int, head: Head) -> None:
        """To another day: the row itself moves, so that it stays chosen."""
        day = head.order // SECONDS_PER_DAY
        if not self._rows.has_day(day):
            at = self._rows.place_of_day(day)
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows.put_in_day(at, day)
            self.endInsertRows()
            self._say_year_changed(at + 1)
            old += at <= old
        to = self._place(head)
        if to in (old, old + 1):
            self._rows.set_order(old, head.order)
        else:
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), to)
            self._rows.take_out(old, old)
            self._rows.put_in(to - (to > old), head.id, head.order)
            self.endMoveRows()
        for near in (old, old - 1):
            if self._rows.is_header(near) and self._rows.is_header(near + 1, at_end=True):
                self._remove(near, near)
        self._say_changed(self.index_of(head.id).row())

    def _remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        self._rows.take_out(first, last)
        self.endRemoveRows()
        self._say_year_changed(first)

    def _place(self, head: Head) -> int:
        """Where an entry belongs among those of the same order: by when it was written."""
        low, high = self._rows.places_of(head.order)
        while low < high:
            middle = (low + high) // 2
            if self._stands_above(head, middle):
                high = middle
            else:
                low = middle + 1
        return low

    def _stands_above(self, head: Head, at: int) -> bool:
        other = None if self._rows.is_header(at) else self._row(at)
        if other is None:
            return False
        one, two = (head.created_at, head.id), (other.head.created_at, other.head.id)
        return one < two if self._oldest_first else one > two

    def _say_changed(self, at: int) -> None:
        self.dataChanged.emit(self.index(at), self.index(at))

    def _say_year_changed(self, at: int) -> None:
        """The day below one that came or went may say its year now, or need not any more."""
        below = self._rows.next_day(at)
        if below >= 0 and self._rows.look_at_year(below):
            self._say_changed(below)


def second_line(row: Row) -> str:
    """What it is, and whom it is about or else what it was written along."""
    beside = _("with {person}").format(person=row.person) if row.person else row.template
    return " · ".join(dict.fromkeys(part for part in (kind_of(row.head), beside) if part))
