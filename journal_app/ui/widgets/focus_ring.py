"""The ring around what has the focus, where the part itself has no room for one."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextEdit, QWidget
from shiboken6 import isValid

from journal_app.ui.widgets import paint
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.leading import Leading
from journal_app.ui.widgets.marks import Answered
from journal_app.ui.widgets.name_chooser import NameChooser

AWAY, BESIDE_WORDS, WIDTH, RADIUS = 2, 4, 2, 10
INSIDE = ("standing", "toast")  # these show the focus by their own edge
MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusRing(QWidget):
    """One for a window: it lies above everything, lets every click through and moves along."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focus_ring")
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def ring(self, target: QWidget | None) -> None:
        """Go round this part, or nowhere."""
        for one in filter(isValid, self._watched):  # a closing dialog takes its parts along
            one.removeEventFilter(self)
        self._target, self._watched = target, []
        while target is not None and target is not self.parentWidget():
            target.installEventFilter(self)
            self._watched.append(target)
            target = target.parentWidget()
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move along."""
        if event.type() in MOVES:
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two pixels of accent."""
        edge = QPen(self.palette().color(QPalette.ColorRole.Accent), WIDTH)
        half = self.height() / 2
        radius = half if isinstance(self._target, Chip) else min(RADIUS, half)
        paint.shape(paint.begin(self), self.rect(), radius, None, edge)

    def _follow(self) -> None:
        window, target = self.parentWidget(), self._target
        if target is None or window is None or not target.isVisible():
            self.hide()
            return
        beside = above = AWAY + WIDTH
        if isinstance(target, QTextEdit):  # a title has room of its own, but none before its words
            beside, above = BESIDE_WORDS + WIDTH, WIDTH
        place = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        self.setGeometry(place.adjusted(-beside, -above, beside, above))
        self.show()
        self.raise_()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        here = new is not None and new.window() is self.window()
        self.ring(new if here and needs_ring(new) else None)


def needs_ring(widget: QWidget | None) -> bool:
    """Whether the part leaves its focus to be shown around it."""
    if isinstance(widget, QPushButton):
        return widget.property("kind") not in INSIDE
    if isinstance(widget, QTextEdit):
        return bool(widget.property("kind") == "title")  # a line without a box on the bare page
    if isinstance(widget, QLabel):
        return widget.pixmap().isNull()  # a painted sheet draws an edge of its own
    return isinstance(widget, Chip | NameChooser | Answered | Leading)
