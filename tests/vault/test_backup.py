"""Backups: proven before they are called one; cut or changed ones are refused."""

import random

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.errors import (
    DatabaseDamaged,
    Exists,
    HeaderDamaged,
    JournalError,
    NoSpace,
    NotAJournal,
    WrongPassphrase,
)
from journal_app.store.store import Store
from journal_app.vault import backup
from tests.vault_fixtures import PASSPHRASE


@pytest.fixture
def made(opened, journal, tmp_path, clock):
    """A backup of a journal with a hundred entries."""
    for number in range(100):
        journal.save(Entry(title=f"entry {number}", body_md="words " * 40))
    return opened.back_up(tmp_path / "backups", clock.time)


def test_a_backup_gives_every_row_back(made, journal, tmp_path) -> None:
    vault.restore(made, tmp_path / "Back.journal", PASSPHRASE, copies=None)
    opened = vault.unlock(tmp_path / "Back.journal", PASSPHRASE, copies=None)

    restored = list(Store(opened.connection).every())
    opened.lock()

    assert restored == list(journal.store.every())


def test_a_backup_is_remembered_and_never_written_over(made, opened, clock) -> None:
    again = opened.back_up(made.parent, clock.time)

    assert opened.last_backup == clock.time
    assert {made.name, again.name} == {file.name for file in made.parent.iterdir()}
    assert made.name.startswith("2025-11-03T0900Z-")
    assert made.name.endswith(".journalbackup")


def test_a_proof_counts_the_rows_of_the_copy_and_writes_nothing_in_the_journal(
    opened, journal, tmp_path, clock
) -> None:
    for number in range(3):
        journal.save(Entry(title=f"{number}"))

    proved = opened.prove_backup(tmp_path / "backups", clock.time)

    assert (proved.rows["entry"], proved.rows["goal"]) == (3, 0)
    assert proved.file.is_file()
    assert opened.last_backup is None


def test_a_backup_made_while_another_connection_writes_is_whole(
    opened, journal, tmp_path, clock
) -> None:
    for number in range(300):
        journal.save(Entry(title=f"{number}", body_md="words " * 200))

    def write_meanwhile(_left: int, _pages: int) -> None:
        journal.save(Entry(title="meanwhile", body_md="x"))

    made = opened.back_up(tmp_path / "backups", clock.time, write_meanwhile)

    vault.restore(made, tmp_path / "Back.journal", PASSPHRASE, copies=None)
    back = vault.unlock(tmp_path / "Back.journal", PASSPHRASE, copies=None)
    assert Store(back.connection)[Entry].count() == 300
    back.lock()


def test_a_wrong_secret_or_a_place_that_is_taken_changes_nothing(made, tmp_path) -> None:
    with pytest.raises(WrongPassphrase):
        vault.restore(made, tmp_path / "Back.journal", "wrong", copies=None)
    (tmp_path / "There").mkdir()
    with pytest.raises(Exists):
        vault.restore(made, tmp_path / "There", PASSPHRASE, copies=None)

    assert not (tmp_path / "Back.journal").exists()
    assert not list(tmp_path.glob(".unfinished-*"))


@pytest.fixture
def without_argon(monkeypatch, vault_key):
    """Opens every header by the key at hand, so that many files can be tried."""

    def _open(header, _secret):
        header.check_seal(bytearray(vault_key))
        return bytearray(vault_key), "key"

    monkeypatch.setattr("journal_app.vault.header.Header.open", _open)


def test_a_cut_backup_is_refused(made, tmp_path, without_argon) -> None:
    whole = made.read_bytes()
    cut = tmp_path / "cut"
    for length in (0, 4, 8, 11, 12, 50, 700, 5000, len(whole) // 2, len(whole) - 1):
        cut.write_bytes(whole[:length])
        with pytest.raises((NotAJournal, HeaderDamaged, DatabaseDamaged)):
            vault.restore(cut, tmp_path / "Back.journal", PASSPHRASE, copies=None)
        assert not (tmp_path / "Back.journal").exists()


def test_fifty_flipped_bits_are_each_refused(made, tmp_path, without_argon) -> None:
    whole, chance = made.read_bytes(), random.Random(3)
    broken = tmp_path / "broken"
    for _index in range(50):
        data = bytearray(whole)
        place = chance.randrange(len(whole) * 8)
        data[place // 8] ^= 1 << (place % 8)
        broken.write_bytes(data)
        with pytest.raises(JournalError):
            vault.restore(broken, tmp_path / "Back.journal", PASSPHRASE, copies=None)


def test_what_is_no_backup_or_not_there_is_no_journal(tmp_path) -> None:
    (tmp_path / "x").write_bytes(b"MJBACKUX" + bytes(100))
    for file in (tmp_path / "x", tmp_path / "nothing"):
        with pytest.raises(NotAJournal):
            vault.restore(file, tmp_path / "Back.journal", PASSPHRASE, copies=None)


def test_a_copy_that_differs_is_thrown_away(opened, tmp_path, clock, monkeypatch) -> None:
    answers = iter(({"entry": "1 a"}, {"entry": "2 b"}))
    monkeypatch.setattr(backup, "_content", lambda *_all: next(answers))

    with pytest.raises(DatabaseDamaged):
        opened.back_up(tmp_path / "backups", clock.time)

    assert list((tmp_path / "backups").iterdir()) == []
    assert opened.last_backup is None


def test_a_full_disk_leaves_no_half_backup(opened, journal, small_disk, clock) -> None:
    journal.save(Entry(title="large", body_md="words " * 300_000))
    disk = small_disk("256k")

    with pytest.raises(NoSpace):
        opened.back_up(disk, clock.time)

    assert list(disk.iterdir()) == []
