"""The initials of a person in a circle."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

AVATAR = 44


class Avatar(QWidget):
    """The initials of a person in a circle."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        parts = [part for part in name.split() if part[0].isalnum()]
        chosen = parts[:1] + parts[-1:] if len(parts) > 1 else parts
        self._initials = "".join(part[0] for part in chosen).upper()
        self.setFixedSize(theme.px(AVATAR), theme.px(AVATAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The circle, then the letters."""
        theme, painter = self._theme, paint.begin(self)
        paint.shape(painter, self.rect(), self.height() / 2, theme.color("second_soft"))
        painter.setFont(theme.font(15, 600))
        painter.setPen(theme.color("second"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
