"""A page with another beside it, or over its right half where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from journal_app.ui.preview.preview import Preview
from journal_app.ui.theme import Theme

WIDE = 1_200  # effective pixels of the window
SHARES = (500, 400)


class Beside(QWidget):
    """Puts the preview beside the main part in a wide window, over it in a narrow one."""

    def __init__(self, theme: Theme, main: QWidget, preview: Preview) -> None:
        super().__init__()
        self._theme, self._preview = theme, preview
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(main)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        preview.setParent(self)
        preview.hide()

    @property
    def is_open(self) -> bool:
        """Whether the preview is shown."""
        return not self._preview.isHidden()

    @property
    def is_over(self) -> bool:
        """Whether the preview lies over the main part."""
        return self._preview.parentWidget() is self

    def set_open(self, *, is_open: bool) -> None:
        """Show the preview, or put it away."""
        self._preview.setVisible(is_open)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the place again."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self.is_open:
            return
        is_wide = self.window().width() >= self._theme.px(WIDE)
        if is_wide == self.is_over:
            self._move(over=not is_wide)
        if self.is_over:
            half = self.width() // 2
            is_turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = 0 if is_turned else self.width() - half
            self._preview.setGeometry(left, 0, half, self.height())
            self._preview.raise_()

    def _move(self, *, over: bool) -> None:
        self._preview.edge.setVisible(over)
        if over:
            self._preview.setParent(self)
        else:
            self._split.addWidget(self._preview)
            self._split.setSizes(list(SHARES))
            self._split.setStretchFactor(0, 5)
            self._split.setStretchFactor(1, 4)
        self._preview.show()
