"""Enter presses what has the focus and can be pressed, as Space does, on every desktop alike."""

from typing import TypeGuard

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from journal_app.ui.widgets.parts import Button

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class EnterKey(QObject):
    """Watches the one part that has the focus; Qt itself leaves Enter to the desktop's theme.

    A ``Button`` knows Enter by itself, and when not to heed it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press it, once for a key that is held down."""
        if not isinstance(watched, QAbstractButton) or not is_enter(event):
            return super().eventFilter(watched, event)
        if not event.isAutoRepeat():
            watched.click()
        return True

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QAbstractButton):
            old.removeEventFilter(self)
        if isinstance(new, QAbstractButton) and not isinstance(new, Button):
            new.installEventFilter(self)


def is_enter(event: QEvent) -> TypeGuard[QKeyEvent]:
    """Whether it is Enter, with no key held that would make it mean something else."""
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.key() in ENTER and not event.modifiers() & HELD
