"""The opened backup: what is missing since, what differs, all of it, and how many there were."""

from concurrent.futures import wait

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.head import Head
from journal_app.i18n import N_, _
from journal_app.services import comparing
from journal_app.services.beside import Beside
from journal_app.services.journal import Journal
from journal_app.ui.backups.busy import Busy
from journal_app.ui.backups.counts_table import CountsTable
from journal_app.ui.backups.found_list import FoundList, FoundModel, among
from journal_app.ui.backups.reading import Reading
from journal_app.ui.backups.two_panes import TwoPanes, scrolled
from journal_app.ui.journal.search_field import SearchField
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choosing import Segmented
from journal_app.ui.widgets.grounds import EmptyState, Notice
from journal_app.ui.widgets.parts import (
    back_mark,
    button,
    hairline,
    held,
    label,
    tool_button,
)
from journal_app.ui.worker import Task, Worker

MISSING, CHANGED, ALL, COUNTS = range(4)
LIST_PX, BESIDE_FROM, SEARCH_PX, TABLE_PX, PAUSE_MS = 320, 680, 260, 560, 120
ROWS, TABLE, NONE, NOT_FOUND = 0, 1, 2, 5  # at NONE begin the grounds of the ways
NOTHING = (
    ("circle-check", N_("Nothing is missing"), N_("All that is in this backup is in the journal.")),
    ("circle-check", N_("Nothing differs"), N_("What is in both says the same in both.")),
    ("notebook-pen", N_("Nothing was written yet"), N_("This backup holds no records.")),
    ("search", N_("Nothing found"), N_("No record of this backup holds these words.")),
)


class OpenedView(QWidget):
    """Shows one backup; what is brought back is asked for and done elsewhere."""

    left = Signal()
    stop_asked = Signal()
    restore_asked = Signal()
    bring_back_asked = Signal()
    record_asked = Signal()

    def __init__(self, theme: Theme, journal: Journal, quick: Worker, *, read_only: bool) -> None:
        super().__init__()
        self._theme, self._quick = theme, quick
        self._beside: Beside | None = None
        self._when = ""
        self.back = tool_button(theme, back_mark(), _("Back to the backups"), "close_backup")
        self.heading = label(_("Backups"), "page", "heading")
        self.restore = button(_("Restore as a new journal…"), "", "restore_backup")
        words = (_("Missing"), _("Changed"), _("All"), _("Counts"))
        self.ways = Segmented(theme, words, _("What is shown of the backup"))
        self.search = SearchField()
        self.model = FoundModel()
        self.list = FoundList(theme, self.model)
        self.reading = Reading(theme, journal, read_only=read_only)
        self.counts = CountsTable(theme)
        self._finding: Task | None = None
        self.busy = Busy(theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build()
        self._connect()

    @property
    def chosen(self) -> Head | None:
        """The record that is shown."""
        return self.list.chosen if self._stack.currentIndex() == ROWS else None

    def show_beside(self, beside: Beside, when: str) -> None:
        """Show a backup, first what is missing of it."""
        self._beside, self._when = beside, when
        self.model.state_of = beside.comparison.state
        self.banner.title.setText(_("This is the backup of {when}.").format(when=when))
        self.search.clear()
        self.ways.choose(MISSING if beside.missing or not beside.changed else CHANGED)
        self.renew()
        (self.list if self._stack.currentIndex() == ROWS else self.back).setFocus()

    def renew(self, row: int | None = None) -> None:
        """Show what is there now; the chosen row stays about where it is."""
        beside = self._beside
        if beside is None:
            return
        at = self.list.currentIndex().row() if row is None else row
        self.model.state_of = beside.comparison.state
        words = (_("Missing ({count})"), _("Changed ({count})"))
        for number, places in enumerate((beside.missing, beside.changed)):
            part = self.ways.group.button(number)
            part.setText(words[number].format(count=f"{len(places):,}"))
            part.setAccessibleName(part.text())
            part.updateGeometry()
        self.counts.show_counts(list(beside.comparison.counts.values()))
        if self.search.text().strip():
            self._find()
        else:
            self._list(beside, at)

    def show_busy(self, words: str) -> None:
        """Something slow is done with it, or no longer."""
        if words and self.restore.hasFocus():
            self.back.setFocus()
        self.restore.setEnabled(not words)
        self.busy.show_words(words)

    def show_percent(self, percent: int) -> None:
        """So far it is."""
        self.busy.bar.setValue(percent)

    def clear(self) -> None:
        """Hold nothing of the backup."""
        self._pause.stop()
        self._rest()
        self._beside, self._when = None, ""
        self.model.state_of = lambda _place: comparing.State.SAME
        self.model.show_these(())
        self.search.clear()
        self.reading.clear()
        self.counts.show_counts(())
        self.banner.title.clear()

    def _list(self, beside: Beside, at: int) -> None:
        way = self.ways.index
        if way == ALL:
            self.model.show(lambda below: comparing.everything(beside.journal, below))
        elif way != COUNTS:
            places = beside.missing if way == MISSING else beside.changed
            self.model.show(among(beside, places))
        self._show_rows(at)

    def _show_rows(self, at: int) -> None:
        """The rows there are, or why there are none."""
        is_searched = bool(self.search.text().strip())
        if self.ways.index == COUNTS and not is_searched:
            self._stack.setCurrentIndex(TABLE)
            return
        is_empty = self.model.rowCount() == 0
        had_focus = self.list.hasFocus()
        ground = NOT_FOUND if is_searched else NONE + self.ways.index
        self._stack.setCurrentIndex(ground if is_empty else ROWS)
        if is_empty and had_focus:
            self.back.setFocus()
        self.list.choose(max(0, at))
        self._show_chosen()

    def _show_chosen(self) -> None:
        head = self.list.chosen
        if self._beside is None or head is None:
            self.reading.clear()
        else:
            self.reading.show_head(self._beside, head, self._when)

    def _find(self) -> None:
        beside, text = self._beside, self.search.text().strip()
        if beside is None:
            return
        if not text:
            self.renew(0)
            return
        self._finding = self._quick.run(
            lambda: beside.find(text),
            done=lambda heads: self._on_found(beside, text, heads),
            failed=lambda _error: None,
            kind="backup",
        )

    def _on_found(self, beside: Beside, text: str, heads: list[Head]) -> None:
        if beside is self._beside and text == self.search.text().strip():
            self.model.show_these(heads)
            self._show_rows(0)

    def _on_way(self) -> None:
        self.search.clear()
        self._pause.stop()
        self.renew(0)

    def _rest(self) -> None:
        """Wait for a search that runs: the backup is closed next."""
        if self._finding is not None and self._finding.future is not None:
            self._finding.drop()
            wait([self._finding.future])
        self._finding = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the backups."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.busy.stop.clicked.connect(self.stop_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.ways.chosen.connect(lambda _way: self._on_way())
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.left.connect(self._on_search_left)
        self._pause.timeout.connect(self._find)
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._show_chosen())
        self.list.bring_back_asked.connect(self.bring_back_asked)
        self.reading.bring_back_asked.connect(self.bring_back_asked)
        self.reading.record_asked.connect(self.record_asked)

    def _on_search_left(self) -> None:
        self.renew(0)
        (self.list if self._stack.currentIndex() == ROWS else self.back).setFocus()

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(hairline())
        column.addWidget(self.busy)
        text = _("Nothing here can be changed. What you bring back goes into your journal.")
        self.banner = Notice(self._theme, "", text, "eye")
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.search.setMaximumWidth(px(SEARCH_PX))
        row.addWidget(self.ways)
        row.addStretch(1)
        row.addWidget(self.search, 100)
        above = QVBoxLayout()
        above.setContentsMargins(px(16), px(12), px(24), px(12))
        above.setSpacing(px(12))
        above.addWidget(self.banner)
        above.addLayout(row)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(above)
        below.addWidget(hairline())
        self._stack = QStackedWidget()
        panes = TwoPanes(self._theme, self.list, self.reading, LIST_PX, BESIDE_FROM)
        self._stack.addWidget(panes)
        table = QWidget()
        within = QVBoxLayout(table)
        within.setContentsMargins(px(24), px(16), px(24), px(16))
        within.addLayout(held(self.counts, px(TABLE_PX)))
        within.addStretch(1)
        self._stack.addWidget(table)
        for icon, line, sentence in NOTHING:
            self._stack.addWidget(EmptyState(self._theme, icon, _(line), _(sentence)))
        below.addWidget(self._stack, 1)
        column.addWidget(scrolled(below, "surface"), 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 24, 12)
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addWidget(self.heading, 1)
        row.addWidget(self.restore)
        return row
