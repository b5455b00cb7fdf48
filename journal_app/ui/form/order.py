"""The order in which Tab goes through parts that come later than their neighbours."""

from collections.abc import Iterable, Iterator

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


def chain(start: QWidget) -> Iterator[QWidget]:
    """Every part Tab may come to after this one, in the order as it is."""
    at: QWidget | None = start.nextInFocusChain()
    while at is not None and at is not start:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield at
        at = at.nextInFocusChain()
