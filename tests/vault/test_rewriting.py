"""What went for good is written over, also where a page has copies of rows that moved."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from journal_app import vault
from journal_app.errors import NoSpace
from journal_app.vault import key
from journal_app.vault.pages import Pages
from journal_app.vault.rewriting import Rewriting

WORD, KEPT = b"quibblesome", "kept"
ROWS = 400
CHANCE = 4  # one by which copies are left; most leave none


@pytest.fixture
def rewriting(opened) -> Rewriting:
    return Rewriting(opened)


@pytest.fixture
def outgrown(opened, vault_path, vault_key):
    """Rows that moved when pages were shared out anew; half are deleted and written over."""
    do, chance = opened.connection.execute, Random(CHANCE)
    do("CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT)")
    with opened.connection:
        for number in range(ROWS):
            text = (KEPT if number % 2 else WORD.decode()) + " " * chance.randint(10, 200)
            do("INSERT INTO note VALUES (?, ?)", (f"{chance.random():.9f}", text))
        for _time in range(ROWS):
            any_row = f"(SELECT id FROM note LIMIT 1 OFFSET {chance.randrange(ROWS)})"
            grown = " " * chance.randint(10, 200)
            do(f"UPDATE note SET text = trim(text) || ? WHERE id = {any_row}", (grown,))
    do("PRAGMA secure_delete = ON")
    with opened.connection:
        do("DELETE FROM note WHERE text NOT LIKE 'kept%'")
    opened.settle()
    return opened


class Filled:
    """A file that takes the room of a disk, until it is closed."""

    def __init__(self, place: Path) -> None:
        self._place, self._file = place, place / "filler"

    def fill(self, *, leaving: int) -> None:
        self._file.write_bytes(bytes(shutil.disk_usage(self._place).free - leaving))

    def close(self) -> None:
        self._file.unlink(missing_ok=True)


def words(vault_path: Path, vault_key: bytes) -> int:
    """How often the word stands in the plain pages of the file and its log."""
    own = bytes(key.derived(bytearray(vault_key), key.DATABASE))
    with closing(Pages(vault_path / "journal.db", own)) as pages:
        return sum((pages.page(n) or b"").count(WORD) for n in range(1, pages.count + 1))


def all_of(work: Iterator[None]) -> int:
    return sum(1 for _slice in work)


def test_copies_of_rows_that_moved_are_left_until_all_is_written_anew(
    outgrown, rewriting, vault_path, vault_key
) -> None:
    assert words(vault_path, vault_key) > 0

    all_of(rewriting.slices())

    assert words(vault_path, vault_key) == 0
    kept = outgrown.connection.execute("SELECT count(*) FROM note").fetchone()
    assert kept == (ROWS // 2,)
    assert outgrown.check(thorough=True) == []


def test_it_is_owed_until_it_has_come_to_its_end(outgrown, rewriting) -> None:
    assert not rewriting.is_owed
    rewriting.owe()
    work = rewriting.slices()
    next(work)
    assert rewriting.is_owed

    work.close()
    assert rewriting.is_owed
    all_of(rewriting.slices())

    assert not rewriting.is_owed


def test_stopped_before_its_end_it_leaves_the_journal_as_it_was_and_lets_it_lock(
    outgrown, rewriting, vault_path
) -> None:
    rewriting.owe()
    work = rewriting.slices()
    next(work)

    work.close()
    outgrown.lock()

    assert not (vault_path / "journal.db-wal").exists()


def test_what_is_saved_meanwhile_waits_and_is_kept(outgrown, rewriting) -> None:
    work = rewriting.slices()
    next(work)
    with outgrown.connection:
        outgrown.connection.execute("INSERT INTO note VALUES ('meanwhile', 'kept')")
    all_of(work)

    found = outgrown.connection.execute("SELECT text FROM note WHERE id = 'meanwhile'").fetchone()
    assert found == ("kept",)


def test_it_waits_for_a_reader_that_holds_the_log(outgrown, rewriting) -> None:
    rewriting.owe()
    with outgrown.lent() as reader:
        reading = reader.execute("SELECT id FROM note")
        assert reading.fetchone()
        work = rewriting.slices()
        for _turn in range(200):
            next(work)
        assert rewriting.is_owed
        reading.close()

    all_of(work)

    assert not rewriting.is_owed


def test_without_room_it_is_still_owed_and_nothing_is_lost(
    vault_path, vault_key, small_disk
) -> None:
    place = small_disk("4m")
    folder = Path(shutil.copytree(vault_path, place / "Mine.journal"))
    with closing(Filled(place)) as filled:
        opened = vault.unlock_with_key(folder, vault_key)
        rewriting = Rewriting(opened)
        with opened.connection:
            opened.connection.execute("CREATE TABLE note (text TEXT)")
            opened.connection.execute("INSERT INTO note VALUES (?)", ("word " * 200_000,))
        opened.settle()
        rewriting.owe()
        filled.fill(leaving=200_000)

        with pytest.raises(NoSpace, match=r"no room left.* not written over yet"):
            all_of(rewriting.slices())

        assert rewriting.is_owed
        assert opened.check(thorough=True) == []
    all_of(rewriting.slices())
    assert not rewriting.is_owed
    opened.lock()
