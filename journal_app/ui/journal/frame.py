"""How the parts of a page stand: list leading, the open thing trailing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from journal_app.ui.widgets.parts import plane

LIST_PX, LEAST_LIST_PX, LEAST_PAGE_PX = 320, 230, 360


def arrange(page: QWidget, left: QWidget, right: QWidget) -> None:
    """Lay the parts out on the page."""
    ground = _filled(plane("raised"), right)
    ground.setMinimumWidth(LEAST_PAGE_PX)
    left.setMinimumWidth(max(LEAST_LIST_PX, left.minimumSizeHint().width()))
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setHandleWidth(1)
    split.setChildrenCollapsible(False)
    split.addWidget(left)
    split.addWidget(ground)
    split.setSizes([LIST_PX, 3 * LIST_PX])
    split.setStretchFactor(1, 1)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(split, 1)


def _filled(ground: QWidget, part: QWidget) -> QWidget:
    layout = QVBoxLayout(ground)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(part)
    return ground
