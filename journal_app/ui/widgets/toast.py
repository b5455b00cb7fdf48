"""A toast: what was just done, and the way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.parts import button, label

STAYS_MS, ABOVE_PX = 8_000, 66  # of which 30 are the status line
ROOM_PX = 88  # what a page keeps free at its end: as high as a toast and what lies below it


class Toast(QFrame):
    """One line above the foot of its parent; it stays while one is at it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._undo: Callable[[], object] = lambda: None
        self._words = label("", "toast", "toast_words")
        self._words.setWordWrap(False)
        self._button = button(_("Undo"), "toast", "toast_undo")
        self._button.clicked.connect(self._on_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(20)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self._on_over)
        self.hide()

    def tell(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say it for eight seconds, also to a screen reader."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self._undo = undo or (lambda: None)
        self._button.setVisible(undo is not None)
        self.place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._timer.start()

    def clear(self) -> None:
        """Say nothing any more, and hold nothing of what was said."""
        self._timer.stop()
        self._words.clear()
        self._words.setAccessibleName("")
        self._undo = lambda: None
        self.hide()

    def place(self) -> None:
        """Stand in the middle, above the foot of the parent."""
        parent = self.parentWidget()
        self.adjustSize()
        if parent is not None:
            left = (parent.width() - self.width()) // 2
            self.move(left, parent.height() - self.height() - self._theme.px(ABOVE_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dark ground in the light, a light one in the dark."""
        paint.shape(paint.begin(self), self.rect(), 8, self._theme.color("ink"))

    def enterEvent(self, event: QEnterEvent) -> None:
        """While one points at it, it stays."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Then it goes eight seconds later."""
        self._timer.start()
        super().leaveEvent(event)

    def _on_over(self) -> None:
        if self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _on_undo(self) -> None:
        self.hide()
        self._undo()
