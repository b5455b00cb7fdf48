"""The recovery sheet on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGraphicsDropShadowEffect

from journal_app.i18n import _
from journal_app.ui.plain_words import PlainLabel
from journal_app.ui.theme import DARK, Theme
from journal_app.ui.unlock.recovery_paper import PAPER, WIDTH, RecoveryPaper
from journal_app.ui.widgets import paint

RADIUS, BLUR, SINKS = 10, 40, 8
SHADOW_LIGHT, SHADOW_DARK = QColor(60, 50, 30, 33), QColor(0, 0, 0, 120)


class PaperView(PlainLabel):
    """The sheet as it will be printed, white in the dark too; a picture to a screen reader."""

    def __init__(self, theme: Theme, paper: RecoveryPaper) -> None:
        super().__init__()
        self.setPixmap(QPixmap(1, 1))  # so that it is told as a picture; what is seen is painted
        self._theme = theme
        self.paper: RecoveryPaper | None = paper
        self.setFixedSize(theme.px(WIDTH), theme.px(paper.height))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Recovery sheet"))
        self.setAccessibleDescription(paper.words)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(BLUR)
        shadow.setOffset(0, SINKS)
        shadow.setColor(SHADOW_DARK if theme.tokens is DARK else SHADOW_LIGHT)
        self.setGraphicsEffect(shadow)

    def forget(self) -> None:
        """Show nothing any more."""
        self.paper = None
        self.setAccessibleDescription("")
        self.update()

    def fit(self, width: int) -> None:
        """Be as wide as there is room, and no wider than designed."""
        if self.paper is not None:
            wide = min(self._theme.px(WIDTH), width)
            self.setFixedSize(wide, round(self.paper.height * wide / WIDTH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A white ground and what stands on it."""
        painter = paint.begin(self)
        edge = paint.pen(self._theme, "accent", 2) if self.hasFocus() else None
        edge = edge or paint.pen(PAPER, "hairline")
        paint.shape(painter, self.rect(), RADIUS, PAPER.color("raised"), edge)
        if self.paper is not None:
            self.paper.draw(painter, self.width())
