"""A new passphrase, typed twice: how good it is in words, and six words for who wants them."""

import itertools

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services import passphrase
from journal_app.services.passphrase import Strength
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.column import Sentence
from journal_app.ui.unlock.passphrase_field import PassphraseField
from journal_app.ui.unlock.six_words import SixWords, StrengthLine
from journal_app.ui.widgets.parts import button

REST_MS = 200  # a pause in typing; every judgement takes some milliseconds


class PassphrasePair(QWidget):
    """Two fields that must say the same."""

    entered = Signal()  # Enter in the second field
    copy_asked = Signal(str)  # a secret, for a short while
    judgement_asked = Signal(str)  # answered by show_strength

    def __init__(self, theme: Theme, words: str, names: tuple[str, str]) -> None:
        """*words* stand above the first field; *names* are those of the two."""
        super().__init__()
        self.first = PassphraseField(theme, words, names[0])
        self.again = PassphraseField(theme, _("Once more"), names[1])
        self.suggest = button(_("Suggest six words"), "quiet", "suggest")
        self.strength = StrengthLine(theme)
        self.words = SixWords(theme)
        self.sentence = Sentence(theme, f"{names[0]}_sentence")
        self.suggested = ""
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST_MS)
        self._build()
        self._connect()

    @property
    def chosen(self) -> str:
        """The passphrase; nothing where it cannot be taken, and then it is said why."""
        if not self.first.text.strip():
            words = _("A passphrase is needed: a few words only you would think of.")
            self._point_at(self.first, words)
        elif self.first.text != self.again.text:
            self._point_at(self.again, _("The two are not the same yet."))
        else:
            return self.first.text
        return ""

    def show_strength(self, found: Strength | None) -> None:
        """Say how good the passphrase is."""
        self.strength.show_strength(found)

    def show_problem(self, words: str) -> None:
        """Say why it did not work; what was typed stays."""
        self.sentence.say(words)
        self.again.line.setFocus()

    def forget(self) -> None:
        """Empty the fields and the words that were suggested."""
        self.first.clear()
        self.again.clear()
        self._drop_words()
        self.rest.stop()
        self.sentence.say("")
        self.strength.show_strength(None)

    def order_tabs(self, *between: QWidget) -> None:
        """One passphrase follows the other, as the hand expects, and then what else there is."""
        first, again, words = self.first, self.again, self.words
        order: list[QWidget] = [first.line, again.line, *between]
        order += [self.suggest, words.others, words.copy, first.eye]
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)
        again.setFocusProxy(None)  # type: ignore[arg-type]  # Tab would come to it from the end

    def _build(self) -> None:
        self.first.head.addWidget(self.suggest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.first, self.words, self.strength, self.again, self.sentence):
            column.addWidget(part)

    def _connect(self) -> None:
        self.again.eye.hide()  # one eye is for both
        self.again.line.make_room(0)
        self.first.eye.toggled.connect(self.again.eye.setChecked)
        self.first.entered.connect(self.again.line.setFocus)
        self.again.entered.connect(self.entered)
        self.suggest.clicked.connect(self.suggest_words)
        self.words.others_asked.connect(self.suggest_words)
        self.words.copy_asked.connect(self._on_copy)
        self.rest.timeout.connect(lambda: self.judgement_asked.emit(self.first.text))
        self.first.changed.connect(self._on_first_changed)
        self.again.changed.connect(self._on_again_changed)

    def suggest_words(self) -> None:
        """Show six words by chance and put them into the first field."""
        self.suggested = passphrase.six_words()
        self.words.show_words(self.suggested)
        self.first.line.setText(self.suggested)
        self.again.clear()
        self.again.line.setPlaceholderText(_("Type the six words once more"))
        if not self.words.others.hasFocus():
            self.again.line.setFocus()

    def _drop_words(self) -> None:
        self.suggested = ""
        self.words.show_words("")
        self.again.line.setPlaceholderText("")

    def _on_copy(self) -> None:
        self.copy_asked.emit(self.suggested)
        self.words.show_copied()

    def _on_first_changed(self) -> None:
        self.sentence.say("")
        self.first.mark("")
        if self.suggested and self.first.text != self.suggested:
            self._drop_words()
        if self.first.text:
            self.rest.start()
        else:
            self.rest.stop()
            self.strength.show_strength(None)

    def _on_again_changed(self) -> None:
        self.sentence.say("")
        self.again.mark("")

    def _point_at(self, field: PassphraseField, problem: str) -> None:
        self.sentence.say(problem)
        field.mark(problem)
        field.line.setFocus()
