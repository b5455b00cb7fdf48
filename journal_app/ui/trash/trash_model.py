"""A list of what was thrown away, read in windows as one scrolls."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from journal_app.domain import BY_TABLE
from journal_app.domain.record import declared
from journal_app.i18n import _, day_in_words
from journal_app.services.trash import WINDOW, Thrown, icon_of
from journal_app.ui.models.heads_model import title_of
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.widgets.two_lines import ICON_NAME, SECOND

Index = QModelIndex | QPersistentModelIndex
SORTS = ("kind", "type")  # other fields that tell records of a table apart say how far they are
Window = Callable[[Thrown | None], list[Thrown]]


class TrashModel(QAbstractListModel):
    """Rows of a title, what it was and when it was thrown away, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Thrown] = []
        self._window: Window = lambda _below: []
        self._is_whole = True

    def show(self, window: Window) -> None:
        """List what *window* gives: the first rows, then those below the last one."""
        self.beginResetModel()
        self._window = window
        self._rows = window(None)
        self._is_whole = len(self._rows) < WINDOW
        self.endResetModel()

    def thrown(self, row: int) -> Thrown | None:
        """What stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many rows were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, second line, icon, or the two lines as one for a screen reader."""
        one = self.thrown(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(one.head)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(title_of(one.head))
        if role == SECOND:
            return _second_line(one)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title_of(one.head)}, {_second_line(one)}"
        return icon_of(one.head) if role == ICON_NAME else None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be more below the last row."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        """Read the next window."""
        if parent.isValid() or self._is_whole:
            return
        more = self._window(self._rows[-1] if self._rows else None)
        self._is_whole = len(more) < WINDOW
        if more:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._rows += more
            self.endInsertRows()


def _second_line(one: Thrown) -> str:
    since = _("thrown away on {day}").format(day=day_in_words(one.day))
    return f"{_kind(one)} · {since}"


def _kind(one: Thrown) -> str:
    cls = BY_TABLE[one.head.table]
    field = declared(cls).get(cls.kind_field)
    tells = field.codes if field is not None and cls.kind_field in SORTS else None
    codes = tells or ()
    return _(next((code.label for code in codes if str(code) == one.head.kind), cls.noun))
