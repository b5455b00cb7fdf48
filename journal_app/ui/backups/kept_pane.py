"""The chosen backup before it is open: what is known of it, and the way into it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import N_, _
from journal_app.ui.backups.busy import made_bar
from journal_app.ui.backups.two_panes import scrolled
from journal_app.ui.backups.words import moment, proof, size
from journal_app.ui.journal.shelf import KeptBackup
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.passphrase_field import PassphraseField
from journal_app.ui.widgets.parts import button, held, label, set_property

WIDTH, FIELD_WIDTH = 560, 420
NOT_OURS = N_(
    "It is of another journal, or from before the key was changed. It opens with the passphrase "
    "of its day, or with the recovery code of that journal."
)


class KeptPane(QWidget):
    """Says what is known of it; asks for a secret where the key of the journal does not open it."""

    open_asked = Signal(str)  # the secret, or nothing
    stop_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._one: KeptBackup | None = None
        self._title = label("", "title", "backup_moment")
        self._proof = label("", "lead", "backup_proof")
        self._facts = label("", "caption", "backup_facts")
        self._why = label("", "", "backup_why")
        self.secret = PassphraseField(theme, _("Passphrase or recovery code"), "backup_secret")
        self.open = button(_("Open it beside the journal"), "primary", "open_backup")
        self.stop = button(_("Stop"), "", "stop_opening")
        self.progress = made_bar(theme)
        self.said = label("", "caption", "backup_said")
        self._build()
        self.open.clicked.connect(self.ask_open)
        self.stop.clicked.connect(self.stop_asked)
        self.secret.entered.connect(self.ask_open)
        self.show_busy(is_busy=False)

    def show_kept(self, one: KeptBackup | None) -> None:
        """Show another one."""
        self._one = one
        self._title.setText(moment(one.at) if one else "")
        self._proof.setText(proof(one) if one else "")
        self._facts.setText(" · ".join((one.place, size(one.size_bytes))) if one else "")
        self._facts.setAccessibleName(self._facts.text())
        is_asked = one is not None and not one.is_ours
        self._why.setText(_(NOT_OURS) if is_asked else "")
        for part in (self._why, self.secret):
            part.setVisible(is_asked)
        self.secret.clear()
        self.say("")
        self.open.setVisible(one is not None)

    def show_busy(self, *, is_busy: bool) -> None:
        """It is being opened, or no longer."""
        self.progress.setValue(0)
        for part in (self.progress, self.stop):
            part.setVisible(is_busy)
        if is_busy and self.open.hasFocus():
            self.stop.setFocus()
        self.open.setEnabled(not is_busy)
        self.secret.setEnabled(not is_busy)

    def show_percent(self, percent: int) -> None:
        """So far it is."""
        self.progress.setValue(percent)

    def say(self, words: str, *, is_failure: bool = False) -> None:
        """A sentence below the buttons."""
        set_property(self.said, "kind", "error" if is_failure else "caption")
        self.said.setText(words)
        self.said.setAccessibleName(words)

    def clear(self) -> None:
        """Hold no secret and no place."""
        self.show_kept(None)

    def ask_open(self) -> None:
        """Open it, when what is needed was typed."""
        if self._one is None or not self.open.isEnabled():
            return
        if not self._one.is_ours and not self.secret.text.strip():
            self.secret.line.setFocus()
            self.say(_("The passphrase of its day, or the recovery code, is needed."))
            return
        self.open_asked.emit(self.secret.text if not self._one.is_ours else "")

    def _build(self) -> None:
        px = self._theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setContentsMargins(px(40), px(32), px(40), px(24))
        column.setSpacing(px(6))
        for part in (self._title, self._proof, self._facts):
            column.addLayout(held(part, px(WIDTH)))
        column.addSpacing(px(16))
        column.addLayout(held(self._why, px(WIDTH)))
        column.addLayout(held(self.secret, px(FIELD_WIDTH)))
        column.addSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.open)
        row.addWidget(self.stop)
        row.addStretch(1)
        column.addLayout(row)
        column.addLayout(held(self.progress, px(FIELD_WIDTH)))
        self.said.setMinimumHeight(px(20))
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | self.said.alignment())
        column.addLayout(held(self.said, px(WIDTH)))
        column.addStretch(1)
        whole.addWidget(scrolled(column, "raised"))
