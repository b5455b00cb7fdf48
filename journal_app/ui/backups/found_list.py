"""Records of the opened backup, and how each stands in the journal."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal_app.domain.head import Head
from journal_app.i18n import _
from journal_app.services import comparing
from journal_app.services.beside import Beside
from journal_app.services.comparing import Place, State
from journal_app.ui.backups.words import standing_briefly
from journal_app.ui.models.heads_model import HEAD, HeadsModel, second_line, shown
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import ENTER
from journal_app.ui.widgets.roomy_list import RoomyList
from journal_app.ui.widgets.two_lines import TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex
Window = Callable[[Head | None], list[Head]]


class FoundModel(HeadsModel):
    """Rows of what is in a backup; the second line says how it stands now."""

    def __init__(self) -> None:
        super().__init__()
        self.state_of: Callable[[Place], State] = lambda _place: State.SAME

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, second line, icon, or the two lines as one for a screen reader."""
        head = self.head(index)
        if head is None:
            return None
        state = standing_briefly(self.state_of((head.table, head.id)))
        return shown(head, f"{state} · {second_line(head)}", role)


class FoundList(RoomyList):
    """The list itself; Enter brings the chosen one back."""

    bring_back_asked = Signal()

    def __init__(self, theme: Theme, model: FoundModel) -> None:
        super().__init__(theme)
        self._delegate = TwoLineDelegate(theme)
        self.setObjectName("found_in_backup")
        self.setAccessibleName(_("Records of the backup"))
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)
        self.setViewportMargins(8, 8, 8, 8)

    @property
    def chosen(self) -> Head | None:
        """The head of the chosen row."""
        found = self.currentIndex().data(HEAD)
        return found if isinstance(found, Head) else None

    def choose(self, row: int) -> None:
        """Choose a row, or the last one there is."""
        index = self.model().index(max(0, min(row, self.model().rowCount() - 1)), 0)
        if index.isValid():
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means the chosen record."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self.bring_back_asked.emit()
        else:
            super().keyPressEvent(event)


def among(beside: Beside, places: Sequence[Place]) -> Window:
    """Windows of these records of a backup, in their order."""
    rows = {place: row for row, place in enumerate(places)}

    def window(below: Head | None) -> list[Head]:
        start = rows[below.table, below.id] + 1 if below is not None else 0
        return comparing.heads_at(beside.journal, places[start : start + comparing.WINDOW])

    return window
