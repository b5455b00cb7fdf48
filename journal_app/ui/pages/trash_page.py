"""The trash: everything thrown away, to be brought back or taken away for good."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.record import Change, Record
from journal_app.errors import JournalError
from journal_app.i18n import _, ngettext
from journal_app.services import trash
from journal_app.ui.ask import Answer
from journal_app.ui.journal.desk import Desk
from journal_app.ui.models.heads_model import title_of
from journal_app.ui.page import Page
from journal_app.ui.safety.backed_slices import BackedSlices
from journal_app.ui.trash.thrown_list import ThrownList
from journal_app.ui.trash.trash_model import TrashModel
from journal_app.ui.widgets.grounds import EmptyState
from journal_app.ui.widgets.parts import button, held, label

WIDTH = 820
DELETE, KEEP = "delete", "keep"


class TrashPage(Page):
    """Shows what lies in the trash; what becomes of it is the journal's to do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        self.model = TrashModel()
        self.list = ThrownList(desk.theme, self.model)
        self.slices = BackedSlices(desk, self)
        self._empty_all = button(_("Empty the trash…"), "danger", "empty_trash")
        self._progress = label("", "caption", "progress")
        self.setObjectName("trash")
        self.setAccessibleName(_("Trash"))
        self._build()
        self.list.bring_back_asked.connect(self.bring_back)
        self.list.for_good_asked.connect(self.delete_for_good)
        self._empty_all.clicked.connect(self.empty)
        self._stop_listening: Callable[[], None] = self._journal.subscribe(self._on_changed)

    def begin(self) -> None:
        """Show what lies there now, the first row chosen."""
        self._show(0)
        self.list.setFocus()

    def let_go(self, *, may_ask: bool = True) -> bool:  # noqa: ARG002 - nothing is asked here
        """What is being taken away is taken away to its end."""
        self.slices.finish()
        return True

    def clear(self) -> None:
        """Hold nothing of the journal, and listen no longer."""
        self._stop_listening()
        self._stop_listening = lambda: None
        self.model.show(lambda _below: [])

    def show_changes(self, changes: Sequence[Change]) -> None:  # noqa: ARG002 - all is read anew
        """A step was taken back or done again: show what lies there now."""
        self._show(self.list.currentIndex().row())

    def bring_back(self) -> None:
        """Take the chosen one out of the trash."""
        record = self._chosen()
        if record is None or self._desk.read_only or self.slices.is_busy:
            return
        title = self._title()
        try:
            self._journal.restore(record)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        words = _("Brought back “{title}”").format(title=title)
        self._desk.voice.tell(words, step=self._journal.last_step)

    def delete_for_good(self) -> None:
        """Take the chosen one away for good, when that is what is wanted."""
        record, title = self._chosen(), self._title()
        if record is None or self._desk.read_only or self.slices.is_busy:
            return
        if self._is_wanted(
            _("Delete “{title}” for good").format(title=title),
            _(
                "Its text, its earlier versions and what hangs on it go, and cannot be brought "
                "back. Backups made earlier still hold it."
            ),
            _("Delete for good"),
        ):
            gone = _("“{title}” is gone. Backups made earlier still hold it.").format(title=title)
            self._carry_out(self._journal.purge([record]), gone)

    def empty(self) -> None:
        """Take everything that lies there away for good, when that is what is wanted."""
        count = trash.count(self._journal)
        if not count or self._desk.read_only or self.slices.is_busy:
            return
        words = ngettext(
            "{count} thing goes for good, with its earlier versions, and cannot be brought back. "
            "Backups made earlier still hold it.",
            "{count} things go for good, with their earlier versions, and cannot be brought "
            "back. Backups made earlier still hold them.",
            count,
        )
        if self._is_wanted(
            _("Empty the trash"), words.format(count=count), _("Delete all for good")
        ):
            gone = _("The trash is empty. Backups made earlier still hold what was in it.")
            self._carry_out(trash.emptied(self._journal), gone)

    def _is_wanted(self, title: str, text: str, action: str) -> bool:
        answers = (Answer(DELETE, action, grave=True), Answer(KEEP, _("Keep it")))
        return self._desk.ask.choose(title, text, answers) == DELETE

    def _carry_out(self, work: Iterator[None], gone: str) -> None:
        self._set_busy(_("Backing up, then deleting and writing over the place where it stood…"))
        self.slices.begin(
            work,
            done=lambda: self._on_done(gone),
            failed=lambda error: self._on_done(str(error)),
        )

    def _on_done(self, words: str) -> None:
        self._set_busy("")
        self._desk.voice.tell(words)
        self._show(max(0, self.list.currentIndex().row()))

    def _set_busy(self, words: str) -> None:
        self._progress.setText(words)
        self._progress.setAccessibleName(words)
        self._empty_all.setEnabled(not words and not self._desk.read_only)
        self.list.set_busy(is_busy=bool(words))

    def _chosen(self) -> Record | None:
        one = self.model.thrown(self.list.currentIndex().row())
        return trash.record_of(self._journal, one) if one is not None else None

    def _title(self) -> str:
        one = self.model.thrown(self.list.currentIndex().row())
        return title_of(one.head) if one is not None else ""

    def _on_changed(self, changes: Sequence[Change]) -> None:
        ends = (end for change in changes for end in (change.before, change.after))
        if self.isVisible() and any(end is not None and end.trashed_at for end in ends):
            self._show(max(0, self.list.currentIndex().row()))

    def _show(self, row: int) -> None:
        had_focus = self.list.isAncestorOf(self.window().focusWidget()) or self.list.hasFocus()
        self.model.show(lambda below: trash.thrown(self._journal, below))
        is_empty = self.model.rowCount() == 0
        self._stack.setCurrentIndex(int(is_empty))
        self._empty_all.setVisible(not is_empty)
        if not is_empty:
            self.list.choose(row)
            if had_focus:
                self.list.setFocus()

    def _build(self) -> None:
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 26, 40, 20)
        column.setSpacing(4)
        column.addLayout(held(self._head(), self._desk.theme.px(WIDTH)))
        lead = _("Thrown away, and still whole. It stays until you delete it for good.")
        column.addWidget(label(lead, "lead"))
        self._progress.setMinimumHeight(self._desk.theme.px(20))
        column.addWidget(self._progress)
        self._stack = QStackedWidget()
        ground = QWidget()
        ground.setLayout(held(self.list, self._desk.theme.px(WIDTH)))
        self._stack.addWidget(ground)
        sentence = _("What you move to the trash waits here, and comes back as it was.")
        self._stack.addWidget(
            EmptyState(self._desk.theme, "trash-2", _("Nothing thrown away"), sentence)
        )
        column.addWidget(self._stack, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(_("Trash"), "page", "heading"), 1)
        row.addWidget(self._empty_all)
        self._empty_all.setEnabled(not self._desk.read_only)
        return head
