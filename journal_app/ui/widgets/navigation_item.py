"""One row of the navigation: an icon, a word, and the keys that lead there."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from journal_app.i18n import _
from journal_app.ui.plain_words import PlainButton, plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

HEIGHT, SIDE, ICON_LEFT, TEXT_LEFT, ICON = 32, 10, 12, 39, 17


class NavigationItem(PlainButton):
    """A place, or with *accented* something to do; on a rail only the icon shows."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str,
        icon: str,
        keys: str = "",
        *,
        accented: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._icon, self._keys, self._accented = theme, icon, keys, accented
        self.is_rail = False
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(not accented)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a row; the frame gives the width."""
        return QSize(self._theme.px(60 if self.is_rail else 220), self._theme.px(HEIGHT + 1))

    def show_rail(self, *, is_rail: bool) -> None:
        """Only the icon, or the word too."""
        self.is_rail = is_rail
        self.setToolTip(plain_tip(self.text() if is_rail else ""))
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Patch, bar, icon, word, keys."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        patch = self.rect().adjusted(SIDE, 0, -SIDE, -1)
        chosen = self.isChecked()
        self._ground(painter, patch)
        if chosen:
            bar = QRect(SIDE, patch.top() + px(8), 3, patch.height() - 2 * px(8))
            paint.shape(painter, paint.mirrored(self, bar), 1.5, theme.color("accent"))
        if self.hasFocus():
            paint.shape(painter, patch, 7, None, paint.pen(theme, "accent", 2))
        lively = chosen or self._accented
        size = px(20 if self.is_rail else ICON)
        left = (self.width() - size) // 2 if self.is_rail else SIDE + px(ICON_LEFT)
        place = paint.mirrored(self, QRect(left, (self.height() - size) // 2, size, size))
        color = theme.color("accent" if lively else "muted")
        at = QPoint(place.left(), place.top())
        paint.draw_icon(painter, at, self._icon, size, color, self.devicePixelRatioF())
        if not self.is_rail:
            self._words(painter, lively=lively)

    def _ground(self, painter: QPainter, patch: QRect) -> None:
        if self.isChecked() or self.underMouse():
            token = "soft" if self.isChecked() else "hover"
            paint.shape(painter, patch, 7, self._theme.color(token))

    def _words(self, painter: QPainter, *, lively: bool) -> None:
        theme, px = self._theme, self._theme.px
        font = theme.font(14, 600 if lively else 400)
        left = SIDE + px(TEXT_LEFT - 2)
        place = paint.mirrored(self, QRect(left, 0, self.width() - left - SIDE, self.height()))
        painter.setFont(font)
        painter.setPen(theme.color("accent" if self._accented else "ink"))
        painter.drawText(
            place, paint.CENTRE | Qt.AlignmentFlag.AlignLeading, paint.as_read(self.text())
        )
        if self._keys:
            painter.setFont(theme.font(11.5))
            painter.setPen(theme.color("muted" if self.isChecked() else "faint"))
            inner = paint.mirrored(self, QRect(0, 0, self.width() - SIDE - px(12), self.height()))
            painter.drawText(inner, paint.CENTRE | Qt.AlignmentFlag.AlignTrailing, self._keys)


class JournalItem(NavigationItem):
    """The name of the journal, over all the places; it opens the menu."""

    def __init__(self, theme: Theme, name: str, text: str) -> None:
        super().__init__(theme, name, text, "notebook-pen", accented=True)
        self.setAccessibleDescription(_("What can be done with the journal"))
        self.setToolTip(plain_tip(text))

    def _words(self, painter: QPainter, *, lively: bool) -> None:
        theme, px = self._theme, self._theme.px
        font = theme.font(14, 600 if lively else 500)
        left, size = SIDE + px(TEXT_LEFT - 2), px(14)
        wide = self.width() - left - SIDE - 2 * size
        place = paint.mirrored(self, QRect(left, 0, wide, self.height()))
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
        painter.drawText(place, leading, paint.as_read(paint.elided(font, self.text(), wide)))
        at = QRect(self.width() - SIDE - px(10) - size, (self.height() - size) // 2, size, size)
        corner = paint.mirrored(self, at).topLeft()
        color, ratio = theme.color("muted"), self.devicePixelRatioF()
        paint.draw_icon(painter, corner, "chevrons-up-down", size, color, ratio)


class SearchItem(NavigationItem):
    """Looks like a field and opens the palette, where one types."""

    def __init__(self, theme: Theme, name: str, text: str, keys: str) -> None:
        super().__init__(theme, name, text, "search", keys)
        self.setCheckable(False)

    def _ground(self, painter: QPainter, patch: QRect) -> None:
        theme = self._theme
        if self.is_rail:
            super()._ground(painter, patch)
            return
        token = "hover" if self.underMouse() else "raised"
        paint.shape(painter, patch, 7, theme.color(token), paint.pen(theme, "hairline"))
