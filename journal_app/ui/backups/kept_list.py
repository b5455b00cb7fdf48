"""The backups there are, the newest first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal_app.i18n import _
from journal_app.ui.backups.words import moment, second_line
from journal_app.ui.journal.shelf import KeptBackup
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import ENTER
from journal_app.ui.widgets.roomy_list import RoomyList
from journal_app.ui.widgets.two_lines import ICON_NAME, SECOND, TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex


class KeptModel(QAbstractListModel):
    """One row a backup."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[KeptBackup] = []

    def show(self, kept: Sequence[KeptBackup]) -> None:
        """List these."""
        self.beginResetModel()
        self._kept = list(kept)
        self.endResetModel()

    def kept(self, row: int) -> KeptBackup | None:
        """The backup of a row."""
        return self._kept[row] if 0 <= row < len(self._kept) else None

    def row_of(self, one: KeptBackup | None) -> int:
        """Where a file is listed; the first row where it is not."""
        rows = (row for row, each in enumerate(self._kept) if one and each.file == one.file)
        return next(rows, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many there are."""
        return 0 if parent.isValid() else len(self._kept)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """When it was made, what it holds and where it lies, its icon, or all as one."""
        one = self.kept(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return moment(one.at)
        if role == SECOND:
            return second_line(one)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{moment(one.at)}, {second_line(one)}"
        if role == ICON_NAME:
            return "shield-check" if one.proved_at is not None else "hard-drive"
        return None


class KeptList(RoomyList):
    """The list itself; Enter opens the chosen one."""

    open_asked = Signal()

    def __init__(self, theme: Theme, model: KeptModel) -> None:
        super().__init__(theme)
        self._delegate = TwoLineDelegate(theme)
        self.setObjectName("kept_backups")
        self.setAccessibleName(_("Backups, the newest first"))
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)
        self.setViewportMargins(8, 4, 8, 8)
        self.doubleClicked.connect(lambda _index: self.open_asked.emit())

    def choose(self, row: int) -> None:
        """Choose a row, or the last one there is."""
        index = self.model().index(min(row, self.model().rowCount() - 1), 0)
        if index.isValid():
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means the chosen backup."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self.open_asked.emit()
        else:
            super().keyPressEvent(event)
