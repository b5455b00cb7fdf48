"""Rows that say one thing each: an icon, a line, a second line, at most one action."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.parts import button, hairline, label

TOP = Qt.AlignmentFlag.AlignTop


class FactRow(QWidget):
    """One fact; its words can change."""

    def __init__(self, theme: Theme, icon: str, title: str, second: str = "") -> None:
        super().__init__()
        self.title = label(title, "fact")
        self.second = label(second, "caption")
        self.column = QVBoxLayout()
        self.column.setSpacing(1)
        self.column.addWidget(self.title)
        self.column.addWidget(self.second)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 7, 0, 7)
        self.row.setSpacing(12)
        self.icon = picture(theme, icon, 16, "muted")
        self.row.addWidget(self.icon, 0, TOP)
        self.row.addLayout(self.column, 1)
        self.second.setVisible(bool(second))  # now: without a parent it would be a window

    def say(self, title: str, second: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.second.setText(second)
        self.second.setVisible(bool(second))

    def offer(self, words: str, name: str, spoken: str, run: Callable[[], object]) -> None:
        """Offer one action at the end; *spoken* says what it is about."""
        made = button(words, "quiet", name)
        made.setAccessibleName(spoken)
        made.clicked.connect(run)
        self.row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)


class Section(QWidget):
    """A heading, something behind it, and rows with a hairline between them."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.title = label(title, "section")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(self.head)
        self.column.addSpacing(4)
        self._rows: list[QWidget] = []

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows instead."""
        for old in self._rows:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        for number, row in enumerate(rows):
            if number:
                self._add(hairline())
            self._add(row)

    def _add(self, row: QWidget) -> None:
        self._rows.append(row)
        self.column.addWidget(row)
        row.show()
