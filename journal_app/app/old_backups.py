"""Backups from before everything was encrypted anew: they open with the passphrase that leaked."""

from collections.abc import Callable
from pathlib import Path

from journal_app import paths, vault
from journal_app.app.keeping import VaultKeeping
from journal_app.errors import JournalError
from journal_app.i18n import _, ngettext
from journal_app.ui.ask import Answer, Ask
from journal_app.ui.journal.keeping import Proof
from journal_app.vault.anew import done_at
from journal_app.vault.notes import Why
from journal_app.vault.shelf import on_shelf

ANSWERED_ROW = "encrypted_anew_answered"


class OldBackups:
    """Offers once to delete them, after a new backup was proved."""

    def __init__(
        self, unlocked: vault.Vault, keeping: VaultKeeping, ask: Ask, tell: Callable[[str], None]
    ) -> None:
        self._vault, self._keeping, self._ask, self._tell = unlocked, keeping, ask, tell

    def offer(self) -> None:
        """Ask, if there are any and nobody was asked yet."""
        opened = self._vault
        if opened.read_only or done_at(opened.connection) is None or opened.rows(ANSWERED_ROW):
            return
        try:
            found = self._found()
        except JournalError:
            return  # asked again when the folder can be read
        if found and not self._may_go(len(found)):
            self._note("kept")
        elif found:
            self._keeping.backups.make(
                Why.REKEY, lambda proof: self._on_proved(proof, found), self._on_failed
            )

    def _found(self) -> list[Path]:
        opened = self._vault
        shelf = on_shelf(paths.backups_folder(), opened.vault_id, opened.notes())
        return [kept.file for kept in shelf if not opened.has_key_of(kept.file)]

    def _may_go(self, count: int) -> bool:
        title = ngettext(
            "{count} backup still opens with the old passphrase",
            "{count} backups still open with the old passphrase",
            count,
        )
        text = _(
            "They were made before everything was encrypted anew, and whoever knows the old "
            "passphrase can read them. Copies elsewhere, on a stick or in another folder, are not "
            "reached from here."
        )
        answers = (
            Answer("go", _("Prove a new one and delete these"), grave=True),
            Answer("keep", _("Keep them")),
        )
        return self._ask.choose(title.format(count=count), text, answers) == "go"

    def _on_proved(self, proof: Proof, found: list[Path]) -> None:
        left = [file for file in found if not _is_deleted(file)]
        self._note("gone")
        gone = len(found) - len(left)
        words = ngettext(
            "Backup proved {time}. {count} older one was deleted.",
            "Backup proved {time}. {count} older ones were deleted.",
            gone,
        ).format(time=f"{proof.at:%H:%M}", count=gone)
        if left:
            words = f"{words} {_('Not all could be: delete the rest in their folder.')}"
        self._tell(words)

    def _on_failed(self, error: JournalError) -> None:
        words = _("No backup was made, so the older ones stay: {why}")
        self._tell(words.format(why=error))

    def _note(self, answer: str) -> None:
        self._vault.put_rows({ANSWERED_ROW: answer})


def _is_deleted(file: Path) -> bool:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return True
