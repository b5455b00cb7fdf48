"""The frame: one window that shows one page, and asks before it closes."""

import base64
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from journal_app.i18n import _

SMALLEST = QSize(720, 450)
USUAL = QSize(1280, 820)
EDGES = QSize(16, 48)  # what a system puts round a window: its title and its edges


class MainWindow(QMainWindow):
    """Its title is the program's name and never anything of the journal's."""

    first_shown = Signal()

    def __init__(self, may_close: Callable[[], bool]) -> None:
        """*may_close* is asked once a close; when it says no the window stays."""
        super().__init__()
        self._may_close = may_close
        self.setObjectName("main_window")
        self.setWindowTitle(_("Mentoring Journal"))
        self.setMinimumSize(SMALLEST)
        self.resize(beginning_size(self.screen().availableSize()))

    @property
    def geometry_text(self) -> str:
        """Where the window stands, as the settings keep it."""
        return base64.b64encode(self.saveGeometry().data()).decode("ascii")

    def go_to(self, geometry_text: str) -> None:
        """Stand where the settings say, if they do."""
        try:
            kept = base64.b64decode(geometry_text, validate=True)
        except ValueError:
            return
        if kept:
            self.restoreGeometry(QByteArray(kept))

    def show_page(self, page: QWidget) -> None:
        """Show a page; the one before is gone for good."""
        before = self.takeCentralWidget()
        self.setCentralWidget(page)
        page.show()  # now: by itself Qt shows it a turn later, and its shortcuts sleep till then
        if before is not None:
            before.hide()
            before.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """Wait for the moment the system has the first picture of this window."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell once, when the page is painted."""
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.first_shown.emit)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when all is kept."""
        if self._may_close():
            event.accept()
        else:
            event.ignore()


def beginning_size(room: QSize) -> QSize:
    """How large a window begins: the usual, or what the screen has room for."""
    return USUAL.boundedTo(room - EDGES).expandedTo(SMALLEST)
