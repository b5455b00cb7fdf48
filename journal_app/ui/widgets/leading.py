"""A row of two lines that leads somewhere."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from journal_app.ui.plain_words import PlainButton, plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

ROW = 46
TITLE_FONT, SECOND_FONT = (14, 500), (12.5, 400)


class Leading(PlainButton):
    """A title and a line beneath it; pressing it opens what it names."""

    def __init__(self, theme: Theme, title: str, second: str, *, quiet: bool = False) -> None:
        """A *quiet* one steps back: what it names is over."""
        super().__init__()
        self._theme, self._second = theme, second
        self._tone = "muted" if quiet else "ink"
        self.setText(title)
        self.setAccessibleName(", ".join(filter(None, (title, second))))
        self.setToolTip(plain_tip(title))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def words_width(self) -> int:
        """How wide the longer of its lines is, uncut."""
        lines = ((TITLE_FONT, self.text()), (SECOND_FONT, self._second))
        fonts = ((self._theme.font(*font), words) for font, words in lines)
        return max(QFontMetrics(font).horizontalAdvance(words) for font, words in fonts)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(160), self._theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        """A title that does not fit is cut with dots; its tool tip has all of it."""
        return QSize(self._theme.px(80), self._theme.px(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title and second line; the ring of the focus goes round them, clear of their letters."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        wide = self.width()
        ink = "accent" if self.underMouse() else self._tone
        for top, high, font, tone, words in (
            (px(3), px(20), theme.font(*TITLE_FONT), ink, self.text()),
            (px(23), px(18), theme.font(*SECOND_FONT), "muted", self._second),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(tone))
            leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
            shown = paint.as_read(paint.elided(font, words, wide))
            painter.drawText(QRect(0, top, wide, high), leading, shown)


def leading(theme: Theme, title: str, second: str, do: Callable[[], object]) -> Leading:
    """A row that does something when it is pressed."""
    made = Leading(theme, title, second)
    made.clicked.connect(do)
    return made
