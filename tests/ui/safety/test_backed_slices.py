"""What goes for good goes after a backup, or when one says so."""

import pytest
from PySide6.QtCore import Qt

from journal_app import paths, vault
from journal_app.domain.entry import Entry
from journal_app.errors import NoSpace
from journal_app.vault.notes import Why

PATIENCE_MS = 20_000


@pytest.fixture
def entry(open_journal):
    made = open_journal.journal.save(Entry(title="Gone"))
    open_journal.journal.trash(made)
    yield made
    open_journal.long.stop()


@pytest.fixture
def page(open_journal, entry):
    open_journal.frame.doing.run("journal.trash")
    return open_journal.frame.here


@pytest.fixture
def full_disk(monkeypatch):
    def full(*_all):
        raise NoSpace("There is no room left on the disk.")

    monkeypatch.setattr(vault.Vault, "prove_backup", full)


def delete(page, answers, qtbot, *replies: str) -> None:
    answers.replies = ["delete", *replies]
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)


def test_the_backup_before_it_still_holds_what_goes(
    open_journal, page, entry, answers, qtbot, tmp_path
) -> None:
    delete(page, answers, qtbot)
    qtbot.waitUntil(lambda: not page.slices.is_busy, timeout=PATIENCE_MS)

    note = open_journal.vault.notes()[0]
    assert note.why is Why.PURGE
    assert note.rows["entry"] == 1
    assert open_journal.journal[Entry].get(entry.id) is None


def test_without_a_backup_it_is_kept_unless_one_says_so(
    open_journal, page, entry, answers, full_disk, qtbot
) -> None:
    delete(page, answers, qtbot)
    qtbot.waitUntil(lambda: not page.slices.is_busy, timeout=PATIENCE_MS)
    kept = open_journal.journal[Entry].get(entry.id)
    said = open_journal.frame.status.message

    delete(page, answers, qtbot, "go_on")
    qtbot.waitUntil(lambda: not page.slices.is_busy, timeout=PATIENCE_MS)

    assert kept is not None
    assert said == "Nothing went: no backup could be made before it."
    assert answers.asked.count("No backup could be made first") == 2
    assert open_journal.journal[Entry].get(entry.id) is None


def test_leaving_waits_for_the_backup_and_asks_nothing(
    open_journal, page, entry, answers, full_disk, qtbot
) -> None:
    delete(page, answers, qtbot)

    open_journal.frame.go("journal")

    assert not page.slices.is_busy
    assert "No backup could be made first" not in answers.asked
    assert open_journal.journal[Entry].get(entry.id) is not None
    assert not list(paths.backups_folder().glob("*"))
