"""Whom one meets as rows: the words of a section, then its pairs and people."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.i18n import _
from journal_app.services.company import HEADINGS, WINDOW, Row
from journal_app.store.company import OTHERS, Place
from journal_app.ui.models.heads_model import ICON, HeadsModel, Index, shown

ICONS = {0: "sprout", 1: "graduation-cap", OTHERS: "user-round"}
More = Callable[[Place | None], list[Row]]


class PeopleModel(HeadsModel):
    """Reads windows as one scrolls; a row that is no record is the heading of a section."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row | int] = []
        self._headers: list[int] = []
        self._more: More = lambda _beyond: []

    def show_rows(self, more: More) -> None:
        """List what *more* gives: the first rows, then those beyond a place."""
        self.beginResetModel()
        self._more, self._rows, self._headers = more, [], []
        self._add(more(None))
        self.endResetModel()

    def show_these(self, heads: Sequence[Head]) -> None:  # noqa: ARG002 - only to be emptied
        """List nothing."""
        self.show_rows(lambda _beyond: [])

    def put_row(self, row: Row) -> bool:
        """A row was written; answers whether it is listed where it was."""
        for at, known in enumerate(self._rows):
            if isinstance(known, Row) and known.head.id == row.head.id:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))
                return known.place == row.place
        return False

    @property
    def headers(self) -> Sequence[int]:
        """The rows that are headings."""
        return self._headers

    @property
    def first(self) -> Head | None:
        """The first record that is listed."""
        return next((row.head for row in self._rows if isinstance(row, Row)), None)

    def head(self, index: Index) -> Head | None:
        """The head of a row; none of a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row.head if isinstance(row, Row) else None

    def index_of(self, record_id: RecordId) -> QModelIndex:
        """Where a record is listed; a person who has no row of their own by the pair's."""
        rows = [(at, row) for at, row in enumerate(self._rows) if isinstance(row, Row)]
        for at, row in rows:
            if row.head.id == record_id:
                return self.index(at)
        return next(
            (self.index(at) for at, row in rows if row.person_id == record_id), QModelIndex()
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many rows were read so far, headings too."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is no place to be at."""
        if self.head(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows, or the words of a heading."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if not isinstance(row, Row):
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return _(HEADINGS[row]) if role in texts else None
        if role == ICON:
            return ICONS.get(row.section, "users-round")
        return shown(row.head, row.second, role)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be rows below the last one."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        """Read the next window."""
        if parent.isValid() or self._is_whole:
            return
        last = self._rows[-1]
        more = self._more(last.place) if isinstance(last, Row) else []
        self._is_whole = len(more) < WINDOW
        begun = len(self._with_headings(more))
        if begun:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + begun - 1)
            self._add(more)
            self.endInsertRows()

    def _add(self, rows: Sequence[Row]) -> None:
        self._is_whole = len(rows) < WINDOW
        for each in self._with_headings(rows):
            if not isinstance(each, Row):
                self._headers.append(len(self._rows))
            self._rows.append(each)

    def _with_headings(self, rows: Sequence[Row]) -> list[Row | int]:
        last = self._rows[-1] if self._rows else None
        section = last.section if isinstance(last, Row) else None
        made: list[Row | int] = []
        for row in rows:
            if row.section != section:
                section = row.section
                made.append(section)
            made.append(row)
        return made
