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

from journal_app.ui.icons import pixmap
from journal_app.ui.palette.offers import Offer
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex
OFFER = Qt.ItemDataRole.UserRole
ROW_PX, HEADING_PX, ICON_PX = 42, 30, 20
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
            return ", ".join(filter(None, (offer.words, offer.second, offer.trailing)))
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
        """A heading is lower than a row."""
        offer = index.data(OFFER)
        is_heading = isinstance(offer, Offer) and offer.is_heading
        return QSize(0, self._theme.px(HEADING_PX if is_heading else ROW_PX))

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
        theme, px = self._theme, self._theme.px
        line = patch.adjusted(px(TEXT_LEFT), 0, -px(RIGHT), 0)
        small, strong = theme.font(12.5, figures=True), theme.font(14, 500)
        trailing = paint.text_width(small, offer.trailing)
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        mirrored = QStyle.visualRect(option.direction, patch, line)
        painter.drawText(
            mirrored, centre | Qt.AlignmentFlag.AlignTrailing, paint.as_read(offer.trailing)
        )
        room = line.width() - trailing - px(16)
        layout = self._title(paint.elided(strong, offer.words, room), offer.marked)
        wide = math.ceil(layout.lineAt(0).naturalTextWidth()) + 1
        high = math.ceil(layout.boundingRect().height())
        top = line.top() + (line.height() - high) // 2
        at = QStyle.visualRect(option.direction, patch, QRect(line.left(), top, wide, high))
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        layout.draw(painter, QPointF(at.topLeft()))
        taken = wide + px(12)
        if offer.second and room - taken > px(60):
            behind = QRect(line.left() + taken, line.top(), room - taken, line.height())
            painter.setFont(small)
            painter.setPen(theme.color("muted"))
            place = QStyle.visualRect(option.direction, patch, behind)
            text = paint.as_read(paint.elided(small, offer.second, behind.width()))
            painter.drawText(place, centre | Qt.AlignmentFlag.AlignLeading, text)

    def _title(self, words: str, marked: Sequence[tuple[int, int]]) -> QTextLayout:
        """One line in which what was typed stands out."""
        layout = QTextLayout(words, self._theme.font(14, 500))
        shown = QTextCharFormat()
        shown.setFontWeight(QFont.Weight.DemiBold)
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shown.setUnderlineColor(self._theme.color("accent"))
        formats = []
        for start, length in marked:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, length, shown
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
