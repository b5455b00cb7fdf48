"""What stands guard over an open journal: the system's signs, and a second start."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.app.away import Watch
from journal_app.app.one_window import OneWindow

log = logging.getLogger(__name__)


class Guard(QObject):
    """Locks when the person goes away, whatever is open above the page."""

    def __init__(
        self, watch: Callable[[QWidget], Watch], window: QWidget, lock: Callable[[], bool]
    ) -> None:
        """*watch* is called for each journal that opens; *lock* locks without a question."""
        super().__init__(window)
        self._make, self._lock, self._window = watch, lock, window
        self._one = OneWindow(window)
        self.watch: Watch | None = None

    def begin(self, folder: Path, vault_id: str) -> None:
        """Watch from now on over the journal that has opened, and over no other."""
        self.end()
        self._one.begin(folder, vault_id)
        self.watch = self._make(self._window)
        self.watch.went_away.connect(self._on_away)
        self.watch.start()

    def end(self) -> None:
        """The journal closes: watch no longer."""
        self._one.end()
        watch, self.watch = self.watch, None
        if watch is not None:
            watch.stop()
            watch.deleteLater()

    def _on_away(self, reason: str) -> None:
        """Lock, or keep what could not be saved; either way the machine may sleep then."""
        watch = self.watch
        log.info("away: %s", reason)
        locked = self._lock()
        if not locked:
            log.info("not locked: %s", reason)
        if watch is not None:
            watch.release()
