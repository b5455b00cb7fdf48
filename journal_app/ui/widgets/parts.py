"""Labels and buttons in the kinds the style sheet knows; labels never show rich text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget


def label(words: str, kind: str = "", name: str = "") -> QLabel:
    """A label of plain text that wraps."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if kind:
        made.setProperty("kind", kind)
    if name:
        made.setObjectName(name)
    return made


def button(words: str, kind: str = "", name: str = "") -> QPushButton:
    """A button that says what it does."""
    made = QPushButton(words)
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    if name:
        made.setObjectName(name)
    return made


def plane(kind: str) -> QWidget:
    """A widget that paints one of the three planes, or a line."""
    made = QWidget()
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setProperty("kind", kind)
    return made


def hairline() -> QWidget:
    """One pixel between two things."""
    made = plane("line")
    made.setFixedHeight(1)
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change what the style sheet looks at, and look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
