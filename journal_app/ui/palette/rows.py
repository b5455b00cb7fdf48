"""The rows of the palette: headings that are passed over, and what can be chosen."""

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.services.passages import Place
from journal_app.ui.icons import pixmap
from journal_app.ui.palette.offers import Offer
from journal_app.ui.signs import as_qt
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex
OFFER = Qt.ItemDataRole.UserRole
ROW_PX, FOUND_PX, HEADING_PX, ICON_PX = 42, 54, 30, 20  # a row with a second line is higher
LINE_PX = 20  # of two lines each
INSET, ICON_LEFT, TEXT_LEFT, RIGHT = 8, 14, 44, 14
ONE_LINE = 100_000


class OffersModel(QAbstractListModel):
    """What is offered now."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: list[Offer] = []

    def show(self, offers: Sequence[Offer]) -> None:
        """List these."""
        self.beginResetModel()
        self._offers = list(offers)
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """The offer of a row."""
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def next_row(self, row: int, step: int) -> int:
        """The next row that can be chosen; the same one where there is none."""
        there = row + step
        while 0 <= there < len(self._offers):
            if not self._offers[there].is_heading:
                return there
            there += step
        return row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words, or all of a row as one for a screen reader."""
        offer = self.offer(index.row()) if index.isValid() else None
        if offer is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                filter(None, (offer.words, offer.second, offer.around, offer.trailing))
            )
        return offer if role == OFFER else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading can be read and not chosen."""
        offer = self.offer(index.row())
        if offer is None or offer.is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class OfferDelegate(QStyledItemDelegate):
    """Icon, words, what steps back behind them, and the keys or the day at the end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading is lower than a row, and what shows the words around it is higher."""
        offer = index.data(OFFER)
        high = ROW_PX
        if isinstance(offer, Offer):
            high = HEADING_PX if offer.is_heading else FOUND_PX if offer.around else ROW_PX
        return QSize(0, self._theme.px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        offer = index.data(OFFER)
        if not isinstance(offer, Offer):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if offer.is_heading:
            self._heading(painter, option, offer)
        else:
            self._row(painter, option, offer)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, offer: Offer) -> None:
        theme, area = self._theme, option.rect
        painter.setFont(theme.font(12.5, 600))
        painter.setPen(theme.color("muted"))
        place = area.adjusted(INSET + theme.px(ICON_LEFT), 0, -theme.px(RIGHT), -theme.px(4))
        down = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
        painter.drawText(place, down, offer.words)

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, offer: Offer) -> None:
        theme, px, area = self._theme, self._theme.px, option.rect
        patch = area.adjusted(INSET, 1, -INSET, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            paint.shape(painter, patch, 8, theme.color("soft" if chosen else "hover"))
        if chosen:
            bar = QRect(patch.left(), patch.top() + px(11), 3, patch.height() - 2 * px(11))
            at = QStyle.visualRect(option.direction, patch, bar)
            paint.shape(painter, at, 1.5, theme.color("accent"))
        size = px(ICON_PX) - 2
        top = patch.top() + (patch.height() - size) // 2
        icon = QRect(patch.left() + px(ICON_LEFT), top, size, size)
        color = theme.color("accent" if chosen else "muted").name()
        at = QStyle.visualRect(option.direction, patch, icon)
        painter.drawPixmap(at.topLeft(), pixmap(offer.icon, size, color, self._ratio(painter)))
        self._words(painter, option, patch, offer)

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, patch: QRect, offer: Offer
    ) -> None:
        px = self._theme.px
        line = patch.adjusted(px(TEXT_LEFT), 0, -px(RIGHT), 0)
        if offer.around:
            high = px(LINE_PX)
            upper = QRect(line.left(), line.center().y() - high + 1, line.width(), high)
            self._first_line(painter, option, patch, upper, offer)
            self._around(painter, option, patch, upper.translated(0, high), offer)
        else:
            self._first_line(painter, option, patch, line, offer)

    def _first_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        patch: QRect,
        line: QRect,
        offer: Offer,
    ) -> None:
        """The title, what steps back behind it, and the day or the keys at the end."""
        theme, px = self._theme, self._theme.px
        small, strong = theme.font(12.5, figures=True), theme.font(14, 500)
        self._small(painter, option, patch, line, (offer.trailing, Qt.AlignmentFlag.AlignTrailing))
        room = line.width() - paint.text_width(small, offer.trailing) - px(16)
        layout = self._marked(paint.elided(strong, offer.words, room), strong, offer.marked)
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        taken = self._draw_layout(painter, option, patch, line, layout) + px(12)
        if offer.second and room - taken > px(60):
            behind = QRect(line.left() + taken, line.top(), room - taken, line.height())
            second = paint.elided(small, offer.second, behind.width())
            leading = Qt.AlignmentFlag.AlignLeading
            self._small(painter, option, patch, behind, (second, leading))

    def _around(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        patch: QRect,
        line: QRect,
        offer: Offer,
    ) -> None:
        """The words around what was found."""
        font = self._theme.font(12.5)
        words = paint.elided(font, offer.around, line.width())
        painter.setPen(self._theme.color("muted"))
        layout = self._marked(words, font, offer.around_marked)
        self._draw_layout(painter, option, patch, line, layout)

    def _small(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        patch: QRect,
        line: QRect,
        said: tuple[str, Qt.AlignmentFlag],
    ) -> None:
        painter.setFont(self._theme.font(12.5, figures=True))
        painter.setPen(self._theme.color("muted"))
        place = QStyle.visualRect(option.direction, patch, line)
        words, side = said
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, paint.as_read(words))

    def _draw_layout(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        patch: QRect,
        line: QRect,
        layout: QTextLayout,
    ) -> int:
        """Draw one line in the middle of its place; answers how wide it is."""
        wide = math.ceil(layout.lineAt(0).naturalTextWidth()) + 1
        high = math.ceil(layout.boundingRect().height())
        top = line.top() + (line.height() - high) // 2
        at = QStyle.visualRect(option.direction, patch, QRect(line.left(), top, wide, high))
        layout.draw(painter, QPointF(at.topLeft()))
        return wide

    def _marked(self, words: str, font: QFont, marked: Sequence[Place]) -> QTextLayout:
        """One line in which what was typed stands out."""
        layout = QTextLayout(words, font)
        shown = QTextCharFormat()
        shown.setFontWeight(QFont.Weight.DemiBold)
        shown.setForeground(self._theme.color("ink"))
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shown.setUnderlineColor(self._theme.color("accent"))
        formats = []
        for start, length in marked:
            piece = QTextLayout.FormatRange()
            piece.start = as_qt(words, start)
            piece.length = as_qt(words, start + length) - piece.start
            piece.format = shown
            formats.append(piece)
        layout.setFormats(formats)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        layout.createLine().setLineWidth(ONE_LINE)
        layout.endLayout()
        return layout

    @staticmethod
    def _ratio(painter: QPainter) -> float:
        return painter.device().devicePixelRatioF()
