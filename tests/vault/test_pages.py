"""Pages read one by one: sound ones as they are, changed ones never, the log laid over them."""

import errno

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import connection, key
from journal_app.vault.pages import MAGIC, PAGE, Pages
from journal_app.vault.trees import Trees
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


@pytest.mark.parametrize("is_first", [True, False])
def test_the_first_page_and_the_last_are_looked_at_too(read, vault_path, is_first) -> None:
    number = 1 if is_first else read().count
    flip(vault_path, number)

    pages = read()

    assert list(pages.all_bad()) == [number]
    assert pages.bad == {number}


def test_a_page_that_was_asked_for_and_is_none_is_kept_in_mind(read, vault_path) -> None:
    flip(vault_path, 5)

    pages = read()
    pages.page(4)
    pages.page(5)

    assert pages.bad == {5}


class Worn:
    """A file on a disk that does not read some of its places any more."""

    def __init__(self, file, *places: int) -> None:
        self._file, self._places = file, places

    def read(self, length: int) -> bytes:
        begin = self._file.tell()
        if any(begin <= place < begin + length for place in self._places):
            raise OSError(errno.EIO, "worn out")
        return self._file.read(length)

    def __getattr__(self, name: str):
        return getattr(self._file, name)


def test_a_page_that_the_disk_does_not_read_any_more_is_none_and_alone(read) -> None:
    pages = read()
    pages._file = Worn(pages._file, 4 * PAGE + 77)

    assert pages.page(5) is None
    assert list(pages.all_bad()) == [5]


def test_a_frame_that_the_disk_does_not_read_leaves_the_page_before_it(
    opened, journal, read
) -> None:
    opened.settle()
    journal.save(Entry(title="in the log"))
    framed = read()._framed
    number, place = next((number, places[-1]) for number, places in framed.items())
    pages = read()
    before = pages._read(number)
    pages._log = Worn(pages._log, place)

    assert pages.page(number) == pages._plain(before, number)


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


# ------------------------------------------------------------------ what a log holds

DB_KEY = bytes(range(32))
FRAME = 24 + PAGE


@pytest.fixture
def logged(tmp_path):
    """A database with rows "old", and a log of two commits: all "mid", then all "new"."""
    place = tmp_path / DATABASE
    library = connection.create(place, bytearray(DB_KEY))
    library.execute("CREATE TABLE kept(number INTEGER PRIMARY KEY, word, filling)")
    rows = [(number, "old", "x" * 3000) for number in range(6)]
    library.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)
    library.commit()
    assert connection.settle(library)
    log = tmp_path / f"{DATABASE}-wal"
    ends = []
    for word in ("mid", "new"):
        library.execute("UPDATE kept SET word = ?", (word,))
        library.commit()
        ends.append(log.stat().st_size)
    yield place, log, ends[0]
    library.close()


def words(place, changed: bytes | None = None, log=None) -> set[str]:
    """The words in the rows, as they are read with this in the log."""
    if changed is not None:
        log.write_bytes(changed)
    pages = Pages(place, DB_KEY)
    found = [row[1] for _rowid, row in Trees(pages).rows("kept")]
    assert len(found) == 6
    pages.close()
    return set(found)


def test_of_two_commits_the_later_one_is_read(logged) -> None:
    place, _log, first_end = logged

    assert first_end > 32 + 2 * FRAME
    assert words(place) == {"new"}


def test_a_commit_that_is_not_whole_is_passed_over(logged) -> None:
    place, log, first_end = logged
    whole = log.read_bytes()

    assert words(place, whole[:-1], log) == {"mid", "new"}  # of the torn page the state before
    assert words(place, whole[:-FRAME], log) == {"mid"}
    assert words(place, whole[: first_end + 20], log) == {"mid"}
    assert words(place, whole[:first_end], log) == {"mid"}
    assert words(place, whole[: 32 + FRAME], log) == {"old"}
    assert words(place, whole[:32], log) == {"old"}
    assert words(place, b"", log) == {"old"}


def test_what_an_older_log_left_behind_is_passed_over(logged) -> None:
    place, log, first_end = logged
    broken = bytearray(log.read_bytes())
    broken[first_end + 8] ^= 1  # the salt of the first frame of the second commit

    assert words(place, bytes(broken), log) == {"mid"}


def test_a_database_inside_a_file_is_read_between_its_bytes(logged, tmp_path) -> None:
    place, log, _first_end = logged
    log.unlink()
    around = tmp_path / "around"
    inside = place.read_bytes()
    around.write_bytes(b"head" + inside + b"tail" * 2000)

    pages = Pages(around, DB_KEY, start=4, end=4 + len(inside))

    assert pages.count == len(inside) // PAGE
    assert [row[1] for _rowid, row in Trees(pages).rows("kept")] == ["old"] * 6
    assert list(pages.all_bad()) == []
    pages.close()


def test_pages_are_numbered_by_the_commit_where_the_database_grew(logged) -> None:
    place, _log, _first_end = logged
    library = connection.open_writing(place, bytearray(DB_KEY))
    before = place.stat().st_size // PAGE
    library.execute("INSERT INTO kept VALUES (99, 'more', ?)", ("y" * 30_000,))
    library.commit()
    pages = Pages(place, DB_KEY)

    assert pages.count == library.execute("PRAGMA page_count").fetchone()[0] > before
    assert list(pages.all_bad()) == []
    pages.close()
    library.close()
