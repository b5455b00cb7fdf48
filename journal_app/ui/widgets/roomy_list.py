"""A list whose last row can be scrolled out from under a toast."""

from PySide6.QtWidgets import QListView

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.toast import ROOM_PX


class RoomyList(QListView):
    """Scrolls on by the height of a toast; where all rows are seen above it, not at all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._room = theme.px(ROOM_PX)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def updateGeometries(self) -> None:
        """Qt ends the list with its last row."""
        super().updateGeometries()
        bar = self.verticalScrollBar()
        most = self.contentsSize().height() + self._room - self.viewport().height()
        if most > bar.maximum():
            bar.setMaximum(most)
