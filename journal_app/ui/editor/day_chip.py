"""The day of an entry as a chip one can write in."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent

from journal_app.ui.editor.day_field import DayField
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.chip import GAP, HEIGHT, ICON, SIDE, TEXT_PX


class DayChip(DayField):
    """As wide as what stands in it, with a calendar before it."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__(theme, today)
        self._theme = theme
        self.setFixedHeight(theme.px(HEIGHT))
        self.textChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the other chips."""
        return QSize(self.width(), self._theme.px(HEIGHT))

    def _fit(self) -> None:
        theme, words = self._theme, self.text() or self.placeholderText()
        wide = QFontMetrics(theme.font(TEXT_PX, 500)).horizontalAdvance(words)
        before = theme.px(SIDE) + theme.px(ICON) + theme.px(GAP) - 2
        after = theme.px(SIDE) - 2
        is_turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        margins = (after, before) if is_turned else (before, after)
        self.setTextMargins(margins[0], 0, margins[1], 0)
        edges = 6 if self.text() else 10  # Qt elides a placeholder a little earlier
        self.setFixedWidth(wide + before + after + edges)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.load(self.day)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The calendar."""
        super().paintEvent(event)
        theme, size = self._theme, self._theme.px(ICON)
        top = (self.height() - size) // 2
        place = paint.mirrored(self, QRect(theme.px(SIDE), top, size, size))
        color, ratio = theme.color("ink"), self.devicePixelRatioF()
        at = QPoint(place.left(), top)
        paint.draw_icon(paint.begin(self), at, "calendar", size, color, ratio)
