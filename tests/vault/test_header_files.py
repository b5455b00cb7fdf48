"""Headers on the disk: whole or not at all, only their owner's, and copies that are told of."""

import os
import time
from contextlib import suppress

import pytest

from journal_app import vault
from journal_app.errors import (
    DatabaseMissing,
    HeaderDamaged,
    HeaderMissing,
    NotAJournal,
    OutOfBounds,
    ReadOnly,
    WrongPassphrase,
)
from journal_app.vault import header as headers
from journal_app.vault import header_files

VAULT_KEY = bytearray(range(32))


def a_header(vault_id: str = "") -> headers.Header:
    header = headers.Header(vault_id or "0b5b1e42-7c3f-4a55-8a3b-1d8a1f2f6a10", ())
    return header.with_slot(
        headers.recovery_slot(header, VAULT_KEY, headers.recovery.new_code()), VAULT_KEY
    )


@pytest.fixture
def folder(tmp_path):
    """A folder with a header and what stands for a database."""
    made = tmp_path / "Mine.journal"
    made.mkdir()
    header_files.write(made, a_header())
    (made / "journal.db").write_bytes(b"x")
    return made


def names(folder) -> set[str]:
    return {file.name for file in folder.iterdir()}


# ------------------------------------------------------------------ read and written


def test_what_is_written_is_read_and_the_one_before_stays_beside(folder) -> None:
    before, after = header_files.read(folder, None), a_header()

    header_files.write(folder, after)

    assert header_files.read(folder, None) == after
    assert headers.parsed((folder / "vault.json.bak").read_bytes()) == before
    assert names(folder) == {"vault.json", "vault.json.bak", "journal.db"}
    assert (folder / "vault.json").stat().st_mode & 0o777 == 0o600


def test_a_first_header_has_none_before_it(tmp_path) -> None:
    header_files.write(tmp_path, a_header())

    assert names(tmp_path) == {"vault.json"}


def test_without_hard_links_the_one_before_is_copied(folder, monkeypatch) -> None:
    def refuses(*_names) -> None:
        raise OSError("no links here")

    before = (folder / "vault.json").read_bytes()
    monkeypatch.setattr(os, "link", refuses)
    header_files.write(folder, a_header())

    assert (folder / "vault.json.bak").read_bytes() == before
    assert (folder / "vault.json.bak").stat().st_mode & 0o777 == 0o600


def test_what_is_not_there_is_said_by_its_name(folder, tmp_path) -> None:
    with pytest.raises(NotAJournal):
        header_files.read(tmp_path / "nothing", None)
    (folder / "journal.db").rename(folder / "away")
    with pytest.raises(DatabaseMissing):
        header_files.read(folder, None)
    (folder / "vault.json").unlink()
    (folder / "away").rename(folder / "journal.db")
    with pytest.raises(HeaderMissing, match="No copy of it was found"):
        header_files.read(folder, None)


def test_a_header_as_long_as_a_file_may_be_is_read_no_further(folder) -> None:
    whole = (folder / "vault.json").read_bytes()
    (folder / "vault.json").write_bytes(whole + b" " * (65_536 - len(whole)))
    with pytest.raises(HeaderDamaged):
        header_files.read(folder, None)

    (folder / "vault.json").write_bytes(b" " * 65_537 + whole)
    with pytest.raises(HeaderDamaged):
        header_files.read(folder, None)


def test_copies_are_told_of_where_the_header_is_lost(folder, tmp_path) -> None:
    copies = tmp_path / "copies"
    header_files.write_copy(copies, a_header())
    header_files.write(folder, a_header())
    (folder / "vault.json").write_bytes(b"{}")

    with pytest.raises(HeaderDamaged) as said:
        header_files.read(folder, copies)

    day = time.strftime("%Y-%m-%d", time.gmtime())
    assert f"beside the journal, {day}" in str(said.value)
    assert f"in the settings folder, {day}" in str(said.value)


def test_a_copy_that_says_nothing_is_not_told_of(folder, tmp_path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "a.json").write_bytes(b"{}")
    header_files.write_copy(copies, a_header())
    (copies / "z.json").mkdir()

    (found,) = header_files.found_copies(folder, copies)

    assert (found.where, found.vault_id) == ("in the settings folder", a_header().vault_id)
    assert found.file == copies / f"{a_header().vault_id}.json"
    assert abs(found.written.timestamp() - found.file.stat().st_mtime) < 1e-3


# ------------------------------------------------------------------ put in place for good


def test_a_header_whose_renaming_cannot_be_made_to_last_gives_its_place_back(
    folder, monkeypatch
) -> None:
    before, calls = (folder / "vault.json").read_bytes(), iter((OSError("broken"), None, None))

    def breaks(_folder) -> None:
        if error := next(calls):
            raise error

    monkeypatch.setattr(header_files, "sync_folder", breaks)
    with pytest.raises(OSError, match="broken"):
        header_files.write(folder, a_header())

    assert (folder / "vault.json").read_bytes() == before
    assert names(folder) == {"vault.json", "journal.db"}


def test_a_place_that_does_not_answer_is_said_and_not_taken_for_an_empty_one(folder) -> None:
    with pytest.raises(ReadOnly):
        header_files.read(folder / ("x" * 300), None)


def test_a_header_that_does_not_open_gives_its_place_back(folder) -> None:
    before = (folder / "vault.json").read_bytes()

    def opens(_found) -> None:
        raise WrongPassphrase("no")

    with pytest.raises(WrongPassphrase):
        header_files.put_in_place(folder, a_header(), opens)

    assert (folder / "vault.json").read_bytes() == before
    assert names(folder) == {"vault.json", "journal.db"}


def test_a_header_that_opens_leaves_none_that_opens_with_the_old_passphrase(folder) -> None:
    after, seen = a_header(), []

    header_files.put_in_place(folder, after, seen.append)

    assert seen == [after]
    assert names(folder) == {"vault.json", "journal.db"}


def test_killed_before_the_new_one_stood_the_next_leaves_no_old_one_either(folder) -> None:
    (folder / "vault.json.bak").hardlink_to(folder / "vault.json")

    header_files.put_in_place(folder, a_header(), lambda _found: None)

    assert names(folder) == {"vault.json", "journal.db"}


def test_what_a_killed_program_left_is_swept(folder) -> None:
    for name in (".vault.json.tmp-1", "vault.json.bak", "other.tmp-1"):
        (folder / name).write_bytes(b"x")

    header_files.drop_leftovers(folder)
    header_files.drop_leftovers(folder)

    assert names(folder) == {"vault.json", "journal.db", "other.tmp-1"}


def test_the_sweep_comes_before_a_header_is_written(folder) -> None:
    (folder / ".vault.json.tmp-1").write_bytes(b"x")

    header_files.write(folder, a_header())

    assert ".vault.json.tmp-1" not in names(folder)


# ------------------------------------------------------------------ the copy in the settings


def test_the_copy_is_brought_up_to_date_and_what_was_half_written_goes(tmp_path) -> None:
    copies, header = tmp_path / "settings" / "copies", a_header()
    header_files.write_copy(copies, a_header())
    mine, other = copies / f".tmp-{header.vault_id}-1", copies / ".tmp-of-another-1"
    mine.write_bytes(b"x")
    other.write_bytes(b"x")

    header_files.write_copy(copies, header)

    assert names(copies) == {f"{header.vault_id}.json", other.name}
    assert (copies / f"{header.vault_id}.json").read_bytes() == header.to_bytes()
    assert copies.stat().st_mode & 0o777 == 0o700


def test_a_copy_that_cannot_be_written_harms_nothing(tmp_path) -> None:
    (tmp_path / "copies").write_bytes(b"a file")

    header_files.write_copy(tmp_path / "copies", a_header())
    header_files.write_copy(None, a_header())

    assert names(tmp_path) == {"copies"}


def test_a_header_is_kept_when_the_row_and_the_copy_say_the_same(tmp_path) -> None:
    header, other = a_header(), a_header()
    row = header.to_bytes().decode()

    for copies in (None, tmp_path):
        assert header_files.is_kept(copies, header, row)
        assert not header_files.is_kept(copies, header, None)
        assert not header_files.is_kept(copies, header, other.to_bytes().decode())
    header_files.write_copy(tmp_path, other)
    assert not header_files.is_kept(tmp_path, header, row)
    assert not header_files.is_kept(tmp_path, header, other.to_bytes().decode())
    header_files.write_copy(tmp_path, header)
    assert header_files.is_kept(tmp_path, header, row)
    assert not header_files.is_kept(tmp_path, header, None)


# ------------------------------------------------------------------ files and folders


def test_a_new_file_is_never_written_over_and_none_is_left_where_it_does_not_fit(
    tmp_path, small_disk
) -> None:
    file = tmp_path / "new"
    header_files.write_through(file, b"first")

    with pytest.raises(FileExistsError):
        header_files.write_through(file, b"second")

    assert file.read_bytes() == b"first"
    full = small_disk("64k")
    with pytest.raises(OSError, match="No space"):
        header_files.write_through(full / "new", bytes(1 << 20))
    assert names(full) == set()


def test_where_the_header_does_not_fit_the_one_before_stands_alone(small_disk) -> None:
    disk = small_disk("64k")
    header = a_header()
    header_files.write(disk, header)
    with suppress(OSError), (disk / "filling").open("wb", buffering=0) as filling:
        while filling.write(bytes(4096)):
            pass

    with pytest.raises(OSError, match="No space"):
        header_files.write(disk, a_header())

    assert headers.parsed((disk / "vault.json").read_bytes()) == header
    assert names(disk) == {"vault.json", "filling"}


def test_every_folder_that_is_made_is_its_owners(tmp_path) -> None:
    header_files.make_folder(tmp_path / "a" / "b")
    header_files.make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_damage_is_noted_beside_the_database_until_it_is_sound(folder) -> None:
    assert not header_files.is_damaged(folder)
    header_files.mark_damaged(folder)
    header_files.mark_damaged(folder)

    assert header_files.is_damaged(folder)
    header_files.unmark(folder)
    header_files.unmark(folder)
    assert not header_files.is_damaged(folder)
    header_files.mark_damaged(folder / "not there")


def test_a_lock_after_which_nothing_is_owed_writes_no_copy(tmp_path) -> None:
    place, copies = tmp_path / "New.journal", tmp_path / "copies"
    made = vault.create(place, "words", copies=copies, memory_kib=vault.LEAST_MEMORY_KIB)
    (copy,) = copies.iterdir()
    before = copy.stat().st_ino

    made.vault.lock()

    assert copy.stat().st_ino == before


def test_all_of_a_new_file_is_brought_down_to_the_disk(tmp_path, synced) -> None:
    header_files.write_through(tmp_path / "new", b"x" * 100)

    assert synced == [100]


def test_each_folder_that_is_new_is_made_to_last_in_the_one_above(tmp_path, synced) -> None:
    header_files.make_folder(tmp_path / "a" / "b")
    assert len(synced) == 2

    header_files.make_folder(tmp_path / "a" / "b")
    assert len(synced) == 2


def test_an_empty_log_beside_a_damaged_journal_goes_at_its_lock(vault_path, vault_key) -> None:
    log = vault_path / "journal.db-wal"
    log.touch()
    header_files.mark_damaged(vault_path)

    opened = vault.unlock_with_key(vault_path, vault_key)
    assert opened.read_only
    opened.lock()

    assert not log.exists()


def test_a_new_code_stands_in_the_copy_at_once(tmp_path) -> None:
    place, copies, code = tmp_path / "New.journal", tmp_path / "copies", headers.recovery.new_code()
    made = vault.create(place, "words", copies=copies, memory_kib=vault.LEAST_MEMORY_KIB).vault

    made.take_recovery(code)

    (copy,) = copies.iterdir()
    assert headers.parsed(copy.read_bytes()).open(code)[1] == "recovery"
    made.lock()


def test_a_journal_that_cannot_be_made_leaves_nothing_and_says_why(tmp_path) -> None:
    with pytest.raises(OutOfBounds):
        vault.create(tmp_path / "New.journal", "words", copies=None, memory_kib=8)

    assert list(tmp_path.iterdir()) == []


def test_whose_a_journal_is_can_be_told_without_its_database(vault_path, opened) -> None:
    opened.lock()
    (vault_path / "journal.db").unlink()

    assert header_files.vault_id_of(vault_path) == opened.vault_id
    with pytest.raises(ReadOnly):
        header_files.vault_id_of(vault_path / "nothing")
