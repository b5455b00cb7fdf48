"""Chips: a detail, a filter, a choice, something to add, or who may see a thing."""

import enum

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from journal_app.ui.plain_words import PlainButton
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

UNDER_MOUSE = {"": "hover", "hover": "hairline", "accent": "accent_hover"}
HEIGHT, SIDE, GAP, ICON, TEXT_PX = 26, 10, 6, 14, 12.5


class ChipKind(enum.Enum):
    """Fill, edge, text and the icon behind the text, as tokens and names."""

    DETAIL = ("", "outline", "ink", "")
    LOCKED = ("", "outline", "muted", "")
    FILTER = ("hover", "", "ink", "x")
    CHOICE = ("hover", "", "ink", "chevron-down")
    ADD = ("", "", "muted", "")
    MORE = ("", "", "muted", "chevron-down")
    PRIMARY = ("accent", "", "on_accent", "")
    SHARED = ("second_soft", "", "second", "")
    REVIEW = ("soft", "", "accent", "")


class Chip(PlainButton):
    """One word or two in a capsule, which can be pressed."""

    def __init__(
        self, theme: Theme, text: str, icon: str = "", kind: ChipKind = ChipKind.DETAIL
    ) -> None:
        super().__init__()
        self._theme, self._icon, self._kind = theme, icon, kind
        self._font = theme.font(TEXT_PX, 500)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        px = self._theme.px
        wide = paint.text_width(self._font, self.text()) + 2 * px(SIDE)
        wide += (px(ICON) + px(GAP)) * (bool(self._icon) + bool(self._behind))
        return QSize(wide + 2, px(HEIGHT))

    @property
    def _behind(self) -> str:
        return str(self._kind.value[3])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill, edge, icon, text, icon."""
        theme, px = self._theme, self._theme.px
        fill, edge, ink, behind = self._kind.value
        painter = paint.begin(self)
        if self.underMouse() and self.isEnabled():
            fill = UNDER_MOUSE.get(fill, fill)
        patch = theme.color(fill) if fill else None
        line = paint.pen(theme, edge) if edge else None
        paint.shape(painter, self.rect(), self.height() / 2, patch, line)
        color = theme.color(ink if self.isEnabled() else "faint")
        top = (self.height() - px(ICON)) // 2
        left, right = px(SIDE), self.width() - px(SIDE)
        for name, x in ((self._icon, left), (behind, right - px(ICON))):
            if name:
                place = paint.mirrored(self, QRect(x, top, px(ICON), px(ICON)))
                at = QPoint(place.left(), top)
                paint.draw_icon(painter, at, name, px(ICON), color, self.devicePixelRatioF())
        left += (px(ICON) + px(GAP)) if self._icon else 0
        right -= (px(ICON) + px(GAP)) if behind else 0
        painter.setFont(self._font)
        painter.setPen(color)
        place = paint.mirrored(self, QRect(left, 0, right - left, self.height()))
        words = paint.as_read(paint.elided(self._font, self.text(), place.width()))
        painter.drawText(place, paint.CENTRE | Qt.AlignmentFlag.AlignLeading, words)
