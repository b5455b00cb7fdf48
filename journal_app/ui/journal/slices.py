"""Long writing on the window's thread, one slice between two events."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from journal_app.errors import JournalError


class Slices(QObject):
    """Works through one iterator at a time, or through all that is left at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[None] = iter(())
        self._done: Callable[[], None] = lambda: None
        self._failed: Callable[[JournalError], None] = lambda _error: None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_busy(self) -> bool:
        """Whether something is left to do."""
        return self._timer.isActive()

    def begin(
        self,
        work: Iterator[None],
        done: Callable[[], None],
        failed: Callable[[JournalError], None],
    ) -> None:
        """Do the work; what was begun before is finished first."""
        self.finish()
        self._work, self._done, self._failed = work, done, failed
        self._timer.start()

    def stop(self) -> None:
        """Leave undone what is left, and tell nobody."""
        self._timer.stop()

    def finish(self) -> None:
        """Do what is left now."""
        while self._timer.isActive():
            self._on_turn()

    def _on_turn(self) -> None:
        try:
            next(self._work)
        except StopIteration:
            self._timer.stop()
            self._done()
        except JournalError as error:
            self._timer.stop()
            self._failed(error)
        except Exception:
            self._timer.stop()  # a work that fell over has an end too, and it is not done
            raise
