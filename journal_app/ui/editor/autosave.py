"""When to save: soon after the last key, and now and then while one types on."""

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.errors import JournalError, NoSpace


@dataclasses.dataclass(frozen=True, slots=True)
class Delays:
    """In milliseconds; the first two keep the promise of one second and of three."""

    quiet_ms: int = 500  # after the last key: what was typed is on the disk within a second
    longest_ms: int = 2_500  # while one types on: never more than three seconds are at stake
    retry_ms: int = 3_000
    settle_ms: int = 2_000


class Autosave(QObject):
    """Saves what was changed, tries again when it failed, and settles the store afterwards."""

    saving = Signal()
    saved = Signal()
    failed = Signal(str)  # why, in words

    def __init__(
        self,
        save: Callable[[], None],
        settle: Callable[[], bool],
        parent: QObject,
        delays: Delays = Delays(),
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._settle = settle
        self._delays = delays
        self._is_dirty = False
        self.quiet = self._timer(delays.quiet_ms, self.flush)
        self.longest = self._timer(delays.longest_ms, self.flush)
        self.settling = self._timer(delays.settle_ms, self._on_settle)

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._is_dirty

    def note_change(self) -> None:
        """Something was typed."""
        if not self._is_dirty:
            self._is_dirty = True
            self.saving.emit()
        self.quiet.start(self._delays.quiet_ms)
        if not self.longest.isActive():
            self.longest.start()

    def flush(self) -> bool:
        """Save now what is not saved; answers whether all is."""
        if not self._is_dirty:
            return True
        self.quiet.stop()
        self.longest.stop()
        why = ""
        try:
            self._save()
            self._is_dirty = False
        except JournalError as error:
            why = str(error)
        finally:  # after an unforeseen error too: the text stays and is tried again
            if self._is_dirty:
                self.quiet.start(self._delays.retry_ms)
                self.failed.emit(why)
        if not self._is_dirty:
            self.settling.start()
            self.saved.emit()
        return not self._is_dirty

    def give_up(self) -> None:
        """What is typed is not wanted any more."""
        self._is_dirty = False
        self.stop()

    def stop(self) -> None:
        """No timer runs any more."""
        for timer in (self.quiet, self.longest, self.settling):
            timer.stop()

    def _on_settle(self) -> None:
        try:
            is_settled = self._settle()
        except NoSpace:  # what was saved is safe in the log
            is_settled = False
        if not is_settled:
            self.settling.start()

    def _timer(self, interval_ms: int, run: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(run)
        return timer
