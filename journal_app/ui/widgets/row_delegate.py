"""Rows of two lines behind an icon, and the days above them."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from journal_app.domain.level import Level
from journal_app.ui.models.heads_model import HEAD, ICON, LEVEL, SECOND_LINE
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.level import ICONS, TONES, level_words

ROW_PX, DAY_PX = 54, 34
INSET_PX, ICON_PX, MARK_PX = 8, 16, 14
ICON_AT, TEXT_AT, DAY_AT, END = 20, 44, 20, 18  # from the edges of the list
LINES_PX = 7  # above and below the two lines
RING_PX = 2
Index = QModelIndex | QPersistentModelIndex
STATE = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """Paints from the model alone; no body is read to draw a row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = theme.font(14, 600)
        self._second = theme.font(12.5)
        self._day = theme.font(12, 600)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every record is as high as the next."""
        return QSize(0, self._theme.px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The patch, the bar of the chosen row, the icon, the two lines, the mark."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if index.data(HEAD) is None:
            self._paint_day(painter, option, str(index.data() or ""))
        else:
            self._patch(painter, option)
            self._icon(painter, option, str(index.data(ICON)))
            self._lines(painter, option, index)
            self._mark(painter, option, index.data(LEVEL))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The words of the mark, or the title where there was no room for all of it."""
        if event.type() != QEvent.Type.ToolTip or index.data(HEAD) is None:
            return super().helpEvent(event, view, option, index)
        level = index.data(LEVEL)
        words = ""
        if level is not None and self._mark_place(option).contains(event.pos()):
            words = level_words(Level(level))
        elif self._is_short(option, str(index.data())):
            words = str(index.data())
        QToolTip.showText(event.globalPos(), plain_tip(words), view)
        return True

    def _paint_day(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        px = self._theme.px
        box = option.rect.adjusted(px(DAY_AT), 0, -px(END), -px(6))
        place = QStyle.visualRect(option.direction, option.rect, box)
        painter.setPen(self._theme.color("muted"))
        _line(painter, place, self._day, words, Qt.AlignmentFlag.AlignBottom)

    def _lines(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        lines = self._text_place(option)
        upper = lines.adjusted(0, 0, 0, -lines.height() // 2)
        lower = lines.adjusted(0, lines.height() // 2, 0, 0)
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        _line(painter, upper, self._title, str(index.data()))
        painter.setPen(self._theme.color("muted"))
        _line(painter, lower, self._second, str(index.data(SECOND_LINE)))

    def _icon(self, painter: QPainter, option: QStyleOptionViewItem, name: str) -> None:
        px, rect = self._theme.px, option.rect
        top = rect.top() + px(LINES_PX) + self._upper_middle(rect) - px(ICON_PX) // 2
        box = QRect(rect.left() + px(ICON_AT), top, px(ICON_PX), px(ICON_PX))
        chosen = bool(option.state & STATE.State_Selected)
        color = self._theme.color("accent" if chosen else "muted")
        self._draw(painter, option, box, name, color)

    def _mark(self, painter: QPainter, option: QStyleOptionViewItem, level: Level | None) -> None:
        if level is not None:
            color = self._theme.color(TONES[Level(level)])
            self._draw(painter, option, self._mark_box(option.rect), ICONS[Level(level)], color)

    def _draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        name: str,
        color: QColor,
    ) -> None:
        place = QStyle.visualRect(option.direction, option.rect, box)
        ratio = painter.device().devicePixelRatio()
        paint.draw_icon(painter, QPoint(place.topLeft()), name, box.width(), color, ratio)

    def _upper_middle(self, rect: QRect) -> int:
        return (rect.height() - 2 * self._theme.px(LINES_PX)) // 4

    def _mark_box(self, rect: QRect) -> QRect:
        px = self._theme.px
        left = rect.right() + 1 - px(END) - px(MARK_PX)
        top = rect.top() + px(LINES_PX) + self._upper_middle(rect) - px(MARK_PX) // 2
        return QRect(left, top, px(MARK_PX), px(MARK_PX))

    def _mark_place(self, option: QStyleOptionViewItem) -> QRect:
        """Where the pointer finds the mark: more than it covers."""
        box = self._mark_box(option.rect).adjusted(-6, -6, 6, 6)
        return QStyle.visualRect(option.direction, option.rect, box)

    def _text_place(self, option: QStyleOptionViewItem) -> QRect:
        px = self._theme.px
        far = px(END) + px(MARK_PX) + px(8)
        box = option.rect.adjusted(px(TEXT_AT), px(LINES_PX), -far, -px(LINES_PX))
        return QStyle.visualRect(option.direction, option.rect, box)

    def _is_short(self, option: QStyleOptionViewItem, title: str) -> bool:
        return paint.text_width(self._title, title) > self._text_place(option).width()

    def _patch(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state
        chosen = bool(state & STATE.State_Selected)
        patch = option.rect.adjusted(INSET_PX, 1, -INSET_PX, -1)
        if chosen or state & STATE.State_MouseOver:
            paint.shape(painter, patch, 8, self._theme.color("soft" if chosen else "hover"))
        if chosen:
            bar = QRect(patch.left(), patch.top() + 10, 3, patch.height() - 20)
            at = QStyle.visualRect(option.direction, patch, bar)
            paint.shape(painter, at, 1.5, self._theme.color("accent"))
        if state & STATE.State_HasFocus:
            inside = patch.adjusted(5, 3, -5, -3)
            paint.shape(painter, inside, 6, None, paint.pen(self._theme, "accent", RING_PX))


def _line(
    painter: QPainter,
    place: QRect,
    font: QFont,
    text: str,
    stands: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
) -> None:
    """One line at the leading edge, whichever way its own letters run."""
    painter.setFont(font)
    short = paint.as_read(paint.elided(font, text, place.width()))
    painter.drawText(place, stands | Qt.AlignmentFlag.AlignLeading, short)
