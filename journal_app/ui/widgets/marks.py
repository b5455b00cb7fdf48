"""Small marks: a circle or square to tick, dots of a rating, bars of questions answered."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QSizePolicy

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

BOX, BOX_GAP = 18, 10
DOT, DOT_GAP = 8, 5
BAR, BAR_HEIGHT, BAR_GAP, BARS_END, LEAST_STEP = 14, 4, 4, 8, 7


class Check(QAbstractButton):
    """Done or not; square where it means that something is included."""

    def __init__(self, theme: Theme, text: str, *, square: bool = False) -> None:
        super().__init__()
        self._theme, self._square = theme, square
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Mark and words on one line, high enough to hit."""
        px = self._theme.px
        wide = paint.text_width(self._theme.font(14), self.text())
        return QSize(px(BOX) + px(BOX_GAP) + wide + 2, max(px(28), px(BOX) + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark, filled with a tick when done, and its words, which then step back."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        top = (self.height() - px(BOX)) // 2
        box = paint.mirrored(self, QRect(1, top, px(BOX), px(BOX)))
        radius = 4.0 if self._square else px(BOX) / 2
        if self.isChecked():
            paint.shape(painter, box, radius, theme.color("accent"))
            tick = px(12)
            inset = (px(BOX) - tick) // 2
            at = box.topLeft() + QPoint(inset, inset)
            white = theme.color("on_accent")
            paint.draw_icon(painter, at, "check", tick, white, self.devicePixelRatioF())
        else:
            edge = paint.pen(theme, "outline", 1.5)
            paint.shape(painter, box, radius, theme.color("raised"), edge)
        left = px(BOX) + px(BOX_GAP)
        place = paint.mirrored(self, QRect(left, 0, self.width() - left, self.height()))
        painter.setFont(theme.font(14))
        quiet = self.isChecked() and not self._square
        painter.setPen(theme.color("muted" if quiet else "ink"))
        painter.drawText(place, paint.CENTRE | Qt.AlignmentFlag.AlignLeading, self.text())
        if self.hasFocus():
            paint.shape(painter, self.rect(), 6, None, paint.pen(theme, "accent", 2))


class Rating(QAbstractSlider):
    """Some dots of which the first so many are filled; arrows, digits and clicks choose."""

    chosen = Signal(int)  # 0 means that nothing is said

    def __init__(self, theme: Theme, name: str, value: int = 0, most: int = 5) -> None:
        super().__init__()
        self._theme, self._name, self._most = theme, name, most
        self.setRange(0, most)
        self.setValue(value)
        self.valueChanged.connect(self._on_value_changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say()

    def choose(self, value: int) -> None:
        """Say so much, or nothing by 0."""
        self.setValue(value)  # within its ends
        self._say()

    def sizeHint(self) -> QSize:
        """The dots and the number beside them."""
        px = self._theme.px
        return QSize(self._most * px(DOT + DOT_GAP) + px(20), px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, digits choose, Delete says nothing again."""
        keys = {
            Qt.Key.Key_Right: self.value() + 1,
            Qt.Key.Key_Up: self.value() + 1,
            Qt.Key.Key_Left: self.value() - 1,
            Qt.Key.Key_Down: self.value() - 1,
            Qt.Key.Key_Delete: 0,
        }
        typed = event.text()
        if event.key() in keys:
            self.choose(keys[Qt.Key(event.key())])
        elif typed.isdecimal() and int(typed) <= self._most:
            self.choose(int(typed))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The dot that was hit; the same once more takes it back."""
        x = round(event.position().x())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        value = x // self._theme.px(DOT + DOT_GAP) + 1
        if value <= self._most:
            self.choose(0 if value == self.value() else value)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dots, filled or outlined, then the number."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        for number in range(self._most):
            left, top = 2 + number * px(DOT + DOT_GAP), (self.height() - px(DOT)) // 2
            dot = paint.mirrored(self, QRect(left, top, px(DOT), px(DOT)))
            if number < self.value():
                paint.shape(painter, dot, px(DOT) / 2, theme.color("second"))
            else:
                paint.shape(painter, dot, px(DOT) / 2, None, paint.pen(theme, "outline"))
        if self.value():
            left = 2 + self._most * px(DOT + DOT_GAP) + 3
            place = paint.mirrored(self, QRect(left, 0, self.width() - left, self.height()))
            painter.setFont(theme.font(12.5, 500, figures=True))
            painter.setPen(theme.color("ink"))
            leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
            painter.drawText(place, leading, str(self.value()))
        if self.hasFocus():
            paint.shape(painter, self.rect(), 6, None, paint.pen(theme, "accent", 2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page one is on and never rates anything."""
        event.ignore()

    def _on_value_changed(self, value: int) -> None:
        self._say()
        self.chosen.emit(value)

    def _say(self) -> None:
        words = _("{name}: {value} of {most}") if self.value() else _("{name}: nothing said")
        said = words.format(name=self._name, value=self.value(), most=self._most)
        self.setAccessibleName(said)
        self.update()


class Answered(QAbstractButton):
    """How many of a template's questions have text beneath them; never a share of a person.

    Pressing it is a wish to see which.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._done = self._all = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_answered(self, done: int, all_of_them: int) -> None:
        """So many of so many."""
        self._done, self._all = done, all_of_them
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    @property
    def _words(self) -> str:
        return _("{done} of {all} answered").format(done=self._done, all=self._all)

    @property
    def _words_px(self) -> int:
        return paint.text_width(self._theme.font(12.5, 600), self._words) + 2

    @property
    def _step_px(self) -> int:
        """From one bar to the next: as much as there is room for, nothing where there is none."""
        px, room = self._theme.px, self.width() - self._words_px - self._theme.px(BARS_END)
        step = min(px(BAR + BAR_GAP), room // max(1, self._all))
        return step if step >= px(LEAST_STEP) else 0

    def sizeHint(self) -> QSize:
        """The bars and the words."""
        px = self._theme.px
        bars = self._all * px(BAR + BAR_GAP) + px(BARS_END)
        return QSize(bars + self._words_px, px(24))

    def minimumSizeHint(self) -> QSize:
        """The words."""
        return QSize(self._words_px, self._theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One bar a question, then the words."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        top = (self.height() - px(BAR_HEIGHT)) // 2
        step = self._step_px
        for number in range(self._all if step else 0):
            bar = QRect(number * step, top, step - px(BAR_GAP), px(BAR_HEIGHT))
            color = theme.color("accent" if number < self._done else "scroll")
            paint.shape(painter, paint.mirrored(self, bar), 2, color)
        left = self._all * step + px(BARS_END) if step else 0
        place = QRect(left, 0, self.width() - left, self.height())
        painter.setFont(theme.font(12.5, 600))
        painter.setPen(theme.color("ink"))
        leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
        painter.drawText(paint.mirrored(self, place), leading, paint.as_read(self._words))
