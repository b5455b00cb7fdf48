"""A list and what is open of it: what there is can be seen, edited, made and thrown away."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.head import Head
from journal_app.domain.record import Change, Record, RecordId, declared
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import beginning, places
from journal_app.services.passages import Passage
from journal_app.services.places import Place, Sort
from journal_app.services.saving import is_same
from journal_app.ui import calendar_sheet, commands
from journal_app.ui.editor.autosave import Autosave
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.frame import arrange
from journal_app.ui.journal.loss import may_be_left
from journal_app.ui.journal.pane_head import HEIGHT_PX, SIDE_PX, TOP_PX
from journal_app.ui.models.heads_model import WINDOW, HeadsModel
from journal_app.ui.opened import Opened
from journal_app.ui.page import Page
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.grounds import EmptyState
from journal_app.ui.widgets.parts import button, hairline, label
from journal_app.ui.widgets.roomy_list import RoomyList
from journal_app.ui.widgets.row_delegate import RowDelegate

CHECK_IN = "record.check_in"
log = logging.getLogger(__name__)


class RecordPage(Page):
    """Shows what one place holds; every decision about records is the journal's.

    A page made for one place gives another *view* of what is open, and says by *above*, *first*
    and *first_way_in* what stands above the view, what an empty place offers, and where the
    focus begins.
    """

    def __init__(
        self,
        desk: Desk,
        place: Place,
        view: Opened,
        rows: tuple[HeadsModel, QListView] | None = None,
    ) -> None:
        """*rows* are another model and list than the plain ones."""
        super().__init__()
        self._desk, self._journal, self.place = desk, desk.journal, place
        self._why = ""
        self._stop_listening: Callable[[], None] = lambda: None
        self.model, self.list = rows or (HeadsModel(), RoomyList(desk.theme))
        self.form = view
        self.autosave = Autosave(self._save, desk.settle, self)
        self._build()
        self._connect()

    @property
    def shown(self) -> Record | None:
        """The record that is open."""
        return self.form.record

    def begin(self) -> None:
        """Show what there is now, the focus on the rows or on the way to the first of them."""
        self._show_rows()
        self.form.note_switches()
        if self.form.record is None:
            self._show_first()
        elif self._is_outdated:
            self._show_anew()
        else:
            self._mark(self.form.record.id)
        self._show_or_not()
        self._way_in().setFocus()

    def let_go(self, *, may_ask: bool = True) -> bool:
        """Save everything; answers whether the page may be left."""
        if not may_be_left(
            lambda: self.form.finish() and self.autosave.flush(),
            self._desk.ask,
            lambda: self._why,
            may_ask=may_ask,
        ):
            return False
        self._journal.leave()
        return True

    def clear(self) -> None:
        """Hold nothing of the journal in any widget."""
        self.autosave.stop()
        self._stop_listening()
        self._stop_listening = lambda: None
        self.model.show_these([])
        self.form.clear()

    def new(self, sort: Sort) -> None:
        """Something new of that sort; it is not written before something stands in it."""
        if not self.let_go():
            return
        kind: dict[str, Any] = {sort.cls.kind_field: _code_of(sort)} if sort.kind else {}
        self._show(beginning.begun(self._journal, sort.cls(**kind)))
        self.form.begin()

    def open_record(self, table: str, record_id: RecordId) -> bool:
        """Open a record that is there; answers whether it is open now."""
        record = self._journal.store.get(table, record_id)
        if record is None or not self.let_go():
            return False
        self._show(record)
        return True

    def show_passage(self, passage: Passage) -> None:
        """Go to the place of a search in the record that is open."""
        self.form.show_passage(passage)

    def trash(self) -> None:
        """Move the open record to the trash."""
        record = self.form.record
        if record is None or not self.let_go():
            return
        kept = self._journal.store.get(record.table, record.id)
        if kept is None:
            self._desk.voice.tell(_("There is nothing here yet to move to the trash."))
            return
        title = kept.head_title.strip() or _("Untitled")
        try:
            self._journal.trash(kept)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        step = self._journal.last_step
        self._show_anew()
        self._desk.voice.tell(_("Moved “{title}” to the trash").format(title=title), step=step)

    def flush(self) -> bool:
        """Save what is typed, as far as it can be; answers whether all is."""
        return self.autosave.flush()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Open what a step brought back; the record that is open stays when it is part of it."""
        there = [change.after for change in changes if change.after is not None]
        brought = [each for each in there if self._is_ours(each) and each.trashed_at is None]
        shown = self.form.record
        if brought and (shown is None or shown.id not in {each.id for each in brought}):
            self._show(brought[-1])
        self._show_anew()

    def slots(self) -> Mapping[str, commands.Slot]:
        """What can be done with the open record."""
        voice, form = self._desk.voice, self.form
        return {
            **({CHECK_IN: form.check_in} if form.can_check_in else {}),
            "entry.trash": self.trash,
            "entry.versions": lambda: voice.ask_versions(self.form.record),
            "entry.forget": lambda: voice.ask_forgetting(self.form.record),
            **calendar_sheet.slots(self._desk, self.form.record, self.flush),
        }

    @property
    def _is_outdated(self) -> bool:
        """Whether the open record was changed elsewhere and nothing waits to be saved here."""
        given = self.form.given
        if given is None or given.created_at is None or self.autosave.is_dirty:
            return False
        return not is_same(self._journal.store.get(given.table, given.id), given)

    def _show_anew(self) -> None:
        """The record that is open, as it now is; or another one when it is gone."""
        shown = self.form.record
        record = shown and self._journal.store.get(shown.table, shown.id)
        if record is None or record.trashed_at is not None:
            self.form.clear()
            self._show_first()
        else:
            self._show(record)
        self._show_or_not()

    def _show(self, record: Record) -> None:
        self.form.show_record(record, read_only=self._desk.read_only)
        self._desk.voice.show_saving("" if record.created_at is None else _("Saved"))
        self._right.setCurrentWidget(self.form)
        self._mark(record.id)

    def _show_first(self) -> None:
        head = self.model.head(self.model.index(0))
        if head is not None:
            self.open_record(head.table, head.id)

    def _show_or_not(self) -> None:
        is_empty = self.model.rowCount() == 0 and self.form.record is None
        self._right.setCurrentWidget(self._empty if is_empty else self.form)

    def _way_in(self) -> QWidget:
        if self.model.rowCount():
            return self.list
        return self.first_way_in()

    def first_way_in(self) -> QWidget:
        """Where the focus begins as long as nothing is here."""
        return self._empty.findChild(QPushButton) or self.list

    def above(self) -> QWidget | None:
        """What stands above the open record, if anything does."""
        return None

    def show_above(self, *, is_shown: bool) -> None:
        """Show what stands above the open record, or not for now."""
        self._above.setVisible(is_shown)

    def first(self) -> tuple[str, commands.Slot] | None:
        """What the empty place offers: its words and what it does."""
        sort = self.place.holds[0]
        return _(sort.new), lambda: self.new(sort)

    def _window(self, below: Head | None) -> list[Head]:
        """The next heads of all that the place holds, newest first."""
        return places.heads(self._journal, self.place, WINDOW, below)

    def _mark(self, record_id: RecordId) -> None:
        index = self.model.index_of(record_id)
        selection = self.list.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - Qt's own
        selection.clear()
        if index.isValid():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.list.viewport().update()

    def _save(self) -> None:
        record = self.form.to_save
        if record is not None:
            self.form.note_saved(self._journal.save(record))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        head = self.model.head(current)
        if head is not None and not self.open_record(head.table, head.id):
            record = self.form.record
            self._mark(record.id if record is not None else "")

    def _on_changed(self, changes: Sequence[Change]) -> None:
        self.form.note_changes(changes)
        ours = [change for change in changes if self._is_ours(change.record)]
        if not ours:
            return
        selection = self.list.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - a row that moves opens no other
        if all(map(places.only_this_row, ours)):
            self._put(change.record for change in ours)
        else:
            self._show_rows()
        selection.blockSignals(False)  # noqa: FBT003 - Qt's own
        record = self.form.record
        self._mark(record.id if record is not None else "")

    def _put(self, records: Iterable[Record]) -> None:
        """The rows that are listed stay true to these; how far one has scrolled stays too."""
        for record in records:
            head = places.head_of(self._journal, record)
            if head is not None and self.model.index_of(record.id).isValid():
                self.model.put(head)

    def _is_ours(self, record: Record) -> bool:
        return any(isinstance(record, sort.cls) for sort in self.place.holds)

    def _on_failed(self, why: str) -> None:
        self._why = self._desk.voice.show_unsaved(why)

    def _build(self) -> None:
        words = _(self.place.words)
        self.list.setObjectName("list")
        self.list.setAccessibleName(words)
        if type(self.list) is RoomyList:
            self.list.setItemDelegate(RowDelegate(self._desk.theme))
            self.list.setUniformItemSizes(True)
            self.list.setMouseTracking(True)
        self.list.setModel(self.model)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(words))
        column.addWidget(self.list, 1)
        self._right = QStackedWidget()
        sentence = _(self.place.sentence)
        first = None if self._desk.read_only else self.first()
        self._empty = EmptyState(self._desk.theme, self.place.icon, words, sentence, first)
        self._right.addWidget(self._empty)
        self._right.addWidget(self.form)
        arrange(self, left, self._beneath(self.above()))

    def _beneath(self, above: QWidget | None) -> QWidget:
        """What is open, and what stands above it."""
        if above is None:
            return self._right
        whole, self._above = QWidget(), QWidget()
        for ground, parts in ((self._above, (above, hairline())), (whole, (self._above,))):
            column = QVBoxLayout(ground)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for part in parts:
                column.addWidget(part)
        column.addWidget(self._right, 1)
        return whole

    def _head(self, words: str) -> QVBoxLayout:
        """The name of the place, how many there are, and what can be made."""
        px, line = self._desk.theme.px, QHBoxLayout()
        line.setSpacing(8)
        self._count = label("", "caption", "list_count")
        line.addWidget(label(words, "page", "list_heading"))
        line.addWidget(self._count, 1)
        for part in self.corner():
            line.addWidget(part)
        line.addStrut(px(HEIGHT_PX - TOP_PX))
        head = QVBoxLayout()
        head.setContentsMargins(px(SIDE_PX), px(TOP_PX), px(SIDE_PX), px(8))
        head.setSpacing(0)
        head.addLayout(line)
        head.addWidget(self.beneath_heading())
        return head

    def _show_rows(self) -> None:
        self.model.show(self._window)
        self._let_tab_pass()

    def _let_tab_pass(self) -> None:
        """Where there are no rows, Tab goes on to what makes the first."""
        focus = Qt.FocusPolicy.StrongFocus if self.model.rowCount() else Qt.FocusPolicy.NoFocus
        self.list.setFocusPolicy(focus)
        self._show_count()

    def _show_count(self) -> None:
        count = places.count(self._journal, self.place)
        self._count.setText(str(count) if count else "")
        self._count.setAccessibleName(_("{count} in the list").format(count=count))

    def corner(self) -> Sequence[QWidget]:
        """What stands at the end of the heading's line."""
        return ()

    def beneath_heading(self) -> QWidget:
        """What can be made here."""
        ground = QWidget()
        flow = Flow(ground)
        flow.setSpacing(self._desk.theme.px(16))
        for number, sort in enumerate(self.place.holds):
            made = button(_(sort.new), "quiet", f"new_{number}")
            made.clicked.connect(lambda _checked=False, sort=sort: self.new(sort))
            made.setEnabled(not self._desk.read_only)
            flow.addWidget(made)
        return ground

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.form.edited.connect(self.autosave.note_change)
        self.form.told.connect(self._desk.voice.tell)
        self.form.save_asked.connect(self.autosave.flush)
        self.autosave.saving.connect(lambda: self._desk.voice.show_saving(_("Saving…")))
        self.autosave.saved.connect(lambda: self._desk.voice.show_saving(_("Saved")))
        self.autosave.failed.connect(self._on_failed)
        self._stop_listening = self._journal.subscribe(self._on_changed)


def _code_of(sort: Sort) -> object:
    codes = declared(sort.cls)[sort.cls.kind_field].codes
    return sort.kind if codes is None else codes(sort.kind)
