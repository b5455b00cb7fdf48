"""Rows of the page of today: an action to do, move or let go, and lines that lead somewhere."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.plain_words import PlainButton
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.marks import Check
from journal_app.ui.widgets.parts import button, hairline

ROW, AVATAR = 46, 44


class Leading(PlainButton):
    """A title and a line beneath it; pressing it opens what it names."""

    def __init__(self, theme: Theme, title: str, second: str) -> None:
        super().__init__()
        self._theme, self._second = theme, second
        self.setText(title)
        self.setAccessibleName(", ".join(filter(None, (title, second))))
        self.setToolTip(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(160), self._theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        """A title that does not fit is cut with dots; its tool tip has all of it."""
        return QSize(self._theme.px(80), self._theme.px(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, second line, and the ring of the focus."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        wide = self.width()
        ink = "accent" if self.underMouse() else "ink"
        for top, high, font, tone, words in (
            (px(3), px(20), theme.font(14, 500), ink, self.text()),
            (px(23), px(18), theme.font(12.5), "muted", self._second),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(tone))
            leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
            shown = paint.as_read(paint.elided(font, words, wide))
            painter.drawText(QRect(0, top, wide, high), leading, shown)
        if self.hasFocus():
            area = self.rect().adjusted(-1, 0, 0, 0)
            paint.shape(painter, area, 6, None, paint.pen(theme, "accent", 2))


class ActionRow(QWidget):
    """An action: done, moved by a week or let go from here."""

    done = Signal()
    moved = Signal()
    let_go = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, title: str, second: str) -> None:
        super().__init__()
        self.check = Check(theme, "")
        self.check.setAccessibleName(_("Done: {title}").format(title=title))
        self.check.clicked.connect(self.done)
        self.title = Leading(theme, title, second)
        self.title.clicked.connect(self.opened)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.check)
        row.addWidget(self.title, 1)
        for words, kind, name, signal in (
            (_("Move a week"), "quiet", _("Move a week: {title}"), self.moved),
            (_("Let go"), "plain", _("Let go: {title}"), self.let_go),
        ):
            made = button(words, kind)
            made.setAccessibleName(name.format(title=title))
            made.clicked.connect(signal)
            row.addSpacing(theme.px(8))
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addLayout(row)
        column.addWidget(hairline())


class Avatar(QWidget):
    """The initials of a person in a circle."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        parts = [part for part in name.split() if part[0].isalnum()]
        chosen = parts[:1] + parts[-1:] if len(parts) > 1 else parts
        self._initials = "".join(part[0] for part in chosen).upper()
        self.setFixedSize(theme.px(AVATAR), theme.px(AVATAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The circle, then the letters."""
        theme, painter = self._theme, paint.begin(self)
        paint.shape(painter, self.rect(), self.height() / 2, theme.color("second_soft"))
        painter.setFont(theme.font(15, 600))
        painter.setPen(theme.color("second"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


def leading(theme: Theme, title: str, second: str, do: Callable[[], object]) -> Leading:
    """A row that does something when it is pressed."""
    made = Leading(theme, title, second)
    made.clicked.connect(do)
    return made
