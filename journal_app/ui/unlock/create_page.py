"""A new passphrase, twice: for a new journal, or after the recovery code opened one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from journal_app.i18n import _
from journal_app.ui.unlock.column import ColumnPage, Sentence
from journal_app.ui.unlock.passphrase_field import PassphraseField
from journal_app.ui.widgets.parts import button, label


class CreatePage(ColumnPage):
    """Two fields that must say the same."""

    chosen = Signal(str)  # the passphrase
    place_asked = Signal()

    def __init__(self, title: str, lead: str, action: str, place: str = "") -> None:
        """*place* says where a new journal is kept; without it nothing can be changed there."""
        super().__init__(460, _("You can make your recovery sheet after your first page."))
        self._action = action
        self._first = PassphraseField(_("Passphrase"), "passphrase")
        self._again = PassphraseField(_("Once more"), "again")
        self._sentence = Sentence("sentence")
        self._go = button(action, "primary", "go")
        self._back = button(_("Open another journal"), "plain", "open_other")
        self._place = label(place, "caption", "place")
        self._change = button(_("Change"), "quiet", "change_place")
        self._build(title, lead, has_place=bool(place))
        self._connect()

    def show_place(self, place: str) -> None:
        """Say where the journal will be kept."""
        self._place.setText(place)

    def show_busy(self) -> None:
        """The key is being made; it takes about a second."""
        self._set_enabled(enabled=False)
        self._go.setText(_("Making the key…"))
        self._sentence.say("")

    def show_problem(self, words: str) -> None:
        """Say why it did not work; what was typed stays."""
        self._set_enabled(enabled=True)
        self._go.setText(self._action)
        self._sentence.say(words)
        self._again.line.setFocus()

    def _build(self, title: str, lead: str, *, has_place: bool) -> None:
        self.head(title, lead)
        self.column.addWidget(self._first)
        self.column.addSpacing(8)
        self.column.addWidget(self._again)
        self.column.addWidget(self._sentence)
        if has_place:
            self.row(self._place, self._change)
            self.column.addSpacing(8)
        self.row(self._back, self._go)
        self._change.setVisible(has_place)
        self._back.setVisible(has_place)

    def _connect(self) -> None:
        self._first.entered.connect(self._again.line.setFocus)
        self._again.entered.connect(self._on_go)
        self._go.clicked.connect(self._on_go)
        self._back.clicked.connect(self.other_asked)
        self._change.clicked.connect(self.place_asked)
        for field in (self._first, self._again):
            field.changed.connect(self._on_changed)

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self._first, self._again, self._go, self._back, self._change):
            widget.setEnabled(enabled)

    def _on_changed(self) -> None:
        self._sentence.say("")
        self._again.mark(problem=False)

    def _on_go(self) -> None:
        if not self._first.text.strip():
            self._sentence.say(_("A passphrase is needed: a few words only you would think of."))
            self._first.line.setFocus()
        elif self._first.text != self._again.text:
            self._sentence.say(_("The two are not the same yet."))
            self._again.mark(problem=True)
            self._again.line.setFocus()
        else:
            self.chosen.emit(self._first.text)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor is in the first field."""
        super().showEvent(event)
        self._first.line.setFocus()
