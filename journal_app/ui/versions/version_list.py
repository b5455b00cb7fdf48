"""The versions of a record by the time they were written."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal_app.i18n import N_, _, day_in_words
from journal_app.services.differing import Earlier
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.roomy_list import RoomyList
from journal_app.ui.widgets.two_lines import ICON_NAME, SECOND, TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex
ENDED_BY = {
    "edit": N_("until it was changed"),
    "trash": N_("until it went to the trash"),
    "restore": N_("until it came out of the trash"),
    "undo": N_("until a step was taken back"),
    "redo": N_("until a step was done again"),
    "import": N_("until an import changed it"),
    "bring_back": N_("until it was brought back from a backup"),
    "undo_import": N_("until an import was taken out"),
}


class VersionsModel(QAbstractListModel):
    """One row a version, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._versions: list[Earlier] = []

    def show(self, versions: Sequence[Earlier]) -> None:
        """List these."""
        self.beginResetModel()
        self._versions = list(versions)
        self.endResetModel()

    def earlier(self, row: int) -> Earlier | None:
        """The version of a row."""
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many versions there are."""
        return 0 if parent.isValid() else len(self._versions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """When it was written, what ended it, its icon, or both lines as one."""
        one = self.earlier(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return moment_in_words(one)
        if role == SECOND:
            return _second_line(one)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{moment_in_words(one)}, {_second_line(one)}"
        if role == ICON_NAME:
            return "save" if one.version.pinned else "history"
        return None


class VersionList(RoomyList):
    """The list itself; Enter brings the chosen version back."""

    bring_back_asked = Signal()

    def __init__(self, theme: Theme, model: VersionsModel) -> None:
        super().__init__(theme)
        self._delegate = TwoLineDelegate(theme)
        self.setObjectName("versions_list")
        self.setAccessibleName(_("Versions, the newest first"))
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)
        self.setViewportMargins(8, 8, 8, 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means the chosen version."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.bring_back_asked.emit()
        else:
            super().keyPressEvent(event)


def moment_in_words(one: Earlier) -> str:
    """The day and the time a version was written."""
    return _("{day}, {time}").format(day=day_in_words(one.at.date()), time=f"{one.at:%H:%M}")


def _second_line(one: Earlier) -> str:
    if one.version.pinned:
        return _("kept for good")
    return _(ENDED_BY.get(one.version.kind, ENDED_BY["edit"]))
