"""Pages read one by one: sound ones as they are, changed ones never, the log laid over them."""

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import key
from journal_app.vault.pages import MAGIC, PAGE, Pages
from tests.broken_pages import DATABASE, flip


@pytest.fixture
def read(vault_path, vault_key):
    """Opens the pages of the journal; they are closed when the test ends."""
    made = []

    def _read():
        database_key = key.derived(bytearray(vault_key), key.DATABASE)
        made.append(Pages(vault_path / DATABASE, bytes(database_key)))
        return made[-1]

    yield _read
    for pages in made:
        pages.close()


def test_the_first_page_begins_as_a_database_does(read) -> None:
    assert read().page(1).startswith(MAGIC)


def test_every_page_of_a_sound_journal_is_whole(read) -> None:
    assert list(read().all_bad()) == []


def test_a_changed_page_is_none_and_alone(read, vault_path) -> None:
    flip(vault_path, 5)

    pages = read()

    assert pages.page(5) is None
    assert list(pages.all_bad()) == [5]


@pytest.mark.parametrize("at", range(16))
def test_whichever_byte_of_the_salt_was_changed_it_is_found_again(read, vault_path, at) -> None:
    flip(vault_path, 1, at=at)

    assert list(read().all_bad()) == []


def test_two_changed_bytes_of_the_salt_leave_nothing_to_be_checked(read, vault_path) -> None:
    flip(vault_path, 1, at=0)
    flip(vault_path, 1, at=1)

    pages = read()

    assert not pages.are_readable
    assert pages.page(2) is None


def test_a_file_cut_short_has_lost_its_last_pages(read, vault_path) -> None:
    database = vault_path / DATABASE
    database.write_bytes(database.read_bytes()[: 3 * PAGE + 100])

    pages = read()

    assert pages.count == 3
    assert pages.page(4) is None


def test_what_the_log_holds_lies_over_the_file(read, opened, clock, vault_path) -> None:
    journal = Journal(Store(opened.connection), clock)
    before = (vault_path / DATABASE).read_bytes()

    journal.save(Entry(title="Only in the log"))

    pages = read()
    assert (vault_path / DATABASE).read_bytes() == before
    assert any(b"Only in the log" in (pages.page(n) or b"") for n in range(1, pages.count + 1))


def test_of_a_changed_page_in_the_log_the_state_before_is_read(
    read, opened, clock, vault_path
) -> None:
    Journal(Store(opened.connection), clock).save(Entry(title="Only in the log"))
    log = vault_path / f"{DATABASE}-wal"
    broken = bytearray(log.read_bytes())
    for place in range(32 + 24 + 100, len(broken), PAGE + 24):
        broken[place] ^= 1

    opened.hold_still()
    log.write_bytes(broken)

    pages = read()
    assert list(pages.all_bad()) == [n for n in pages.bad if n * PAGE > _size(vault_path)]


def _size(folder) -> int:
    return (folder / DATABASE).stat().st_size


def test_pages_are_only_read(read, vault_path) -> None:
    before = (vault_path / DATABASE).read_bytes()

    list(read().all_bad())

    assert (vault_path / DATABASE).read_bytes() == before
    assert vault.slot_kinds(vault_path) == ("passphrase", "recovery")
