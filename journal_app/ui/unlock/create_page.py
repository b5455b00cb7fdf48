"""A new passphrase, twice: for a new journal, or after the recovery code opened one."""

import itertools

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.services import passphrase
from journal_app.services.passphrase import Strength
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.column import ColumnPage, Sentence
from journal_app.ui.unlock.passphrase_field import PassphraseField
from journal_app.ui.unlock.six_words import SixWords, StrengthLine
from journal_app.ui.widgets.parts import button, label

REST_MS = 200  # a pause in typing; every judgement takes some milliseconds


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
        self._first = PassphraseField(theme, _("Passphrase"), "passphrase")
        self._suggest = button(_("Suggest six words"), "quiet", "suggest")
        self._strength = StrengthLine(theme)
        self._words = SixWords(theme)
        self._again = PassphraseField(theme, _("Once more"), "again")
        self._sentence = Sentence(theme, "sentence")
        self._note = label(note, "caption", "note")
        self._back = button(_("Back"), "plain", "back")
        self._go = button(action, "primary", "go")
        self._suggested = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._build(title, lead)
        self._connect()
        for widget in (self._note, self._back):
            widget.setVisible(bool(note))

    def show_strength(self, found: Strength | None) -> None:
        """Say how good the passphrase is."""
        self._strength.show_strength(found)

    def show_busy(self) -> None:
        """The key is being made; it takes about a second."""
        self._rest.stop()
        self._set_enabled(enabled=False)
        self._go.setText(_("Making the key…"))
        self._sentence.say("")

    def show_problem(self, words: str) -> None:
        """Say why it did not work; what was typed stays."""
        self._set_enabled(enabled=True)
        self._go.setText(self._action)
        self._sentence.say(words)
        self._again.line.setFocus()

    def forget(self) -> None:
        """Empty the fields and the words that were suggested."""
        self._first.clear()
        self._again.clear()
        self._drop_words()
        self._rest.stop()
        self._strength.show_strength(None)

    def _build(self, title: str, lead: str) -> None:
        self.head(title, lead)
        self._first.head.addWidget(self._suggest)
        self.column.addWidget(self._first)
        self.column.addWidget(self._words)
        self.column.addWidget(self._strength)
        self.column.addWidget(self._again)
        self.column.addWidget(self._sentence)
        self.column.addWidget(self._note)
        self.column.addSpacing(8)
        self.row(self._back, self._go)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """One passphrase follows the other, as the hand expects, and then what else there is."""
        first, again, words = self._first, self._again, self._words
        order: list[QWidget] = [first.line, again.line, self._go, self._back]
        order += [self._suggest, words.others, words.copy, first.eye]
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)
        again.setFocusProxy(None)  # type: ignore[arg-type]  # Tab would come to it from the end

    def _connect(self) -> None:
        self._again.eye.hide()  # one eye is for both
        self._again.line.make_room(0)
        self._first.eye.toggled.connect(self._again.eye.setChecked)
        self._first.entered.connect(self._again.line.setFocus)
        self._again.entered.connect(self._on_go)
        self._go.clicked.connect(self._on_go)
        self._back.clicked.connect(self.back_asked)
        self._suggest.clicked.connect(self._on_suggest)
        self._words.others_asked.connect(self._on_suggest)
        self._words.copy_asked.connect(self._on_copy)
        self._rest.timeout.connect(lambda: self.judgement_asked.emit(self._first.text))
        self._first.changed.connect(self._on_first_changed)
        self._again.changed.connect(self._on_again_changed)

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self._first, self._words, self._again, self._go, self._back):
            widget.setEnabled(enabled)

    def _drop_words(self) -> None:
        self._suggested = ""
        self._words.show_words("")
        self._again.line.setPlaceholderText("")

    def _on_suggest(self) -> None:
        self._suggested = passphrase.six_words()
        self._words.show_words(self._suggested)
        self._first.line.setText(self._suggested)
        self._again.clear()
        self._again.line.setPlaceholderText(_("Type the six words once more"))
        if not self._words.others.hasFocus():
            self._again.line.setFocus()

    def _on_copy(self) -> None:
        self.copy_asked.emit(self._suggested)
        self._words.show_copied()

    def _on_first_changed(self) -> None:
        self._sentence.say("")
        self._first.mark("")
        if self._suggested and self._first.text != self._suggested:
            self._drop_words()
        if self._first.text:
            self._rest.start()
        else:
            self._rest.stop()
            self._strength.show_strength(None)

    def _on_again_changed(self) -> None:
        self._sentence.say("")
        self._again.mark("")

    def _on_go(self) -> None:
        if not self._first.text.strip():
            words = _("A passphrase is needed: a few words only you would think of.")
            self._point_at(self._first, words)
        elif self._first.text != self._again.text:
            self._point_at(self._again, _("The two are not the same yet."))
        else:
            self.chosen.emit(self._first.text)

    def _point_at(self, field: PassphraseField, problem: str) -> None:
        self._sentence.say(problem)
        field.mark(problem)
        field.line.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor is in the first field."""
        super().showEvent(event)
        self._first.line.setFocus()
