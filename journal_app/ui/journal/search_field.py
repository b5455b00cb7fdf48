"""The field of the search that stands in the list's place."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from journal_app.i18n import _
from journal_app.ui.undo_keys import left_to_the_window
from journal_app.ui.widgets.parts import keep_level
from journal_app.ui.widgets.short_line import keep_short


class SearchField(QLineEdit):
    """Escape empties it; undo with nothing to undo is left to the window."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setProperty("kind", "search")
        self.setPlaceholderText(_("Search"))
        self.setAccessibleName(_("Search"))
        keep_level(self)
        keep_short(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to writing, Down into the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let the window decide whose undo it is."""
        return False if left_to_the_window(event) else super().event(event)
