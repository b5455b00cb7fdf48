"""The tabs of a session: words over a hairline, a count that steps back, a lock before one."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

HEIGHT, GAP, LINE, COUNT_GAP, ICON = 40, 24, 2, 8, 14


class SessionTabs(QTabBar):
    """Qt's own tabs, drawn as the rest of the window is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icons: dict[int, str] = {}
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def add(self, words: str, keys: str, icon: str = "") -> int:
        """One more tab; its tool tip says the keys that lead to it."""
        at = self.addTab(words)
        self._icons[at] = icon
        self.setTabToolTip(at, f"{words} ({keys})")
        return at

    def count_behind(self, at: int, count: int) -> None:
        """So many stand behind the words of a tab; nothing is said of none."""
        words = self.tabText(at)
        self.setTabData(at, str(count) if count else "")
        self.setAccessibleTabName(at, " ".join(filter(None, (words, self._count(at)))))
        self.setTabText(at, words)  # Qt measures again only when words are set

    def _count(self, at: int) -> str:
        return str(self.tabData(at) or "")

    def tabSizeHint(self, index: int) -> QSize:
        """The words, the count and the room to the next."""
        theme = self._theme
        wide = paint.text_width(theme.font(14, 600), self.tabText(index))
        if self._count(index):
            wide += COUNT_GAP + paint.text_width(theme.font(12.5), self._count(index))
        if self._icons.get(index):
            wide += theme.px(ICON) + 6
        return QSize(wide + self._gap(index), theme.px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """No word is cut."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """As high as one tab."""
        return QSize(super().sizeHint().width(), self._theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, the line beneath the chosen one on the hairline, the ring of the focus."""
        theme, painter = self._theme, paint.begin(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("hairline"))
        here = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
        for at in range(self.count()):
            if not self.isTabVisible(at):
                continue
            chosen, place = at == self.currentIndex(), self._place(at)
            font = theme.font(14, 600 if chosen else 500)
            painter.setFont(font)
            painter.setPen(theme.color("ink" if chosen or at == here else "muted"))
            words = self._beside_icon(at, place)
            painter.drawText(words, leading, self.tabText(at))
            self._paint_icon(painter, at, place)
            if self._count(at):
                wide = QFontMetrics(font).horizontalAdvance(self.tabText(at)) + COUNT_GAP
                behind = self._from(words, wide)
                painter.setFont(theme.font(12.5))
                painter.setPen(theme.color("muted"))
                painter.drawText(behind, leading, self._count(at))
            if chosen:
                line = QRect(place.left(), self.height() - LINE, place.width(), LINE)
                painter.fillRect(line, theme.color("accent"))
            if chosen and self.hasFocus():
                area = place.adjusted(-5, 6, 5, -6)
                paint.shape(painter, area, 5, None, paint.pen(theme, "accent", 2))

    @property
    def _is_turned(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _place(self, at: int) -> QRect:
        """A tab without the room to the next."""
        gap, rect = self._gap(at), self.tabRect(at)
        return rect.adjusted(gap, 0, 0, 0) if self._is_turned else rect.adjusted(0, 0, -gap, 0)

    def _gap(self, at: int) -> int:
        """The room to the next tab; nothing behind the last."""
        later = range(at + 1, self.count())
        return self._theme.px(GAP) if any(map(self.isTabVisible, later)) else 0

    def _from(self, place: QRect, pixels: int) -> QRect:
        """The place without so many pixels at its leading edge."""
        if self._is_turned:
            return place.adjusted(0, 0, -pixels, 0)
        return place.adjusted(pixels, 0, 0, 0)

    def _beside_icon(self, at: int, place: QRect) -> QRect:
        icon = self._icons.get(at)
        return self._from(place, self._theme.px(ICON) + 6) if icon else place

    def _paint_icon(self, painter: QPainter, at: int, place: QRect) -> None:
        name, size = self._icons.get(at), self._theme.px(ICON)
        if not name:
            return
        left = place.right() + 1 - size if self._is_turned else place.left()
        point = QPoint(left, (self.height() - size) // 2)
        color, ratio = self._theme.color("muted"), self.devicePixelRatioF()
        paint.draw_icon(painter, point, name, size, color, ratio)
