"""Rows of a review's list as they are painted: headings, ticks, locks and what can be done."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.ui.review.items_model import ROW, Row, Shape
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

SIDE, BOX, TEXT = 28, 18, 56  # where marks and words begin, in pixels of the design
HEIGHTS = {Shape.HEAD: 36, Shape.SECTION: 26, Shape.ITEM: 44, Shape.LINE: 72, Shape.BELOW: 46}
INSET = 12
Index = QModelIndex | QPersistentModelIndex
LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
TRAILING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class ItemDelegate(QStyledItemDelegate):
    """Paints from the model alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """By what the row is."""
        row = index.data(ROW)
        return QSize(0, self._theme.px(HEIGHTS[row.shape]) if isinstance(row, Row) else 0)

    def trail_area(self, area: QRect, row: Row) -> QRect:
        """Where the words stand that can be pressed, as one reads from left to right."""
        wide = paint.text_width(self._theme.font(12.5, 500), row.trail)
        right = area.right() - self._theme.px(SIDE)
        return QRect(right - wide - 4, area.top(), wide + 8, area.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The patch of the row one is at, then its marks and words."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._patch(painter, option)
        draw = {
            Shape.HEAD: self._head,
            Shape.SECTION: self._section,
            Shape.ITEM: self._item,
            Shape.LINE: self._line,
            Shape.BELOW: self._below,
        }[row.shape]
        draw(painter, option, row)
        painter.restore()

    def _patch(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state, patch = option.state, option.rect.adjusted(INSET, 1, -INSET, -1)
        enabled = bool(state & QStyle.StateFlag.State_Enabled)
        if enabled and state & QStyle.StateFlag.State_MouseOver:
            paint.shape(painter, patch, 8, self._theme.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            paint.shape(painter, patch, 8, None, paint.pen(self._theme, "accent", 2))

    def _head(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        area = option.rect.adjusted(0, self._theme.px(12), 0, 0)
        wide = self._trail(painter, option, area, row.trail)
        self._text(painter, option, self._words(area, SIDE, wide), row.title, (14, 600, "ink"))

    def _section(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        wide = self._trail(painter, option, option.rect, row.trail)
        place = self._words(option.rect, SIDE, wide)
        self._text(painter, option, place, row.title, (13, 600, "muted"))

    def _item(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        theme, px = self._theme, self._theme.px
        box = QRect(option.rect.left() + px(SIDE), 0, px(BOX), px(BOX))
        box.moveTop(option.rect.top() + px(4))
        box = QStyle.visualRect(option.direction, option.rect, box)
        if row.included:
            paint.shape(painter, box, 4, theme.color("accent"))
            self._icon(painter, option, box, ("check", 12, "on_accent"))
        else:
            edge = paint.pen(theme, "outline", 1.5)
            paint.shape(painter, box, 4, theme.color("raised"), edge)
        self._two_lines(painter, option, row, 0)

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        px, area = self._theme.px, option.rect
        rule = QRect(area.left() + px(SIDE), area.top() + px(12), area.width() - 2 * px(SIDE), 1)
        painter.fillRect(rule, self._theme.color("hairline"))
        upper = area.adjusted(0, px(26), 0, -px(24))
        mark = QRect(area.left() + px(SIDE), upper.top(), px(16), upper.height())
        mark = QStyle.visualRect(option.direction, area, mark)
        self._icon(painter, option, mark, ("lock", 16, "ink"))
        title = self._words(upper, SIDE + 23, 0)
        self._text(painter, option, title, row.title, (14, 600, "ink"))
        lower = self._words(area.adjusted(0, px(46), 0, -px(6)), SIDE, 0)
        self._text(painter, option, lower, row.second, (12.5, 400, "muted"))

    def _below(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        px, area = self._theme.px, option.rect
        mark = QRect(area.left() + px(SIDE), area.top() + px(4), px(18), px(18))
        mark = QStyle.visualRect(option.direction, area, mark)
        self._icon(painter, option, mark, ("lock", 16, "muted"))
        if row.trail:
            place = QStyle.visualRect(option.direction, area, self.trail_area(area, row))
            painter.setFont(self._theme.font(12.5, 500))
            painter.setPen(self._theme.color("accent"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.trail)
        wide = self.trail_area(area, row).width() + px(8) if row.trail else 0
        self._two_lines(painter, option, row, wide)

    def _two_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, trail: int
    ) -> None:
        px, area = self._theme.px, option.rect
        upper = self._words(area.adjusted(0, px(3), 0, -(area.height() - px(23))), TEXT, trail)
        lower = self._words(area.adjusted(0, px(22), 0, -(area.height() - px(40))), TEXT, trail)
        self._text(painter, option, upper, row.title, (14, 500, "ink"))
        self._text(painter, option, lower, row.second, (12.5, 400, "muted"))

    def _words(self, area: QRect, left: int, right: int) -> QRect:
        px = self._theme.px
        return area.adjusted(px(left), 0, -(px(SIDE) + right), 0)

    def _trail(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: str
    ) -> int:
        if not words:
            return 0
        wide = paint.text_width(self._theme.font(12.5), words) + self._theme.px(8)
        place = area.adjusted(0, 0, -self._theme.px(SIDE), 0)
        place.setLeft(place.right() - wide)
        self._text(painter, option, place, words, (12.5, 400, "muted"), TRAILING)
        return wide

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        words: str,
        look: tuple[float, int, str],
        align: Qt.AlignmentFlag = LEADING,
    ) -> None:
        size, weight, token = look
        font: QFont = self._theme.font(size, weight)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        area = QStyle.visualRect(option.direction, option.rect, place)
        at = QStyle.visualAlignment(option.direction, align) | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(area, at, paint.as_read(paint.elided(font, words, area.width())))

    def _icon(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        look: tuple[str, int, str],
    ) -> None:
        name, size, token = look
        px = self._theme.px(size)
        at = QPoint(area.center().x() - px // 2 + 1, area.center().y() - px // 2 + 1)
        ratio = option.widget.devicePixelRatioF()
        paint.draw_icon(painter, at, name, px, self._theme.color(token), ratio)
