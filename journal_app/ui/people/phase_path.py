"""The phases of a relationship as a path: done, now and ahead."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.i18n import _
from journal_app.services.phases import AHEAD, DONE, NOW, Step
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

MARK, HEIGHT, LINE, INSIDE, GAP = 14, 56, 2, 6, 12
NAME, WHEN = 13, 12.5


class PhasePath(QWidget):
    """A mark for each phase on one line, its name and when below it."""

    def __init__(self, theme: Theme, steps: Sequence[Step]) -> None:
        super().__init__()
        self._theme, self._steps = theme, steps
        self.setObjectName("phase_path")
        now = next((step for step in steps if step.state == NOW), None)
        words = _(now.phase.label) if now is not None else ""
        self.setAccessibleName(_("Phase: {phase}").format(phase=words))
        said = (" ".join(filter(None, (_(step.phase.label), step.when))) for step in steps)
        self.setAccessibleDescription(", ".join(said))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def least(self) -> int:
        """How wide it has to be for its words to be read."""
        return sum(self._asked)

    def sizeHint(self) -> QSize:
        """Marks and two lines of words."""
        return QSize(self._theme.px(480), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """It gives way to a word where it is too narrow."""
        return QSize(0, self._theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines first, then marks and words."""
        painter = paint.begin(self)
        left = 0
        for number, (step, wide) in enumerate(zip(self._steps, self._shares(), strict=True)):
            if number + 1 < len(self._steps):
                self._line(painter, left, wide, is_done=step.state == DONE)
            self._mark(painter, left, step)
            self._words(painter, left, wide, step)
            left += wide

    def _shares(self) -> list[int]:
        """How wide each step is: all the same where there is room, else as its words ask for."""
        asked = self._asked
        even = (self.width() - asked[-1]) // max(1, len(asked) - 1)
        if even >= max(asked[:-1], default=0):
            return [even] * (len(asked) - 1) + [asked[-1]]
        more = max(0, self.width() - sum(asked)) // max(1, len(asked) - 1)
        return [wide + more for wide in asked[:-1]] + [asked[-1]]

    @property
    def _asked(self) -> list[int]:
        theme = self._theme
        name, when = theme.font(NAME, 600), theme.font(WHEN)
        gap = theme.px(GAP)
        return [
            max(paint.text_width(name, _(step.phase.label)), paint.text_width(when, step.when))
            + gap
            for step in self._steps
        ]

    def _line(self, painter: QPainter, left: int, wide: int, *, is_done: bool) -> None:
        px = self._theme.px
        y = px(MARK) // 2 + 2
        start, end = left + px(MARK) + 4, left + wide - 4
        area = paint.mirrored(self, QRect(start, y, max(0, end - start), LINE))
        painter.fillRect(area, self._theme.color("accent" if is_done else "hairline"))

    def _mark(self, painter: QPainter, left: int, step: Step) -> None:
        theme, size = self._theme, self._theme.px(MARK)
        box = paint.mirrored(self, QRect(left + 1, 2, size, size))
        if step.state == DONE:
            paint.shape(painter, box, size / 2, theme.color("accent"))
            tick = size - 4
            at = box.topLeft() + QPoint(2, 2)
            white, ratio = theme.color("on_accent"), self.devicePixelRatioF()
            paint.draw_icon(painter, at, "check", tick, white, ratio)
            return
        tone = "accent" if step.state == NOW else "outline"
        width = 2.0 if step.state == NOW else 1.5
        paint.shape(painter, box, size / 2, theme.color("raised"), paint.pen(theme, tone, width))
        if step.state == NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            centre = QPointF(box.x() + size / 2, box.y() + size / 2)
            painter.drawEllipse(centre, theme.px(INSIDE) / 2, theme.px(INSIDE) / 2)

    def _words(self, painter: QPainter, left: int, room: int, step: Step) -> None:
        theme, px = self._theme, self._theme.px
        is_now = step.state == NOW
        ink = "muted" if step.state == AHEAD else "ink"
        leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
        for top, size, weight, tone, words in (
            (20, NAME, 600 if is_now else 400, ink, _(step.phase.label)),
            (37, WHEN, 400, "muted", step.when),
        ):
            font = theme.font(size, weight)
            place = paint.mirrored(self, QRect(left, px(top), room, px(18)))
            painter.setFont(font)
            painter.setPen(theme.color(tone))
            painter.drawText(place, leading, paint.as_read(paint.elided(font, words, room)))
