"""What every watch over a system has in common: three signs and nothing of the system."""

import logging

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)

SUSPEND, SCREEN, SESSION = "suspend", "screen", "session"


class Watch(QObject):
    """Tells that the person goes away; this one never does.

    *went_away* is told from inside the system's own call where it has one: what is connected
    to it is done before the machine sleeps.
    """

    went_away = Signal(str)  # SUSPEND, SCREEN or SESSION

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._missing: set[str] = set()

    def start(self) -> None:
        """Begin to watch, and ask the system to wait with its sleep for us."""

    def release(self) -> None:
        """What had to be done is done, or cannot be: the machine may sleep."""

    def stop(self) -> None:
        """Tell nothing more; what the system was asked to wait for may still be going on."""

    def note_missing(self, code: str) -> None:
        """Write down once that this system does not tell something."""
        if code not in self._missing:
            self._missing.add(code)
            log.info("not watched: %s", code)
