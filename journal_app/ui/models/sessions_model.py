"""The list of sessions: what is ahead, the soonest first, then year by year what has been."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.domain.session import Medium
from journal_app.i18n import _
from journal_app.services.sessions import Row
from journal_app.ui.models.heads_model import HEAD, ICON, HeadsModel, Index, shown

WINDOW = 300  # sessions read at once: what is ahead is among the first
MEDIUM_ICONS = {
    Medium.VIDEO: "video",
    Medium.PHONE: "phone",
    Medium.WALK: "footprints",
    Medium.SHADOWING: "eye",
}
RowsBelow = Callable[[Head | None], list[Row]]


class SessionsModel(HeadsModel):
    """Headers are rows without a head; a person passes them by."""

    def __init__(self) -> None:
        super().__init__()
        self._read: list[Row] = []
        self._lines: list[Row | str] = []
        self._headers: list[int] = []
        self._below: RowsBelow = lambda _below: []

    def show_rows(self, below: RowsBelow) -> None:
        """List what *below* gives: the first rows, then those below the last one."""
        self.beginResetModel()
        self._below, self._read = below, below(None)
        self._is_whole = len(self._read) < WINDOW
        self._arrange()
        self.endResetModel()

    def show_these(self, heads: Sequence[Head]) -> None:
        """Nothing is listed any more; heads alone say too little of a session."""
        del heads
        self.show_rows(lambda _below: [])

    @property
    def headers(self) -> Sequence[int]:
        """The rows that are no records."""
        return self._headers

    @property
    def first(self) -> Head | None:
        """The session one comes to first: the next one, else the last."""
        return next((each.head for each in self._lines if isinstance(each, Row)), None)

    def row(self, index: Index) -> Row | None:
        """The session of a row; None for a header."""
        line = self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None
        return line if isinstance(line, Row) else None

    def head(self, index: Index) -> Head | None:
        """The head of a row."""
        row = self.row(index)
        return None if row is None else row.head

    def index_of(self, record_id: RecordId) -> QModelIndex:
        """Where a session is listed; an invalid index when it is not, or not yet."""
        for at, line in enumerate(self._lines):
            if isinstance(line, Row) and line.head.id == record_id:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many rows there are, the headers among them."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A header can be neither chosen nor stood on."""
        if self.row(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The two lines, how one meets, who may see it, or a header."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        row = self.row(index)
        if row is None:
            plain = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._lines[index.row()] if role in plain else None
        if role == ICON:
            icon = MEDIUM_ICONS.get(row.medium or Medium.IN_PERSON, "messages-square")
            return "calendar" if row.is_ahead else icon
        if role == HEAD:
            return row.head
        head = Head(row.head.table, row.head.id, row.head.day, row.title, *_rest(row.head))
        return shown(head, row.second, role)

    def fetchMore(self, parent: Index) -> None:
        """Read the next window."""
        if parent.isValid() or self._is_whole:
            return
        more = self._below(self._read[-1].head if self._read else None)
        self._is_whole = len(more) < WINDOW
        self.layoutAboutToBeChanged.emit()
        self._read += more
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        ahead = [row for row in self._read if row.is_ahead]
        dated = [row for row in ahead if row.is_dated]
        undated = [row for row in ahead if not row.is_dated]
        lines: list[Row | str] = []
        if ahead:
            lines = [_("Ahead"), *reversed(dated), *undated]
        year = ""
        for row in self._read:
            if row.is_ahead:
                continue
            now = str(row.head.day.year) if row.head.day is not None else _("Without a date")
            if now != year:
                lines.append(now)
                year = now
            lines.append(row)
        self._lines = lines
        self._headers = [at for at, line in enumerate(lines) if isinstance(line, str)]


def _rest(head: Head) -> tuple[str, str, int, str]:
    return head.kind, head.level, head.order, head.created_at
