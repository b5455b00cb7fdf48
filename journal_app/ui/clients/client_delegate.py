"""A row of three lines: who and when next, what is open, and how it has been."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.ui.clients.clients_model import ASIDE, CAPTION, CLIENT, NAME, THREADS
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.parts import leading, trailing

Index = QModelIndex | QPersistentModelIndex
ROW, SIDE, GAP = 86, 14, 16
LINES = ((10, 24), (34, 22), (57, 20))  # where each begins, and how high it is


class ClientDelegate(QStyledItemDelegate):
    """Every row is as high as the next; what is too long is elided."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Three lines."""
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        theme = self._theme
        client = index.data(CLIENT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._patch(painter, option)
        aside, font = str(index.data(ASIDE)), theme.font(13, 500 if client.next_at else 400)
        wide = min(paint.text_width(font, aside) + 2, self._room(option) // 2)
        is_soon = client.next_at is not None and not client.is_closed
        at = self._line(option, 0)
        end = QRect(at.right() - wide + 1, at.top(), wide, at.height())
        self._words(
            painter, option, end, aside, font, "accent" if is_soon else "muted", trails=True
        )
        name = QRect(at.left(), at.top(), at.width() - wide - theme.px(GAP), at.height())
        tone = "muted" if client.is_closed else "ink"
        self._words(painter, option, name, str(index.data(NAME)), theme.font(15, 600), tone)
        open_tone = "ink" if client.threads and not client.is_closed else "muted"
        second, third = self._line(option, 1), self._line(option, 2)
        self._words(painter, option, second, str(index.data(THREADS)), theme.font(13.5), open_tone)
        self._words(painter, option, third, str(index.data(CAPTION)), theme.font(12.5), "muted")
        painter.restore()

    def _room(self, option: QStyleOptionViewItem) -> int:
        return int(option.rect.width()) - 2 * self._theme.px(SIDE)

    def _line(self, option: QStyleOptionViewItem, number: int) -> QRect:
        px, area = self._theme.px, option.rect
        top, height = LINES[number]
        return QRect(area.left() + px(SIDE), area.top() + px(top), self._room(option), px(height))

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        words: str,
        font: QFont,
        tone: str,
        *,
        trails: bool = False,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(tone))
        at = QStyle.visualRect(option.direction, option.rect, place)
        side = trailing() if trails else leading()
        said = paint.as_read(paint.elided(font, words, place.width()))
        painter.drawText(at, paint.CENTRE | side, said)

    def _patch(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, state = self._theme, option.state
        patch = option.rect.adjusted(1, 1, -1, -1)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        if state & QStyle.StateFlag.State_MouseOver:
            paint.shape(painter, patch, 8, theme.color("hover"))
        if has_focus:
            paint.shape(painter, patch, 8, None, paint.pen(theme, "accent", 2))
            return
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(line, theme.color("hairline"))
