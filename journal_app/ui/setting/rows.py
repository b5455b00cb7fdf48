"""Rows of the settings: what it is, a sentence of help, and the control."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.ui.form.choice_editors import ChoiceBox
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import hairline, label, leading

WIDTH, CONTROL, NARROW, GAP = 780, 320, 620, 24
QWIDGETSIZE_MAX = 16_777_215  # Qt's word for no limit


class SettingRow(QWidget):
    """Words and help leading, the control trailing, or below where there is little room."""

    def __init__(self, theme: Theme, words: str, sentence: str, control: QWidget) -> None:
        super().__init__()
        self._theme, self._control = theme, control
        if not control.accessibleName():
            control.setAccessibleName(words)
        control.setAccessibleDescription(sentence)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(label(words, "strong"))
        told.addWidget(label(sentence, "caption"))
        told.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(theme.px(GAP))
        self._across.addLayout(told, 1)
        self._across.addWidget(control)
        if isinstance(control, QLabel):  # an alignment of its place would ignore how high it grows
            control.setAlignment(Qt.AlignmentFlag.AlignTop | leading())
        else:
            self._across.setAlignment(control, Qt.AlignmentFlag.AlignTop)
        self._arrange(is_narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the control stands below."""
        super().resizeEvent(event)
        self._arrange(is_narrow=self.width() < self._theme.px(NARROW))

    def _arrange(self, *, is_narrow: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if is_narrow else across)
        self._across.setSpacing(self._theme.px(8 if is_narrow else GAP))
        is_free = is_narrow and isinstance(self._control, QLabel)
        self._control.setMaximumWidth(QWIDGETSIZE_MAX if is_free else self._theme.px(CONTROL))
        self._control.setMinimumWidth(0 if is_narrow else self._theme.px(CONTROL))


class Group(QWidget):
    """Some rows under one heading."""

    def __init__(self, theme: Theme, words: str, sentence: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(14))
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(words, "section"))
        if sentence:
            head.addWidget(label(sentence, "caption"))
        self.column.addLayout(head)
        self.column.addWidget(hairline())

    def add(self, words: str, sentence: str, control: QWidget) -> None:
        """One more row."""
        self.column.addWidget(SettingRow(self._theme, words, sentence, control))


class Choosing(ChoiceBox):
    """One of some values by their words; a value that is not offered is offered as it is."""

    def __init__(self, theme: Theme, name: str, offered: Sequence[tuple[object, str]]) -> None:
        super().__init__(theme)
        self.setObjectName(name)
        self._values: list[object] = []
        for value, words in offered:
            self._values.append(value)
            self.addItem(words)

    def load(self, value: object) -> None:
        """Show the words of the value."""
        if value not in self._values:
            self._values.append(value)
            self.addItem(str(value))
        self.setCurrentIndex(self._values.index(value))

    @property
    def value(self) -> object:
        """The value chosen."""
        return self._values[self.currentIndex()]
