"""Rows of two lines: a title and what steps back behind it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.ui.models.heads_model import SECOND_LINE
from journal_app.ui.theme import Theme

ROW_PX, INSET_PX, TEXT_PX = 54, 8, 20


class RowDelegate(QStyledItemDelegate):
    """Paints from the model alone; no body is read to draw a row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = theme.font(14, 600)
        self._second = theme.font(12.5)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every row is as high as the next."""
        return QSize(0, self._theme.px(ROW_PX))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The patch, the bar of the chosen row, then the two lines."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self._patch(painter, option, rect)
        lines = rect.adjusted(TEXT_PX, self._theme.px(8), -TEXT_PX, -self._theme.px(8))
        upper = lines.adjusted(0, 0, 0, -lines.height() // 2)
        lower = lines.adjusted(0, lines.height() // 2, 0, 0)
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        _line(painter, upper, self._title, str(index.data()))
        painter.setPen(self._theme.color("muted"))
        _line(painter, lower, self._second, str(index.data(SECOND_LINE)))
        painter.restore()

    def _patch(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        token = "soft" if chosen else "hover"
        patch = rect.adjusted(INSET_PX, 1, -INSET_PX, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(patch, 8, 8)
        if chosen:
            bar = QRect(patch.left(), patch.top() + 10, 3, patch.height() - 20)
            at = QStyle.visualRect(option.direction, patch, bar)
            painter.fillRect(at, self._theme.color("accent"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(patch.adjusted(1, 1, -1, -1), 7, 7)


def _line(painter: QPainter, place: QRect, font: QFont, text: str) -> None:
    painter.setFont(font)
    mode = Qt.TextElideMode.ElideRight
    short = painter.fontMetrics().elidedText(text, mode, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)
