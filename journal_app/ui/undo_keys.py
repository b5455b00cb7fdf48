"""Whose undo it is: a field lets the window decide, which knows who has typing to undo."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def left_to_the_window(event: QEvent) -> bool:
    """Whether the event asks for undo or redo; then it is ignored, so that the window gets it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    if not event.matches(keys.Undo) and not event.matches(keys.Redo):
        return False
    event.ignore()
    return True
