"""Unlock: the journal's name and one field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.column import ColumnPage, Sentence
from journal_app.ui.unlock.passphrase_field import PassphraseField
from journal_app.ui.widgets.name_chooser import NameChooser
from journal_app.ui.widgets.parts import button


class UnlockPage(ColumnPage):
    """Takes a passphrase or a recovery code; shows nothing of what is inside."""

    given = Signal(str)  # passphrase or recovery code
    journal_chosen = Signal(int)  # which of the names

    def __init__(
        self,
        theme: Theme,
        name: str,
        note: str = "",
        names: Sequence[tuple[str, str]] = (),
        *,
        action: str = "",
        other: str = "",
    ) -> None:
        """*note* says what has just happened, such as that the journal was locked.

        *names* are the journals one may choose from, each with when it was used last; the
        first is this one. *action* and *other* are said in the place of unlocking this
        journal and of opening another.
        """
        foot = _(
            "This program has no network code. What you write stays on this computer, encrypted."
        )
        super().__init__(theme, 380, foot, "wifi-off")
        self._field = PassphraseField(theme, _("Passphrase"), "passphrase")
        self._sentence = Sentence(theme, "sentence")
        self._action = action or _("Unlock")
        self._go = button(self._action, "primary", "go")
        self._forgotten = button(_("Forgotten?"), "quiet", "forgotten")
        self._other = button(other or _("Open another journal"), "plain", "open_other")
        self._lost = button(_("The recovery sheet is lost too"), "plain", "both_lost")
        self._is_busy = self._wants_code = False
        self._noted = ""
        self.name = NameChooser(theme, names) if len(names) > 1 else None
        self.head(
            self.name or name,
            note or _("Locked. Nothing is shown until you open it."),
            "notebook-pen",
        )
        self._build()
        self._connect()

    def show_busy(self) -> None:
        """The key is being made; it takes about a second."""
        self._set_busy(is_busy=True)
        self._sentence.say("")

    def show_idle(self) -> None:
        """It did not open, and what is typed in the field stays."""
        self._set_busy(is_busy=False)
        self._field.line.setFocus()

    def note(self, words: str) -> None:
        """Say something that asks for nothing; whoever is told of a problem is not spoken over."""
        if self.problem in ("", self._noted) and not self._wants_code:
            self._noted = words
            self._sentence.say(words, "caption")

    def show_refused(self) -> None:
        """What was given does not open the journal."""
        self.show_problem(
            _("That is not the recovery code. Nothing was changed.")
            if self._wants_code
            else _("That is not the passphrase. Nothing was changed.")
        )

    def show_problem(self, words: str) -> None:
        """Say why it did not open; a code stays to be looked over, a passphrase does not."""
        self._set_busy(is_busy=False)
        if not self._wants_code:
            self._field.clear()
        self._field.mark(words)
        self._sentence.say(words)
        self._field.line.setFocus()

    def forget(self) -> None:
        """Empty the field."""
        self._field.clear()

    @property
    def is_busy(self) -> bool:
        """Whether something was given, and is tried now."""
        return self._is_busy

    @property
    def problem(self) -> str:
        """What is said below the field."""
        return self._sentence.words

    def _build(self) -> None:
        self.column.addWidget(self._field)
        self.column.addWidget(self._sentence)
        self.column.addWidget(self._go)
        self.column.addSpacing(8)
        self.row(self._forgotten, self._other)
        self.column.addWidget(self._lost, 0, Qt.AlignmentFlag.AlignLeading)
        policy = self._lost.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that nothing moves when it comes
        self._lost.setSizePolicy(policy)
        self._lost.hide()

    def _connect(self) -> None:
        self._field.entered.connect(self._on_go)
        self._field.changed.connect(self._on_changed)
        self._go.clicked.connect(self._on_go)
        self._forgotten.clicked.connect(self._on_forgotten)
        self._lost.clicked.connect(self._on_both_lost)
        self._other.clicked.connect(self.other_asked)
        if self.name is not None:
            self.name.chosen.connect(self.journal_chosen)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._go.setText(_("Opening…") if is_busy else self._action)
        for widget in (self._field, self._forgotten, self._other, self._lost, self.name):
            if widget is not None:
                widget.setEnabled(not is_busy)

    def _say_what_is_wanted(self) -> None:
        hint = _("Nine groups. Hyphens and capitals do not matter.")
        self._sentence.say(hint if self._wants_code else "", "caption")
        self._field.mark("")

    def _on_forgotten(self) -> None:
        self._wants_code = not self._wants_code
        words = _("Recovery code") if self._wants_code else _("Passphrase")
        self._field.ask_for(words, is_code=self._wants_code)
        self._forgotten.setText(_("Use the passphrase") if self._wants_code else _("Forgotten?"))
        self._lost.setVisible(self._wants_code)
        self._say_what_is_wanted()
        self._field.line.setFocus()

    def _on_both_lost(self) -> None:
        words = _("This journal cannot be opened. Keep the folder; words come back.")
        self._sentence.say(words, "warn")

    def _on_changed(self) -> None:
        if self._field.text:
            self._say_what_is_wanted()

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
