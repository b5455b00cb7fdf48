"""Safe keeping: a proven backup, another passphrase, and where things lie."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.journal.backing_up import BackingUp
from journal_app.ui.journal.keeping import Keeping
from journal_app.ui.setting.new_passphrase import FIELDS_WIDTH, NewPassphrase
from journal_app.ui.setting.rows import Group
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import button, held, label, set_property


class KeepingPart(QWidget):
    """Asks for it and says what became of it, in the place where it was asked."""

    told = Signal(str)
    backups_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        keeping: Keeping,
        backing_up: BackingUp,
        below: Sequence[QWidget],
        *,
        read_only: bool,
    ) -> None:
        """What is *below* the passphrase has to do with it: the device, and when it leaked."""
        super().__init__()
        self._below = below
        self._theme, self._keeping, self._read_only = theme, keeping, read_only
        self._backing_up = backing_up
        self._is_gone = False
        self.room = QVBoxLayout()  # below the backup, for what checks it
        self.back_up = button(_("Back up now"), "", "back_up_now")
        self.backups = button(_("Show the backups"), "", "show_backups")
        self.passphrase = button(_("Change passphrase…"), "", "change_passphrase")
        self.new_passphrase = NewPassphrase(theme, keeping.judge, "new", _("Change it"))
        self.said = label("", "caption", "keeping_said")
        self._build()
        self._connect()
        self._close_passphrase()
        self._on_backing_up()

    def leave(self) -> None:
        """Forget a passphrase that was only begun."""
        if self.new_passphrase.isEnabled() and not self.new_passphrase.isHidden():
            self.new_passphrase.clear()
            self.new_passphrase.hide()
            self.passphrase.setEnabled(self.back_up.isEnabled())

    def clear(self) -> None:
        """Hold no secret and no place, and say nothing any more."""
        if self._is_gone:
            return
        self._is_gone = True
        self._backing_up.changed.disconnect(self._on_backing_up)
        self.new_passphrase.clear()
        self._say("")
        for place in self._places:
            place.clear()
            place.setAccessibleName("")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        group = Group(self._theme, _("Safe keeping"))
        group.add(
            _("Backup"),
            _("An encrypted copy, called a backup only when it was opened again and compared."),
            self.back_up,
        )
        group.column.addWidget(self.said)
        self.said.hide()
        group.column.addLayout(self.room)
        group.add(
            _("Earlier states"),
            _("What a backup holds, beside the journal: single things or all of it come back."),
            self.backups,
        )
        group.add(
            _("Passphrase"),
            _("Another one opens this journal from then on. Nobody can reset it for you."),
            self.passphrase,
        )
        group.column.addLayout(held(self.new_passphrase, self._theme.px(FIELDS_WIDTH)))
        for part in self._below:
            group.column.addWidget(part)
        self._places = []
        for lies in self._keeping.lies():
            place = label(lies.place, "", "place")
            place.setAccessibleName(f"{lies.words}: {lies.place}")
            place.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._places.append(place)
            group.add(lies.words, lies.sentence, place)
        column.addWidget(group)

    def _connect(self) -> None:
        self.back_up.clicked.connect(self._backing_up.begin)
        self.backups.clicked.connect(self.backups_asked)
        self.passphrase.clicked.connect(self._on_passphrase)
        self.new_passphrase.chosen.connect(self._on_chosen)
        self.new_passphrase.left.connect(self._on_left)
        self._backing_up.changed.connect(self._on_backing_up)

    def _on_backing_up(self) -> None:
        """The backup began, went on or ended, from wherever it was asked for."""
        now = self._backing_up
        self._set_busy(is_busy=now.is_busy)
        self.back_up.setText(_("Proving…") if now.is_busy else _("Back up now"))
        self._say(now.words, is_failure=now.is_failure)

    def _on_passphrase(self) -> None:
        self.new_passphrase.show()
        self.new_passphrase.pair.first.line.setFocus()
        self.passphrase.setEnabled(False)

    def _on_left(self) -> None:
        self._close_passphrase()
        self.passphrase.setFocus()

    def _on_chosen(self, words: str) -> None:
        self._set_busy(is_busy=True)
        self.new_passphrase.setEnabled(False)
        self.new_passphrase.go.setText(_("Making the key…"))
        self._keeping.change_passphrase(
            words, self._still_here(self._on_changed), self._still_here(self._on_not_changed)
        )

    def _on_changed(self) -> None:
        self._close_passphrase()
        self.passphrase.setFocus()
        self.told.emit(
            _("The new passphrase opens this journal. Backups made earlier keep the old one.")
        )

    def _on_not_changed(self, error: JournalError) -> None:
        self._set_busy(is_busy=False)
        self.passphrase.setEnabled(False)
        self.new_passphrase.setEnabled(True)
        self.new_passphrase.go.setText(_("Change it"))
        self.new_passphrase.pair.show_problem(str(error))

    def _close_passphrase(self) -> None:
        self.new_passphrase.clear()
        self.new_passphrase.hide()
        self.new_passphrase.setEnabled(True)
        self.new_passphrase.go.setText(_("Change it"))
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        self.back_up.setText(_("Back up now"))
        if is_busy and self.back_up.hasFocus():
            self.setFocus()  # kept here: from a button that is disabled Qt gives it to another
        self.back_up.setEnabled(not is_busy)
        if not is_busy and self.hasFocus():
            self.back_up.setFocus()
        self.passphrase.setEnabled(not is_busy and not self._read_only)

    def _say(self, words: str, *, is_failure: bool = False) -> None:
        set_property(self.said, "kind", "error" if is_failure else "caption")
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.setVisible(bool(words))

    def _still_here(self, then: Callable[..., None]) -> Callable[..., None]:
        """The answer, as long as this part is on the screen to give it."""
        return lambda *given: None if self._is_gone else then(*given)
