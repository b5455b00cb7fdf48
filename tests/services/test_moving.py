"""A journal that moved to another computer: read here, and taken back when it is wanted."""

from contextlib import closing

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.errors import ReadOnly
from journal_app.services import moving
from journal_app.services.journal import Journal
from journal_app.store.store import Store


@pytest.fixture
def moved(vault_path, vault_key, clock):
    """The vault after it was marked and closed, open again."""
    found = vault.unlock_with_key(vault_path, vault_key)
    found.mark_moved(clock.time)
    found.lock()
    found = vault.unlock_with_key(vault_path, vault_key)
    yield found
    found.lock()


def test_it_is_only_read_until_it_is_taken_back(moved, clock) -> None:
    assert (moved.read_only, moved.is_sealed, moved.moved_at) == (True, True, clock.time)
    assert "on 3 November 2025" in moving.words_of(moved)
    moved.keep_unwritten()
    with pytest.raises(ReadOnly):
        Journal(Store(moved.connection, writing=False), clock).save(Entry(title="x"))

    moved.take_back()

    Journal(Store(moved.connection), clock).save(Entry(title="x"))
    assert (moved.read_only, moved.moved_at, moving.words_of(moved)) == (False, None, "")


def test_the_mark_is_in_no_backup_made_before_it(opened, tmp_path, clock) -> None:
    file = opened.back_up(tmp_path / "b", clock.time)
    opened.mark_moved(clock.time)

    with closing(opened.open_backup(file, tmp_path / "beside")) as beside:
        rows = beside.connection.execute("SELECT key FROM vault").fetchall()

    assert ("moved",) not in rows


def test_a_sealed_journal_leaves_no_log_beside_it(opened, vault_path, clock) -> None:
    Journal(Store(opened.connection), clock).save(Entry(title="x"))
    opened.mark_moved(clock.time)
    opened.keep_unwritten()

    opened.lock()

    assert not (vault_path / "journal.db-wal").exists()


def test_three_lines_say_what_to_do_there(clock) -> None:
    lines = moving.steps("2025.journalbackup", "BLUE-STICK")

    text = moving.paper("Mine", clock.time.date(), lines)

    assert len(lines) == 3
    assert all(f"{number}. {line}" in text for number, line in enumerate(lines, 1))
    assert "BLUE-STICK" in text
