"""The whole journal under a new key: the old or the new opens, never neither."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.errors import (
    DatabaseDamaged,
    NoSpace,
    ReadOnly,
    Refused,
    WrongPassphrase,
    WrongRecovery,
)
from journal_app.store.store import Store
from journal_app.vault import LEAST_MEMORY_KIB, anew, header_files
from journal_app.vault.recovery import new_code
from tests.vault_fixtures import PASSPHRASE

NEW = "another set of six quiet words"
MOMENT = dt.datetime(2026, 5, 3, 8, 12, tzinfo=dt.UTC)


@pytest.fixture
def filled(opened, journal):
    """An unlocked vault with an entry."""
    journal.save(Entry(title="kept", body_md="words " * 500))
    return opened


def made(opened, progress=None):
    return anew.make(opened, NEW, MOMENT, progress, memory_kib=LEAST_MEMORY_KIB)


def titles(folder, secret: str) -> list[str]:
    found = vault.unlock(folder, secret, copies=None)
    try:
        return [each.title for each in Store(found.connection).every()]
    finally:
        found.lock()


def names(folder) -> set[str]:
    return {each.name for each in folder.iterdir()} - {"lock"}


def test_the_new_passphrase_opens_all_and_the_old_one_nothing(filled) -> None:
    before = filled.folder.joinpath("journal.db").read_bytes()

    filled.take_anew(made(filled))

    assert titles(filled.folder, NEW) == ["kept"]
    with pytest.raises(WrongPassphrase):
        vault.unlock(filled.folder, PASSPHRASE, copies=None)
    assert names(filled.folder) == {"vault.json", "journal.db"}
    assert filled.folder.joinpath("journal.db").read_bytes()[:16] != before[:16]


def test_the_old_vault_key_opens_nothing_any_more(filled) -> None:
    old = bytes(filled._vault_key)
    filled.take_anew(made(filled))
    shutil.copy(filled.folder / "journal.db", filled.folder / "copy.db")

    database_key = anew.key.derived(bytearray(old), anew.key.DATABASE)

    with pytest.raises(DatabaseDamaged):
        anew.connection.open_reading(filled.folder / "copy.db", database_key)


def test_the_old_recovery_code_opens_nothing_any_more(filled) -> None:
    recovery_code = new_code()
    filled.take_recovery(recovery_code)
    filled.take_anew(made(filled))

    with pytest.raises(WrongRecovery):
        vault.unlock(filled.folder, recovery_code, copies=None)


def test_the_copies_of_the_header_hold_the_new_slots(filled, tmp_path) -> None:
    filled._copies = tmp_path / "headers"

    filled.take_anew(made(filled))

    copy = next((tmp_path / "headers").glob("*.json")).read_bytes()
    assert copy == (filled.folder / "vault.json").read_bytes()


def test_it_is_kept_when_it_was_done_and_the_recovery_slot_is_another(filled) -> None:
    slot = filled.recovery_id

    filled.take_anew(made(filled))

    found = vault.unlock(filled.folder, NEW, copies=None)
    assert anew.done_at(found.connection) == MOMENT
    assert found.recovery_id != slot
    found.lock()


def test_stopped_half_way_the_journal_is_as_it_was(filled) -> None:
    def stop(_left: int, _pages: int) -> None:
        raise Refused("stopped")

    with pytest.raises(Refused):
        made(filled, stop)
    filled.lock()

    assert names(filled.folder) == {"vault.json", "journal.db"}
    assert titles(filled.folder, PASSPHRASE) == ["kept"]


def test_without_room_the_journal_is_as_it_was(filled, monkeypatch) -> None:
    def full(_file) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(header_files, "sync_file", full)

    with pytest.raises(NoSpace):
        made(filled)
    filled.lock()

    assert names(filled.folder) == {"vault.json", "journal.db"}
    assert titles(filled.folder, PASSPHRASE) == ["kept"]


def test_killed_before_the_slots_changed_the_old_passphrase_opens(filled) -> None:
    made(filled)
    filled.lock()

    assert titles(filled.folder, PASSPHRASE) == ["kept"]
    assert names(filled.folder) == {"vault.json", "journal.db"}


def test_killed_between_slots_and_database_the_new_passphrase_opens(filled) -> None:
    prepared = made(filled)
    filled.lock()
    header_files.write(filled.folder, prepared.header)

    assert titles(filled.folder, NEW) == ["kept"]
    assert names(filled.folder) == {"vault.json", "journal.db"}


def test_a_database_that_opens_with_neither_key_is_left_alone(filled, tmp_path) -> None:
    filled.lock()
    (filled.folder / "journal.db").write_bytes(bytes(range(256)) * 64)
    (filled.folder / anew.NEXT_NAME).write_bytes(bytes(range(255, -1, -1)) * 64)

    with pytest.raises(DatabaseDamaged):
        vault.unlock(filled.folder, PASSPHRASE, copies=None)

    assert anew.NEXT_NAME in names(filled.folder)


def test_the_slots_of_before_are_gone_before_it_is_opened_again(filled) -> None:
    filled.change_passphrase("one in between", memory_kib=LEAST_MEMORY_KIB)

    filled.take_anew(made(filled))

    assert names(filled.folder) == {"vault.json", "journal.db"}


def test_what_a_killed_program_left_gives_way_to_the_next(filled) -> None:
    filled.folder.joinpath(anew.NEXT_NAME).write_bytes(b"half a database")

    filled.take_anew(made(filled))

    assert titles(filled.folder, NEW) == ["kept"]


def test_what_can_only_be_read_is_not_put_under_a_new_key(filled) -> None:
    filled.read_only = True

    with pytest.raises(ReadOnly):
        made(filled)

    assert anew.NEXT_NAME not in names(filled.folder)


def test_an_empty_passphrase_is_refused(filled) -> None:
    with pytest.raises(Refused):
        anew.make(filled, "  ", MOMENT, memory_kib=LEAST_MEMORY_KIB)


def test_while_another_program_reads_nothing_takes_the_place(filled, vault_key) -> None:
    reading = vault.unlock_with_key(filled.folder, vault_key, beside=True)
    reading.connection.execute("BEGIN")
    reading.connection.execute("SELECT count(*) FROM entry").fetchone()
    Store(filled.connection).keep_state("later", "than what is read")
    new = made(filled)

    with pytest.raises(Refused, match="Another program"):
        filled.take_anew(new)
    reading.lock()

    assert titles(filled.folder, PASSPHRASE) == ["kept"]
    assert names(filled.folder) == {"vault.json", "journal.db"}


def test_where_the_new_cannot_take_its_place_the_old_passphrase_opens(filled, monkeypatch) -> None:
    new, replace = made(filled), Path.replace

    def breaks(self, target):
        if self.name == anew.NEXT_NAME:
            raise OSError("broken")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(ReadOnly):
        filled.take_anew(new)
    monkeypatch.undo()

    assert titles(filled.folder, PASSPHRASE) == ["kept"]
    assert names(filled.folder) == {"vault.json", "journal.db"}


def test_a_disk_that_breaks_while_the_new_takes_its_place_is_said(filled, monkeypatch) -> None:
    new = made(filled)

    def breaks(_folder, _made) -> None:
        raise OSError("broken")

    monkeypatch.setattr(anew, "swap", breaks)
    with pytest.raises(ReadOnly):
        filled.take_anew(new)

    assert not any(new.vault_key)
    assert titles(filled.folder, PASSPHRASE) == ["kept"]
