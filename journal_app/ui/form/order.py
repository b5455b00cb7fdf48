"""The order in which Tab goes through parts that come later than their neighbours."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def put_after(anchor: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab go through the widgets in their order, right after the anchor."""
    for widget in widgets:
        QWidget.setTabOrder(anchor, widget)
        anchor = widget
