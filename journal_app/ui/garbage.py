"""Garbage is collected on the window's thread alone.

Python's collector runs on whichever thread happens to allocate. If that is a worker, a widget
that nobody holds any more would be destroyed there, and Qt ends the process for that.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1_000


class GarbageCollection(QObject):
    """Takes the collector over while it lives; *stop* gives it back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        gc.disable()
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due, the oldest one first."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._limits[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Python collects by itself again."""
        self._timer.stop()
        gc.enable()
