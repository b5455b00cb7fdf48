"""A field for a passphrase: label, Show and Hide, and a word when Caps Lock seems on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.widgets.parts import button, label, set_property


class SecretLine(QLineEdit):
    """The line itself; it notices letters that Caps Lock turned round."""

    caps_lock_seen = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare the letter that came with the Shift key that was held."""
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & event.modifiers().ShiftModifier)
            self.caps_lock_seen.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class PassphraseField(QWidget):
    """One secret; Enter and every change are told."""

    entered = Signal()
    changed = Signal()

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self._words = words
        self.line = SecretLine()
        self.line.setObjectName(name)
        self.line.setAccessibleName(words)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._caps = label("", "warn", f"{name}_caps")
        self._eye = button(_("Show"), "quiet", f"{name}_eye")
        self._eye.setCheckable(True)
        self._eye.setAccessibleName(_("Show the passphrase"))
        self.setFocusProxy(self.line)
        self._build()
        self._connect()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def mark(self, *, problem: bool) -> None:
        """Draw the edge as wrong, or as usual."""
        set_property(self.line, "problem", "true" if problem else "false")

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        head = QHBoxLayout()
        name = label(self._words, "label")
        name.setBuddy(self.line)
        head.addWidget(name, 1)
        head.addWidget(self._caps)
        head.addWidget(self._eye)
        layout.addLayout(head)
        layout.addWidget(self.line)
        self._caps.setWordWrap(False)
        QWidget.setTabOrder(self.line, self._eye)

    def _connect(self) -> None:
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.caps_lock_seen.connect(self._on_caps_lock_seen)
        self._eye.toggled.connect(self._on_eye_toggled)

    def _on_caps_lock_seen(self, is_on: bool) -> None:  # noqa: FBT001 - Qt hands it in
        self._caps.setText(_("Caps Lock is on") if is_on else "")

    def _on_eye_toggled(self, is_open: bool) -> None:  # noqa: FBT001 - Qt hands it in
        mode = QLineEdit.EchoMode.Normal if is_open else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._eye.setText(_("Hide") if is_open else _("Show"))
        self._eye.setAccessibleName(
            _("Hide the passphrase") if is_open else _("Show the passphrase")
        )
