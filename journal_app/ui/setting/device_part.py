"""Opening without the passphrase: what it means on this computer, whose it is, on and off."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.i18n import N_, _
from journal_app.services.this_device import Whose
from journal_app.ui.journal.device_key import DeviceKey
from journal_app.ui.setting.rows import SettingRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choosing import Segmented
from journal_app.ui.widgets.grounds import Notice
from journal_app.ui.widgets.parts import button, held, label, set_property

WIDTH = 560
ROW = N_("Open without the passphrase")
MEANINGS = (
    N_(
        "Whoever can sign in to your account on this computer can then open this journal and "
        "read all of it."
    ),
    N_(
        "A computer of an employer, a school or another organisation is managed by its people. "
        "They may be able to read the keyring, and with the key in it this journal."
    ),
    N_(
        "Locking takes the key out of the keyring, and your passphrase puts it back. Quitting "
        "without locking leaves it there."
    ),
    N_("Your passphrase and your recovery sheet open the journal as before. Keep both."),
)
QUESTION = N_("Is this your own computer, or your employer’s?")
CHOICES = {Whose.OWN: N_("My own"), Whose.EMPLOYER: N_("My employer’s")}


class DevicePaper(QWidget):
    """What it means, in plain words, and the question that comes first; Escape lets it be."""

    answered = Signal(Whose)
    left = Signal()

    def __init__(self, theme: Theme, *, is_managed: bool) -> None:
        super().__init__()
        self.choice = Segmented(theme, [_(words) for words in CHOICES.values()], _(QUESTION))
        self.sentence = label("", "caption", "device_sentence")
        self.go = button(_("Switch it on"), "primary", "device_go")
        self.stop = button(_("Leave it off"), "", "device_stop")
        self._build(theme, is_managed=is_managed)
        for whose, part in zip(CHOICES, self.choice.group.buttons(), strict=True):
            part.setObjectName(f"device_{whose}")
        self.choice.chosen.connect(lambda _number: self._show_answer())
        self.go.clicked.connect(lambda: self.answered.emit(self.whose))
        self.stop.clicked.connect(self.left)
        self.choose(Whose.UNSAID)

    @property
    def whose(self) -> Whose:
        """Whose computer it is, as it is answered now."""
        number = self.choice.index
        return list(CHOICES)[number] if number >= 0 else Whose.UNSAID

    def choose(self, whose: Whose) -> None:
        """Show an answer to the question, or none yet."""
        group = self.choice.group
        group.setExclusive(False)
        for each, part in zip(CHOICES, group.buttons(), strict=True):
            part.setChecked(each == whose)
        group.setExclusive(True)
        self._show_answer()

    def begin(self) -> None:
        """Put the focus on the answer, or on the first there is."""
        self.choice.group.button(max(0, self.choice.index)).setFocus()

    def say(self, words: str, kind: str = "caption") -> None:
        """A sentence above the buttons."""
        set_property(self.sentence, "kind", kind)
        self.sentence.setText(words)
        self.sentence.setAccessibleName(words)
        self.sentence.setVisible(bool(words))

    def _build(self, theme: Theme, *, is_managed: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(theme.px(10))
        if is_managed:
            words = _("Its administrators can read what a keyring here keeps. Better leave it off.")
            column.addWidget(
                Notice(theme, _("This computer belongs to a domain"), words, "triangle-alert")
            )
        column.addWidget(label(_("What it means"), "strong"))
        for meaning in MEANINGS:
            column.addWidget(label(_(meaning)))
        column.addSpacing(theme.px(6))
        column.addWidget(label(_(QUESTION), "strong", "device_question"))
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.go)
        column.addLayout(row)

    def _show_answer(self) -> None:
        """Only one's own computer is offered a key."""
        whose = self.whose
        is_employers = whose == Whose.EMPLOYER
        self.go.setText(_("Keep it off here") if is_employers else _("Switch it on"))
        self.go.setEnabled(whose != Whose.UNSAID)
        self.stop.setVisible(not is_employers)
        words = _("Then it is not offered on this computer. You can change your answer here.")
        self.say(words if is_employers else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets it be."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DevicePart(QWidget):
    """One row that says how it stands, and the paper below while it is read."""

    told = Signal(str)

    def __init__(self, theme: Theme, device: DeviceKey) -> None:
        super().__init__()
        self._device = device
        self._is_gone = False
        self.begin = button("", "", "device_begin")
        self.said = label("", "caption", "device_said")
        self.paper = DevicePaper(theme, is_managed=device.standing.is_managed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        sentence = _(
            "Off at first. Switched on, this computer keeps a key to the journal in the keyring "
            "of your account."
        )
        column.addWidget(SettingRow(theme, _(ROW), sentence, self.begin))
        column.addWidget(self.said)
        column.addLayout(held(self.paper, theme.px(WIDTH)))
        self.begin.clicked.connect(self._on_begin)
        self.paper.answered.connect(self._on_answered)
        self.paper.left.connect(self._on_left)
        self.show_standing()

    def show_standing(self) -> None:
        """Say how it stands, with the paper put away."""
        now = self._device.standing
        self.paper.hide()
        self._set_busy(is_busy=False)
        self.begin.setEnabled(now.may_offer)
        words = {Whose.UNSAID: _("Set up…"), Whose.OWN: _("Set up…")}
        self.begin.setText(words.get(now.whose, _("Change the answer…")))
        if now.is_on:
            self.begin.setText(_("Forget this computer"))
        self.begin.setAccessibleName(f"{_(ROW)}: {self.begin.text()}")
        self._say(self._words())

    def leave(self) -> None:
        """Put away what was begun and not answered."""
        if not self.paper.isHidden() and self.paper.isEnabled():
            self.show_standing()

    def clear(self) -> None:
        """Wait for no answer any more."""
        self._is_gone = True
        self._device.drop()

    def _words(self) -> str:
        now = self._device.standing
        if now.is_on and now.is_kept:
            return _(
                "On. Locking takes the key out of the keyring, your passphrase puts it back; "
                "quitting leaves it there."
            )
        if now.is_on:
            return _("On, but the keyring keeps no key just now. The passphrase opens the journal.")
        if now.whose == Whose.EMPLOYER:
            return _("You said that this is your employer’s computer, so it is not offered here.")
        return ""

    def _on_begin(self) -> None:
        now = self._device.standing
        if now.is_on:
            self._set_busy(is_busy=True)
            self._device.switch_off(
                now.whose, self._still_here(self._on_off), self._still_here(self._on_not_off)
            )
            return
        self.begin.setEnabled(False)
        self.paper.choose(now.whose)
        self.paper.show()
        self.paper.begin()

    def _on_answered(self, whose: Whose) -> None:
        self._set_busy(is_busy=True)
        if whose == Whose.OWN:
            self.paper.say(_("Asking the keyring of this computer…"))
            self._device.switch_on(self._still_here(self._on_on), self._still_here(self._on_not_on))
            return
        self._device.switch_off(
            whose,
            self._still_here(lambda _words: self._on_left()),
            self._still_here(self._on_not_on),
        )

    def _on_left(self) -> None:
        self._device.drop()
        self.show_standing()
        self.begin.setFocus()

    def _on_on(self) -> None:
        self.show_standing()
        self.begin.setFocus()
        self.told.emit(_("This computer opens the journal without the passphrase from now on."))

    def _on_not_on(self, error: JournalError) -> None:
        self._set_busy(is_busy=False)
        self.begin.setEnabled(False)
        words = _("{why} It stays off; the passphrase opens the journal.").format(why=error)
        self.paper.say(words, "error")
        self.paper.go.setFocus()

    def _on_off(self, words: str) -> None:
        self.show_standing()
        self.begin.setFocus()
        self.told.emit(words)

    def _on_not_off(self, error: JournalError) -> None:
        self.show_standing()
        self._say(str(error), "error")

    def _set_busy(self, *, is_busy: bool) -> None:
        """While the keyring is asked, one may still let it be."""
        self.begin.setEnabled(not is_busy)
        self.paper.choice.setEnabled(not is_busy)
        self.paper.go.setEnabled(not is_busy)

    def _say(self, words: str, kind: str = "caption") -> None:
        set_property(self.said, "kind", kind)
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.setVisible(bool(words))

    def _still_here(self, then: Callable[..., None]) -> Callable[..., None]:
        """The answer, as long as this part is on the screen to give it."""
        return lambda *given: None if self._is_gone else then(*given)
