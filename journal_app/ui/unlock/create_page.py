"""A new passphrase, twice: for a new journal, or after the recovery code opened one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from journal_app.i18n import _
from journal_app.services.passphrase import Strength
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.column import ColumnPage
from journal_app.ui.unlock.passphrase_pair import PassphrasePair
from journal_app.ui.widgets.parts import button, label


class CreatePage(ColumnPage):
    """Two fields that must say the same."""

    chosen = Signal(str)  # the passphrase
    back_asked = Signal()
    copy_asked = Signal(str)  # a secret, for a short while
    judgement_asked = Signal(str)  # answered by show_strength

    def __init__(self, theme: Theme, title: str, lead: str, action: str, note: str = "") -> None:
        """*note* is said before the last button; without one there is no way back either."""
        super().__init__(theme, 460)
        self._action = action
        self.pair = PassphrasePair(theme, _("Passphrase"), ("passphrase", "again"))
        self._note = label(note, "caption", "note")
        self._back = button(_("Back"), "plain", "back")
        self._go = button(action, "primary", "go")
        self._build(title, lead)
        self._connect()
        for widget in (self._note, self._back):
            widget.setVisible(bool(note))

    def show_strength(self, found: Strength | None) -> None:
        """Say how good the passphrase is."""
        self.pair.show_strength(found)

    def show_busy(self) -> None:
        """The key is being made; it takes about a second."""
        self.pair.rest.stop()
        self._set_enabled(enabled=False)
        self._go.setText(_("Making the key…"))
        self.pair.sentence.say("")

    def show_problem(self, words: str) -> None:
        """Say why it did not work; what was typed stays."""
        self._set_enabled(enabled=True)
        self._go.setText(self._action)
        self.pair.show_problem(words)

    def forget(self) -> None:
        """Empty the fields and the words that were suggested."""
        self.pair.forget()

    def _build(self, title: str, lead: str) -> None:
        self.head(title, lead)
        self.column.addWidget(self.pair)
        self.column.addWidget(self._note)
        self.column.addSpacing(8)
        self.row(self._back, self._go)
        self.pair.order_tabs(self._go, self._back)

    def _connect(self) -> None:
        self.pair.entered.connect(self._on_go)
        self.pair.copy_asked.connect(self.copy_asked)
        self.pair.judgement_asked.connect(self.judgement_asked)
        self._go.clicked.connect(self._on_go)
        self._back.clicked.connect(self.back_asked)

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self.pair, self._go, self._back):
            widget.setEnabled(enabled)

    def _on_go(self) -> None:
        words = self.pair.chosen
        if words:
            self.chosen.emit(words)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor is in the first field."""
        super().showEvent(event)
        self.pair.first.line.setFocus()
