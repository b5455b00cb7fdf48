"""How many there were of each kind, and how many there are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from journal_app.domain import BY_TABLE
from journal_app.i18n import N_, _
from journal_app.services.comparing import Count
from journal_app.ui.theme import Theme

ROW, WIDTH = 36, 150
KINDS = {
    "person": N_("People"),
    "relationship": N_("Relationships"),
    "session": N_("Sessions"),
    "transition": N_("Transitions"),
    "goal": N_("Goals"),
    "action": N_("Actions"),
    "entry": N_("Entries"),
    "attribute": N_("Values, strengths, skills, criteria"),
    "resource": N_("Resources"),
    "review": N_("Reviews"),
    "template": N_("Templates"),
    "link": N_("Links"),
    "reading": N_("Check-ins"),
    "attachment": N_("Pictures and files"),
}
LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class CountsTable(QTableWidget):
    """A row a kind; no line but the one below the heads."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 3)
        self._row_px = theme.px(ROW)
        self.setObjectName("backup_counts")
        self.setAccessibleName(_("How many there were, and are"))
        self.setProperty("kind", "plain")
        heads = (_("Kind"), _("In the backup"), _("In the journal now"))
        for column, words in enumerate(heads):
            head = QTableWidgetItem(words)
            head.setTextAlignment(TRAILING if column else LEADING)
            self.setHorizontalHeaderItem(column, head)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._row_px)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.setColumnWidth(column, theme.px(WIDTH))

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Show the kinds of which there were or are some."""
        shown = [count for count in counts if count.then or count.now]
        self.clearContents()
        self.setRowCount(len(shown))
        self.setFixedHeight(self._row_px * (len(shown) + 1) + 4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shown else Qt.FocusPolicy.NoFocus)
        for row, count in enumerate(shown):
            cells = (
                _(KINDS.get(count.table, BY_TABLE[count.table].noun)),
                f"{count.then:,}",
                f"{count.now:,}",
            )
            for column, words in enumerate(cells):
                self.setItem(row, column, _cell(words, LEADING if not column else TRAILING))


def _cell(words: str, side: Qt.AlignmentFlag) -> QTableWidgetItem:
    made = QTableWidgetItem(words)
    made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    made.setTextAlignment(side)
    return made
