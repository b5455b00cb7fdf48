"""Whose undo it is: a field lets the window decide, which knows who has typing to undo."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from journal_app.ui.in_sight import bring_cursor_into_sight


def left_to_the_window(event: QEvent) -> bool:
    """Whether the event asks for undo or redo; then it is ignored, so that the window gets it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    if not event.matches(keys.Undo) and not event.matches(keys.Redo):
        return False
    event.ignore()
    return True


def typing_taken_back() -> bool:
    """Whether the field one is in had typing to take back; it is taken back then."""
    field = _field_with_focus()
    if field is None or not _has_undo(field):
        return False
    field.undo()
    _show_cursor(field)
    return True


def typing_done_again() -> bool:
    """Whether the field one is in had typing to do again; it is done then."""
    field = _field_with_focus()
    if field is None or not _has_redo(field):
        return False
    field.redo()
    _show_cursor(field)
    return True


def _show_cursor(field: QTextEdit | QLineEdit) -> None:
    if isinstance(field, QTextEdit):
        bring_cursor_into_sight(field)


def _field_with_focus() -> QTextEdit | QLineEdit | None:
    field = QApplication.focusWidget()
    if isinstance(field, QTextEdit):
        return None if field.isReadOnly() else field
    return field if isinstance(field, QLineEdit) else None


def _has_undo(field: QTextEdit | QLineEdit) -> bool:
    if isinstance(field, QTextEdit):
        return field.document().isUndoAvailable()
    return field.isUndoAvailable()


def _has_redo(field: QTextEdit | QLineEdit) -> bool:
    if isinstance(field, QTextEdit):
        return field.document().isRedoAvailable()
    return field.isRedoAvailable()
