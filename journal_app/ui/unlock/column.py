"""A page of one column in the middle of the window, with a line at its foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.parts import label, leading, plane, set_property

MARK_PX, FOOT_MARK_PX = 31, 14  # from 32 on an icon has the thin lines of a drawing
LINES_HELD = 38  # room for two lines


class ColumnPage(QScrollArea):
    """The frame of every page before a journal is open; what is left holds no secret."""

    other_asked = Signal()  # another journal or a backup is wanted

    def __init__(self, theme: Theme, width_px: int, foot: str = "", mark: str = "") -> None:
        """*mark* is the icon that stands before the foot."""
        super().__init__()
        self.theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = plane("surface")
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(24, 32, 24, 24)
        outer.addStretch(4)
        held = QWidget()
        held.setMaximumWidth(theme.px(width_px))
        self.column = QVBoxLayout(held)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        outer.addLayout(in_the_middle(held))
        outer.addStretch(5)
        if foot:
            outer.addSpacing(24)
            outer.addLayout(self._foot(foot, mark))
        self.setWidget(ground)

    def forget(self) -> None:
        """Hold nothing that was typed or shown."""

    def head(self, title: str | QWidget, lead: str, mark: str = "") -> None:
        """Put the name of the page and one sentence on top; *mark* is an icon above them.

        What can be pressed instead of a name is as wide as its words.
        """
        if mark:
            self.column.addWidget(picture(self.theme, mark, MARK_PX, "accent"))
            self.column.addSpacing(12)
        if isinstance(title, str):
            self.column.addWidget(label(title, "display", "heading"))
        else:
            self.column.addWidget(title, 0, Qt.AlignmentFlag.AlignLeading)
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

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that is left forgets; one whose window is only put away does not."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.forget()

    def _foot(self, words: str, mark: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        if mark:
            line.addWidget(picture(self.theme, mark, FOOT_MARK_PX, "muted"))
        made = label(words, "caption", "foot")
        made.setMaximumWidth(made.fontMetrics().horizontalAdvance(words) + self.theme.px(8))
        line.addWidget(made, 1000)
        line.addStretch(1)
        return line


class Sentence(QWidget):
    """A line of text below a field; its room is there before it is needed."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        self._label = label("", "error", name)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | leading())
        layout.addWidget(self._label)
        self.setMinimumHeight(theme.px(LINES_HELD))

    def say(self, words: str, kind: str = "error") -> None:
        """Show a sentence, or nothing; a screen reader is told by the name."""
        set_property(self._label, "kind", kind)
        self._label.setText(words)
        self._label.setAccessibleName(words)

    @property
    def words(self) -> str:
        """What is said now."""
        return self._label.text()


def in_the_middle(held: QWidget) -> QHBoxLayout:
    """A widget as wide as it may be; no alignment, which would ignore how high words grow."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(held, 1000)
    row.addStretch(1)
    return row
