"""A month as six weeks of days, each with how many entries it has."""

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from journal_app.i18n import MONTHS, N_, _, ngettext
from journal_app.services.timeline import LAST_DAY
from journal_app.ui.models.heads_model import Index
from journal_app.ui.plain_words import plain_tip

WEEKS, DAYS = 6, 7
DAY = Qt.ItemDataRole.UserRole  # the date, or None beyond the first and the last there are
COUNT = Qt.ItemDataRole.UserRole + 1
IS_HERE = Qt.ItemDataRole.UserRole + 2  # whether the day is one of the month itself
SHORT_WEEKDAYS = (N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su"))


class MonthModel(QAbstractTableModel):
    """Days of the months beside fill the first and the last week."""

    def __init__(self, first_weekday: int) -> None:
        """*first_weekday* is 0 for Monday."""
        super().__init__()
        self._first_weekday = first_weekday
        self._month = dt.date(1, 1, 1)
        self._counts: Mapping[int, int] = {}

    def show(self, month: dt.date, counts: Mapping[int, int]) -> None:
        """Show the month of a day; *counts* are entries by the number of the day."""
        self.beginResetModel()
        self._month, self._counts = month.replace(day=1), counts
        self.endResetModel()

    @property
    def month(self) -> dt.date:
        """The first day of the month that is shown."""
        return self._month

    @property
    def words(self) -> str:
        """The month in words: March 2025."""
        month = _(MONTHS[self._month.month - 1])
        return _("{month} {year}").format(month=month, year=self._month.year)

    def index_of(self, day: dt.date) -> QModelIndex:
        """Where a day stands."""
        at = day.toordinal() - self._first_day
        return self.index(*divmod(at, DAYS)) if 0 <= at < WEEKS * DAYS else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Always six weeks, so that nothing below moves."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """The days of a week."""
        return 0 if parent.isValid() else DAYS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A day can be gone to."""
        if self.data(index, DAY) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The days of the week, in two letters."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(SHORT_WEEKDAYS[(self._first_weekday + section) % DAYS])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number of a day; the day and its entries in words for who hears it."""
        if not index.isValid():
            return None
        number = self._first_day + index.row() * DAYS + index.column()
        if not 1 <= number <= LAST_DAY:
            return None
        day, count = dt.date.fromordinal(number), self._counts.get(number, 0)
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: str(day.day),
            Qt.ItemDataRole.AccessibleTextRole: day_said(day, count),
            Qt.ItemDataRole.ToolTipRole: plain_tip(day_said(day, count)) if count else None,
            DAY: day,
            COUNT: count,
            IS_HERE: (day.year, day.month) == (self._month.year, self._month.month),
        }
        return answers.get(role)

    @property
    def _first_day(self) -> int:
        first = self._month.toordinal()
        return first - (self._month.weekday() - self._first_weekday) % DAYS


def days_shown(month: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day whose entries the month may show."""
    first = max(1, month.toordinal() - DAYS)
    return dt.date.fromordinal(first), dt.date.fromordinal(min(LAST_DAY, first + 8 * DAYS))


def day_said(day: dt.date, count: int) -> str:
    """A day as it is read out: 14 March, 2 entries."""
    words = _("{day} {month}").format(day=day.day, month=_(MONTHS[day.month - 1]))
    if not count:
        return words
    entries = ngettext("{count} entry", "{count} entries", count).format(count=count)
    return f"{words}, {entries}"


def month_away(day: dt.date, months: int) -> dt.date:
    """The same day so many months away, or the last of that month; never beyond all days."""
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    if year < dt.MINYEAR:
        return dt.date.min
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
