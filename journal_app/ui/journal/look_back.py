"""On this day: one quiet line about what was written on it in an earlier year."""

import datetime as dt

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.i18n import _
from journal_app.services.journal import Journal
from journal_app.services.timeline import looked_back, looked_back_words
from journal_app.ui.plain_words import PlainButton, plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

HEIGHT_PX, ICON_AT, ICON_PX, TEXT_AT, END_PX, TEXT_PX = 36, 20, 16, 44, 18, 12.5


class LookBack(PlainButton):
    """Opens the entry it names; hidden where there is none."""

    head_chosen = Signal(object)  # Head

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._font = theme, theme.font(TEXT_PX, 500)
        self._head: Head | None = None
        self.setObjectName("look_back")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.px(HEIGHT_PX))
        self._show("")
        self.clicked.connect(self._on_clicked)
        self.hide()

    @property
    def record_id(self) -> RecordId:
        """The entry it names; nothing where there is none."""
        return self._head.id if self._head is not None else ""

    def look(self, journal: Journal, today: dt.date) -> None:
        """Look back from a day."""
        found = looked_back(journal, today)
        words = "" if found is None else looked_back_words(*found)
        self._head = None if found is None else found[1]
        self._show(words)

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self._head = None
        self._show("")
        self.hide()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(0, self._theme.px(HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Icon and words; the patch of a row beneath the pointer, its ring with the focus."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        below = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(below, theme.color("hairline"))
        patch = self.rect().adjusted(8, 2, -8, -3)
        if self.underMouse():
            paint.shape(painter, patch, 8, theme.color("hover"))
        if self.hasFocus():
            paint.shape(painter, patch, 8, None, paint.pen(theme, "accent", 2))
        top = (self.height() - px(ICON_PX)) // 2
        box = paint.mirrored(self, QRect(px(ICON_AT), top, px(ICON_PX), px(ICON_PX)))
        ratio, tone = self.devicePixelRatioF(), theme.color("muted")
        at = QPoint(box.left(), box.top())
        paint.draw_icon(painter, at, "history", px(ICON_PX), tone, ratio)
        painter.setFont(self._font)
        painter.setPen(tone)
        painter.setLayoutDirection(self.layoutDirection())
        wide = self.width() - px(TEXT_AT) - px(END_PX)
        place = paint.mirrored(self, QRect(px(TEXT_AT), 0, wide, self.height()))
        words = paint.as_read(paint.elided(self._font, self.text(), wide))
        painter.drawText(place, paint.CENTRE | Qt.AlignmentFlag.AlignLeading, words)

    def _show(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words or _("On this day"))
        self.setToolTip(plain_tip(words))

    def _on_clicked(self) -> None:
        if self._head is not None:
            self.head_chosen.emit(self._head)
