"""Slow work on a line of its own: how far it is, in words and as a bar, and a way to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import button, label

BAR_PX, WHOLE = 4, 100


class Busy(QWidget):
    """Takes no room while nothing is done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.bar = made_bar(theme)
        self.said = label("", "caption", "busy_said")
        self.stop = button(_("Stop"), "", "stop_busy")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(20), theme.px(8), theme.px(24), theme.px(8))
        row.addWidget(self.said, 1)
        row.addWidget(self.stop)
        column.addLayout(row)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say what is done; nothing hides the line."""
        self.bar.setValue(0)
        self.said.setText(words)
        self.setVisible(bool(words))


def made_bar(theme: Theme) -> QProgressBar:
    """A line that fills from where one begins to read."""
    bar = QProgressBar()
    bar.setObjectName("backup_progress")
    bar.setAccessibleName(_("How far it is"))
    bar.setRange(0, WHOLE)
    bar.setTextVisible(False)
    bar.setFixedHeight(theme.px(BAR_PX))
    return bar
