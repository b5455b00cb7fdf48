"""Rows of an icon and two lines, with room kept for what can be done with the chosen one."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex
SECOND, ICON_NAME = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
ROW, ICON, TEXT_LEFT, END = 58, 18, 46, 14


class TwoLineDelegate(QStyledItemDelegate):
    """Icon, title, second line; *kept_free* is the room of the buttons in the chosen row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.kept_free = 0

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every row is as high as the next."""
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        theme, px, area = self._theme, self._theme.px, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._patch(painter, option)
        size = px(ICON)
        spot = QRect(area.left() + px(END), area.top() + px(11), size, size)
        at = QStyle.visualRect(option.direction, area, spot).topLeft()
        color = theme.color("accent" if chosen else "muted").name()
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(at, pixmap(str(index.data(ICON_NAME)), size, color, ratio))
        room = area.width() - px(TEXT_LEFT) - px(END) - (self.kept_free if chosen else 0)
        ink = option.palette.color(QPalette.ColorRole.WindowText)
        leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
        for top, height, font, tone, words in (
            (8, 22, theme.font(14, 600), ink, index.data()),
            (30, 20, theme.font(12.5), theme.color("muted"), index.data(SECOND)),
        ):
            line = QRect(area.left() + px(TEXT_LEFT), area.top() + px(top), room, px(height))
            painter.setFont(font)
            painter.setPen(tone)
            place = QStyle.visualRect(option.direction, area, line)
            painter.drawText(place, leading, paint.as_read(paint.elided(font, str(words), room)))
        painter.restore()

    def _patch(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, state = self._theme, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        patch = option.rect.adjusted(0, 1, 0, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            paint.shape(painter, patch, 8, theme.color("soft" if chosen else "hover"))
        if chosen:
            bar = QRect(patch.left(), patch.top() + 10, 3, patch.height() - 20)
            at = QStyle.visualRect(option.direction, patch, bar)
            painter.fillRect(at, theme.color("accent"))
        if state & QStyle.StateFlag.State_HasFocus:
            paint.shape(painter, patch, 8, None, paint.pen(theme, "accent", 2))
