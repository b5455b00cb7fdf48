"""Closing whatever lies above the window, without a question, when the journal locks."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

MOST = 50  # menus above menus; a popup that will not close must not hold up a lock


def end_composition() -> None:
    """What is being composed for the field one is in stands in its text now."""
    QGuiApplication.inputMethod().commit()


def close_above(window: QWidget) -> None:
    """Close every menu, list and dialog; a dialog is left as by Escape."""
    for _index in range(MOST):
        popup = QApplication.activePopupWidget()
        if popup is None:
            break
        popup.close()
    for other in QApplication.topLevelWidgets():
        if other is window or not other.isVisible():
            continue
        if isinstance(other, QDialog):
            other.reject()
        other.hide()
