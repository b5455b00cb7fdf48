"""What a check and a tidying have to note, where nothing can be noted."""

from journal_app.app.checks import VaultChecks
from journal_app.services.checking import Findings
from journal_app.store.store import Store
from journal_app.vault.notes import Why
from tests.vault_fixtures import filled_up


def test_a_check_that_cannot_be_noted_is_due_again(on_small_disk, clock) -> None:
    checks = VaultChecks(on_small_disk, Store(on_small_disk.connection), clock)
    full = filled_up(on_small_disk)

    checks.note(Findings())

    assert checks.is_due()
    full.unlink()
    checks.note(Findings())
    assert not checks.is_due()


def test_a_file_that_was_found_damaged_meanwhile_is_not_written_by_a_tidying(
    open_journal, clock, tmp_path
) -> None:
    opened = open_journal.vault
    opened.back_up(tmp_path / "backups", clock.time, None, Why.DAILY)
    noted = opened.notes()
    opened.hold_still()

    open_journal.backups._on_tidied(noted)

    assert opened.notes() == noted
