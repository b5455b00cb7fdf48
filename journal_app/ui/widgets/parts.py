"""Labels and buttons in the kinds the style sheet knows; labels never show rich text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextLayout
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from journal_app.ui.icons import icon
from journal_app.ui.plain_words import PlainLabel, plain_tip
from journal_app.ui.theme import Theme

TOOL_PX = 18
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """Enter presses the one with the focus, never one that takes something away for good."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt by itself would press the likely answer of the dialog instead, or none."""
        plain = event.modifiers() in (Qt.KeyboardModifier(0), Qt.KeyboardModifier.KeypadModifier)
        if event.key() in ENTER and plain and self.property("kind") != "grave":
            self.click()
            return
        super().keyPressEvent(event)


def label(words: str, kind: str = "", name: str = "") -> QLabel:
    """A label of plain text that wraps."""
    made = PlainLabel(words)
    made.setWordWrap(True)
    made.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)
    if kind:
        made.setProperty("kind", kind)
    if name:
        made.setObjectName(name)
    return made


def is_turned() -> bool:
    """Whether the window is read from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def leading() -> Qt.AlignmentFlag:
    """Where a line of the window begins; Qt would look at the letters of each label."""
    flag = Qt.AlignmentFlag
    return flag.AlignAbsolute | (flag.AlignRight if is_turned() else flag.AlignLeft)


def trailing() -> Qt.AlignmentFlag:
    """Where a line of the window ends."""
    flag = Qt.AlignmentFlag
    return flag.AlignAbsolute | (flag.AlignLeft if is_turned() else flag.AlignRight)


def back_mark() -> str:
    """The icon that points where one came from."""
    return "chevron-right" if is_turned() else "chevron-left"


def set_margins(layout: QLayout, begin: int, top: int, end: int, bottom: int) -> None:
    """Margins from where a line begins to where it ends; Qt does not turn them round."""
    left, right = (end, begin) if is_turned() else (begin, end)
    layout.setContentsMargins(left, top, right, bottom)


def button(words: str, kind: str = "", name: str = "") -> QPushButton:
    """A button that says what it does."""
    made = Button(words)
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    if name:
        made.setObjectName(name)
    return made


def tool_button(theme: Theme, mark: str, words: str, name: str = "") -> QToolButton:
    """A button that is only an icon; its words are its name and its tool tip."""
    made = QToolButton()
    made.setIcon(icon(theme, mark, TOOL_PX))
    made.setIconSize(QSize(theme.px(TOOL_PX), theme.px(TOOL_PX)))
    made.setAccessibleName(words)
    made.setToolTip(plain_tip(words))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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


def held(part: QWidget, most_px: int) -> QHBoxLayout:
    """A part no wider than that, at the leading edge; its height follows from its own width."""
    part.setMaximumWidth(most_px)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(part, 1_000)
    row.addStretch(1)
    return row


def keep_level(field: QLineEdit) -> None:
    """Hold the line of a field where it stands.

    Qt lifts it by half of what the letters of another script are taller than its own font; room
    below, which nothing shows, lets it down again.
    """

    def settle() -> None:
        field.ensurePolished()
        layout = QTextLayout(field.text(), field.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        taller = round(line.height()) - field.fontMetrics().height() if line.isValid() else 0
        margins = field.textMargins()
        margins.setBottom(min(0, -taller))
        field.setTextMargins(margins)

    field.textChanged.connect(settle)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change what the style sheet looks at, and look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
