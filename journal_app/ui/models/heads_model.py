"""A list of heads, read in windows as one scrolls."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from journal_app.domain import BY_TABLE
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.head import Head
from journal_app.domain.level import Level
from journal_app.domain.record import RecordId, declared
from journal_app.domain.session import Session
from journal_app.i18n import _, day_in_words
from journal_app.ui.plain_words import plain_tip

Index = QModelIndex | QPersistentModelIndex
Window = Callable[[Head | None], list[Head]]
WINDOW = 100
HEAD = Qt.ItemDataRole.UserRole
SECOND_LINE = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 2  # the name of what the record is
LEVEL = Qt.ItemDataRole.UserRole + 3  # a Level, or None where the record has none
KIND_ICONS = {
    str(EntryType.REFLECTION): "pen-line",
    str(EntryType.AGREEMENT): "handshake",
    str(EntryType.VISION): "telescope",
    str(EntryType.POTENTIAL): "sprout",
    str(EntryType.CAREER_PATH): "route",
    str(EntryType.CAREER_OPTION): "map",
    str(EntryType.KNOW_HOW): "signpost",
    str(EntryType.EVIDENCE): "award",
    str(EntryType.PERIOD_REVIEW): "calendar-check",
    str(EntryType.CLOSING_REVIEW): "calendar-check",
}
ATTRIBUTE_ICONS = {
    str(AttributeKind.VALUE): "compass",
    str(AttributeKind.STRENGTH): "sprout",
    str(AttributeKind.SKILL): "trending-up",
    str(AttributeKind.CRITERION): "list-checks",
}
OWN_ICONS = {Entry.table: KIND_ICONS, Attribute.table: ATTRIBUTE_ICONS}
TABLE_ICONS = {
    Entry.table: "notebook-pen",
    "person": "user-round",
    "relationship": "users-round",
    "session": "messages-square",
    "transition": "waypoints",
    "goal": "target",
    "action": "circle-check",
    "attribute": "trending-up",
    "resource": "library",
    "review": "file-text",
    "template": "layers",
    "attachment": "paperclip",
    "link": "link",
}


class HeadsModel(QAbstractListModel):
    """Rows of a title and a second line, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: list[Head] = []
        self._window: Window = lambda _below: []
        self._is_whole = True

    def show(self, window: Window) -> None:
        """List what *window* gives: the first heads, then those below the last one."""
        self.beginResetModel()
        self._window = window
        self._heads = window(None)
        self._is_whole = len(self._heads) < WINDOW
        self.endResetModel()

    def show_these(self, heads: Sequence[Head]) -> None:
        """List these heads and no more."""
        self.beginResetModel()
        self._heads, self._is_whole = list(heads), True
        self.endResetModel()

    def head(self, index: Index) -> Head | None:
        """The head of a row."""
        return self._heads[index.row()] if index.isValid() else None

    @property
    def headers(self) -> Sequence[int]:
        """The rows that are no records: none."""
        return ()

    def index_of(self, record_id: RecordId) -> QModelIndex:
        """Where a record is listed; an invalid index when it is not, or not yet."""
        for row, head in enumerate(self._heads):
            if head.id == record_id:
                return self.index(row)
        return QModelIndex()

    def put(self, head: Head) -> None:
        """A record was written: its row changes, moves or appears."""
        old = self.index_of(head.id).row()
        if old >= 0 and _place(self._heads[old]) == _place(head):
            self._heads[old] = head
            self.dataChanged.emit(self.index(old), self.index(old))
            return
        if old >= 0:
            self._take_out(old)
        row = next((i for i, one in enumerate(self._heads) if _place(one) < _place(head)), None)
        if row is None and not self._is_whole:
            return  # it lies below what was read so far
        row = len(self._heads) if row is None else row
        self.beginInsertRows(QModelIndex(), row, row)
        self._heads.insert(row, head)
        self.endInsertRows()

    def drop(self, record_id: RecordId) -> None:
        """A record is to be listed no longer."""
        row = self.index_of(record_id).row()
        if row >= 0:
            self._take_out(row)

    def _take_out(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._heads[row]
        self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many rows were read so far."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, second line, the two as one for a screen reader, or the head itself."""
        if not index.isValid() or index.row() >= len(self._heads):
            return None
        head = self._heads[index.row()]
        return shown(head, second_line(head), role)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be heads below the last one."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        """Read the next window."""
        if parent.isValid() or self._is_whole:
            return
        more = self._window(self._heads[-1] if self._heads else None)
        self._is_whole = len(more) < WINDOW
        if more:
            first = len(self._heads)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._heads += more
            self.endInsertRows()


def title_of(head: Head) -> str:
    """The title, or a word for none; of a meeting nobody expects one."""
    untitled = _("A session") if head.table == Session.table else _("Untitled")
    return head.title.strip() or untitled


def kind_of(head: Head) -> str:
    """What kind of record it is, in a word."""
    cls = BY_TABLE[head.table]
    field = declared(cls).get(cls.kind_field)
    codes = field.codes if field is not None and field.codes is not None else ()
    return _(next((code.label for code in codes if str(code) == head.kind), cls.noun))


def second_line(head: Head) -> str:
    """The day in words, where the record has one of its own, and what kind of record it is."""
    day = head.day if BY_TABLE[head.table].day_field else None
    return " · ".join(part for part in (day and day_in_words(day), kind_of(head)) if part)


def level_of(head: Head) -> Level | None:
    """Who may see the record; nothing where it has no level of its own or an unknown one."""
    return next((level for level in Level if str(level) == head.level), None)


def icon_of(head: Head) -> str:
    """The name of the icon of what the record is."""
    own = OWN_ICONS.get(head.table, {}).get(head.kind)
    return own or TABLE_ICONS.get(head.table, "file-text")


def shown(head: Head, second: str, role: int) -> Any:
    """What a row answers: texts, what it is, who may see it, and all as one to be read out."""
    if role == Qt.ItemDataRole.DisplayRole:
        return title_of(head)
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(title_of(head))
    if role == Qt.ItemDataRole.AccessibleTextRole:
        level = level_of(head)
        words = (title_of(head), second, _(level.label) if level is not None else "")
        return ", ".join(part for part in words if part)
    if role == SECOND_LINE:
        return second
    if role == LEVEL:
        return level_of(head)
    if role == ICON:
        return icon_of(head)
    return head if role == HEAD else None


def _place(head: Head) -> tuple[int, str, str]:
    return head.order, head.created_at, head.id
