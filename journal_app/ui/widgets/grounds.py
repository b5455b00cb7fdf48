"""Grounds that mean something: the private place, a notice, a card, a page still empty."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.icons import DRAWING_PX, pixmap
from journal_app.ui.plain_words import PlainLabel
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.parts import button, label

RADIUS, HATCH_EVERY = 10, 9
EMPTY_WIDTH, EMPTY_TEXT_PX, EMPTY_SLACK = 480, 15, 48


def picture(theme: Theme, name: str, at_full_size: float, token: str) -> QLabel:
    """An icon that says nothing by itself."""
    made = PlainLabel()
    size = theme.px(at_full_size)
    is_drawing, color = at_full_size >= DRAWING_PX, theme.color(token).name()
    made.setPixmap(pixmap(name, size, color, 2.0, is_drawing=is_drawing))
    made.setFixedSize(size, size)
    return made


class PrivatePlace(QFrame):
    """What never leaves: lock, hatch, dashed edge and words, the same wherever it occurs."""

    def __init__(self, theme: Theme, sentence: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("Only for me"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 14)
        self.column.setSpacing(6)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(picture(theme, "lock", 16, "ink"))
        self.head.addWidget(label(_("Only for me"), "section"), 1)
        self.sentence = label(sentence, "caption")
        self.column.addLayout(self.head)
        self.column.addWidget(self.sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill, diagonal lines, dashes."""
        theme, painter, area = self._theme, paint.begin(self), self.rect()
        paint.shape(painter, area, RADIUS, theme.color("private"))
        inside = QPainterPath()
        inside.addRoundedRect(area, RADIUS, RADIUS)
        painter.setClipPath(inside)
        painter.setPen(QPen(theme.color("hatch"), 1))
        for start in range(-area.height(), area.width(), HATCH_EVERY):
            painter.drawLine(QPointF(start, area.height()), QPointF(start + area.height(), 0))
        painter.setClipping(False)
        edge = paint.pen(theme, "outline")
        edge.setDashPattern([4, 3])
        paint.shape(painter, area, RADIUS, None, edge)


class Notice(QFrame):
    """Something to know before going on: bold first line, then what it means, one action."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        icon: str = "info",
        *,
        grave: bool = False,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "danger_notice" if grave else "second_notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        mark = picture(theme, icon, 18, "danger" if grave else "second")
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.title = label(title, "strong")
        column.addWidget(self.title)
        column.addWidget(label(text))
        row.addLayout(column, 1)
        if action and on_action is not None:
            made = button(action, "quiet", "notice_action")
            made.clicked.connect(on_action)
            row.addWidget(made)


class Card(QFrame):
    """A thing one could pick up; the chosen one has a heavier edge of the same size."""

    def __init__(self, theme: Theme, *, chosen: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self.chosen = chosen
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 18)
        self.column.setSpacing(4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and edge."""
        token, width = ("accent", 2.0) if self.chosen else ("hairline", 1.0)
        edge = paint.pen(self._theme, token, width)
        paint.shape(paint.begin(self), self.rect(), RADIUS, self._theme.color("raised"), edge)


class EmptyState(QWidget):
    """Where nothing is yet: a drawing, one line, one sentence and at most one button."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        line: str,
        sentence: str,
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(4)
        column.addWidget(picture(theme, icon, 48, "outline"), 0, centre)
        column.addSpacing(6)
        for words, kind in ((line, "empty"), (sentence, "lead")):
            made = label(words, kind)
            made.setAlignment(centre)
            column.addLayout(_held(made, _even_width(theme, words)))
        if action is not None:
            made_button = button(action[0], "primary", "empty_action")
            made_button.clicked.connect(action[1])
            self.setFocusProxy(made_button)
            column.addSpacing(8)
            column.addWidget(made_button, 0, centre)
        column.addStretch(5)


def _even_width(theme: Theme, words: str) -> int:
    """So wide that the lines of the words are about as long as each other."""
    most, whole = theme.px(EMPTY_WIDTH), paint.text_width(theme.font(EMPTY_TEXT_PX), words)
    lines = math.ceil(whole / most)
    return most if lines < 2 else min(most, whole // lines + theme.px(EMPTY_SLACK))  # noqa: PLR2004


def _held(words: QLabel, width: int) -> QHBoxLayout:
    """A label in the middle; without an alignment, which would ignore how high it grows."""
    row = QHBoxLayout()
    words.setMaximumWidth(width)
    row.addStretch(1)
    row.addWidget(words, 100)
    row.addStretch(1)
    return row
