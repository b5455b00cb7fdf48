"""A journal moved to another folder lies there whole, or where it lay."""

import errno
import os
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.errors import DatabaseDamaged, Exists, NoSpace, OpenElsewhere, ReadOnly
from journal_app.store.store import Store
from journal_app.vault import header_files, moving
from tests.vault_fixtures import PASSPHRASE


@pytest.fixture
def closed(opened, journal):
    """The folder of a closed journal with one entry."""
    journal.save(Entry(title="moved"))
    opened.lock()
    return opened.folder


def refuse_renaming(monkeypatch, number: int) -> None:
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.suffix == ".journal" and ".unfinished-" not in str(self):
            raise OSError(number, "refused")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)


@pytest.fixture
def other_disk(monkeypatch):
    """Between the two folders nothing can be renamed."""
    refuse_renaming(monkeypatch, errno.EXDEV)


def titles(folder: Path) -> list[str]:
    found = vault.unlock(folder, PASSPHRASE, copies=None)
    try:
        return [each.title for each in Store(found.connection).every()]
    finally:
        found.lock()


def test_on_the_same_disk_it_lies_there_and_no_longer_here(closed, tmp_path) -> None:
    vault.move(closed, tmp_path / "own" / "There.journal")

    assert titles(tmp_path / "own" / "There.journal") == ["moved"]
    assert not closed.exists()


def test_on_another_disk_it_is_copied_compared_and_taken_away(closed, tmp_path, other_disk) -> None:
    vault.move(closed, tmp_path / "own" / "There.journal")

    assert titles(tmp_path / "own" / "There.journal") == ["moved"]
    assert not closed.exists()
    assert [each.name for each in (tmp_path / "own").iterdir()] == ["There.journal"]


def test_what_cannot_be_taken_away_is_told_and_the_journal_lies_there(
    closed, tmp_path, other_disk, monkeypatch
) -> None:
    real = os.unlink

    def unlink(file, **where) -> None:
        if str(file).endswith("journal.db"):
            raise OSError(errno.EACCES, "in use")
        real(file, **where)

    monkeypatch.setattr(os, "unlink", unlink)
    is_gone = vault.move(closed, tmp_path / "own" / "There.journal")
    monkeypatch.undo()

    assert not is_gone
    assert titles(tmp_path / "own" / "There.journal") == ["moved"]


def test_the_old_ones_go_when_the_new_place_is_there_to_stay(
    closed, tmp_path, other_disk, monkeypatch
) -> None:
    seen = []
    own, sync = tmp_path / "own", header_files.sync_folder

    def synced(folder: Path) -> None:
        if folder == own and (own / "There.journal").exists():
            seen.append((closed / "journal.db").exists())
        sync(folder)

    monkeypatch.setattr(header_files, "sync_folder", synced)
    is_gone = vault.move(closed, own / "There.journal")

    assert is_gone
    assert seen == [True]


def test_a_place_that_does_not_last_is_none(closed, tmp_path, other_disk, monkeypatch) -> None:
    own, sync = tmp_path / "own", header_files.sync_folder

    def breaks(folder: Path) -> None:
        if (own / "There.journal").exists():
            raise OSError(errno.EIO, "broken")
        sync(folder)

    monkeypatch.setattr(header_files, "sync_folder", breaks)
    with pytest.raises(ReadOnly):
        vault.move(closed, own / "There.journal")

    assert titles(closed) == ["moved"]
    assert list(own.iterdir()) == []


def test_a_journal_that_was_renamed_is_not_said_to_lie_where_it_lay(
    closed, tmp_path, monkeypatch
) -> None:
    def breaks(_folder: Path) -> None:
        raise OSError(errno.EIO, "broken")

    (tmp_path / "own").mkdir()
    monkeypatch.setattr(header_files, "sync_folder", breaks)

    assert vault.move(closed, tmp_path / "own" / "There.journal")
    monkeypatch.undo()

    assert titles(tmp_path / "own" / "There.journal") == ["moved"]


def test_a_copy_that_does_not_equal_is_thrown_away(
    closed, tmp_path, other_disk, monkeypatch
) -> None:
    digests = iter(range(100))
    monkeypatch.setattr(moving, "_digest", lambda _file: bytes([next(digests)]))

    with pytest.raises(DatabaseDamaged):
        vault.move(closed, tmp_path / "own" / "There.journal")

    assert titles(closed) == ["moved"]
    assert list((tmp_path / "own").iterdir()) == []


def test_without_room_it_stays_where_it_lies(closed, tmp_path, other_disk, monkeypatch) -> None:
    def full(_file: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(header_files, "sync_file", full)

    with pytest.raises(NoSpace):
        vault.move(closed, tmp_path / "own" / "There.journal")

    assert titles(closed) == ["moved"]
    assert list((tmp_path / "own").iterdir()) == []


def test_nothing_is_moved_over_what_is_there(closed, tmp_path) -> None:
    (tmp_path / "There.journal").mkdir()

    with pytest.raises(Exists):
        vault.move(closed, tmp_path / "There.journal")

    assert titles(closed) == ["moved"]


def test_an_open_journal_is_not_moved(opened, journal, tmp_path) -> None:
    with pytest.raises(OpenElsewhere):
        vault.move(opened.folder, tmp_path / "There.journal")


def test_where_renaming_is_not_allowed_it_is_copied(closed, tmp_path, monkeypatch) -> None:
    refuse_renaming(monkeypatch, errno.EACCES)
    closed.chmod(0o755)

    vault.move(closed, tmp_path / "own" / "There.journal")

    assert titles(tmp_path / "own" / "There.journal") == ["moved"]
    for place in (tmp_path / "own", tmp_path / "own" / "There.journal"):
        assert place.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(("number", "ours"), [(errno.EIO, ReadOnly), (errno.ENOSPC, NoSpace)])
def test_where_renaming_fails_it_stays_and_is_not_copied(
    closed, tmp_path, monkeypatch, number, ours
) -> None:
    refuse_renaming(monkeypatch, number)

    with pytest.raises(ours):
        vault.move(closed, tmp_path / "There.journal")

    assert titles(closed) == ["moved"]
    assert not (tmp_path / "There.journal").exists()


def test_every_byte_of_a_file_is_compared(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(moving, "CHUNK_BYTES", 10)
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"x" * 35)
    for place in range(35):
        other.write_bytes(b"x" * place + b"y" + b"x" * (34 - place))
        assert moving._digest(one) != moving._digest(other)
    other.write_bytes(b"x" * 35)
    assert moving._digest(one) == moving._digest(other)
