"""One page of A4 as a PDF file."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

PAGE_MARGIN_MM, DOTS_PER_INCH = 20.0, 300


def page_layout() -> QPageLayout:
    """A page of A4 with room around what stands on it."""
    margins = QMarginsF(*[PAGE_MARGIN_MM] * 4)
    upright, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, margins, unit)


def as_pdf(title: str, draw: Callable[[QPainter, float], None]) -> bytes:
    """The page; *draw* is handed the painter and how wide the page is in its dots."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(page_layout())
    painter = QPainter(writer)
    draw(painter, painter.viewport().width())
    painter.end()
    del painter, writer  # before what they write to
    return bytes(buffer.data().data())
