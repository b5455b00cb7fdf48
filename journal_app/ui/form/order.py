"""The order in which Tab goes through parts that come later than their neighbours."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab go through the widgets in their order, right after the anchor.

    Qt orders nothing after a part that takes no focus, so it is done after the one before it.
    """
    at = anchor
    while at.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before: QWidget | None = at.previousInFocusChain()
        if before is None or before is anchor:
            return
        at = before
    for widget in widgets:
        if widget is not at:
            QWidget.setTabOrder(at, widget)
        at = widget
