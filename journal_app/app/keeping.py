"""Passphrases of the open journal, changed on the long worker, and where things lie.

The worker never writes through the connection of the window's thread: what is noted in the
journal is noted when the answer has come back.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from journal_app import paths, vault
from journal_app.app.backups import VaultBackups
from journal_app.app.given import Given
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services.passphrase import Strength, strength
from journal_app.ui.journal.keeping import Backups, Lies
from journal_app.ui.worker import Failed


class VaultKeeping(QObject):
    """What the settings may ask of one open vault."""

    anew_asked = Signal(str)  # the passphrase that is to open it

    def __init__(self, unlocked: vault.Vault, given: Given, backups: VaultBackups) -> None:
        super().__init__()
        self._vault, self._given = unlocked, given
        self.backups: Backups = backups
        self.long = backups.long

    def change_passphrase(self, words: str, done: Callable[[], None], failed: Failed) -> None:
        """Let another passphrase open the journal."""
        opened, memory = self._vault, self._given.memory_kib
        self.long.run(
            lambda: opened.change_passphrase(words, memory_kib=memory, keep=False),
            done=lambda _nothing: self._noted(opened.keep_header, failed, done),
            failed=failed,
        )

    def judge(self, words: str, done: Callable[[Strength | None], None]) -> None:
        """Say how good a passphrase is; where that cannot be said, nobody is told."""
        self.long.run(
            lambda: strength(words), done=done, failed=lambda _error: None, kind="strength"
        )

    def encrypt_anew(self, words: str) -> None:
        """Close the journal and put all of it under a new key that this passphrase opens."""
        self.anew_asked.emit(words)

    def lies(self) -> Sequence[Lies]:
        """Where the journal and what belongs to it lie on this computer."""
        return (
            Lies(
                _("This journal"),
                _("One folder, encrypted. Copy it only while it is locked."),
                str(self._vault.folder),
            ),
            Lies(
                _("Backups"),
                _("Encrypted too; each opens with the passphrase of its day."),
                str(paths.backups_folder()),
            ),
            Lies(
                _("Preferences"),
                _("What stands on this page under “This computer”, and copies of the key slots."),
                str(paths.config_folder()),
            ),
            Lies(
                _("Log"),
                _("What the program did, without a word of what you wrote."),
                str(paths.state_folder()),
            ),
        )

    def _noted(self, note: Callable[[], object], failed: Failed, done: Callable[[], None]) -> None:
        try:
            note()
        except JournalError as error:
            failed(error)
            return
        done()
