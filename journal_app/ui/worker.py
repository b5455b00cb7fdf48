"""A thread of its own for slow work; answers come back on the thread that asked."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from journal_app.errors import JournalError, Refused
from journal_app.i18n import N_, _

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[JournalError], None]
FAULT = N_("It ended by a fault of the program. What was saved is safe.")


class Cancelled(Refused):
    """The work was told to stop."""


class Task:
    """One piece of work that was asked for."""

    def __init__(self, kind: str, done: Done, failed: Failed, *, must_end: bool = False) -> None:
        self.kind = kind
        self.must_end = must_end
        self.done = done
        self.failed = failed
        self.is_dropped = threading.Event()
        self.future: Future[Any] | None = None

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        self.is_dropped.set()


class Worker(QObject):
    """Does one thing after another; of two of the same kind the newer one counts.

    *interrupt* stops the statement that runs now on the worker's own connection. Work is
    given plain values and answers with plain values; it touches no widget.
    """

    progressed = Signal(int, int)  # done, of how many
    _answered = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._guard = threading.Lock()
        self._running: Task | None = None
        self._waiting: list[Task] = []
        self.interrupt: Callable[[], None] | None = None
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Work, *, done: Done, failed: Failed, kind: str = "", must_end: bool = False
    ) -> Task:
        """Do the work; *done* or *failed* is called on the thread this worker lives on.

        A *kind* makes older requests of the same kind void. What *must_end* is done all the
        same where the worker is to rest, begun or not.
        """
        if kind:
            self._drop(lambda task: task.kind == kind)
        task = Task(kind, done, failed, must_end=must_end)
        self._waiting.append(task)
        task.future = self._pool.submit(self._work, task, work)
        task.future.add_done_callback(lambda _future: self._answered.emit(task))
        return task

    def report(self, done: int, total: int) -> None:
        """Said by running work of how far it is; it ends here when it was cancelled."""
        task = self._running
        if task is not None and task.is_dropped.is_set():
            raise Cancelled(_("It was stopped."))
        self.progressed.emit(done, total)

    def cancel(self) -> None:
        """Drop whatever runs or waits; nobody is told."""
        self._drop(lambda _task: True)

    def settle(self, task: Task) -> None:
        """Wait until that work has ended, and give its answer now."""
        _wait_for([task])
        self._on_answered(task)

    def rest(self, limit_s: float | None = None) -> bool:
        """Cancel, and wait until the running work has ended, or so many seconds; whether it has."""
        self._drop(lambda task: not task.must_end)
        has_ended = _wait_for(self._waiting, limit_s)
        self.cancel()  # nobody is told of what had to end
        return has_ended

    def stop(self) -> None:
        """Cancel, wait until the running work has ended, and take no more."""
        self.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(self, task: Task, work: Work) -> Any:
        with self._guard:
            if task.is_dropped.is_set():
                return None
            self._running = task
        try:
            return work()
        finally:
            with self._guard:
                self._running = None

    def _drop(self, is_meant: Callable[[Task], bool]) -> None:
        for task in self._waiting:
            if is_meant(task):
                task.drop()
        with self._guard:  # so that it can only hit the work that is meant
            running = self._running
            if running is not None and is_meant(running) and self.interrupt is not None:
                self.interrupt()

    @Slot(object)
    def _on_answered(self, task: Task) -> None:
        if task not in self._waiting:  # its answer was given before
            return
        self._waiting.remove(task)
        future = task.future
        if future is None or future.cancelled() or task.is_dropped.is_set():
            return
        error = future.exception()
        if error is None:
            task.done(future.result())
        elif isinstance(error, JournalError):
            task.failed(error)
        else:
            try:  # a page that waits for it does so no longer
                task.failed(Refused(_(FAULT)))
            finally:
                raise error


def _wait_for(tasks: Iterable[Task], limit_s: float | None = None) -> bool:
    """Whether they have ended; of one that a closed pool never began `wait` would never hear."""
    futures = [task.future for task in tasks if task.future is not None]
    return not wait([future for future in futures if not future.done()], limit_s).not_done
