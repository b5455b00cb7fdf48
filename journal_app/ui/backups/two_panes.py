"""A list and what is chosen of it: beside each other, or one above the other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import plane

LEAST_LIST_PX, LOW_PX, HIGH_PX = 200, 280, 460


class TwoPanes(QSplitter):
    """Where there is little room across, the list stands above."""

    def __init__(
        self, theme: Theme, listed: QWidget, shown: QWidget, list_px: int, beside_from: int
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._list_px, self._beside_from = theme, list_px, beside_from
        listed.setMinimumWidth(LEAST_LIST_PX)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(listed)
        self.addWidget(shown)
        self.setStretchFactor(1, 1)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for both now, or no longer."""
        is_wide = self.width() >= self._theme.px(self._beside_from)
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self._share()
        super().resizeEvent(event)

    def _share(self) -> None:
        is_across, px = self.orientation() == Qt.Orientation.Horizontal, self._theme.px
        self.setMinimumHeight(px(LOW_PX if is_across else HIGH_PX))
        list_px = self._list_px if is_across else HIGH_PX // 3
        self.setSizes([px(list_px), 3 * px(list_px)])


def scrolled(below: QVBoxLayout, ground_kind: str) -> QScrollArea:
    """What is too high for a low window is scrolled to."""
    ground = plane(ground_kind)
    ground.setLayout(below)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(ground)
    return area
