"""A disk that is full at some point: said in its own words, and what was there stays as it was."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.errors import NoSpace
from tests.faults import doing, matrix
from tests.faults.test_files import tree

pytestmark = pytest.mark.row("files")

LEFT = (0, 4_096, 32_768, 131_072)  # bytes that are left on the disk
IN_LONG = tuple(range(0, 400_000, 12_288))


def left_free(disk: Path, size: int) -> Path:
    """Fill the disk but for so many bytes; answers what fills it."""
    filler = disk / "filler"
    free = os.statvfs(disk)
    with filler.open("wb") as out:
        out.write(bytes(max(0, free.f_bavail * free.f_frsize - size)))
    return filler


@pytest.mark.parametrize("left", IN_LONG if matrix.LONG else LEFT)
@pytest.mark.parametrize("name", doing.ALL)
def test_a_full_disk_is_named_and_nothing_is_lost(name, left, row, subject, small_disk) -> None:
    place = doing.made(subject, small_disk("4m") / "home", name)
    before = tree(place.home)
    filler = left_free(place.home.parent, left)

    try:
        word = doing.attempt(name, place)
    finally:
        filler.unlink()
        place.close()

    assert word in ("", "no_space", "not kept")
    assert not word or name in {"saving", "backing_up"} or same(before, tree(place.home))
    assert doing.problems(name, place, word) == []
    row.count()


def same(before: dict[str, str], after: dict[str, str]) -> bool:
    """Whether nothing has changed but the journal's own log."""
    kept, found = (
        {name: text for name, text in files.items() if "journal.db-" not in name}
        for files in (before, after)
    )
    return kept == found


def test_a_full_disk_names_itself_when_the_journal_is_opened(row, subject, small_disk) -> None:
    disk: Callable[[str], Path] = small_disk
    journal = subject.copied(disk("4m") / "home")
    filler = left_free(journal.parent.parent, 0)

    with pytest.raises(NoSpace):
        vault.unlock_with_key(journal, subject.ours.key)
    beside = vault.unlock_with_key(journal, subject.ours.key, beside=True)

    assert beside.check(thorough=True) == []
    beside.lock()
    filler.unlink()
    row.count()
