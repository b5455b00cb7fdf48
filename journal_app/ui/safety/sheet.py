"""The ground of the sheets about backups: a title, a sentence, what is asked for, buttons."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.parts import button, label

WIDTH, GAP = 560, 12


class Sheet(QDialog):
    """As high as what it says, and no higher."""

    def __init__(self, theme: Theme, title: str, sentence: str) -> None:
        super().__init__()
        self.theme = theme
        self.setWindowTitle(title)
        self.setFixedWidth(theme.px(WIDTH))
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(*(theme.px(side) for side in (26, 24, 26, 20)))
        self._whole.setSpacing(theme.px(GAP))
        self._whole.addWidget(label(title, "page", "title"))
        self._whole.addWidget(label(sentence, "lead", "text"))
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(8))
        self._whole.addLayout(self.column)
        self._feet = QHBoxLayout()
        self._feet.setSpacing(theme.px(8))
        self._feet.addStretch(1)
        self._ring = FocusRing(self)

    def settle(self) -> None:
        """Take the height of what is said now."""
        self._whole.activate()
        self.setFixedHeight(self._whole.totalHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        """No wider than the window it stands before; its words have their room."""
        window = self.parentWidget()
        if window is not None:
            self.setFixedWidth(min(self.width(), window.width()))
        self.settle()
        super().showEvent(event)

    def foot(self, words: str, kind: str, name: str) -> QPushButton:
        """One more button in the row of them."""
        made = button(words, kind, name)
        made.setAutoDefault(False)
        self._feet.addWidget(made)
        return made

    def end(self) -> None:
        """The buttons come last, also for whoever goes by Tab."""
        self._whole.addSpacing(self.theme.px(8))
        self._whole.addLayout(self._feet)
