"""A sheet above the page: what lies below is dimmed, and the focus comes back when it goes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from journal_app.ui.theme import DARK, Theme

ROOM = 48  # beside the sheet, so that its shadow is whole
SHADOW_LIGHT, SHADOW_DARK = QColor(60, 50, 30, 33), QColor(0, 0, 0, 120)


class Overlay(QWidget):
    """Covers its parent; a press beside the sheet, or Escape, ends it."""

    def __init__(self, theme: Theme, parent: QWidget, width: int, top: int) -> None:
        super().__init__(parent)
        self.theme = theme
        self._width, self._top = width, top
        self._before: QWidget | None = None
        self.sheet = QFrame(self)
        self.sheet.setProperty("kind", "sheet")
        shadow = QGraphicsDropShadowEffect(self.sheet)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 8)
        shadow.setColor(SHADOW_DARK if theme.tokens is DARK else SHADOW_LIGHT)
        self.sheet.setGraphicsEffect(shadow)
        self.hide()

    def appear(self, field: QWidget) -> None:
        """Lie above the page with the focus in *field*."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self.place()
        self.show()
        self.raise_()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Go away; the focus is where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self._before = None

    def place(self) -> None:
        """Cover the parent; the sheet stands in its top third."""
        parent = self.parentWidget()
        if parent is None:
            return
        self.setGeometry(parent.rect())
        wide = min(self.theme.px(self._width), self.width() - 2 * ROOM)
        self.sheet.setFixedWidth(wide)
        self.sheet.adjustSize()
        self.sheet.move((self.width() - wide) // 2, self.top_in(parent))

    def top_in(self, parent: QWidget) -> int:
        """How far below the edge of the parent the sheet begins."""
        return min(self.theme.px(self._top), max(8, parent.height() // 8))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the sheet ends it."""
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self.close_up()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies below."""
        QPainter(self).fillRect(self.rect(), self.theme.color("scrim"))
