"""Bringing the cursor of a text into sight, also where what holds the text scrolls."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QTextEdit, QWidget

AROUND_PX = 24  # of the lines above and below it


def bring_cursor_into_sight(field: QTextEdit) -> None:
    """Scroll the field and all around it; again when every part has taken its height."""
    _bring(field)
    QTimer.singleShot(0, field, lambda: _bring(field))


def _bring(field: QTextEdit) -> None:
    field.ensureCursorVisible()
    place = field.cursorRect()
    above: QWidget | None = field.parentWidget()
    while above is not None:
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inside is not None:
            at = field.viewport().mapTo(inside, place.center())
            above.ensureVisible(at.x(), at.y(), 0, place.height() + AROUND_PX)
        above = above.parentWidget()
