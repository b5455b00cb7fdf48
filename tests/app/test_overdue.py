"""A purge that was cut off is brought to its end when the journal is open again."""

import pytest

from journal_app import vault
from journal_app.app.opened import Opened
from journal_app.domain.entry import Entry
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import key
from journal_app.vault.pages import Pages
from journal_app.vault.rewriting import Rewriting
from tests.window_fixtures import answers, given_to_tests, theme

__all__ = ["answers", "theme"]
WORD = "quibblesome"


@pytest.fixture
def cut_off(vault_path, vault_key, clock) -> None:
    """A journal whose purge has deleted the rows and came no further."""
    opened = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(opened.connection), clock)
    entry = journal.save(Entry(title=WORD, body_md=f"{WORD} and more"))
    journal.leave()
    Rewriting(opened).owe()
    journal.store.purge([entry])  # and here the program was killed
    opened.lock()


@pytest.fixture
def open_again(cut_off, vault_path, vault_key, answers, theme, clock, qtbot):
    def _open() -> Opened:
        opened = Opened(
            vault.unlock_with_key(vault_path, vault_key), given_to_tests(answers, theme, clock)
        )
        opened.frame.show()
        opened.begin()
        return opened

    return _open


def close(opened: Opened) -> None:
    opened.frame.hide()
    opened.checking.end()
    opened.close()
    opened.frame.deleteLater()


def is_owed(vault_path, vault_key) -> bool:
    opened = vault.unlock_with_key(vault_path, vault_key)
    try:
        return Rewriting(opened).is_owed
    finally:
        opened.lock()


def words(vault_path, vault_key) -> int:
    own = bytes(key.derived(bytearray(vault_key), key.DATABASE))
    pages = Pages(vault_path / "journal.db", own)
    try:
        return sum((pages.page(n) or b"").count(WORD.encode()) for n in range(1, pages.count + 1))
    finally:
        pages.close()


def test_its_words_are_gone_a_moment_after_the_journal_was_opened(
    open_again, vault_path, vault_key, qtbot
) -> None:
    assert words(vault_path, vault_key)
    assert is_owed(vault_path, vault_key)

    opened = open_again()
    qtbot.waitUntil(lambda: not (opened.overdue and opened.overdue.is_busy))
    close(opened)

    assert not is_owed(vault_path, vault_key)
    assert not words(vault_path, vault_key)


def test_locked_in_the_middle_it_waits_for_the_next_time(open_again, vault_path, vault_key) -> None:
    opened = open_again()
    assert opened.overdue
    assert opened.overdue.is_busy

    close(opened)

    assert is_owed(vault_path, vault_key)
    assert not (vault_path / "journal.db-wal").exists()
