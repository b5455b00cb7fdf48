"""The list of what may go into a review, by mouse and by keys."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStyle

from journal_app.i18n import _
from journal_app.services.arranging import Spot
from journal_app.services.offering import Way
from journal_app.ui.review.item_delegate import ItemDelegate
from journal_app.ui.review.items_model import ItemsModel, Row, Shape
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.roomy_list import RoomyList

PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ItemsList(RoomyList):
    """Space ticks, Alt with Up and Down moves, Enter on what lies below asks to include it."""

    toggled = Signal(object)  # Spot
    raise_asked = Signal(object)  # Spot
    rewrite_asked = Signal(object)  # Spot
    move_asked = Signal(object, int)  # Spot; of a section without an id; -1 up, 1 down

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.rows = ItemsModel()
        self._delegate = ItemDelegate(theme)
        self.is_fixed = False
        self.setObjectName("items")
        self.setAccessibleName(_("What may go in"))
        self.setAccessibleDescription(
            _("Space includes or leaves out. Alt with the arrows up and down moves.")
        )
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: list[Row]) -> None:
        """Show these; one stays at the item one was at, and where one was in the list."""
        here = self.rows.row(self.currentIndex())
        at = self.verticalScrollBar().value()
        self.rows.show(rows)
        self.doItemsLayout()
        if here is not None and here.spot is not None:
            self.go_to(here.spot)
        self.verticalScrollBar().setValue(at)
        self.scrollTo(self.currentIndex())

    def go_to(self, spot: Spot) -> None:
        """Be at that item, if it is there."""
        number = self.rows.row_of(spot)
        if number >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.rows.index(number), flag)

    @property
    def here(self) -> Row | None:
        """The row one is at."""
        return self.rows.row(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press the row, Alt with an arrow moves it."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        row = self.here
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            if row is not None and row.spot is not None and not self.is_fixed:
                self.move_asked.emit(row.spot, steps[Qt.Key(event.key())])
        elif event.key() in PRESSES:
            self._press(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on an item ticks it; below the level only its words can be pressed."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index)
        if row is None or index != self.currentIndex():
            return
        if row.shape is Shape.ITEM or self._is_on_trail(event.position().toPoint(), index, row):
            self._press(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keys one comes to the first item."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():  # Qt by itself chooses one and shows none
            self.setCurrentIndex(self._first())

    def viewportEvent(self, event: QEvent) -> bool:
        """Over what can be pressed the pointer is a hand."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            at = event.position().toPoint()
            index = self.indexAt(at)
            row = self.rows.row(index)
            is_hot = row is not None and not self.is_fixed and self._is_hot(at, index, row)
            shape = Qt.CursorShape.PointingHandCursor if is_hot else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
        return super().viewportEvent(event)

    def _is_hot(self, at: QPoint, index: QModelIndex, row: Row) -> bool:
        return row.shape is Shape.ITEM or self._is_on_trail(at, index, row)

    def _is_on_trail(self, at: QPoint, index: QModelIndex, row: Row) -> bool:
        if row.shape is not Shape.BELOW or not row.trail:
            return False
        area = self.visualRect(index)
        place = self._delegate.trail_area(area, row)
        return QStyle.visualRect(self.layoutDirection(), area, place).contains(at)

    def _press(self, row: Row | None) -> None:
        if row is None or row.spot is None or self.is_fixed:
            return
        if row.shape is Shape.ITEM:
            self.toggled.emit(row.spot)
        elif row.shape is Shape.BELOW and row.way is Way.REWRITE:
            self.rewrite_asked.emit(row.spot)
        elif row.shape is Shape.BELOW:
            self.raise_asked.emit(row.spot)

    def _first(self) -> QModelIndex:
        places = (self.rows.index(number) for number in range(self.rows.rowCount()))
        return next((one for one in places if self.rows.flags(one)), QModelIndex())
