"""Unlock: the journal's name and one field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from journal_app.i18n import _
from journal_app.ui.unlock.column import ColumnPage, Sentence
from journal_app.ui.unlock.passphrase_field import PassphraseField
from journal_app.ui.widgets.parts import button, label


class UnlockPage(ColumnPage):
    """Takes a passphrase or a recovery code; shows nothing of what is inside."""

    given = Signal(str)  # passphrase or recovery code

    def __init__(self, name: str, note: str = "") -> None:
        """*note* says what has just happened, such as that the journal was locked."""
        foot = _(
            "This program has no network code. What you write stays on this computer, encrypted."
        )
        super().__init__(380, foot)
        self._field = PassphraseField(_("Passphrase"), "passphrase")
        self._sentence = Sentence("sentence")
        self._go = button(_("Unlock"), "primary", "go")
        self._other = button(_("Open another journal"), "plain", "open_other")
        self._is_busy = False
        self.head(name, note or _("Locked. Nothing is shown until you open it."))
        self._build()
        self._connect()

    def show_busy(self) -> None:
        """The key is being made; it takes about a second."""
        self._is_busy = True
        self._go.setText(_("Opening…"))
        self._field.setEnabled(False)
        self._other.setEnabled(False)
        self._sentence.say("")

    def show_problem(self, words: str) -> None:
        """Say why it did not open; the next try begins with an empty field."""
        self._is_busy = False
        self._go.setText(_("Unlock"))
        self._field.setEnabled(True)
        self._other.setEnabled(True)
        self._field.clear()
        self._field.mark(problem=True)
        self._sentence.say(words)
        self._field.line.setFocus()

    @property
    def problem(self) -> str:
        """What is said below the field."""
        return self._sentence.words

    def _build(self) -> None:
        self.column.addWidget(self._field)
        self.column.addWidget(self._sentence)
        self.column.addWidget(self._go)
        self.column.addSpacing(12)
        self.column.addWidget(
            label(_("Forgotten? Type the recovery code instead."), "caption", "forgotten")
        )
        self.column.addWidget(self._other, alignment=Qt.AlignmentFlag.AlignLeading)

    def _connect(self) -> None:
        self._field.entered.connect(self._on_go)
        self._field.changed.connect(self._on_changed)
        self._go.clicked.connect(self._on_go)
        self._other.clicked.connect(self.other_asked)

    def _on_changed(self) -> None:
        if self._field.text:
            self._sentence.say("")
            self._field.mark(problem=False)

    def _on_go(self) -> None:
        if self._is_busy:
            return
        if not self._field.text:
            self._field.line.setFocus()
            return
        self.given.emit(self._field.text)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor is in the field."""
        super().showEvent(event)
        self._field.line.setFocus()
