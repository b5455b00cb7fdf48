"""The stages of a review: begun, checked, final, begun again a year on, or thrown away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from journal_app.domain.record import Problem
from journal_app.domain.review import Review, ReviewKind, ReviewStatus
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import arranging, offering, reviewing
from journal_app.ui.journal.desk import Desk
from journal_app.ui.review.open_review import OpenReview


class Stages(QObject):
    """What can be done with the open review as a whole."""

    begun = Signal()
    gone = Signal()

    def __init__(
        self, desk: Desk, open_now: OpenReview, is_seen: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._journal, self._open = desk, desk.journal, open_now
        self._is_seen = is_seen

    def new_review(self, kind: ReviewKind) -> None:
        """A new review of that kind, with everything at review level in it."""
        if self._open.autosave.flush():
            self._begin(arranging.begun(self._journal, kind, self._desk.today()))

    def again(self) -> None:
        """A new one like the open one, a year on."""
        if self._open.review is not None and self._open.autosave.flush():
            self._begin(arranging.following(self._open.review))

    def check(self) -> None:
        """Call it checked, or say why it cannot be."""
        words = _("Checked: the names are settled and the document was seen.")
        self._mark(
            lambda review: reviewing.mark_checked(self._journal, review, previewed=self._is_seen()),
            words,
        )

    def finish(self) -> None:
        """Freeze it, or say why it cannot be."""
        words = _("Final: its text stays as it is, whatever becomes of its items.")
        self._mark(lambda review: reviewing.mark_final(self._journal, review), words)

    def trash(self) -> None:
        """Move the open review to the trash."""
        review = self._open.review
        if review is None or self._desk.read_only or not self._open.autosave.flush():
            return
        try:
            self._journal.trash(review)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        step = self._journal.last_step
        self._open.open(None)
        self.gone.emit()
        words = _("Moved “{title}” to the trash.").format(title=review.title or _("Untitled"))
        self._desk.voice.tell(words, step=step)

    def fill(self, menu: QMenu, move: Callable[[int], object]) -> None:
        """Put into a menu what can be done."""
        review, fixed = self._open.review, self._open.is_fixed
        draft = review is not None and review.status == ReviewStatus.DRAFT
        rows: tuple[tuple[str, str, Callable[[], object], bool], ...] = (
            ("again", _("New one like this, a year on"), self.again, review is not None),
            ("up", _("Move up (Alt+Up)"), partial(move, -1), not fixed),
            ("down", _("Move down (Alt+Down)"), partial(move, 1), not fixed),
            ("checked", _("Mark as checked"), self.check, draft),
            ("final", _("Mark as final"), self.finish, not fixed and not draft),
            ("trash", _("Move to the trash"), self.trash, review is not None),
        )
        for name, words, run, enabled in rows:
            action = menu.addAction(words)
            action.setObjectName(name)
            action.setEnabled(enabled and not self._desk.read_only)
            action.triggered.connect(lambda _on=False, run=run: run())

    def _begin(self, review: Review) -> None:
        try:
            made = offering.filled(self._journal, review)
            self._journal.leave()
            self._journal.change([made])
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        self._open.open(self._journal.store[Review].get(made.id))
        self.begun.emit()

    def _mark(self, mark: Callable[[Review], list[Problem]], done: str) -> None:
        if self._open.review is None or not self._open.autosave.flush():
            return
        try:
            self._journal.leave()
            problems = mark(self._open.review)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        self._open.reload()
        if problems:
            self._desk.voice.tell(" ".join(_(problem.words) for problem in problems))
        else:
            self._desk.voice.tell(done, step=self._journal.last_step)
