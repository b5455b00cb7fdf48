"""What is left of a damaged journal is opened by its passphrase, and a new one by the same."""

import errno

import pytest

from journal_app import vault
from journal_app.errors import DatabaseDamaged, Exists, NoSpace, ReadOnly, WrongPassphrase
from journal_app.vault import header_files, remains
from tests.broken_pages import digests, flip
from tests.vault_fixtures import PASSPHRASE


def test_the_passphrase_opens_what_is_left_although_the_journal_does_not_open(vault_path) -> None:
    flip(vault_path, 1)

    left = remains.of_locked(vault_path, PASSPHRASE, copies=None)

    with left.trees() as trees:
        assert "entry" in trees.trees
    left.let_go()


def test_another_passphrase_opens_nothing(vault_path) -> None:
    with pytest.raises(WrongPassphrase):
        remains.of_locked(vault_path, "another one", copies=None)


def test_a_new_journal_opens_by_the_same_passphrase(opened, tmp_path) -> None:
    place = tmp_path / "New.journal"

    remains.of_open(opened).new(place, None).lock()

    again = vault.unlock(place, PASSPHRASE, copies=None)
    assert again.vault_id == opened.vault_id
    assert place.stat().st_mode & 0o777 == 0o700
    again.lock()


def test_a_new_journal_never_takes_a_place_that_is_taken(opened, vault_path) -> None:
    opened.settle()
    before = digests(vault_path)

    with pytest.raises(Exists):
        remains.of_open(opened).new(vault_path, None)

    assert digests(vault_path) == before


def test_a_backup_of_the_same_key_is_known_and_read_where_it_lies(opened, tmp_path, clock) -> None:
    made, left = opened.back_up(tmp_path / "backups", clock.time), remains.of_open(opened)
    other = tmp_path / "no backup"
    other.write_bytes(b"")

    assert left.has_key_of(made) is True
    assert left.has_key_of(other) is False
    left.check_backup(made)
    with left.trees_of_backup(made) as trees:
        assert "entry" in trees.trees
    left.let_go()
    assert left.has_key_of(made) is False


def test_what_cannot_be_read_at_all_and_what_cannot_be_made_is_said(vault_path, tmp_path) -> None:
    flip(vault_path, 1, at=0)
    flip(vault_path, 1, at=1)
    left = remains.of_locked(vault_path, PASSPHRASE, copies=None)
    (tmp_path / "a file").write_bytes(b"")

    with pytest.raises(DatabaseDamaged), left.trees():
        pass
    with pytest.raises(ReadOnly):
        left.new(tmp_path / "a file" / "below" / "New.journal", None)
    assert "remains of" in repr(left)


def test_where_a_new_one_has_no_room_nothing_is_left_of_it(opened, small_disk) -> None:
    disk = small_disk("16k")

    with pytest.raises(NoSpace):
        remains.of_open(opened).new(disk / "New.journal", None)

    assert list(disk.iterdir()) == []


def test_where_its_header_cannot_be_written_it_is_said_and_nothing_is_left(
    opened, tmp_path, monkeypatch
) -> None:
    def breaks(_folder, _header) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(header_files, "write", breaks)

    with pytest.raises(ReadOnly):
        remains.of_open(opened).new(tmp_path / "New.journal", None)

    assert not (tmp_path / "New.journal").exists()
