"""Discreet: what is written is blurred until the pointer is over it or a key is pressed."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from journal_app.i18n import _
from journal_app.ui.theme import Theme

AFTER_KEY_MS = 20_000  # long enough to look for a word, too short to be read by who comes by
COARSENESS = 40  # a row of text is one or two points of the blurred picture
KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.TouchBegin})
WORDS_PX, ROOM_PX = 15, 14


class Veil(QWidget):
    """A blurred picture of the window's page, and one sentence."""

    def __init__(self, theme: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._picture = QPixmap()
        self.setObjectName("veil")
        self.setAccessibleName(_("Blurred. Move the pointer here or press a key."))
        self.setMouseTracking(True)
        self.hide()

    def dress(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme

    def cover(self) -> None:
        """Lie over the page as it stands now."""
        page = self._window.centralWidget()
        if page is None:
            return
        self.setGeometry(self._window.rect())
        seen = page.grab()
        small = seen.size() / COARSENESS
        smooth = Qt.TransformationMode.SmoothTransformation
        coarse = seen.scaled(small, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        self._picture = coarse.scaled(self.size(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Show the page, and keep no picture of it."""
        self._picture = QPixmap()
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, and the sentence on a ground of its own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.setOpacity(0.8)
        painter.drawPixmap(0, 0, self._picture)
        painter.setOpacity(1)
        painter.setFont(self._theme.font(WORDS_PX))
        words, room = self.accessibleName(), self._theme.px(ROOM_PX)
        middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        within = self.rect().adjusted(room, room, -room, -room)
        ground = painter.boundingRect(within, middle, words).adjusted(-room, -room, room, room)
        self._paint_words(painter, ground, words)

    def _paint_words(self, painter: QPainter, ground: QRect, words: str) -> None:
        painter.setPen(self._theme.color("hairline"))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(ground, 8, 8)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


class Discreet(QObject):
    """Covers the window when nobody is at it, and at once when another program is.

    A key that is pressed shows the page and does what it does: nothing typed is lost.
    """

    def __init__(self, theme: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_on = self._is_hovered = False
        self.veil = Veil(theme, window)
        self.since_key = QTimer(self)
        self.since_key.setSingleShot(True)
        self.since_key.setInterval(AFTER_KEY_MS)
        self.since_key.timeout.connect(self._on_quiet)

    @property
    def is_covered(self) -> bool:
        """Whether the page cannot be read now."""
        return not self.veil.isHidden()

    def switch(self, *, on: bool) -> None:
        """Be discreet from now on, or no longer; who switches it on is there, so it shows."""
        application = QApplication.instance()
        if on == self._is_on or application is None:
            return
        self._is_on = on
        if on:
            application.installEventFilter(self)
            self.since_key.start()
        else:
            application.removeEventFilter(self)
            self.since_key.stop()
            self.veil.lift()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look who is there; no event is kept from anyone."""
        kind = event.type()
        if kind in KEYS:
            self._on_key()
        elif self._has_come(watched, kind):
            self._is_hovered = True
            self._show()
        elif watched is self._window:
            self._on_window(kind)
        return super().eventFilter(watched, event)

    def _on_window(self, kind: QEvent.Type) -> None:
        if kind == QEvent.Type.Leave:
            self._is_hovered = False
            self._on_quiet()
        elif kind == QEvent.Type.WindowDeactivate:
            QTimer.singleShot(0, self, self._on_deactivated)  # by then a dialog of ours is active
        elif kind == QEvent.Type.Resize and self.is_covered:
            self.veil.cover()

    def _on_deactivated(self) -> None:
        if self._is_on and QApplication.activeWindow() is None:
            self._is_hovered = False
            self.since_key.stop()
            self.veil.cover()

    def _on_key(self) -> None:
        self.since_key.start()
        self._show()

    def _on_quiet(self) -> None:
        if self._is_on and not self._is_hovered and not self.since_key.isActive():
            self.veil.cover()

    def _show(self) -> None:
        if self.is_covered:
            self.veil.lift()

    def _has_come(self, watched: QObject, kind: QEvent.Type) -> bool:
        """Whether the pointer came over the window, or moved there: the veil may come to it too."""
        if kind == QEvent.Type.Enter:
            return watched is self._window
        is_move = kind == QEvent.Type.MouseMove
        return is_move and isinstance(watched, QWidget) and watched.window() is self._window
