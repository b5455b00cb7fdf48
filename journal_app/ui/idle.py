"""The watch over idle minutes: it counts the last half minute aloud before it tells."""

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
COUNTDOWN_S = 30


class IdleWatch(QObject):
    """Tells when nobody has touched the program for some minutes."""

    counting = Signal(int)  # seconds that are left
    touched = Signal()  # somebody did something while it counted
    fell_idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._left = 0
        self._was_quiet = False  # the minutes were over while it was held
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._on_quiet)
        self.ticking = QTimer(self)
        self.ticking.setInterval(SECOND_MS)
        self.ticking.timeout.connect(self._on_second)
        self.holding = QTimer(self)
        self.holding.setSingleShot(True)
        self.holding.timeout.connect(self._on_hold_over)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Tell after so many minutes from now on; none at all mean never."""
        was_running = self.timer.isActive()
        self.timer.setInterval(max(0, minutes * MINUTE_MS - COUNTDOWN_S * SECOND_MS))
        self.timer.stop()
        if was_running:
            self.start()

    def start(self) -> None:
        """Begin to watch."""
        application = QApplication.instance()
        if self.timer.interval() > 0 and application is not None:
            application.installEventFilter(self)
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
        self.holding.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.timer.stop()
        self.ticking.stop()
        self._left, self._was_quiet = 0, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the count anew at whatever a person does; nothing is kept from anyone."""
        if event.type() in PERSON_DID:
            self._begin_anew()
        return super().eventFilter(watched, event)

    def _begin_anew(self) -> None:
        self._was_quiet = False
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
