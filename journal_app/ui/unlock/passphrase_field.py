"""A field for a passphrase: label, an eye, and a word when Caps Lock seems on."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.icons import icon
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label, set_margins, set_property, tool_button

EYE_PX, EYE_ROOM = 18, 34


class SecretLine(QLineEdit):
    """The line itself; it notices letters that Caps Lock turned round."""

    caps_lock_seen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._room = 0
        self.make_room(EYE_ROOM)

    def make_room(self, at_full_size: float) -> None:
        """Keep the text away from where the eye stands."""
        self._room = self._theme.px(at_full_size)
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            self.setTextMargins(0, 0, self._room, 0)
        else:
            self.setTextMargins(self._room, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare the letter that came with the Shift key that was held."""
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The eye stands at the other end where one reads from the right."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.make_room(EYE_ROOM if self._room else 0)


class PassphraseField(QWidget):
    """One secret; Enter and every change are told."""

    entered = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, words: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.line = SecretLine(theme)
        self.line.setObjectName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._label = label("", "label")
        self._label.setBuddy(self.line)
        self._caps = label("", "warn", f"{name}_caps")
        self.eye = tool_button(theme, "eye", _("Show the passphrase"), f"{name}_eye")
        self.eye.setIconSize(QSize(theme.px(EYE_PX), theme.px(EYE_PX)))
        self.eye.setCheckable(True)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusProxy(self.line)
        self.head = QHBoxLayout()  # of the label; more may be put behind it
        self._name(words)
        self._build()
        self._connect()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide what will be."""
        self.line.setText("")  # not clear(): that can be undone
        self._caps.clear()
        self.eye.setChecked(False)

    def mark(self, problem: str) -> None:
        """Draw the edge as wrong, or as usual, and say why to whoever cannot see it."""
        set_property(self.line, "problem", "true" if problem else "false")
        self.line.setAccessibleDescription(problem)

    def ask_for(self, words: str, *, is_code: bool) -> None:
        """Take something else from now on; a code is read while it is typed."""
        self.clear()
        self._name(words)
        self.eye.setVisible(not is_code)
        plain, hidden = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password
        self.line.setEchoMode(plain if is_code else hidden)
        set_property(self.line, "kind", "code" if is_code else "")
        self.line.make_room(0 if is_code else EYE_ROOM)

    def _name(self, words: str) -> None:
        self._label.setText(words)
        self.line.setAccessibleName(words)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.head.setSpacing(12)
        self.head.addWidget(self._label, 1)
        self.head.addWidget(self._caps)
        layout.addLayout(self.head)
        self._caps.setWordWrap(False)
        both = QGridLayout()  # the eye lies over the line: inside it, its keys were the line's
        both.addWidget(self.line, 0, 0)
        over = QHBoxLayout()
        set_margins(over, 0, 0, 4, 0)
        over.addStretch(1)
        over.addWidget(self.eye)
        both.addLayout(over, 0, 0)
        layout.addLayout(both)
        self.eye.raise_()
        QWidget.setTabOrder(self.line, self.eye)

    def _connect(self) -> None:
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.caps_lock_seen.connect(self._on_caps_lock_seen)
        self.eye.toggled.connect(self._on_eye_toggled)

    def _on_caps_lock_seen(self, is_on: bool) -> None:  # noqa: FBT001 - Qt hands it in
        self._caps.setText(_("Caps Lock is on") if is_on else "")

    def _on_eye_toggled(self, is_open: bool) -> None:  # noqa: FBT001 - Qt hands it in
        mode = QLineEdit.EchoMode.Normal if is_open else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.eye.setIcon(icon(self._theme, "eye-off" if is_open else "eye", EYE_PX))
        words = _("Hide the passphrase") if is_open else _("Show the passphrase")
        self.eye.setAccessibleName(words)
        self.eye.setToolTip(plain_tip(words))
