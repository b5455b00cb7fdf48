"""Earlier versions of what is open, over the place one came from; Escape leads back."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.record import Change, Record, RecordId
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import differing
from journal_app.services.differing import Earlier
from journal_app.ui.ask import Answer
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page, Slot
from journal_app.ui.safety.backed_slices import BackedSlices
from journal_app.ui.versions.comparison import Comparison
from journal_app.ui.versions.version_list import VersionList, VersionsModel, moment_in_words
from journal_app.ui.widgets.grounds import EmptyState
from journal_app.ui.widgets.parts import back_mark, button, hairline, label, plane, tool_button

LIST_PX, LEAST_LIST_PX = 290, 200
FORGET, KEEP = "forget", "keep"


class VersionsPage(Page):
    """The list of versions, one of them beside the record now, and what can be done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._desk, self._journal = desk, desk.journal
        self._record: Record | None = None
        self.model = VersionsModel()
        self.list = VersionList(theme, self.model)
        self.comparison = Comparison(theme)
        self.slices = BackedSlices(desk, self)
        self._title = label("", "lead", "of_what")
        self._back = tool_button(theme, back_mark(), _("Back"), "leave_versions")
        self._forget = button(_("Forget earlier versions…"), "danger", "forget_versions")
        self._keep = button(_("Keep this version"), "", "keep_version")
        self._bring = button(_("Bring back"), "primary", "bring_version_back")
        self.setObjectName("versions")
        self.setAccessibleName(_("Earlier versions"))
        self._build()
        self._connect()
        self._stop_listening: Callable[[], None] = self._journal.subscribe(self._on_changed)

    def aim(self, table: str, record_id: RecordId) -> bool:
        """Mean this record from now on; answers whether it was ever written."""
        self._record = self._journal.store.get(table, record_id)
        if self._record is None:
            self._desk.voice.tell(_("Nothing is written here yet."))
        return self._record is not None

    def begin(self) -> None:
        """Show the versions there are, the newest chosen."""
        self._show(0)
        (self.list if self.model.rowCount() else self._back).setFocus()

    def let_go(self, *, may_ask: bool = True) -> bool:  # noqa: ARG002 - nothing is asked here
        """What is being forgotten is forgotten to its end."""
        self.slices.finish()
        return True

    def clear(self) -> None:
        """Hold nothing of the journal, and listen no longer."""
        self._stop_listening()
        self._stop_listening = lambda: None
        self._record = None
        self.model.show(())
        self.comparison.clear()
        self._title.clear()

    def show_changes(self, changes: Sequence[Change]) -> None:  # noqa: ARG002 - all is read anew
        """A step was taken back or done again: show what it left."""
        self._show(self.list.currentIndex().row())

    def slots(self) -> Mapping[str, Slot]:
        """The keys that led here lead back."""
        return {"entry.versions": self.leave, "entry.forget": self.forget}

    def leave(self) -> None:
        """Go back to the record, as it is now."""
        if self._record is not None:
            self._desk.voice.ask_record(self._record)

    def bring_back(self) -> None:
        """Make the chosen version the present one."""
        one = self._chosen()
        if one is None or self._is_held:
            return
        if self._did(lambda: self._journal.bring_back(one.version)):
            words = _("Brought back the version of {when}").format(when=moment_in_words(one))
            self._desk.voice.tell(words, step=self._journal.last_step)

    def keep(self) -> None:
        """Keep the chosen version for good, or as long as any other."""
        one = self._chosen()
        if one is None or self._is_held:
            return
        pinned = not one.version.pinned
        if self._did(lambda: self._journal.pin(one.version, pinned=pinned)):
            kept, no_longer = _("This version is kept for good."), _("It is kept like any other.")
            self._desk.voice.tell(kept if pinned else no_longer)
            self._show(self.list.currentIndex().row())

    def forget(self) -> None:
        """Take every earlier version away for good, when that is what is wanted."""
        record = self._record
        if record is None or self._is_held:
            return
        if not self.model.rowCount():
            self._desk.voice.tell(_("There are no earlier versions."))
            return
        answer = self._desk.ask.choose(
            _("Forget the earlier versions of “{title}”").format(title=_titled(record)),
            _(
                "Its history goes, also the versions you kept, and cannot be brought back. The "
                "text as it is now stays. Backups made earlier still hold what goes."
            ),
            (Answer(FORGET, _("Forget for good"), grave=True), Answer(KEEP, _("Keep them"))),
        )
        if answer != FORGET:
            return
        self._desk.voice.tell(_("Backing up, then writing over the place where it stood…"))
        gone = _("Its history is gone, the text stays. Backups made earlier still hold it.")
        self.slices.begin(
            self._journal.forget_earlier(record),
            done=lambda: self._on_done(gone),
            failed=lambda error: self._on_done(str(error)),
        )
        self._allow()

    def _on_done(self, words: str) -> None:
        self._desk.voice.tell(words)
        self._show(0)

    def _did(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return False
        return True

    @property
    def _is_held(self) -> bool:
        return self._desk.read_only or self.slices.is_busy

    def _chosen(self) -> Earlier | None:
        return self.model.earlier(self.list.currentIndex().row())

    def _on_changed(self, changes: Sequence[Change]) -> None:
        record = self._record
        if record is None or not self.isVisible():
            return
        if any(change.record.id == record.id for change in changes):
            self._show(0)

    def _show(self, row: int) -> None:
        before = self._record
        record = self._journal.store.get(before.table, before.id) if before is not None else None
        self._record = record
        self.model.show(differing.earlier(self._journal, record) if record is not None else ())
        self._title.setText(_titled(record) if record is not None else "")
        index = self.model.index(max(0, min(row, self.model.rowCount() - 1)), 0)
        self._stack.setCurrentIndex(0 if index.isValid() else 1)
        self._forget.setVisible(index.isValid())
        if index.isValid():
            self.list.setCurrentIndex(index)
        self._show_chosen()

    def _show_chosen(self) -> None:
        one, record = self._chosen(), self._record
        if one is None or record is None:
            self.comparison.clear()
        else:
            found = differing.differences(self._journal, one.record, record)
            self.comparison.show_differences(moment_in_words(one), found)
            is_kept = one.version.pinned
            self._keep.setText(_("Keep no longer") if is_kept else _("Keep this version"))
        self._allow()

    def _allow(self) -> None:
        can = not self._is_held and self._chosen() is not None
        for made in (self._forget, self._keep, self._bring):
            made.setEnabled(can)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.list.bring_back_asked.connect(self.bring_back)
        self._back.clicked.connect(self.leave)
        self._forget.clicked.connect(self.forget)
        self._keep.clicked.connect(self.keep)
        self._bring.clicked.connect(self.bring_back)

    def _build(self) -> None:
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(hairline())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        self.list.setMinimumWidth(LEAST_LIST_PX)
        split.addWidget(self.list)
        split.addWidget(self._reading())
        split.setSizes([self._desk.theme.px(LIST_PX), 3 * LIST_PX])
        split.setStretchFactor(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        sentence = _("When you change something another day, what stood here before is kept.")
        back = (_("Back to it"), self.leave)
        self._stack.addWidget(
            EmptyState(self._desk.theme, "history", _("No earlier versions"), sentence, back)
        )
        column.addWidget(self._stack, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 24, 12)
        row.setSpacing(10)
        heading = label(_("Earlier versions"), "page", "heading")
        heading.setWordWrap(False)
        row.addWidget(self._back)
        row.addWidget(heading)
        row.addWidget(self._title, 1)
        row.addWidget(self._forget)
        return row

    def _reading(self) -> QWidget:
        ground = plane("raised")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.comparison, 1)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 24, 12)
        row.setSpacing(8)
        note = _("Words that went are struck through, words that came are tinted.")
        row.addWidget(label(note, "caption"), 1)
        row.addWidget(self._keep)
        row.addWidget(self._bring)
        column.addLayout(row)
        return ground


def _titled(record: Record) -> str:
    return record.head_title.strip() or _("Untitled")
