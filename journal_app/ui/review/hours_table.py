"""The table of hours as the file will hold it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
)

from journal_app.i18n import _
from journal_app.services.hours import HEADS
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.theme import Theme

ROW, GAP, FEWEST, MOST = 36, 24, 3, 12  # rows that are seen at once; the others are scrolled to
LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class HoursTable(QTableWidget):
    """A row a meeting; no line but the one below the heads."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, len(HEADS))
        self._theme = theme
        self.setObjectName("hours_table")
        self.setAccessibleName(_("The table as the file holds it"))
        self.setProperty("kind", "plain")
        self.setHorizontalHeaderLabels([_(head) for head in HEADS])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setStretchLastSection(True)
        across.setDefaultAlignment(LEADING)
        across.setHighlightSections(False)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these instead."""
        self.clearContents()
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                self.setItem(row, column, _cell(words))
        self.resizeColumnsToContents()
        for column in range(len(HEADS) - 1):
            self.setColumnWidth(column, self.columnWidth(column) + self._theme.px(GAP))
        focus = Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        seen = max(FEWEST, min(MOST, len(rows)))
        self.setFixedHeight(self._theme.px(ROW) * (seen + 1) + 4)


def _cell(words: str) -> QTableWidgetItem:
    made = QTableWidgetItem(words)
    made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    made.setToolTip(plain_tip(words))
    made.setTextAlignment(LEADING)
    return made
