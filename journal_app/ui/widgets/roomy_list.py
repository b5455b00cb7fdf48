"""A list whose last row can be scrolled out from under a toast."""

from PySide6.QtCore import Qt
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
        """Qt ends the list with its last row, and would hide the bar on the way and show it again.

        Each time the list would be made anew, without an end; so the bar is told to stay.
        """
        bar, policy = self.verticalScrollBar(), Qt.ScrollBarPolicy
        high = self.contentsSize().height()
        most = high + self._room - self.viewport().height()
        is_needed = high > 0 and most > 0
        wanted = policy.ScrollBarAlwaysOn if is_needed else policy.ScrollBarAsNeeded
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)
        super().updateGeometries()
        if is_needed:
            bar.setMaximum(most)
