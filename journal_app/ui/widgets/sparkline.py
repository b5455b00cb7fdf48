"""A few numbers as a small line: where it went, without a scale and without a judgement."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

WIDE, HIGH, INSET, POINT, LINE = 56, 24, 5, 3.2, 1.8


class Sparkline(QWidget):
    """A line from the first number to the last, which is marked."""

    def __init__(self, theme: Theme, values: Sequence[float], name: str) -> None:
        super().__init__()
        self._theme, self._values = theme, tuple(values)
        self.setAccessibleName(name)
        first, last = (f"{one:g}" for one in (self._values[0], self._values[-1]))
        self.setAccessibleDescription(_("From {first} to {last}").format(first=first, last=last))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(self._theme.px(WIDE), self._theme.px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line runs from left to right, as time does in every chart."""
        theme, painter, points = self._theme, paint.begin(self), self._points()
        pen = paint.pen(theme, "accent", LINE * theme.px(10) / 10)
        way = QPainterPath(points[0])
        for point in points[1:]:
            way.lineTo(point)
        painter.setPen(pen)
        painter.drawPath(way)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(points[-1], theme.px(POINT * 10) / 10, theme.px(POINT * 10) / 10)

    def _points(self) -> list[QPointF]:
        inset = self._theme.px(INSET)
        wide, high = self.width() - 2 * inset, self.height() - 2 * inset
        low, span = min(self._values), (max(self._values) - min(self._values)) or 1
        steps = max(1, len(self._values) - 1)
        return [
            QPointF(inset + wide * number / steps, inset + high * (1 - (value - low) / span))
            for number, value in enumerate(self._values)
        ]
