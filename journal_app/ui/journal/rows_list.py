"""A list of a hundred thousand rows of two heights: where a row lies is counted, not laid out."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from journal_app.ui.models.heads_model import Index
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.row_delegate import DAY_PX, ROW_PX, RowDelegate
from journal_app.ui.widgets.toast import ROOM_PX

Move = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint
State = QStyle.StateFlag
STEPS = {Move.MoveUp: -1, Move.MovePrevious: -1, Move.MoveDown: 1, Move.MoveNext: 1}


class RowsList(QListView):
    """Keys go from record to record past the headers; they open, enter and throw away.

    What is seen stays where it is when rows come or go above it.
    """

    entered_row = Signal()
    trash_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row_px, self._day_px = theme.px(ROW_PX), theme.px(DAY_PX)
        self._room_px = theme.px(ROOM_PX)
        self._delegate = RowDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def top_of(self, row: int) -> int:
        """How far below the top of the list a row begins."""
        above = bisect_left(self._headers, row)
        return row * self._row_px - above * (self._row_px - self._day_px)

    def row_at(self, y: int) -> int:
        """The row that lies so far below the top of the list; -1 where there is none."""
        low, high = 0, self._rows
        if y < 0 or y >= self.top_of(high):
            return -1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.top_of(middle) <= y else (low, middle)
        return low

    def go_to_top_of(self, row: int) -> None:
        """Scroll so that a row is the first that is seen."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(self.top_of(row))

    def record_near(self, row: int, step: int) -> QModelIndex:
        """The first record at the row or beyond it in the direction of the step."""
        model = self.model()
        while 0 <= row < self._rows:
            index = model.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                return index
            row += step
        return QModelIndex()

    @property
    def _rows(self) -> int:
        model: QAbstractItemModel | None = self.model()
        return 0 if model is None else model.rowCount()

    @property
    def _headers(self) -> Sequence[int]:
        model = self.model()
        return getattr(model, "headers", ())

    def _height(self, row: int) -> int:
        return self.top_of(row + 1) - self.top_of(row)

    # What Qt asks of a view: geometry.

    def visualRect(self, index: Index) -> QRect:
        """Where a row lies in the viewport."""
        if not index.isValid():
            return QRect()
        top = self.top_of(index.row()) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        row = self.row_at(point.y() + self.verticalScrollBar().value())
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a row into view; the day above the first entry of a day comes along."""
        if not index.isValid():
            return
        self.updateGeometries()
        row, bar, page = index.row(), self.verticalScrollBar(), self.viewport().height()
        top, bottom = self.top_of(row), self.top_of(row + 1)
        if self._is_header(row - 1):
            top -= self._day_px
        if hint == Hint.PositionAtCenter:
            bar.setValue(top - (page - bottom + top) // 2)
        elif hint == Hint.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif hint == Hint.PositionAtBottom or bottom > bar.value() + page:
            bar.setValue(bottom - page)

    def doItemsLayout(self) -> None:
        """There is nothing to lay out: Qt would ask every row for its height."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """How far one can scroll: the last row comes out from under a toast."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self._row_px)
        bar.setPageStep(page)
        bar.setRange(0, max(0, self.top_of(self._rows) + self._room_px - page))

    def moveCursor(self, action: Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """From record to record; a page is what is seen."""
        here, last = self.currentIndex().row(), self._rows - 1
        if action in STEPS:
            found = self.record_near(here + STEPS[action], STEPS[action])
            return found if found.isValid() else self.currentIndex()
        if action in (Move.MovePageUp, Move.MovePageDown):
            down = action == Move.MovePageDown
            far = self.viewport().height() - self._row_px
            y = self.top_of(max(0, here)) + (far if down else -far)
            row = self.row_at(max(0, y))
            row = row if row >= 0 else last
            found = self.record_near(row, 1 if down else -1)
            back = self.record_near(row, -1 if down else 1)
            return found if found.isValid() else back
        if action == Move.MoveHome:
            return self.record_near(0, 1)
        return self.record_near(last, -1) if action == Move.MoveEnd else self.currentIndex()

    def setSelection(self, area: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        """The record under the pointer; never more than one."""
        index = self.indexAt(area.center())
        chosen = QItemSelection()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            chosen.select(index, index)
        self.selectionModel().select(chosen, flags)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What is to be painted again."""
        found = QRegion()
        for index in selection.indexes():
            found += self.visualRect(index)
        return found

    def keyboardSearch(self, _text: str) -> None:
        """Letters look for nothing here: all rows would be read for it. The search does it."""

    # Events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the text, Delete to the trash."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.trash_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A day is no place to be at."""
        if not self._is_header(self.indexAt(event.position().toPoint()).row()):
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows that are seen."""
        painter = QPainter(self.viewport())
        seen, above = event.rect(), self.verticalScrollBar().value()
        row = self.row_at(max(0, seen.top() + above))
        here = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos()))
        hovered = here.row() if self.viewport().underMouse() else -1
        while 0 <= row < self._rows and self.top_of(row) - above <= seen.bottom():
            self._paint_row(painter, self.model().index(row, 0), is_hovered=row == hovered)
            row += 1

    def _paint_row(self, painter: QPainter, index: QModelIndex, *, is_hovered: bool) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        states = {
            State.State_Selected: self.selectionModel().isSelected(index),
            State.State_HasFocus: self.hasFocus() and index == self.currentIndex(),
            State.State_MouseOver: is_hovered,
        }
        for state, is_so in states.items():
            option.state = option.state | state if is_so else option.state & ~state
        self._delegate.paint(painter, option, index)

    def _is_header(self, row: int) -> bool:
        place = bisect_left(self._headers, row)
        return place < len(self._headers) and self._headers[place] == row

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """What is seen stays where it is."""
        super().rowsInserted(parent, start, end)
        bar = self.verticalScrollBar()
        came = self.top_of(end + 1) - self.top_of(start)
        if bar.value() > self.top_of(start):
            self.updateGeometries()
            bar.setValue(bar.value() + came)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """What is seen stays where it is."""
        goes = self.top_of(end + 1) - self.top_of(start)
        is_above = self.verticalScrollBar().value() > self.top_of(start)
        super().rowsAboutToBeRemoved(parent, start, end)
        if is_above:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - goes)
