"""A calendar of one month: a dot under each day that has entries."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QLocale, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from journal_app.i18n import _
from journal_app.ui.models.heads_model import Index
from journal_app.ui.models.month_model import (
    COUNT,
    DAY,
    IS_HERE,
    WEEKS,
    MonthModel,
    days_shown,
    month_away,
)
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.parts import label, tool_button

CELL_PX, HEAD_PX, DOT_PX, PATCH_PX = 30, 22, 4, 28
Counts = Callable[[dt.date, dt.date], Mapping[int, int]]
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Month(QWidget):
    """Arrow keys go by day and week, the page keys by month; Enter chooses the day."""

    day_chosen = Signal(object)  # dt.date
    left = Signal()

    def __init__(self, theme: Theme, counts: Counts, today: Callable[[], dt.date]) -> None:
        """*counts* answers how many entries the days of a period have, in one question."""
        super().__init__()
        self._counts, self._today = counts, today
        self._model = MonthModel(QLocale().firstDayOfWeek().value - 1)
        self.days = _Days(self._model)
        self._title = label("", "section", "month_title")
        self._lead = label("", "caption", "month_lead")
        back, on = "chevron-left", "chevron-right"
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            back, on = on, back
        self._earlier = tool_button(theme, back, _("Month before"), "month_before")
        self._later = tool_button(theme, on, _("Month after"), "month_after")
        self._delegate = _DayDelegate(theme, today)
        self._build(theme)
        self._earlier.clicked.connect(lambda: self._go(month_away(self._model.month, -1)))
        self._later.clicked.connect(lambda: self._go(month_away(self._model.month, 1)))
        self.days.asked.connect(self._go)
        self.days.chosen.connect(self.day_chosen)
        self.days.left.connect(self.left)
        self.show_day(today())

    @property
    def day(self) -> dt.date:
        """The day one is at."""
        return self.days.day or self._model.month

    def show_day(self, day: dt.date) -> None:
        """Show the month of a day and be at it."""
        if self.days.day is None or day.replace(day=1) != self._model.month:
            self._show_month(day)
        self.days.be_at(self._model.index_of(day))

    def refresh(self) -> None:
        """Ask again which days have entries."""
        day = self.day
        self._show_month(day)
        self.days.be_at(self._model.index_of(day))

    def ask(self, words: str) -> None:
        """Say what a day is to be chosen for; with no words a day is gone to."""
        self._lead.setText(words)
        self._lead.setVisible(bool(words))

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self._model.show(self._model.month, {})

    def _go(self, day: dt.date) -> None:
        self.show_day(day)

    def _show_month(self, day: dt.date) -> None:
        first, last = days_shown(day.replace(day=1))
        self._model.show(day, self._counts(first, last))
        self._title.setText(self._model.words)
        self.days.setAccessibleName(_("Days of {month}").format(month=self._model.words))

    def _build(self, theme: Theme) -> None:
        self.setObjectName("month")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(8))
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(8), 0, 0, 0)
        head.setSpacing(0)
        self._title.setWordWrap(False)
        head.addWidget(self._title, 1)
        head.addWidget(self._earlier)
        head.addWidget(self._later)
        column.addLayout(head)
        self._lead.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(4))
        column.addWidget(self._lead)
        self._lead.hide()
        column.addWidget(self.days)
        self.days.setItemDelegate(self._delegate)
        self.days.dress(theme)


class _Days(QTableView):
    """The days themselves."""

    asked = Signal(object)  # dt.date to be at
    chosen = Signal(object)  # dt.date
    left = Signal()

    def __init__(self, model: MonthModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setObjectName("month_days")
        self.clicked.connect(self._on_clicked)

    @property
    def day(self) -> dt.date | None:
        """The day one is at."""
        found: dt.date | None = self.currentIndex().data(DAY)
        return found

    def be_at(self, index: QModelIndex) -> None:
        """Be at a day, and nowhere where it is not shown."""
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)

    def dress(self, theme: Theme) -> None:
        """No lines, no bars, six weeks."""
        self.setProperty("kind", "month")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header in (across, down):
            header.setAccessibleName(_("Days of the week"))
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            header.setMinimumSectionSize(1)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setFixedHeight(theme.px(HEAD_PX))
        down.setDefaultSectionSize(theme.px(CELL_PX))
        down.hide()
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(_("All days"))
            corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            corner.hide()
        self.setFixedHeight(theme.px(HEAD_PX) + WEEKS * theme.px(CELL_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """By day, week, month, to the first or the last of the month; Enter chooses."""
        key, day = event.key(), self.day
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif day is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(day)
        elif (there := self._there(day, Qt.Key(key))) is not None:
            self.asked.emit(there)
        else:
            super().keyPressEvent(event)

    def _there(self, day: dt.date, key: Qt.Key) -> dt.date | None:
        if key in PAGES:
            return month_away(day, PAGES[key])
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            first = day.replace(day=1)
            return first if key == Qt.Key.Key_Home else last_of(first)
        if key not in KEYS:
            return None
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = KEYS[key] * (-1 if turned and abs(KEYS[key]) == 1 else 1)
        number = min(max(1, day.toordinal() + step), dt.date.max.toordinal())
        return dt.date.fromordinal(number)

    def leaveEvent(self, event: QEvent) -> None:
        """No day is under the pointer any more."""
        super().leaveEvent(event)
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        day = index.data(DAY)
        if day is not None:
            self.asked.emit(day)
            self.chosen.emit(day)


def last_of(first: dt.date) -> dt.date:
    """The last day of the month that begins with a day."""
    if (first.year, first.month) == (dt.MAXYEAR, 12):
        return dt.date.max
    return month_away(first, 1) - dt.timedelta(days=1)


class _DayDelegate(QStyledItemDelegate):
    """A number, and a dot beneath it where something was written."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Patch, number, dot; the day one is at has a ring while one is in the calendar."""
        day = index.data(DAY)
        if day is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, state = self._theme, option.state
        size = min(theme.px(PATCH_PX), option.rect.width() - 2)
        patch = QRect(0, 0, size, size)
        patch.moveCenter(option.rect.center())
        if state & QStyle.StateFlag.State_Selected:
            paint.shape(painter, patch, 7, theme.color("soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.shape(painter, patch, 7, theme.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            paint.shape(painter, patch, 7, None, paint.pen(theme, "accent", 2))
        self._number(painter, patch, index)
        if index.data(COUNT):
            dot = QRect(0, 0, theme.px(DOT_PX), theme.px(DOT_PX))
            dot.moveCenter(patch.center())
            dot.moveBottom(patch.bottom() - theme.px(3))
            paint.shape(painter, dot, dot.height() / 2, theme.color("accent"))
        painter.restore()

    def _number(self, painter: QPainter, patch: QRect, index: Index) -> None:
        is_today = index.data(DAY) == self._today()
        weight = 600 if is_today or index.data(COUNT) else 400
        tone = "accent" if is_today else "ink" if index.data(IS_HERE) else "muted"
        painter.setFont(self._theme.font(12.5, weight, figures=True))
        painter.setPen(self._theme.color(tone))
        place = patch.adjusted(0, 0, 0, -self._theme.px(5))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(index.data()))
