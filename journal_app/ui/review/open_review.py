"""The review that is open: changed in memory, saved, composed; whoever shows it is told."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.record import Change, RecordId
from journal_app.domain.review import Review
from journal_app.errors import Refused
from journal_app.services import arranging, reviewing
from journal_app.services.journal import Journal
from journal_app.services.reviewing import Composed
from journal_app.ui.editor.autosave import Autosave

COMPOSE_MS = 200  # after the last key: composing takes a tenth of it


class OpenReview(QObject):
    """One review at a time; it decides nothing and asks the services for everything."""

    shown_anew = Signal()  # another review, or it was changed elsewhere
    composed = Signal(object)  # Composed
    refused = Signal(str)  # why there is no document

    def __init__(
        self, journal: Journal, settle: Callable[[], bool], *, read_only: bool, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._read_only = read_only
        self._is_saving = False
        self.is_watched = False  # whether what changes elsewhere is to be shown at once
        self.review: Review | None = None
        self.text: Composed | None = None
        self.autosave = Autosave(self._save, settle, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMPOSE_MS)
        self._timer.timeout.connect(self.compose)
        self._stop_listening = journal.subscribe(self._on_changed)

    @property
    def is_fixed(self) -> bool:
        """Whether nothing in it may be changed."""
        return self._read_only or self.review is None or arranging.is_final(self.review)

    def open(self, review: Review | None) -> None:
        """Go to another review, or to none."""
        self._journal.leave()
        self.review, self.text = review, None
        self.shown_anew.emit()
        self.compose()

    def reload(self) -> None:
        """The review as the journal has it now; none when it is gone."""
        if self.review is None:
            return
        review = self._journal[Review].get(self.review.id)
        gone = review is None or review.trashed_at is not None
        self.open(None if gone else review)

    def edit(self, change: Callable[[Review], Review]) -> bool:
        """Change it, save it and show it anew, as a step of its own; answers whether it did."""
        if self.review is None or self.is_fixed or not self.autosave.flush():
            return False
        after = change(self.review)
        if after == self.review:
            return False
        self._journal.leave()
        self.review = after
        self.autosave.note_change()
        self.autosave.flush()
        self._journal.leave()
        self.shown_anew.emit()
        self.compose()
        return True

    def type(self, change: Callable[[Review], Review]) -> None:
        """Change it while one types: it is saved and composed a little later."""
        if self.review is None or self.is_fixed:
            return
        self.review = change(self.review)
        self.autosave.note_change()
        self._timer.start()

    def take(self, change: Callable[[Review], Review]) -> bool:
        """Do what writes the review itself; answers whether it was done.

        Raises:
            Refused: it was not.
        """
        if self.review is None or self.is_fixed or not self.autosave.flush():
            return False
        self._is_saving = True
        try:
            after = change(self.review)
        finally:
            self._is_saving = False
        self.open(after)
        return True

    def compose(self) -> None:
        """Put the document together now."""
        self._timer.stop()
        if self.review is None:
            return
        try:
            self.text = reviewing.compose_stored(self._journal, self.review)
        except Refused as refused:
            self.text = None
            self.refused.emit(str(refused))
        else:
            self.composed.emit(self.text)

    def is_open(self, review_id: RecordId) -> bool:
        """Whether it is that one."""
        return self.review is not None and self.review.id == review_id

    def stop(self) -> None:
        """Listen no longer, hold nothing."""
        self._stop_listening()
        self._stop_listening = lambda: None
        self.autosave.stop()
        self._timer.stop()
        self.review = self.text = None

    def _save(self) -> None:
        if self.review is None:
            return
        self._is_saving = True
        try:
            self.review = self._journal.save(self.review)
        finally:
            self._is_saving = False

    def _on_changed(self, changes: Sequence[Change]) -> None:
        if self._is_saving or self.review is None or not self.is_watched:
            return
        if self.autosave.is_dirty:
            self._timer.start()
        elif any(self.is_open(change.record.id) for change in changes):
            QTimer.singleShot(0, self, self.reload)
        else:
            self.shown_anew.emit()
            self._timer.start()
