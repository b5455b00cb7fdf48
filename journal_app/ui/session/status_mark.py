"""Where a session stands: a capsule with a mark and words, which follow from what was typed."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from journal_app.domain.session import SessionStatus
from journal_app.i18n import _
from journal_app.services.sessions import status_words
from journal_app.ui.plain_words import PlainLabel
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.chip import GAP, HEIGHT, ICON, SIDE, TEXT_PX

LOOKS = {  # fill, edge, ink and icon
    SessionStatus.PLANNED: ("second_soft", "", "second", "calendar"),
    SessionStatus.PREPARED: ("second_soft", "", "second", "pen-line"),
    SessionStatus.HELD: ("", "outline", "ink", "messages-square"),
    SessionStatus.WRITTEN_UP: ("soft", "", "accent", "check"),
    SessionStatus.CANCELLED: ("", "outline", "muted", "x"),
    SessionStatus.MISSED: ("", "outline", "muted", "x"),
}


class StatusMark(PlainLabel):
    """Shown, never chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._font = theme, theme.font(TEXT_PX, 500)
        self._status = SessionStatus.PLANNED
        self.setObjectName("status")
        self.setToolTip(_("This follows from what you write."))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(self, status: SessionStatus | None) -> None:
        """Say another status."""
        self._status = status or SessionStatus.PLANNED
        self.setText(status_words(self._status))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words and its mark."""
        px = self._theme.px
        wide = paint.text_width(self._font, self.text()) + 2 * px(SIDE) + px(ICON) + px(GAP)
        return QSize(wide + 2, px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill, edge, mark, words."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        fill, edge, ink, icon = LOOKS[self._status]
        patch = theme.color(fill) if fill else None
        line = paint.pen(theme, edge) if edge else None
        paint.shape(painter, self.rect(), self.height() / 2, patch, line)
        color, top = theme.color(ink), (self.height() - px(ICON)) // 2
        place = paint.mirrored(self, QRect(px(SIDE), top, px(ICON), px(ICON)))
        at = QPoint(place.left(), top)
        paint.draw_icon(painter, at, icon, px(ICON), color, self.devicePixelRatioF())
        left = px(SIDE) + px(ICON) + px(GAP)
        painter.setFont(self._font)
        painter.setPen(color)
        words = paint.mirrored(self, QRect(left, 0, self.width() - left, self.height()))
        painter.drawText(words, paint.CENTRE | Qt.AlignmentFlag.AlignLeading, self.text())
