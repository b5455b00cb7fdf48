"""Try a backup: the passphrase or the recovery code, typed for real, against the newest file."""

from pathlib import Path

from journal_app.errors import JournalError, UnlockError
from journal_app.i18n import _, ngettext
from journal_app.services.safekeeping import records_of
from journal_app.services.watching import Tried
from journal_app.ui.journal.keeping import Backups
from journal_app.ui.safety.sheet import Sheet
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.passphrase_field import PassphraseField
from journal_app.ui.widgets.parts import label, set_property
from journal_app.vault.recovery import secret_of


class DrillSheet(Sheet):
    """Nothing is changed by it; what was typed is forgotten when it is left.

    With *by_code* it is the recovery sheet that is tried, and a passphrase does not count.
    """

    def __init__(
        self, theme: Theme, backups: Backups, file: Path, *, by_code: bool = False
    ) -> None:
        title, how, asked = words_by_code() if by_code else words_by_any()
        opened = _(
            "The newest backup is opened as if nothing else were left, in a place that is gone "
            "afterwards."
        )
        super().__init__(theme, title, f"{opened} {how}")
        self._backups, self._file, self._by_code = backups, file, by_code
        self._is_gone = self._is_busy = False
        self.field = PassphraseField(theme, asked, "drill_secret")
        self.said = label("", "caption", "drill_said")
        self.column.addWidget(label(file.name, "caption", "drill_file"))
        self.column.addWidget(self.field)
        self.column.addWidget(self.said)
        self.said.hide()
        self.leave = self.foot(_("Not now"), "", "drill_leave")
        self.go = self.foot(_("Try it"), "primary", "drill_go")
        self.end()
        self.go.clicked.connect(self._on_go)
        self.leave.clicked.connect(self.reject)
        self.field.entered.connect(self._on_go)
        backups.long.progressed.connect(self._on_progressed)
        self.field.line.setFocus()

    def done(self, result: int) -> None:
        """Forget what was typed; what still runs is told to nobody."""
        if not self._is_gone:
            self._is_gone = True
            self._backups.long.progressed.disconnect(self._on_progressed)
        self.field.clear()
        super().done(result)

    def _on_go(self) -> None:
        secret = self.field.text
        if self._is_busy or not secret.strip():
            self.field.line.setFocus()
            return
        if self._by_code and secret_of(secret) is None:
            self._refuse(_("This is not a recovery code, or one of its signs is not right."))
            return
        self._is_busy = True
        self.field.mark("")
        self.go.setEnabled(False)
        self._say(_("Making the key…"))
        self._backups.try_out(self._file, secret, self._on_tried, self._on_failed)

    def _on_progressed(self, done: int, total: int) -> None:
        if self._is_busy and done < total:
            percent = 100 * done // max(1, total)
            self._say(_("Reading the backup, {percent} %…").format(percent=percent))

    def _on_tried(self, tried: Tried) -> None:
        if self._is_gone:
            return
        self._is_busy = False
        if not tried.is_as_noted:
            words = _(
                "It opens, but it does not hold what was counted when it was made. Make a new "
                "backup now; the journal itself is as it was."
            )
            self._say(words, is_failure=True)
            self.go.setEnabled(True)
            return
        self.field.clear()
        self.field.hide()
        self.go.hide()
        self.leave.setText(_("Done"))
        self._say(words_of(tried), kind="strong")
        self.leave.setFocus()

    def _on_failed(self, error: JournalError) -> None:
        if self._is_gone:
            return
        self._is_busy = False
        words = str(error)
        if isinstance(error, UnlockError) and error.word.startswith("wrong"):
            words = _(
                "This does not open it. A backup keeps the passphrase and the recovery code of "
                "the day it was made."
            )
        self._refuse(words)

    def _refuse(self, words: str) -> None:
        self.field.mark(words)
        self.go.setEnabled(True)
        self._say(words, is_failure=True)
        self.field.line.selectAll()
        self.field.line.setFocus()

    def _say(self, words: str, *, is_failure: bool = False, kind: str = "caption") -> None:
        set_property(self.said, "kind", "error" if is_failure else kind)
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.setVisible(bool(words))
        self.settle()


def words_by_any() -> tuple[str, str, str]:
    """Title, what is to be typed, and the name of its field."""
    how = _("Type your passphrase, or the recovery code from its sheet.")
    return _("Try a backup"), how, _("Passphrase or recovery code")


def words_by_code() -> tuple[str, str, str]:
    """The same where only the sheet is tried."""
    how = _("Fetch your recovery sheet from where you keep it, and type the code that is on it.")
    return _("Try your recovery sheet"), how, _("Recovery code")


def words_of(tried: Tried) -> str:
    """That it opened, and what was counted in it."""
    records = records_of(tried.proved.rows)
    return ngettext(
        "It opened: {count} record counted, as when it was made.",
        "It opened: {count} records counted, as when it was made.",
        records,
    ).format(count=f"{records:,}")
