"""What a check and a tidying have to note, where nothing can be noted."""

import shutil
from contextlib import suppress

from journal_app import vault
from journal_app.app.checks import VaultChecks
from journal_app.services.checking import Findings
from journal_app.store.store import Store
from journal_app.vault.notes import Why


def test_a_check_that_cannot_be_noted_is_due_again(
    vault_path, vault_key, small_disk, clock
) -> None:
    disk = small_disk("3m")
    shutil.copytree(vault_path, disk / "Mine.journal")
    opened = vault.unlock_with_key(disk / "Mine.journal", vault_key)
    checks = VaultChecks(opened, Store(opened.connection), clock)
    opened.settle()
    with suppress(OSError):
        (disk / "full").write_bytes(bytes(4_000_000))

    checks.note(Findings())

    assert checks.is_due()
    (disk / "full").unlink()
    checks.note(Findings())
    assert not checks.is_due()
    opened.lock()


def test_a_file_that_was_found_damaged_meanwhile_is_not_written_by_a_tidying(
    open_journal, clock, tmp_path
) -> None:
    opened = open_journal.vault
    opened.back_up(tmp_path / "backups", clock.time, None, Why.DAILY)
    noted = opened.notes()
    opened.hold_still()

    open_journal.backups._on_tidied(noted)

    assert opened.notes() == noted
