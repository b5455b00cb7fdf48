"""A vault is made whole or not at all, and opened as one asked for."""

import errno
import shutil

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DeviceUnavailable,
    Exists,
    HeaderDamaged,
    JournalError,
    NoSpace,
    NotAJournal,
    OpenElsewhere,
    Refused,
)
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import header_files
from tests.broken_pages import Map, digests, flip
from tests.vault_fixtures import PASSPHRASE

DEVICE = bytes(range(1, 33))
LEAST = vault.LEAST_MEMORY_KIB


def test_the_recovery_code_of_a_new_vault_is_not_shown_by_accident(tmp_path) -> None:
    made = vault.create(tmp_path / "New.journal", "words", copies=None, memory_kib=LEAST)
    made.vault.lock()

    assert made.recovery not in f"{made!r} {made}"


def test_what_is_no_passphrase_makes_nothing(tmp_path) -> None:
    with pytest.raises(Refused):
        vault.create(tmp_path / "years" / "New.journal", "", copies=None, memory_kib=LEAST)

    assert list(tmp_path.iterdir()) == []


def test_the_folders_above_a_new_vault_are_made_and_open_to_nobody_else(tmp_path) -> None:
    folder = tmp_path / "years" / "mine" / "New.journal"

    vault.create(folder, "words", copies=None, memory_kib=LEAST).vault.lock()

    assert folder.is_dir()
    assert folder.parent.stat().st_mode & 0o077 == folder.stat().st_mode & 0o077 == 0


def test_a_place_that_no_folder_can_have_is_named_and_nothing_is_taken_away(tmp_path) -> None:
    file = tmp_path / "a file"
    file.write_text("mine", encoding="utf-8")

    with pytest.raises(JournalError):
        vault.create(file / "New.journal", "words", copies=None, memory_kib=LEAST)

    assert file.read_text(encoding="utf-8") == "mine"


def test_a_vault_there_was_no_room_for_leaves_nothing_behind(tmp_path, monkeypatch) -> None:
    def half_filled(folder, *_rest) -> None:
        (folder / "journal.db").write_bytes(b"half")
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(vault, "_filled", half_filled)

    with pytest.raises(NoSpace):
        vault.create(tmp_path / "New.journal", "words", copies=None, memory_kib=LEAST)

    assert list(tmp_path.iterdir()) == []


def test_a_vault_that_broke_while_it_was_filled_leaves_nothing_behind_and_nothing_held(
    tmp_path, monkeypatch
) -> None:
    def fails(*_given) -> None:
        raise OSError(errno.ENOSPC, "no room")

    write = header_files.write
    monkeypatch.setattr(header_files, "write", fails)
    with pytest.raises(NoSpace):
        vault.create(tmp_path / "New.journal", "words", copies=None, memory_kib=LEAST)
    assert list(tmp_path.iterdir()) == []

    monkeypatch.setattr(header_files, "write", write)
    vault.create(tmp_path / "New.journal", "words", copies=None, memory_kib=LEAST).vault.lock()


def test_a_new_vault_is_held_by_who_made_it(tmp_path) -> None:
    made = vault.create(tmp_path / "New.journal", "words", copies=None, memory_kib=LEAST)

    with pytest.raises(OpenElsewhere):
        vault.unlock(tmp_path / "New.journal", "words", copies=None)

    made.vault.lock()


def test_what_failed_to_open_holds_nothing(vault_path, vault_key) -> None:
    with pytest.raises(DeviceUnavailable) as failed:
        vault.unlock_with_device(vault_path, DEVICE, copies=None)

    opened = vault.unlock_with_key(vault_path, vault_key)
    opened.lock()
    assert failed.tb is not None, "and so nothing of it was let go by chance"


def test_what_device_opens_it_is_told_without_opening_it(vault_path, opened) -> None:
    assert vault.device_of(vault_path) is None

    opened.add_device(DEVICE)

    assert vault.device_of(vault_path) == opened.vault_id


@pytest.mark.parametrize(
    "asks", [vault.slot_kinds, lambda path: vault.unlock(path, PASSPHRASE, copies=None)]
)
def test_slots_without_a_database_are_told(vault_path, asks) -> None:
    (vault_path / "journal.db").unlink()

    with pytest.raises(DatabaseMissing):
        asks(vault_path)


def test_the_slots_of_a_restored_journal_are_kept_in_the_settings_folder_too(
    opened, tmp_path, clock
) -> None:
    file = opened.back_up(tmp_path / "backups", clock.time)

    vault.restore(file, tmp_path / "Back.journal", PASSPHRASE, copies=tmp_path / "headers")

    kept = tmp_path / "headers" / f"{opened.vault_id}.json"
    assert kept.read_bytes() == (tmp_path / "Back.journal" / "vault.json").read_bytes()


def test_the_slots_of_the_journal_there_is_are_not_replaced_by_those_of_an_old_backup(
    opened, tmp_path, clock
) -> None:
    file, headers = opened.back_up(tmp_path / "backups", clock.time), tmp_path / "headers"
    opened.change_passphrase("a newer one", memory_kib=LEAST)
    headers.mkdir()
    kept = headers / f"{opened.vault_id}.json"
    shutil.copyfile(opened.folder / "vault.json", kept)
    before = kept.read_bytes()

    vault.restore(file, tmp_path / "Back.journal", PASSPHRASE, copies=headers)

    assert kept.read_bytes() == before


def test_a_vault_that_is_there_is_not_made_again(vault_path) -> None:
    before = {file: file.read_bytes() for file in vault_path.iterdir()}

    with pytest.raises(Exists):
        vault.create(vault_path, "words", copies=None, memory_kib=LEAST)

    assert {file: file.read_bytes() for file in vault_path.iterdir()} == before


WAYS = {
    "passphrase": lambda path, _key: vault.unlock(path, PASSPHRASE, copies=None),
    "device": lambda path, _key: vault.unlock_with_device(path, DEVICE, copies=None),
    "key": vault.unlock_with_key,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_it_is_read_beside_another_program_only_where_that_was_asked_for(
    vault_path, vault_key, clock, way
) -> None:
    first = vault.unlock_with_key(vault_path, vault_key)
    first.add_device(DEVICE)
    with pytest.raises(OpenElsewhere):
        way(vault_path, vault_key)
    first.lock()

    opened = way(vault_path, vault_key)
    Journal(Store(opened.connection), clock).save(Entry(title="Written"))

    assert not opened.read_only
    opened.lock()


def test_a_key_of_another_vault_opens_nothing(vault_path) -> None:
    with pytest.raises(HeaderDamaged):
        vault.unlock_with_key(vault_path, bytes(range(32)))


def test_only_what_is_none_of_ours_is_refused_and_what_is_damaged_or_dead_passes(
    vault_path, opened, tmp_path, clock
) -> None:
    backup = opened.back_up(tmp_path / "backups", clock.time)
    broken = tmp_path / "Broken.journal"
    shutil.copytree(vault_path, broken)
    (broken / "vault.json").unlink()
    photo, empty = tmp_path / "a photo.journalbackup", tmp_path / "Empty.journal"
    photo.write_bytes(b"a photo")
    empty.mkdir()

    dead = tmp_path / ("x" * 300)  # it cannot even be looked for

    for passing in (vault_path, backup, broken, dead):
        vault.refuse_foreign(passing, None)
    for foreign in (photo, empty, tmp_path / "nothing"):
        with pytest.raises(NotAJournal):
            vault.refuse_foreign(foreign, None)


@pytest.mark.parametrize("which", ["first", "schema"])
def test_the_log_of_what_is_damaged_at_the_door_is_not_brought_in(
    vault_path, vault_key, tmp_path, which
) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    opened.put_rows({"small": "1"})
    opened.settle()
    opened.put_rows({"small": "2"})
    broken = tmp_path / "Broken.journal"
    shutil.copytree(vault_path, broken, ignore=shutil.ignore_patterns("lock*", "*-shm"))
    opened.lock()
    flip(broken, 1 if which == "first" else _page_of_the_schema(vault_path, vault_key))
    before = digests(broken)

    with pytest.raises(DatabaseDamaged):
        vault.unlock_with_key(broken, vault_key)

    assert "journal.db-wal" in before
    assert digests(broken) == before


def _page_of_the_schema(folder, vault_key) -> int:
    """The last page below the first one."""
    pages = Map(folder, vault_key).pages
    number = int.from_bytes(pages.page(1)[108:112])
    pages.close()
    return number
