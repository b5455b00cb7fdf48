"""Backups: proven before they are called one; cut or changed ones are refused."""

import hmac
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
    Refused,
    WrongPassphrase,
)
from journal_app.store.store import Store
from journal_app.vault import backup, connection, key
from journal_app.vault.pages import Pages
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


def test_a_backup_that_did_not_reach_the_disk_as_it_was_is_none(
    opened, journal, tmp_path, clock, monkeypatch
) -> None:
    def breaks(header, bare, wrapped, mac_key, *, real=backup._wrap) -> None:
        real(header, bare, wrapped, mac_key)
        broken = bytearray(wrapped.read_bytes())
        broken[len(broken) // 2] ^= 1
        wrapped.write_bytes(broken)

    monkeypatch.setattr(backup, "_wrap", breaks)

    with pytest.raises(DatabaseDamaged):
        opened.back_up(tmp_path / "backups", clock.time)

    assert list((tmp_path / "backups").iterdir()) == []
    assert opened.last_backup is None


def test_a_copy_with_as_many_rows_and_another_word_is_none(
    opened, journal, tmp_path, clock, monkeypatch
) -> None:
    journal.save(Entry(title="as it was"))

    def changes(source, target, progress, *, real=connection.copied) -> None:
        real(source, target, progress)
        target.execute("UPDATE entry SET title = 'as it was not'")
        target.commit()

    monkeypatch.setattr(connection, "copied", changes)

    with pytest.raises(DatabaseDamaged, match="did not equal the journal"):
        opened.back_up(tmp_path / "backups", clock.time)

    assert list((tmp_path / "backups").iterdir()) == []
    assert opened.last_backup is None


def test_a_copy_that_fails_its_check_is_none_though_it_equals(
    opened, journal, tmp_path, clock
) -> None:
    """A link that leads nowhere, in the journal and in the copy alike."""
    journal.save(Entry(title="of a session"))
    opened.connection.execute("PRAGMA foreign_keys = OFF")
    opened.connection.execute("UPDATE entry SET session_id = 'nowhere'")
    opened.connection.commit()

    with pytest.raises(DatabaseDamaged):
        opened.back_up(tmp_path / "backups", clock.time)

    assert list((tmp_path / "backups").iterdir()) == []


def test_a_proof_says_the_size_and_a_hash_that_looks_like_no_key(
    opened, journal, tmp_path, clock
) -> None:
    proved = opened.prove_backup(tmp_path / "backups", clock.time)

    assert proved.size_bytes == proved.file.stat().st_size
    assert len(proved.text) == 32
    assert proved.file.stat().st_mode & 0o777 == 0o600


def test_three_of_one_minute_are_numbered(opened, tmp_path, clock) -> None:
    made = [opened.back_up(tmp_path / "backups", clock.time) for _number in range(3)]

    ends = [file.name.split("-")[-1] for file in made[1:]]
    assert ends == ["2.journalbackup", "3.journalbackup"]


def test_how_far_it_came_is_told_of_to_the_end(made, opened, tmp_path, clock) -> None:
    told: dict[str, list[tuple[int, int]]] = {"made": [], "sealed": [], "tried": []}

    def heard(name):
        return lambda left, all_: told[name].append((left, all_))

    size, key = made.stat().st_size, opened._vault_key
    opened.prove_backup(tmp_path / "more", clock.time, heard("made"))
    backup.check_seal(made, key, heard("sealed"))
    backup.tried(made, key, tmp_path, heard("tried"))

    for each in told.values():
        assert each
        assert each[-1][0] == 0
        assert [left for left, _all in each] == sorted((left for left, _all in each), reverse=True)
    assert {all_ for name in ("sealed", "tried") for _left, all_ in told[name]} == {size}


def test_a_new_place_must_be_free_and_what_is_no_file_is_no_backup(made, tmp_path) -> None:
    (tmp_path / "a link").symlink_to(tmp_path / "nowhere")

    with pytest.raises(Exists):
        vault.restore(made, tmp_path / "a link", PASSPHRASE, copies=None)
    for strange in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(NotAJournal):
            backup.header_of(strange)


def test_what_was_cut_out_of_a_changed_backup_does_not_stay(made, opened, tmp_path) -> None:
    broken = bytearray(made.read_bytes())
    broken[-1] ^= 1
    made.write_bytes(broken)
    before = {*tmp_path.iterdir()}

    with pytest.raises(DatabaseDamaged):
        backup.unwrap(made, opened._vault_key, tmp_path / "cut out.db")

    assert {*tmp_path.iterdir()} == before


def test_all_of_a_backup_and_of_what_is_cut_out_is_brought_down_to_the_disk(
    opened, tmp_path, clock, synced, monkeypatch
) -> None:
    monkeypatch.setattr(backup, "CHUNK_BYTES", 1000)  # so that the last part is held back
    made = opened.back_up(tmp_path / "backups", clock.time)
    assert made.stat().st_size in synced

    backup.unwrap(made, opened._vault_key, tmp_path / "cut out.db")
    assert (tmp_path / "cut out.db").stat().st_size == synced[-1] > 0
    assert (tmp_path / "cut out.db").stat().st_mode & 0o777 == 0o600


def test_the_database_of_a_backup_keeps_no_log(made, vault_key) -> None:
    start, end = backup.place_of_database(made)
    pages = Pages(made, bytes(key.derived(vault_key, key.DATABASE)), start=start, end=end)

    assert pages.page(1)[18:20] == b"\1\1"  # as SQLite says: no write-ahead log
    pages.close()


def test_who_waits_for_a_hash_is_told_every_so_many_rows(made, opened, monkeypatch) -> None:
    monkeypatch.setattr(backup, "ROWS_A_PULSE", 10)
    rows, told = opened.prove_backup(made.parent, opened.last_backup).rows, []

    with opened.lent() as source:
        backup.read_text(source, lambda: told.append(1))

    assert len(told) == sum(count // 10 for count in rows.values()) > 10


@pytest.mark.parametrize(
    "aside",
    [
        *("vault", "state", "search_key", "search_config", "search_data"),
        *("search_docsize", "search_idx"),
    ],
)
def test_how_the_program_stands_and_its_index_are_no_part_of_the_text(aside) -> None:
    written = {"entry": "1 a", "goal": "2 b"}

    assert backup._text({**written, aside: "3 c"}) == backup._text(written)
    assert backup._text({**written, "action": "3 c"}) != backup._text(written)


def test_a_place_that_is_taken_is_said_before_anything_slow(made, tmp_path) -> None:
    (tmp_path / "Taken.journal").mkdir()

    with pytest.raises(Exists):
        vault.restore(made, tmp_path / "Taken.journal", "not the passphrase", copies=None)


def test_what_is_restored_answers_what_opens_it(made, opened, tmp_path) -> None:
    header = backup.restore(made, tmp_path / "Back.journal", PASSPHRASE)

    assert header.vault_id == opened.vault_id


def test_a_backup_with_a_right_seal_over_a_broken_database_is_not_restored(
    made, opened, tmp_path
) -> None:
    start, end = backup.place_of_database(made)
    broken = bytearray(made.read_bytes())
    broken[(start + end) // 2] ^= 1
    mac_key = bytes(key.derived(opened._vault_key, key.BACKUP))
    broken[end:] = hmac.digest(mac_key, bytes(broken[:end]), "sha256")
    made.write_bytes(broken)
    backup.check_seal(made, opened._vault_key)
    before = {*tmp_path.iterdir()}

    with pytest.raises(DatabaseDamaged):
        backup.rebuild(made, tmp_path / "Back.journal", opened._header, opened._vault_key)

    assert {*tmp_path.iterdir()} == before


def test_a_restore_can_be_stopped_until_it_is_done(made, opened, tmp_path) -> None:
    heard: list[tuple[int, int]] = []

    def stop_at_the_end(left: int, all_: int) -> None:
        heard.append((left, all_))
        if all_ == 1:
            raise Refused("Stopped.")

    before = {*tmp_path.iterdir()}
    given = opened._header, opened._vault_key, stop_at_the_end

    with pytest.raises(Refused):
        backup.rebuild(made, tmp_path / "Back.journal", *given)

    assert heard[-2][0] == 0
    assert heard[-1] == (0, 1)
    assert {*tmp_path.iterdir()} == before


def test_its_database_lies_where_it_is_said_to(made, opened, tmp_path) -> None:
    backup.unwrap(made, opened._vault_key, tmp_path / "cut out.db")
    start, end = backup.place_of_database(made)

    assert made.read_bytes()[start:end] == (tmp_path / "cut out.db").read_bytes()


def test_a_backup_is_tried_with_no_key_but_its_own(made, tmp_path) -> None:
    with pytest.raises(HeaderDamaged):
        backup.tried(made, bytearray(range(32)), tmp_path)


def test_what_is_written_while_the_rows_are_read_is_no_part_of_the_backup(
    opened, journal, tmp_path, clock, monkeypatch
) -> None:
    monkeypatch.setattr(backup, "ROWS_A_PULSE", 1)
    for number in range(9):
        journal.save(Entry(title=f"{number}"))
    meanwhile: list[Entry] = []

    def write_once(_left: int, _pages: int) -> None:
        if not meanwhile:
            meanwhile.append(journal.save(Entry(title="meanwhile")))

    proved = opened.prove_backup(tmp_path / "backups", clock.time, write_once)

    assert meanwhile
    assert proved.rows["entry"] == 9
