"""What painted parts share: shapes, icons and the sizes of text."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme

CENTRE = Qt.AlignmentFlag.AlignVCenter
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def begin(widget: QWidget) -> QPainter:
    """A painter for smooth shapes."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def shape(
    painter: QPainter,
    area: QRect,
    radius: float,
    fill: QColor | None = None,
    edge: QPen | None = None,
) -> None:
    """A rounded patch; its edge lies wholly inside the area."""
    inset = edge.widthF() / 2 if edge is not None else 0.0
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(edge if edge is not None else Qt.PenStyle.NoPen)
    inner = QRectF(area).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)


def draw_icon(
    painter: QPainter, at: QPoint, name: str, size_px: int, color: QColor, ratio: float
) -> None:
    """An icon with its upper left corner at a point, as sharp as what is painted on."""
    ratio = max(ratio, painter.deviceTransform().m11())
    painter.drawPixmap(QPointF(at), pixmap(name, size_px, color.name(), ratio))


def mirrored(widget: QWidget, area: QRect) -> QRect:
    """The area as it lies in the widget's own direction of reading."""
    if widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return area
    return QRect(widget.width() - area.right() - 1, area.y(), area.width(), area.height())


def elided(font: QFont, text: str, width: int) -> str:
    """The text, or as much of it as fits."""
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def as_read(text: str) -> str:
    """The text for painting: its own first letter says which way it runs, not the window."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text else text


def text_width(font: QFont, text: str) -> int:
    """How wide one line is."""
    return QFontMetrics(font).horizontalAdvance(text)


def pen(theme: Theme, token: str, width: float = 1.0) -> QPen:
    """A pen of a token."""
    return QPen(theme.color(token), width)
