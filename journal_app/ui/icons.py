"""Icons: outlines drawn in the colour they are wanted in, kept once drawn."""

import functools

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from journal_app import paths
from journal_app.ui.theme import Theme

STROKE, DRAWING_STROKE = "1.75", "1"  # on a grid of 24; a drawing is large enough for less
DRAWING_PX = 32  # of the design; at a larger text size an icon is still an icon
RATIOS = (1.0, 2.0)


@functools.lru_cache(maxsize=512)
def pixmap(
    name: str, size_px: int, color: str, ratio: float = 1.0, *, is_drawing: bool = False
) -> QPixmap:
    """The icon in one colour, such as ``#0E6A64``, for a screen of that pixel ratio."""
    stroke = DRAWING_STROKE if is_drawing else STROKE
    drawing = _source(name).replace("currentColor", color).replace("STROKE", stroke)
    made = QPixmap(QSize(size_px, size_px) * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(theme: Theme, name: str, at_full_size: float, tone: str = "muted") -> QIcon:
    """The icon at a size of the design, sharp at both usual ratios."""
    made = QIcon()
    for ratio in RATIOS:
        size = theme.px(at_full_size)
        made.addPixmap(pixmap(name, size, theme.color(tone).name(), ratio))
    return made


@functools.cache
def _source(name: str) -> str:
    text = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', 'stroke-width="STROKE"')
