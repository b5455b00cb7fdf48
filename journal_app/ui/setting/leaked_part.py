"""Somebody knows the passphrase: everything is put under a new key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.setting.new_passphrase import FIELDS_WIDTH, Judge, NewPassphrase
from journal_app.ui.setting.rows import SettingRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import button, held


class LeakedPart(QWidget):
    """A button, and below it the new passphrase once it is wanted."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, judge: Judge, *, read_only: bool) -> None:
        super().__init__()
        self.ask = button(_("My passphrase leaked…"), "", "passphrase_leaked")
        self.ask.setEnabled(not read_only)
        self.new_passphrase = NewPassphrase(theme, judge, "leaked", _("Encrypt everything anew"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        sentence = _(
            "Everything is encrypted anew with another key. The old passphrase, the recovery "
            "sheet and this device open it no longer. Backups made earlier still open with them."
        )
        column.addWidget(SettingRow(theme, _("Somebody knows it"), sentence, self.ask))
        column.addLayout(held(self.new_passphrase, theme.px(FIELDS_WIDTH)))
        self.new_passphrase.hide()
        self.ask.clicked.connect(self._on_asked)
        self.new_passphrase.left.connect(self._on_left)
        self.new_passphrase.chosen.connect(self.chosen)

    def leave(self) -> None:
        """Forget a passphrase that was only begun."""
        self.new_passphrase.clear()
        self.new_passphrase.hide()

    def _on_asked(self) -> None:
        self.new_passphrase.show()
        self.new_passphrase.pair.first.line.setFocus()

    def _on_left(self) -> None:
        self.leave()
        self.ask.setFocus()
