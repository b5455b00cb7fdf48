"""A backup opened beside the journal: only read, only ciphertext, and gone when it is closed."""

import dataclasses

import pytest
from sqlcipher3.dbapi2 import ProgrammingError

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.errors import (
    DatabaseDamaged,
    Exists,
    NoSpace,
    NotAJournal,
    ReadOnly,
    WrongPassphrase,
)
from journal_app.store.store import Store
from journal_app.vault import anew, beside
from tests.vault_fixtures import PASSPHRASE


@pytest.fixture
def made(opened, journal, tmp_path, clock):
    """A backup that says "then" where the journal says "now"."""
    entry = journal.save(Entry(title="then", body_md="canary words " * 400))
    file = opened.back_up(tmp_path / "backups", clock.time)
    journal.save(dataclasses.replace(entry, title="now"))
    return file


@pytest.fixture
def scratch(tmp_path):
    return tmp_path / "state"


def titles(found) -> list[str]:
    return [entry.title for entry in Store(found.connection, writing=False)[Entry].every()]


def test_a_backup_of_this_journal_opens_without_a_question(opened, journal, made, scratch) -> None:
    assert opened.has_key_of(made)

    found = opened.open_backup(made, scratch)

    assert titles(found) == ["then"]
    assert [entry.title for entry in journal[Entry].every()] == ["now"]
    found.close()


def test_a_backup_opens_with_the_passphrase_of_its_day(opened, made, scratch) -> None:
    opened.change_passphrase("another one", memory_kib=vault.LEAST_MEMORY_KIB)

    with pytest.raises(WrongPassphrase):
        vault.open_backup(made, "another one", scratch)
    found = vault.open_backup(made, PASSPHRASE, scratch)

    assert titles(found) == ["then"]
    found.close()
    assert opened.has_key_of(made)  # the key is the same; only the way to it was changed


def test_a_backup_of_another_journal_has_another_key(opened, tmp_path, scratch, clock) -> None:
    other = vault.create(
        tmp_path / "Other.journal", "other", copies=None, memory_kib=vault.LEAST_MEMORY_KIB
    ).vault
    Store(other.connection)
    file = other.back_up(tmp_path / "backups", clock.time)
    other.lock()

    assert not opened.has_key_of(file)


def test_a_backup_from_before_a_new_key_does_not_open_with_it(opened, made, clock) -> None:
    assert opened.has_key_of(made)
    anew_key = anew.make(opened, "words", clock.time, memory_kib=vault.LEAST_MEMORY_KIB)
    opened.take_anew(anew_key)
    again = vault.unlock(opened.folder, "words", copies=None)

    assert not again.has_key_of(made)
    again.lock()


def test_nothing_can_be_written_in_it_and_nothing_readable_lies_on_the_disk(
    opened, made, scratch
) -> None:
    found = opened.open_backup(made, scratch)
    store = Store(found.connection, writing=False)

    with pytest.raises(ReadOnly):
        store.keep_state("x", 1)

    (folder,) = scratch.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert b"canary" not in b"".join(file.read_bytes() for file in folder.iterdir())
    reader, first = found.reader(), found.connection
    found.close()
    found.close()
    assert list(scratch.iterdir()) == []
    with pytest.raises(ReadOnly):
        _gone = found.connection
    for one in (reader, first):
        with pytest.raises(ProgrammingError, match="closed"):
            one.execute("SELECT 1")


def test_its_tables_can_be_brought_to_todays_in_the_scratch_copy_alone(
    opened, made, scratch
) -> None:
    before = made.read_bytes()
    found = opened.open_backup(made, scratch)

    with found.writing() as connection:
        Store(connection).keep_state("brought", 1)
    with pytest.raises(ProgrammingError, match="closed"):
        connection.execute("SELECT 1")

    assert Store(found.connection, writing=False).state("brought") == 1
    assert made.read_bytes() == before
    found.close()
    assert list(scratch.iterdir()) == []


def test_a_changed_bit_is_found_before_anything_is_read(opened, made, scratch) -> None:
    data = bytearray(made.read_bytes())
    data[len(data) // 2] ^= 1
    made.write_bytes(data)

    with pytest.raises(DatabaseDamaged):
        opened.open_backup(made, scratch)

    assert list(scratch.iterdir()) == []


def test_a_stop_on_the_way_leaves_nothing(opened, made, scratch) -> None:
    def stop(_left: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened.open_backup(made, scratch, stop)

    assert list(scratch.iterdir()) == []


def test_what_a_killed_program_left_is_swept_and_what_is_open_stays(opened, made, scratch) -> None:
    kept = opened.open_backup(made, scratch)
    left = scratch / f"{beside.SCRATCH}0000"
    left.mkdir()
    (left / "journal.db").write_bytes(b"left behind")

    vault.sweep(scratch)

    assert not left.exists()
    assert [place.joinpath("journal.db").is_file() for place in scratch.iterdir()] == [True]
    assert titles(kept) == ["then"]
    kept.close()


def test_a_journal_made_of_it_opens_with_the_passphrase_of_today(
    opened, made, scratch, tmp_path
) -> None:
    opened.change_passphrase("another one", memory_kib=vault.LEAST_MEMORY_KIB)
    found = opened.open_backup(made, scratch)
    heard: list[int] = []

    found.restore(
        tmp_path / "Back.journal", copies=None, progress=lambda left, _all: heard.append(left)
    )

    back = vault.unlock(tmp_path / "Back.journal", "another one", copies=None)
    assert titles(back) == ["then"]
    assert heard[-1] == 0
    back.lock()
    with pytest.raises(Exists):
        found.restore(tmp_path / "Back.journal", copies=None)
    found.close()


def test_a_copy_of_the_key_slots_of_today_is_not_replaced_by_an_older_one(
    opened, made, scratch, tmp_path
) -> None:
    copies = tmp_path / "headers"
    copies.mkdir()
    of_today = copies / f"{opened.vault_id}.json"
    of_today.write_text("of today")
    found = vault.open_backup(made, PASSPHRASE, scratch)

    found.restore(tmp_path / "Back.journal", copies=copies)

    assert of_today.read_text() == "of today"
    of_today.unlink()
    found.restore(tmp_path / "Again.journal", copies=copies)
    found.close()
    assert of_today.read_bytes() == (tmp_path / "Again.journal" / "vault.json").read_bytes()


def test_no_backup_no_room_and_no_file_each_leave_nothing(
    opened, made, tmp_path, small_disk
) -> None:
    (tmp_path / "x").write_bytes(bytes(200))

    with pytest.raises(NotAJournal):
        opened.has_key_of(tmp_path / "x")
    with pytest.raises(NotAJournal):
        vault.open_backup(tmp_path / "nothing", PASSPHRASE, tmp_path / "state")
    disk = small_disk("64k")
    with pytest.raises(NoSpace):
        opened.open_backup(made, disk / "state")

    assert list((disk / "state").iterdir()) == []


def test_a_lent_reader_goes_back_and_the_log_can_be_truncated(opened, journal) -> None:
    journal.save(Entry(title="one"))

    with opened.lent() as connection:
        assert Store(connection, writing=False)[Entry].count() == 1

    assert opened.settle()


def test_a_place_where_no_scratch_copy_can_be_made_is_said(opened, made, tmp_path) -> None:
    (tmp_path / "a file").write_bytes(b"")

    with pytest.raises(ReadOnly, match="That place cannot be read"):
        opened.open_backup(made, tmp_path / "a file")
