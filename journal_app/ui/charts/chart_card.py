"""A card with a chart: its title, what it says in words, the chart or the table of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from journal_app.i18n import _
from journal_app.services import charts
from journal_app.services.charts import Chart
from journal_app.ui.charts.chart_view import HEIGHT, ChartView, Key
from journal_app.ui.icons import icon
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.grounds import Card, picture
from journal_app.ui.widgets.parts import TOOL_PX, label, tool_button

ROW = 32


class ChartCard(Card):
    """Sentence first, then the lines; the same as a table for whoever would rather read it."""

    def __init__(self, theme: Theme, title: str, chart: Chart, *, only_mine: bool = False) -> None:
        super().__init__(theme)
        self.setObjectName("chart_card")
        self.setAccessibleName(title)
        self.chart = ChartView(theme, chart)
        self.table = ChartTable(theme, title, chart)
        self.table.hide()
        self.as_table = tool_button(theme, "table-2", _("Show as table"), "as_table")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._on_toggled)
        self.sentence = label(charts.sentence(chart), "caption", "chart_sentence")
        self._build(title, chart, only_mine=only_mine)

    def _build(self, title: str, chart: Chart, *, only_mine: bool) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(label(title, "section", "chart_title"), 1)
        head.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(self.sentence)
        keys: list[QWidget] = []
        if len(chart.series) > 1:
            for number, one in enumerate(chart.series):
                keys.append(Key(self._theme, one.name, second=number > 0))
        if only_mine:
            keys.append(only_you(self._theme))
        if keys:
            ground = QWidget()
            flow = Flow(ground)
            flow.setSpacing(px(10))
            for key in keys:
                flow.addWidget(key)
            self.column.addSpacing(px(2))
            self.column.addWidget(ground)
        self.column.addWidget(self.chart)
        self.column.addWidget(self.table)

    def _on_toggled(self, is_table: bool) -> None:  # noqa: FBT001 - a signal's
        words = _("Show as chart") if is_table else _("Show as table")
        self.as_table.setToolTip(plain_tip(words))
        self.as_table.setAccessibleName(words)
        tone = "accent" if is_table else "muted"
        self.as_table.setIcon(icon(self._theme, "table-2", TOOL_PX, tone))
        self.chart.setVisible(not is_table)
        self.table.setVisible(is_table)


class ChartTable(QTableWidget):
    """A row a day; no line but the one below the heads."""

    def __init__(self, theme: Theme, title: str, chart: Chart) -> None:
        heads, rows = charts.table(chart)
        super().__init__(len(rows), len(heads))
        self._theme = theme
        self.setObjectName("chart_table")
        self.setAccessibleName(title)
        self.setProperty("kind", "plain")
        self.setHorizontalHeaderLabels(list(heads))
        for row, words in enumerate(rows):
            for column, text in enumerate(words):
                self.setItem(row, column, _cell(text, is_number=column > 0))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        most = theme.px(HEIGHT)
        self.setFixedHeight(max(most, min(2 * most, theme.px(ROW) * (len(rows) + 1) + 4)))


def only_you(theme: Theme) -> QWidget:
    """A lock and the words of numbers that stay out of everything that leaves."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    row.addWidget(picture(theme, "lock", 14, "muted"))
    made.setFixedHeight(theme.px(20))
    words = label(_("Only you see this"), "caption", "only_you")
    words.setWordWrap(False)
    row.addWidget(words)
    return made


def _cell(text: str, *, is_number: bool) -> QTableWidgetItem:
    made = QTableWidgetItem(text)
    made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    if is_number:
        made.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return made
