"""The left pane: the head, filters and calendar, then the timeline or what was found."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.entry import Entry
from journal_app.domain.head import Head
from journal_app.domain.record import Change, Record, RecordId
from journal_app.i18n import _
from journal_app.services import timeline
from journal_app.services.timeline import Wanted, wanted_of
from journal_app.ui.journal.calendar_part import CalendarPart
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.filter_bar import FilterBar
from journal_app.ui.journal.look_back import LookBack
from journal_app.ui.journal.pane_head import PaneHead
from journal_app.ui.journal.rows_list import RowsList
from journal_app.ui.journal.search_field import SearchField
from journal_app.ui.models.heads_model import HeadsModel
from journal_app.ui.models.timeline_model import TimelineModel
from journal_app.ui.widgets.parts import button, hairline, label, set_margins

MANY = 50  # changes at once after which everything is listed anew


class ListPane(QWidget):
    """Shows the timeline as it is wanted, or the results of a search in its place."""

    head_chosen = Signal(object)  # Head
    search_changed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._journal, self._today = desk.journal, desk.today
        theme, journal = desk.theme, desk.journal
        self._title_of = desk.templates.title_of
        self.timeline = TimelineModel(
            lambda orders: timeline.rows(journal, orders, self._title_of), desk.today
        )
        self.results = HeadsModel()
        self.head = PaneHead(theme)
        self.search = SearchField()
        self.filters = FilterBar(theme, journal)
        self.calendar = CalendarPart(desk, self.head.calendar, self._day_here, self)
        self.month = self.calendar.month
        self.look_back = LookBack(theme)
        self.list = RowsList(theme)
        self._empty = label("", "lead", "empty")
        self._clear_filters = button(_("Clear the filters"), "quiet", "clear_filters")
        self._wanted = Wanted()
        self._marked: tuple[object, RecordId] = (None, "")
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._build(theme.px(20), theme.px(12))
        self._connect()
        self._use(self.timeline)

    def begin(self, kept: Any = None) -> None:
        """List the entries as they were wanted when one stopped."""
        plain = dict(kept) if isinstance(kept, dict) else {}
        self.calendar.open(is_open=bool(plain.pop("calendar", False)))
        self.look_back.look(self._journal, self._today())
        self._want(wanted_of(plain))

    @property
    def kept(self) -> dict[str, Any]:
        """What ``begin`` takes to list the same again."""
        calendar = {"calendar": True} if self.calendar.is_open else {}
        return self._wanted.to_plain() | calendar

    def show_timeline(self) -> None:
        """List the entries."""
        self._use(self.timeline)
        self._say()

    def show_results(self, heads: list[Head], total: int) -> None:
        """List what was found."""
        self.results.show_these(heads)
        self._use(self.results)
        words = _("Found: {total}") if total <= len(heads) else _("Found: {total}, newest {shown}")
        self.head.caption.say(words.format(total=total, shown=len(heads)))
        self._say_if_empty(_("Nothing holds all of these words. Fewer of them find more."))
        self._show_parts()

    def open_search(self) -> None:
        """Put the cursor into the search field."""
        self.head.filters.setChecked(True)
        self.search.setFocus()
        self.search.selectAll()

    def neighbour_of(self, record_id: RecordId) -> Head | None:
        """The head below a record, or the one above it when it is the last."""
        row = self._model.index_of(record_id).row()
        if row < 0:
            return None
        below = self.list.record_near(row + 1, 1)
        return self._model.head(below if below.isValid() else self.list.record_near(row - 1, -1))

    def mark(self, record_id: RecordId) -> None:
        """Show which row is open, without opening it again."""
        index = self._model.index_of(record_id)
        selection = self.list.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - Qt's own
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(index, flag)
            if self._marked != (self._model, record_id):
                self.list.scrollTo(index)
                self._marked = (self._model, record_id)
        else:
            selection.clear()
            self._marked = (None, record_id)
        selection.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.list.viewport().update()

    def note(self, changes: Sequence[Change]) -> None:
        """Records were written: what is listed stays true to them."""
        ours = [change for change in changes if isinstance(change.record, Entry)]
        if len(ours) < len(changes):
            self.timeline.forget()  # a name may be another one
        if len(ours) > MANY or (ours and not self.timeline.is_whole):
            self._list_anew()
            return
        selection = self.list.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 - a row that leaves opens no other
        for change in ours:
            self._note(change.record, is_gone=timeline.is_gone(change))
        selection.blockSignals(False)  # noqa: FBT003 - Qt's own
        if any(timeline.is_elsewhere(change) or self._is_looked_back(change) for change in ours):
            self.look_back.look(self._journal, self._today())
            self.calendar.refresh()
        self._say()

    def go_to_day(self, day: dt.date) -> None:
        """Show a day of the timeline, or the next one below that has entries."""
        while self.timeline.read_on():
            pass
        self.search.clear()
        self._on_reading()
        row = self.timeline.row_of_day(day)
        if row >= 0:
            self.list.go_to_top_of(row)
            self.list.setFocus()
            index = self.list.record_near(row, 1)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flag)
            self.list.go_to_top_of(row)

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self._reading.stop()
        self.timeline.clear()
        self.results.show_these([])
        for part in (self.search, self.filters, self.look_back, self.month):
            part.clear()

    def _note(self, record: Record, *, is_gone: bool) -> None:
        if is_gone:
            self.results.drop(record.id)
        row = None if is_gone else timeline.row_of(self._journal, record, self._title_of)
        if row is None or not timeline.fits(self._journal, self._wanted, record.id):
            self.timeline.drop(record.id)
        else:
            self.timeline.put(row)

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.filters.show_wanted(wanted)
        self.head.show_order(oldest_first=wanted.oldest_first)
        self._list_anew()

    def _list_anew(self) -> None:
        marked, self._marked = self._marked[1], (None, self._marked[1])
        lines = timeline.lines(self._journal, self._wanted)
        self.timeline.show(lines, oldest_first=self._wanted.oldest_first)
        if not self.timeline.is_whole:
            self._reading.start()
        self.calendar.refresh()
        self._say()
        if self._model is self.timeline:
            self.list.verticalScrollBar().setValue(0)
            self.mark(marked)

    def _say(self) -> None:
        """How many there are, and one sentence where there is none."""
        if self._model is not self.timeline:
            return
        self.head.show_count(self.timeline.entries if self.timeline.is_whole else 0)
        narrow = self._wanted.is_narrow
        nothing = _("Nothing written yet. What you type stands here from its first word.")
        self._say_if_empty(_("No entry fits these filters.") if narrow else nothing)
        self._show_parts()

    def _say_if_empty(self, words: str) -> None:
        is_empty = self._model.rowCount() == 0
        self._empty.setText(words)
        self._empty.setVisible(is_empty)
        self._clear_filters.setVisible(
            is_empty and self._model is self.timeline and self._wanted.is_narrow
        )
        self._rest.setVisible(is_empty)
        self.list.setVisible(not is_empty)

    def _show_parts(self) -> None:
        """The search while it is asked for or in use, the chips too; the look back else."""
        asked, searched = self.head.filters.isChecked(), bool(self.search.text())
        self.search.setVisible(asked or searched)
        self.filters.setVisible((asked or self._wanted.is_narrow) and not searched)
        self._tools.setVisible(asked or searched or self._wanted.is_narrow)
        plain = not searched and not self._wanted.is_narrow
        self.look_back.setVisible(plain and bool(self.look_back.record_id))

    def _use(self, model: HeadsModel | TimelineModel) -> None:
        self._model = model
        if self.list.model() is not model:
            self.list.setModel(model)
            self.list.selectionModel().currentChanged.connect(self._on_current_changed)

    def _is_looked_back(self, change: Change) -> bool:
        return change.record.id == self.look_back.record_id

    def _day_here(self) -> dt.date | None:
        head = self._model.head(self.list.currentIndex())
        return head.day if head is not None else None

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        head = self._model.head(current)
        if head is not None:
            self._marked = (self._model, head.id)
            self.head_chosen.emit(head)

    def _on_reading(self) -> None:
        if not self.timeline.read_on():
            self._reading.stop()
            self._say()
            if self._model is self.timeline:
                self.mark(self._marked[1])

    def _on_filter_day_chosen(self, name: str, day: dt.date) -> None:
        wish: dict[str, Any] = {name: day}
        self._want(dataclasses.replace(self._wanted, **wish))

    def _on_order_toggled(self) -> None:
        self._want(dataclasses.replace(self._wanted, oldest_first=not self._wanted.oldest_first))

    def _on_filters_cleared(self) -> None:
        self._want(Wanted(oldest_first=self._wanted.oldest_first))
        self.list.setFocus()

    def _on_search_left(self) -> None:
        self.head.filters.setChecked(False)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show_parts)
        self.search.textChanged.connect(self.search_changed)
        self.search.left.connect(self._on_search_left)
        self.head.filters_toggled.connect(self._show_parts)
        self.head.order_toggled.connect(self._on_order_toggled)
        self.filters.wanted_changed.connect(self._want)
        self.filters.day_wanted.connect(self.calendar.choose_for)
        self.calendar.filter_chosen.connect(self._on_filter_day_chosen)
        self.calendar.day_chosen.connect(self.go_to_day)
        self.calendar.left.connect(self.list.setFocus)
        self.look_back.head_chosen.connect(self.head_chosen)
        self._clear_filters.clicked.connect(self._on_filters_cleared)
        self._reading.timeout.connect(self._on_reading)

    def _build(self, side: int, gap: int) -> None:
        self.list.setObjectName("list")
        self.list.setAccessibleName(_("Entries"))
        self._tools = QWidget()
        tools = QVBoxLayout(self._tools)
        set_margins(tools, side, 0, gap, gap)
        tools.setSpacing(8)
        tools.addWidget(self.search)
        tools.addWidget(self.filters)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(side, gap, side, 0)
        rest.addWidget(self._empty)
        rest.addWidget(self._clear_filters, 0, Qt.AlignmentFlag.AlignLeading)
        rest.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.head, self._tools, self.month, hairline(), self.look_back):
            layout.addWidget(part)
        layout.addWidget(self._rest, 1)
        layout.addWidget(self.list, 1)
