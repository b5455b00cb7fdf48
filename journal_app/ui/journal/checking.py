"""Checks of the open journal: silent after it was opened, told when they were asked for."""

from threading import Event
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services.checking import Findings, Progress, step_words
from journal_app.ui.worker import Cancelled, Task, Worker

AGAIN_MS = 2_000  # the log could not be settled: a reader was open


class Work(Protocol):
    """What is done; *pages* and *full* on the worker, everything else on the window's thread."""

    def settle(self) -> bool:
        """Truncate the write-ahead log; False when a reader holds it."""

    def is_due(self) -> bool:
        """Whether a week has passed since everything was checked."""

    def pages(self) -> Findings:
        """Look at every page."""

    def full(self, progress: Progress) -> Findings:
        """Run every check."""

    def note(self, found: Findings) -> None:
        """Keep that everything was checked, and whether the file reads well again."""

    def rebuild(self) -> None:
        """Make the search index anew."""


class Checking(QObject):
    """Knows whether a check runs and what is to be said of the last that was asked for."""

    changed = Signal()
    told = Signal(str)  # of a check nobody asked for, and only when something is wrong
    damaged = Signal(str)
    _heard = Signal(int, int)

    def __init__(self, long: Worker, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._long, self._work = long, work
        self._task: Task | None = None
        self._stop = Event()
        self.is_busy = self.is_failure = self.offers_rebuild = False
        self.words = ""
        self._heard.connect(self._on_heard)

    def begin_quietly(self) -> None:
        """Look at every page, or at everything once a week; say nothing when all is well."""
        if self._task is not None or self._stop.is_set():
            return
        if not self._work.settle():
            QTimer.singleShot(AGAIN_MS, self, self.begin_quietly)
            return
        work, is_full = self._work, self._work.is_due()
        self._task = self._long.run(
            (lambda: work.full(self._pulse)) if is_full else work.pages,
            done=lambda found: self._on_found_quietly(found, is_full=is_full),
            failed=self._on_failed_quietly,
        )

    def begin(self) -> None:
        """Check everything, because somebody asked."""
        if self.is_busy or self._stop.is_set():
            return
        self._drop()
        self._work.settle()
        self._say(step_words(0), is_busy=True)
        work = self._work
        self._task = self._long.run(
            lambda: work.full(self._report), done=self._on_found, failed=self._on_failed
        )

    def cancel(self) -> None:
        """Let the check that was asked for be."""
        if self.is_busy:
            self._drop()
            self._say(_("The check was stopped. Nothing was changed."))

    def end(self) -> None:
        """The journal is closed: whatever runs comes to its end, and nobody is told."""
        self._stop.set()
        self._drop()

    def rebuild_search(self) -> None:
        """Make the search index anew; what one wrote is untouched."""
        try:
            self._work.rebuild()
        except JournalError as error:
            self._say(str(error), is_failure=True)
            return
        self._say(_("Search was made anew and agrees with what is written."))

    def _report(self, done: int, total: int) -> None:
        self._pulse(done, total)
        self._heard.emit(done, total)

    def _pulse(self, _done: int, _total: int) -> None:
        task = self._task
        if self._stop.is_set() or (task is not None and task.is_dropped.is_set()):
            raise Cancelled(_("It was stopped."))

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _on_heard(self, done: int, _total: int) -> None:
        if self.is_busy:
            self._say(step_words(done), is_busy=True)

    def _on_found_quietly(self, found: Findings, *, is_full: bool) -> None:
        self._task = None
        if found.damage:
            self.damaged.emit(found.words)
            return
        if is_full:
            self._work.note(found)
        if found.is_news:
            self._say(found.words, is_failure=True, offers_rebuild=bool(found.search))
            self.told.emit(found.words)

    def _on_failed_quietly(self, _error: JournalError) -> None:
        self._task = None

    def _on_found(self, found: Findings) -> None:
        self._task = None
        is_search = bool(found.search) and not found.damage
        self._say(found.words, is_failure=not found.is_sound, offers_rebuild=is_search)
        if found.damage:
            self.damaged.emit(found.words)
        else:
            self._work.note(found)

    def _on_failed(self, error: JournalError) -> None:
        self._task = None
        self._say(str(error), is_failure=True)

    def _say(
        self,
        words: str,
        *,
        is_busy: bool = False,
        is_failure: bool = False,
        offers_rebuild: bool = False,
    ) -> None:
        self.words, self.is_busy, self.is_failure = words, is_busy, is_failure
        self.offers_rebuild = offers_rebuild
        self.changed.emit()
