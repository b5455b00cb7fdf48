"""Whether recordings of the screen show our windows; Windows alone lets a program say so.

By `SetWindowDisplayAffinity` in the documentation of Windows. macOS no longer heeds the like,
and Linux has nothing of the kind: there nothing is offered.
"""

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

IS_POSSIBLE = sys.platform == "win32"
SHOWN, LEFT_OUT = 0x00, 0x11  # WDA_NONE, WDA_EXCLUDEFROMCAPTURE
HOUR_MS = 3_600_000

SetAffinity = Callable[[int, int], object]


class ScreenGuard(QObject):
    """Leaves every window of ours out of recordings, whenever one is shown or comes back."""

    def __init__(self, parent: QObject, set_affinity: SetAffinity | None = None) -> None:
        super().__init__(parent)
        self._set = set_affinity or _set_affinity
        self._is_possible = IS_POSSIBLE or set_affinity is not None
        self._is_on = False
        self.hour = QTimer(self)
        self.hour.setSingleShot(True)
        self.hour.setInterval(HOUR_MS)
        self.hour.timeout.connect(self._say)

    def switch(self, *, on: bool) -> None:
        """Leave the windows out from now on, or show them like any other."""
        application = QApplication.instance()
        if not self._is_possible or application is None or on == self._is_on:
            return
        self._is_on = on
        self.hour.stop()
        application.removeEventFilter(self)
        if on:
            application.installEventFilter(self)
        self._say()

    def pause(self) -> None:
        """Show them in recordings for an hour."""
        self.hour.start()
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that is shown again has lost what was said of it."""
        shown = event.type() in (QEvent.Type.Show, QEvent.Type.WindowStateChange)
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self._say_of(watched)
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._say_of(window)

    def _say_of(self, window: QWidget) -> None:
        is_left_out = self._is_on and not self.hour.isActive()
        self._set(int(window.winId()), LEFT_OUT if is_left_out else SHOWN)


def _set_affinity(window: int, affinity: int) -> object:
    system = getattr(ctypes, "windll", None)
    return system.user32.SetWindowDisplayAffinity(window, affinity) if system else None
