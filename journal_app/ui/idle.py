"""The watch over idle minutes: it counts the last half minute aloud before it tells.

Timers stand still while a machine sleeps, and a wall clock can be set: both clocks are asked
every few seconds, and at the first key after a sleep before that key is let through.
"""

import dataclasses
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

PERSON_DID = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
MINUTE_MS, SECOND_MS = 60_000, 1_000
COUNTDOWN_S, MINUTE_S = 30, 60
LOOK_MS = 5_000  # how long a woken machine may show the journal at the most


def steady_s() -> float:
    """Seconds that never go back and go on while the machine sleeps, where there are such."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):  # the second one sleeps on Linux alone
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


@dataclasses.dataclass(frozen=True, slots=True)
class Clocks:
    """The two clocks of a machine, in seconds; only the wall clock can be set."""

    steady: Callable[[], float] = steady_s
    wall: Callable[[], float] = time.time


class IdleWatch(QObject):
    """Tells when nobody has touched the program for some minutes."""

    counting = Signal(int)  # seconds that are left
    touched = Signal()  # somebody did something while it counted
    fell_idle = Signal()

    def __init__(self, minutes: int, parent: QObject, clocks: Clocks | None = None) -> None:
        super().__init__(parent)
        self.clocks = clocks or Clocks()
        self._seen = self._read_clocks()
        self._minutes = minutes
        self._quiet_s = 0.0
        self._left = 0
        self._is_on = False
        self._is_over = False  # it was told, and nothing is let through until a new start
        self._was_quiet = False  # the minutes were over while it was held
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._on_quiet)
        self.ticking = QTimer(self)
        self.ticking.setInterval(SECOND_MS)
        self.ticking.timeout.connect(self._on_second)
        self.looking = QTimer(self)
        self.looking.setInterval(LOOK_MS)
        self.looking.timeout.connect(self._on_look)
        self.holding = QTimer(self)
        self.holding.setSingleShot(True)
        self.holding.timeout.connect(self._on_hold_over)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Tell after so many minutes from now on; none at all mean never."""
        self._minutes = minutes
        self.timer.setInterval(max(0, minutes * MINUTE_MS - COUNTDOWN_S * SECOND_MS))
        if self._is_on:
            self.start()

    def start(self) -> None:
        """Begin to watch; without minutes nothing is counted until there are some."""
        self._end_counting()
        self._is_on, self._is_over = True, False
        application = QApplication.instance()
        if self._minutes and application is not None:
            application.installEventFilter(self)
            self._seen = self._read_clocks()
            self.looking.start()
            self._begin_anew()

    def hold(self, length_ms: int) -> None:
        """Tell nothing for so long, however quiet it is; 0 counts as always again."""
        if length_ms > 0:
            self.holding.start(length_ms)
            if self._left:
                self._begin_anew()
        elif self.holding.isActive():
            self.holding.stop()
            self._on_hold_over()

    def stop(self) -> None:
        """Watch no longer."""
        self._is_on = False
        self.holding.stop()
        self._end_counting()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the count anew at whatever a person does; whoever woke the machine does nothing."""
        if event.type() in PERSON_DID:
            self._on_look()
            if self._is_over:
                return True
            self._begin_anew()
        return super().eventFilter(watched, event)

    def _end_counting(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        for timer in (self.timer, self.ticking, self.looking):
            timer.stop()
        if self._left:
            self._left = 0
            self.touched.emit()
        self._was_quiet = False

    def _read_clocks(self) -> tuple[float, float]:
        return self.clocks.steady(), self.clocks.wall()

    def _on_look(self) -> None:
        """Count what both clocks say has passed; a wall clock that was set back takes nothing."""
        before, self._seen = self._seen, self._read_clocks()
        passed_s = max(now - then for now, then in zip(self._seen, before, strict=True))
        self._quiet_s += passed_s
        limit_s = self._minutes * MINUTE_S
        was_away = passed_s >= limit_s  # asleep or set forward: no session is held through that
        if was_away or (self._quiet_s >= limit_s and not self.holding.isActive()):
            self._tell_over()
        elif self._quiet_s >= limit_s - COUNTDOWN_S and not self._left:
            self._on_quiet()

    def _tell_over(self) -> None:
        """Say it, once and from the event loop: the event at hand is still on its way."""
        if not self._is_over:
            self._is_over = True
            self.ticking.stop()
            QTimer.singleShot(0, self, self.fell_idle.emit)

    def _begin_anew(self) -> None:
        self._was_quiet = False
        self._quiet_s = 0.0
        self.timer.start()
        if self._left:
            self.ticking.stop()
            self._left = 0
            self.touched.emit()

    def _on_quiet(self) -> None:
        if self.holding.isActive():
            self._was_quiet = True
            return
        self._left = COUNTDOWN_S
        self.ticking.start()
        self.counting.emit(self._left)

    def _on_hold_over(self) -> None:
        self._quiet_s = min(self._quiet_s, self._minutes * MINUTE_S - COUNTDOWN_S)
        if self._was_quiet:
            self._was_quiet = False
            self._on_quiet()

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.counting.emit(self._left)
            return
        self.ticking.stop()
        self.fell_idle.emit()
