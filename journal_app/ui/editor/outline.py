"""The headings of an entry in a small window: which are answered, and a way to each."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from journal_app.i18n import _
from journal_app.services.prose import Question
from journal_app.ui.editor.detail_popups import Popup
from journal_app.ui.icons import icon
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label

WIDTH_PX, ROW_PX, MOST_ROWS, MARK_PX = 280, 32, 12, 16
LINE = Qt.ItemDataRole.UserRole


class Outline(Popup):
    """Enter or a click leads to a heading."""

    heading_chosen = Signal(int)  # the line it stands on, from 0

    def __init__(self, theme: Theme, asked: Sequence[Question], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.list = QListView()
        self.list.setObjectName("outline_list")
        self.list.setAccessibleName(_("Headings"))
        self.list.setProperty("kind", "outline")
        self.list.setIconSize(QSize(theme.px(MARK_PX), theme.px(MARK_PX)))
        self.list.setFont(theme.font(14))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self._rows(theme, asked))
        rows = min(len(asked), MOST_ROWS)
        self.list.setFixedSize(theme.px(WIDTH_PX), rows * theme.px(ROW_PX) + 4)
        self.column.addWidget(label(_("Headings"), "group"))
        self.column.addWidget(self.list)
        self.list.activated.connect(self._on_chosen)
        self.list.clicked.connect(self._on_chosen)

    def _rows(self, theme: Theme, asked: Sequence[Question]) -> QStandardItemModel:
        model = QStandardItemModel(self)
        open_rows = []
        for row, one in enumerate(asked):
            mark, tone = ("circle-check", "accent") if one.is_answered else ("circle", "muted")
            item = QStandardItem(icon(theme, mark, MARK_PX, tone), one.heading)
            words = _("{heading}, answered") if one.is_answered else _("{heading}, not answered")
            item.setData(words.format(heading=one.heading), Qt.ItemDataRole.AccessibleTextRole)
            item.setData(one.line, LINE)
            item.setSizeHint(QSize(0, theme.px(ROW_PX)))
            model.appendRow(item)
            open_rows += [] if one.is_answered else [row]
        self._first = open_rows[0] if open_rows else 0
        return model

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where one goes on."""
        super().showEvent(event)
        self.list.setCurrentIndex(self.list.model().index(self._first, 0))
        self.list.setFocus()

    def _on_chosen(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        self.close()
        self.heading_chosen.emit(line)
