"""A page of one column in the middle of the window, with a line at its foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from journal_app.ui.widgets.parts import label, plane, set_property


class ColumnPage(QScrollArea):
    """The frame of every page before a journal is open."""

    other_asked = Signal()  # another journal is wanted

    def __init__(self, width_px: int, foot: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = plane("surface")
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(24, 32, 24, 24)
        held = QWidget()
        held.setFixedWidth(width_px)
        self.column = QVBoxLayout(held)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        outer.addStretch(4)
        middle = QHBoxLayout()  # not an alignment: it would ignore how high wrapped text grows
        middle.addStretch(1)
        middle.addWidget(held)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(5)
        self._foot = label(foot, "caption", "foot")
        self._foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(self._foot)
        self.setWidget(ground)

    def head(self, title: str, lead: str) -> None:
        """Put the name of the page and one sentence on top."""
        self.column.addWidget(label(title, "display", "heading"))
        self.column.addWidget(label(lead, "lead", "lead"))
        self.column.addSpacing(16)

    def row(self, *widgets: QWidget) -> None:
        """Put widgets beside each other: the first leads, the last trails; words take the room."""
        line = QHBoxLayout()
        line.setSpacing(8)
        has_words = any(isinstance(widget, QLabel) for widget in widgets)
        for number, widget in enumerate(widgets):
            if number == len(widgets) - 1 and number > 0 and not has_words:
                line.addStretch(1)
            line.addWidget(widget, int(isinstance(widget, QLabel)))
        self.column.addLayout(line)


class Sentence(QWidget):
    """A line of text below a field; its room is there before it is needed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        self._label = label("", "error", name)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label)
        self.setMinimumHeight(38)

    def say(self, words: str, kind: str = "error") -> None:
        """Show a sentence, or nothing; a screen reader is told by the name."""
        set_property(self._label, "kind", kind)
        self._label.setText(words)
        self._label.setAccessibleName(words)

    @property
    def words(self) -> str:
        """What is said now."""
        return self._label.text()
