"""What goes for good goes after a backup: without one it is asked whether it goes all the same."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from journal_app.errors import JournalError, Refused
from journal_app.i18n import _
from journal_app.ui.ask import Answer
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.keeping import Proof
from journal_app.ui.journal.slices import Slices
from journal_app.ui.worker import Task
from journal_app.vault.notes import Why

GO_ON, KEEP = "go_on", "keep"
Failed = Callable[[JournalError], None]


class BackedSlices(Slices):
    """Where nothing was changed since the last backup, that one will do."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None
        self._may_ask = True
        self._then: Callable[[], None] = lambda: None
        self._refused: Failed = lambda _error: None

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made, or something is left to do after it."""
        return self._task is not None or super().is_busy

    def begin(
        self,
        work: Iterator[None],
        done: Callable[[], None],
        failed: Failed,
    ) -> None:
        """Make sure of a backup, then do the work; what was begun before is finished first."""
        self.finish()
        begin = super().begin
        self._then, self._refused = lambda: begin(work, done, failed), failed
        self._task = self._desk.keeping.backups.make(
            Why.PURGE, self._on_proved, self._on_failed, only_if_changed=True
        )

    def finish(self) -> None:
        """Wait for the backup and do what is left now; without a backup nothing goes."""
        if self._task is not None:
            self._may_ask = False
            self._desk.keeping.long.settle(self._task)
            self._may_ask, self._task = True, None
        super().finish()

    def _on_proved(self, _proof: Proof) -> None:
        if self._task is not None:
            self._task = None
            self._desk.voice.note_standing()
            self._then()

    def _on_failed(self, error: JournalError) -> None:
        if self._task is None:
            return
        self._task = None
        self._desk.voice.note_standing()
        if self._may_ask and self._is_wanted(error):
            self._then()
            return
        self._refused(Refused(_("Nothing went: no backup could be made before it.")))

    def _is_wanted(self, error: JournalError) -> bool:
        text = _("{why} What goes now is then in no backup of today.").format(why=error)
        answers = (
            Answer(GO_ON, _("Go on without a backup"), grave=True),
            Answer(KEEP, _("Keep it")),
        )
        title = _("No backup could be made first")
        return self._desk.ask.choose(title, text, answers) == GO_ON
