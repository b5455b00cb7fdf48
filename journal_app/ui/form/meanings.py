"""A list of choices, each with one line that says what it means."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

MEANS = Qt.ItemDataRole.UserRole + 7
LIST_PX, ROW_PX, PLAIN_PX, SIDE = 460, 48, 32, 12
Index = QModelIndex | QPersistentModelIndex


class MeaningDelegate(QStyledItemDelegate):
    """The choice, and below it its meaning in muted letters."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines where there is a meaning."""
        return QSize(0, self._theme.px(ROW_PX if index.data(MEANS) else PLAIN_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The patch of the chosen row, the choice, its meaning."""
        theme, px, area = self._theme, self._theme.px, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = QStyle.StateFlag
        if option.state & (state.State_Selected | state.State_MouseOver):
            chosen = bool(option.state & state.State_Selected)
            paint.shape(painter, area, 6, theme.color("soft" if chosen else "hover"))
        means = str(index.data(MEANS) or "")
        room = area.width() - 2 * px(SIDE)
        leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
        upper = px(24) if means else area.height()
        for top, high, font, tone, words in (
            (px(3) if means else 0, upper, theme.font(14, 500), "ink", str(index.data() or "")),
            (px(24), px(20), theme.font(12.5), "muted", means),
        ):
            place = QRect(area.left() + px(SIDE), area.top() + top, room, high)
            painter.setFont(font)
            painter.setPen(theme.color(tone))
            shown = paint.as_read(paint.elided(font, words, room))
            painter.drawText(QStyle.visualRect(option.direction, area, place), leading, shown)
        painter.restore()
