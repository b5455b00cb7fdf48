"""Backups: a list of them, one opened beside the journal, single records brought back of it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from journal_app.domain import BY_TABLE
from journal_app.domain.head import Head
from journal_app.domain.record import Change
from journal_app.errors import JournalError
from journal_app.i18n import _, ngettext
from journal_app.services import bringing_back
from journal_app.services.beside import Beside
from journal_app.services.comparing import Place, State
from journal_app.ui.ask import BACKUP, Answer
from journal_app.ui.backups import restored
from journal_app.ui.backups.opened_view import OpenedView
from journal_app.ui.backups.shelves_view import ShelvesView
from journal_app.ui.backups.words import moment
from journal_app.ui.journal.backing_up import BackingUp
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.shelf import KeptBackup
from journal_app.ui.journal.slices import Slices
from journal_app.ui.models.heads_model import title_of
from journal_app.ui.page import Page, Slot
from journal_app.ui.widgets.grounds import EmptyState
from journal_app.ui.widgets.toast import ToastOffer

SHELF, EMPTY, OPENED = range(3)
ASKED_ANEW = 200  # records written at once; more are compared on the worker
BRING, LEAVE = "bring", "leave"


class BackupsPage(Page):
    """Shows what there is; opening, comparing and restoring are the shelf's, off this thread."""

    def __init__(self, desk: Desk, backing_up: BackingUp) -> None:
        super().__init__()
        self._desk, self._journal, self._shelf = desk, desk.journal, desk.shelf
        self._backing_up = backing_up
        self._beside: Beside | None = None
        self._is_busy = self._is_gone = False
        self._written: set[Place] = set()
        self.shelves = ShelvesView(desk.theme)
        self.view = OpenedView(desk.theme, self._journal, desk.quick, read_only=desk.read_only)
        self.slices = Slices(self)
        self._renewing = QTimer(self)
        self._renewing.setSingleShot(True)
        self._renewing.setInterval(0)
        self.setObjectName("backups")
        self.setAccessibleName(_("Backups"))
        self._build()
        self._connect()
        self._stop_listening: Callable[[], None] = self._journal.subscribe(self._on_changed)

    def begin(self) -> None:
        """Show the backups there are, or the one that is open as it compares now."""
        if self._beside is not None:
            self._renew()
            self.view.list.setFocus()
            return
        self.shelves.list.setFocus()
        self._look()

    def let_go(self, *, may_ask: bool = True) -> bool:  # noqa: ARG002 - nothing is asked here
        """What is being brought back is brought back to its end."""
        self.slices.finish()
        self.shelves.pane.secret.clear()
        return True

    def clear(self) -> None:
        """Hold nothing of the journal or of a backup, and listen no longer."""
        if self._is_gone:
            return
        self._is_gone = True
        self._stop_listening()
        self._backing_up.changed.disconnect(self._on_backing_up)
        self._shelf.progressed.disconnect(self._on_progressed)
        self._close()
        self.shelves.clear()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """A step was taken back or done again: see how what it touched stands now."""
        self._on_changed(changes)

    def slots(self) -> Mapping[str, Slot]:
        """To search is to search in what is open."""
        return {"journal.search": self.view.search.setFocus} if self._beside is not None else {}

    def leave(self) -> None:
        """Close the one that is open; the list stands there again."""
        if self._is_busy or self.slices.is_busy:
            return
        self._close()
        self._stack.setCurrentIndex(SHELF)
        self.begin()

    def show_kept(self, kept: Sequence[KeptBackup]) -> None:
        """List these, as long as none of them is open."""
        if self._beside is not None or self._is_busy:
            return
        self.shelves.show_kept(kept)
        self._stack.setCurrentIndex(SHELF if kept else EMPTY)
        if not kept:
            self._empty.setFocus()

    def bring_back(self) -> None:
        """Bring the chosen record back, after a question where it was deleted on purpose."""
        beside, head = self._beside, self.view.chosen
        if beside is None or head is None or self._desk.read_only or self.slices.is_busy:
            return
        place = (head.table, head.id)
        if beside.comparison.state(place) is State.SAME or not self._is_wanted(beside, head):
            return
        record = beside.journal.store.get(*place)
        lost = bringing_back.lost_ends(self._journal, record) if record is not None else 0
        self.slices.begin(
            bringing_back.bring_back(beside.journal, self._journal, place),
            done=lambda: self._on_brought(head, lost),
            failed=lambda error: self._desk.voice.tell(str(error)),
        )

    def restore(self) -> None:
        """Make a journal of the whole backup, in a new folder."""
        if self._beside is None or self._is_busy:
            return
        title = _("Where to put the restored journal")
        folder = self._desk.ask.new_journal(title, self._shelf.restored_place())
        if folder is None:
            return
        self._set_busy(_("Making a journal of the backup, and proving it…"))
        self._shelf.restore(
            folder,
            self._still_here(lambda: self._on_restored(folder)),
            self._still_here(self._on_failed),
        )

    def _look(self) -> None:
        self._shelf.kept(self._still_here(self.show_kept), self._still_here(self._on_failed))

    def _on_open_asked(self, secret: str) -> None:
        one = self.shelves.chosen
        if one is None or self._is_busy:
            return
        self._set_busy(_("Opening it, and comparing it with the journal…"))
        self._shelf.open(
            one,
            secret,
            self._still_here(lambda beside: self._on_opened(one, beside)),
            self._still_here(self._on_failed),
        )

    def _on_opened(self, one: KeptBackup, beside: Beside) -> None:
        self._set_busy("")
        self.shelves.pane.secret.clear()
        self._beside = beside
        self._stack.setCurrentIndex(OPENED)
        self.view.show_beside(beside, moment(one.at))
        self._renew()

    def _on_failed(self, error: JournalError) -> None:
        self._set_busy("")
        one = self.shelves.chosen
        if self._beside is None:
            self.shelves.pane.say(str(error), is_failure=True)
            if one is not None and not one.is_ours:
                self.shelves.pane.secret.line.setFocus()
        self._desk.voice.tell(str(error))

    def _on_stop(self) -> None:
        if self._beside is None:
            self._shelf.close()
        else:
            self._shelf.stop()
        self._set_busy("")
        self.shelves.pane.say(_("It was stopped. Nothing was changed."))

    def _on_other(self) -> None:
        if self._is_busy:
            return
        title = _("Open another backup")
        one = self.shelves.chosen
        start = one.file.parent if one is not None else Path.home()
        found = self._desk.ask.old_file(title, start, (BACKUP,))
        if found is not None:
            self._shelf.known(
                found, self._still_here(self._on_known), self._still_here(self._on_failed)
            )

    def _on_known(self, one: KeptBackup) -> None:
        self._stack.setCurrentIndex(SHELF)
        self.shelves.show_other(one)

    def _is_wanted(self, beside: Beside, head: Head) -> bool:
        place = (head.table, head.id)
        if not self._shelf.is_of_this_journal(beside):
            return True
        if not bringing_back.was_deleted_for_good(self._journal, place):
            return True
        title = _("“{title}” was deleted for good").format(title=title_of(head))
        text = _(
            "That was done on purpose, after this backup was made: its text and its history were "
            "taken out of the journal. Brought back, it is in the journal again."
        )
        answers = (Answer(BRING, _("Bring it back")), Answer(LEAVE, _("Leave it deleted")))
        return self._desk.ask.choose(title, text, answers) == BRING

    def _on_brought(self, head: Head, lost: int) -> None:
        words = _("Brought back “{title}”").format(title=title_of(head))
        if lost:
            more = ngettext(
                "{count} record it pointed to is no longer there.",
                "{count} records it pointed to are no longer there.",
                lost,
            )
            words = f"{words}. {more.format(count=lost)}"
        offer = ToastOffer(_("Open it"), lambda: self._show_now(head))
        self._desk.voice.tell(words, step=self._journal.last_step, offers=(offer,))

    def _show_now(self, head: Head | None) -> None:
        record = self._journal.store.get(head.table, head.id) if head is not None else None
        if record is not None:
            self._desk.voice.ask_record(record)

    def _on_restored(self, folder: Path) -> None:
        self._set_busy("")
        beside = self._beside
        if beside is None:
            return
        one = self.shelves.chosen
        text = restored.told(folder, moment(one.at) if one else "", beside, self._journal)
        answer = self._desk.ask.choose(_("The backup is a journal again"), text, restored.answers())
        if answer == restored.STAY:
            self._desk.voice.tell(_("The restored journal lies ready. This one is as it was."))
        else:
            self._shelf.go_to(folder, instead=answer == restored.INSTEAD)

    def _set_busy(self, words: str) -> None:
        self._is_busy = bool(words)
        self.shelves.show_busy(words)
        self.view.show_busy(words)

    def _close(self) -> None:
        self._shelf.stop()
        self.view.clear()
        self._beside = None
        self._written.clear()
        self._shelf.close()

    def _on_changed(self, changes: Sequence[Change]) -> None:
        if self._beside is None or self._is_gone:
            return
        self._written |= {
            (change.record.table, change.record.id)
            for change in changes
            if change.record.table in BY_TABLE
        }
        if self.isVisible():
            self._renewing.start()

    def _renew(self) -> None:
        """See how what was written since stands now."""
        if self._beside is None or self._is_busy:
            return
        written, self._written = self._written, set()
        if len(written) > ASKED_ANEW:
            self._set_busy(_("Comparing anew…"))
            self._shelf.compare(
                self._still_here(self._on_compared), self._still_here(self._on_failed)
            )
            return
        if written:
            self._beside.note(self._journal, written)
        self.view.renew()

    def _on_compared(self) -> None:
        self._set_busy("")
        self.view.renew()

    def _on_progressed(self, percent: int) -> None:
        if self._is_busy:
            self.shelves.pane.show_percent(percent)
            self.view.show_percent(percent)

    def _on_backing_up(self) -> None:
        """A backup began, or ended: then it is listed."""
        now = self._backing_up
        self.shelves.show_making(is_making=now.is_busy)
        if not now.is_busy and self.isVisible() and self._beside is None:
            self._look()

    def _still_here(self, then: Callable[..., None]) -> Callable[..., None]:
        """The answer, as long as this page is there to give it."""
        return lambda *given: None if self._is_gone else then(*given)

    def _connect(self) -> None:
        self.shelves.pane.open_asked.connect(self._on_open_asked)
        self.shelves.pane.stop_asked.connect(self._on_stop)
        self.shelves.back_up.clicked.connect(self._backing_up.begin)
        self.shelves.other.clicked.connect(self._on_other)
        self._backing_up.changed.connect(self._on_backing_up)
        self._shelf.progressed.connect(self._on_progressed)
        self._renewing.timeout.connect(self._renew)
        self.view.left.connect(self.leave)
        self.view.stop_asked.connect(self._on_stop)
        self.view.restore_asked.connect(self.restore)
        self.view.bring_back_asked.connect(self.bring_back)
        self.view.record_asked.connect(lambda: self._show_now(self.view.chosen))

    def _build(self) -> None:
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.shelves)
        sentence = _("An encrypted copy of this journal, proved by opening it again and counting.")
        self._empty = EmptyState(
            self._desk.theme,
            "shield-check",
            _("No backup yet"),
            sentence,
            (_("Back up now"), self._backing_up.begin),
        )
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        whole.addWidget(self._stack)
