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


class DrillSheet(Sheet):
    """Nothing is changed by it; what was typed is forgotten when it is left."""

    def __init__(self, theme: Theme, backups: Backups, file: Path) -> None:
        super().__init__(
            theme,
            _("Try a backup"),
            _(
                "The newest backup is opened as if nothing else were left, in a place that is gone "
                "afterwards. Type your passphrase, or the recovery code from its sheet."
            ),
        )
        self._backups, self._file = backups, file
        self._is_gone = self._is_busy = False
        self.field = PassphraseField(theme, _("Passphrase or recovery code"), "drill_secret")
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


def words_of(tried: Tried) -> str:
    """That it opened, and what was counted in it."""
    records = records_of(tried.proved.rows)
    return ngettext(
        "It opened: {count} record counted, as when it was made.",
        "It opened: {count} records counted, as when it was made.",
        records,
    ).format(count=f"{records:,}")
