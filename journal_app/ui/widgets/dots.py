"""A rating as it was said: dots, not to be pressed."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

DOT, GAP, NUMBER = 7, 5, 20


class Dots(QWidget):
    """Some dots of which the first so many are filled, and the number beside them."""

    def __init__(self, theme: Theme, name: str, value: int, most: int = 5) -> None:
        super().__init__()
        self._theme, self._value, self._most = theme, value, most
        words = _("{name}: {value} of {most}")
        self.setAccessibleName(words.format(name=name, value=value, most=most))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The dots and the number."""
        px = self._theme.px
        return QSize(self._most * px(DOT + GAP) + px(NUMBER), px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dots, filled or outlined, then the number."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        for number in range(self._most):
            left, top = number * px(DOT + GAP), (self.height() - px(DOT)) // 2
            dot = paint.mirrored(self, QRect(left, top, px(DOT), px(DOT)))
            if number < self._value:
                paint.shape(painter, dot, px(DOT) / 2, theme.color("accent"))
            else:
                paint.shape(painter, dot, px(DOT) / 2, None, paint.pen(theme, "outline"))
        left = self._most * px(DOT + GAP)
        place = paint.mirrored(self, QRect(left, 0, self.width() - left, self.height()))
        painter.setFont(theme.font(12.5, 500, figures=True))
        painter.setPen(theme.color("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._value))
