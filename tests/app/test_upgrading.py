"""A journal of an older program is backed up before its tables are changed."""

import pytest
from PySide6.QtCore import Qt

from journal_app import paths, vault
from journal_app.errors import NoSpace
from journal_app.store import schema
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.vault.notes import Why
from tests.vault_fixtures import PASSPHRASE

PATIENCE_MS = 20_000


@pytest.fixture
def older(program, vault_path, monkeypatch):
    """A program of the next schema at the unlock page of a journal of this one."""
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    program.start(vault_path)
    return program


@pytest.fixture
def full_disk(monkeypatch):
    def full(*_all):
        raise NoSpace("There is no room left on the disk.")

    monkeypatch.setattr(vault.Vault, "prove_backup", full)


def type_passphrase(program, qtbot) -> None:
    page = program.window.centralWidget()
    qtbot.keyClicks(page._field.line, PASSPHRASE)
    qtbot.keyClick(page._field.line, Qt.Key.Key_Return)


def test_it_opens_when_the_backup_is_proved(older, qtbot) -> None:
    type_passphrase(older, qtbot)
    qtbot.waitUntil(lambda: older.opened is not None, timeout=PATIENCE_MS)

    assert [note.why for note in older.opened.vault.notes()] == [Why.UPGRADE]
    assert older.opened.journal.store.schema == schema.SCHEMA
    assert len(list(paths.backups_folder().glob("*.journalbackup"))) == 1


def test_without_a_backup_it_stays_closed_and_as_it_is(
    older, answers, full_disk, vault_path, vault_key, qtbot
) -> None:
    type_passphrase(older, qtbot)
    qtbot.waitUntil(lambda: "No backup could be made first" in answers.asked, timeout=PATIENCE_MS)

    assert isinstance(older.window.centralWidget(), UnlockPage)
    assert older.opened is None
    found = vault.unlock_with_key(vault_path, vault_key)
    version = found.connection.execute("PRAGMA user_version").fetchone()[0]
    found.lock()
    assert version == schema.SCHEMA - 1


def test_it_opens_without_a_backup_where_one_says_so(older, answers, full_disk, qtbot) -> None:
    answers.replies = ["go_on"]

    type_passphrase(older, qtbot)
    qtbot.waitUntil(lambda: older.opened is not None, timeout=PATIENCE_MS)

    assert older.opened.journal.store.schema == schema.SCHEMA
