"""The vault as a person meets it: in, out, one opener, no plain word and no key anywhere."""

import base64
import contextlib
import dataclasses
import datetime as dt
import json
import logging
import os
import re
import secrets
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
import traceback

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.errors import (
    DeviceUnavailable,
    Exists,
    HeaderDamaged,
    HeaderMissing,
    JournalError,
    NoSpace,
    NotAJournal,
    OpenElsewhere,
    ReadOnly,
    Refused,
    WrongPassphrase,
    WrongRecovery,
)
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import anew, backup, key, lockfile, recovery
from journal_app.vault import header as headers
from tests.broken_pages import DATABASE, Map, digests, flip
from tests.vault_fixtures import PASSPHRASE

NOW = dt.datetime(2025, 11, 3, 9, 0, tzinfo=dt.UTC)
LEAST = vault.LEAST_MEMORY_KIB
CANARY = "CanaryQuokka77"
HOLD = """
import pathlib, sys
from journal_app import vault
opened = vault.unlock_with_key(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print("open", flush=True)
sys.stdin.read()
"""


@contextlib.contextmanager
def another_program(path, key):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), key.hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert child.stdout.readline() == b"open\n"
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()


def test_a_journal_is_made_locked_and_opened_again(tmp_path) -> None:
    path = tmp_path / "New.journal"
    made = vault.create(path, "six words of mine", copies=tmp_path / "copies", memory_kib=LEAST)
    made.vault.lock()

    opened = vault.unlock(path, "six words of mine", copies=None)

    assert opened.opened_with == "passphrase"
    opened.lock()
    assert sorted(file.name for file in path.iterdir()) == ["journal.db", "lock", "vault.json"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for name in ("journal.db", "vault.json"):
        assert stat.S_IMODE((path / name).stat().st_mode) == 0o600


def test_nothing_is_made_over_what_is_there_and_nothing_is_left_of_a_failure(tmp_path) -> None:
    path = tmp_path / "New.journal"
    with pytest.raises(Refused):
        vault.create(path, "  ", copies=None)
    assert not path.exists()
    path.mkdir()

    with pytest.raises(Exists):
        vault.create(path, "words", copies=None, memory_kib=LEAST)


def test_a_wrong_passphrase_changes_nothing(vault_path) -> None:
    before = (vault_path / "vault.json").read_bytes()

    for wrong in ("", "wrong", PASSPHRASE + "x", PASSPHRASE.upper()):
        with pytest.raises(WrongPassphrase):
            vault.unlock(vault_path, wrong, copies=None)

    assert (vault_path / "vault.json").read_bytes() == before


def test_a_passphrase_changed_beside_writes_in_the_journal_only_when_it_is_told_to(
    opened, vault_path
) -> None:
    def kept() -> str:
        return opened.connection.execute("SELECT value FROM vault WHERE key = 'header'").fetchone()

    before = kept()

    opened.change_passphrase("other words", memory_kib=LEAST, keep=False)
    meanwhile = kept()
    opened.keep_header()

    assert vault.read_key(vault_path, "other words")
    assert meanwhile == before
    assert kept() != before


def test_the_code_opens_and_then_a_new_passphrase_is_set(tmp_path) -> None:
    path = tmp_path / "New.journal"
    made = vault.create(path, "old words", copies=None, memory_kib=LEAST)
    made.vault.lock()

    opened = vault.unlock(path, made.recovery.lower().replace("-", " "), copies=None)
    assert opened.opened_with == "recovery"
    opened.change_passphrase("new words", memory_kib=LEAST)
    again = recovery.new_code()
    opened.take_recovery(again)
    opened.lock()

    with pytest.raises(WrongPassphrase):
        vault.unlock(path, "old words", copies=None)
    with pytest.raises(WrongRecovery):
        vault.unlock(path, made.recovery, copies=None)
    for secret in ("new words", again):
        vault.unlock(path, secret, copies=None).lock()


def test_a_journal_locked_while_a_passphrase_is_set_opens_as_before(tmp_path, monkeypatch) -> None:
    path, copies = tmp_path / "A.journal", tmp_path / "copies"
    made = vault.create(path, "old", copies=copies, memory_kib=LEAST)
    before = (path / "vault.json").read_bytes(), [each.read_bytes() for each in copies.iterdir()]
    slow = key.from_passphrase
    monkeypatch.setattr(key, "from_passphrase", lambda *given: (made.vault.lock(), slow(*given))[1])

    with pytest.raises(ReadOnly):
        made.vault.change_passphrase("new", memory_kib=LEAST)

    monkeypatch.undo()
    after = (path / "vault.json").read_bytes(), [each.read_bytes() for each in copies.iterdir()]
    assert after == before
    for secret in ("old", made.recovery):
        vault.unlock(path, secret, copies=copies).lock()


def test_who_reads_beside_one_that_is_just_being_opened_reads_one_state(
    opened, journal, vault_path, vault_key
) -> None:
    for number in range(30):
        journal.save(Entry(title="before", body_md=f"{number} " * 2_000))
        journal.leave()
    opened.lock()
    hold = lockfile.OneOpener(vault_path)
    hold.take()  # held, and its key is still being derived
    beside = vault.unlock_with_key(vault_path, vault_key, beside=True)
    hold.release()
    titles = beside.connection.execute("SELECT title FROM entry ORDER BY body_md")
    first = titles.fetchone()
    writing = vault.unlock_with_key(vault_path, vault_key)
    with writing.connection:
        writing.connection.execute("UPDATE entry SET title = 'after'")
    writing.settle()

    assert {first, *titles.fetchall()} == {("before",)}
    beside.lock()
    writing.lock()


def test_what_is_changed_while_a_passphrase_is_set_is_not_written_over(
    opened, vault_path, monkeypatch
) -> None:
    slow, calls, proving, taken = key.from_passphrase, [], threading.Event(), threading.Event()
    code = recovery.new_code()

    def derive(*given):
        calls.append(given)
        if len(calls) == 2:  # the new header is written and is just being proved
            proving.set()
            taken.wait(1)
        return slow(*given)

    monkeypatch.setattr(key, "from_passphrase", derive)
    worker = threading.Thread(
        target=opened.change_passphrase, args=("new",), kwargs={"memory_kib": LEAST}
    )
    worker.start()
    proving.wait()
    opened.take_recovery(code)
    taken.set()
    worker.join()
    opened.lock()

    for secret in ("new", code):
        vault.unlock(vault_path, secret, copies=None).lock()


def test_a_backup_that_outlives_its_key_is_called_none(opened, tmp_path, monkeypatch) -> None:
    copied = backup.copy
    monkeypatch.setattr(
        backup, "copy", lambda *given: (copied(*given), key.wipe(opened._vault_key))[0]
    )

    with pytest.raises(ReadOnly):
        opened.prove_backup(tmp_path / "backups", NOW)

    assert [*(tmp_path / "backups").iterdir()] == []


def test_changing_the_passphrase_rewrites_every_copy_in_reach(tmp_path) -> None:
    path, copies = tmp_path / "New.journal", tmp_path / "copies"
    made = vault.create(path, "old words", copies=copies, memory_kib=LEAST)

    made.vault.change_passphrase("new words", memory_kib=LEAST)

    header = (path / "vault.json").read_bytes()
    row = made.vault.connection.execute("SELECT value FROM vault WHERE key = 'header'").fetchone()
    assert [file.read_bytes() for file in copies.iterdir()] == [header]
    assert row[0].encode() == header
    assert not (path / "vault.json.bak").exists()
    made.vault.lock()


def test_a_change_of_passphrase_that_was_broken_off_is_finished_at_the_next_unlock(
    tmp_path, monkeypatch
) -> None:
    path, copies = tmp_path / "New.journal", tmp_path / "copies"
    made = vault.create(path, "old words", copies=copies, memory_kib=LEAST)
    with monkeypatch.context() as patched:
        patched.setattr(made.vault, "keep_header", lambda: 1 / 0, raising=False)
        with pytest.raises(ZeroDivisionError):
            made.vault.change_passphrase("new words", memory_kib=LEAST)
    made.vault._owes_copies = False
    made.vault.lock()
    (path / ".vault.json.tmp-abcd").write_bytes(b"half a header")

    opened = vault.unlock(path, "new words", copies=copies)

    header = (path / "vault.json").read_bytes()
    assert [file.read_bytes() for file in copies.iterdir()] == [header]
    assert opened.rows("header")["header"].encode() == header
    opened.lock()
    assert sorted(file.name for file in path.iterdir()) == ["journal.db", "lock", "vault.json"]


SECRET = bytes(range(32))


def test_the_secret_of_a_device_opens_until_it_is_taken_out(opened, vault_path) -> None:
    opened.add_device(SECRET)
    opened.lock()

    again = vault.unlock_with_device(vault_path, SECRET, copies=None)
    kept = again.has_device, again.opened_with
    again.remove_device()
    again.lock()

    assert kept == (True, "device")
    assert vault.device_of(vault_path) is None
    with pytest.raises(DeviceUnavailable):
        vault.unlock_with_device(vault_path, SECRET, copies=None)
    vault.unlock(vault_path, PASSPHRASE, copies=None).lock()


def test_a_new_secret_of_a_device_takes_the_place_of_the_old_one(opened, vault_path) -> None:
    opened.add_device(SECRET)
    opened.add_device(bytes(32))
    opened.lock()

    with pytest.raises(DeviceUnavailable):
        vault.unlock_with_device(vault_path, SECRET, copies=None)
    vault.unlock_with_device(vault_path, bytes(32), copies=None).lock()


def test_a_new_passphrase_leaves_the_device_slot(opened, vault_path) -> None:
    opened.add_device(SECRET)

    opened.change_passphrase("new words", memory_kib=LEAST)
    opened.lock()

    vault.unlock_with_device(vault_path, SECRET, copies=None).lock()
    vault.unlock(vault_path, "new words", copies=None).lock()


def test_no_copy_of_the_header_and_no_backup_has_a_device_slot(tmp_path, clock) -> None:
    path, copies = tmp_path / "New.journal", tmp_path / "copies"
    found = vault.create(path, "words", copies=copies, memory_kib=LEAST).vault
    found.add_device(SECRET)
    found.keep_header()
    found.finish_change()

    backup = found.back_up(tmp_path / "backups", clock())
    row = found.connection.execute("SELECT value FROM vault WHERE key = 'header'").fetchone()
    found.lock()

    assert b'"device"' in (path / "vault.json").read_bytes()
    assert not (path / "vault.json.bak").exists()
    kept = [file.read_bytes() for file in copies.iterdir()]
    for data in (row[0].encode(), backup.read_bytes(), *kept):
        assert b'"recovery"' in data
        assert b'"device"' not in data
    vault.restore(backup, tmp_path / "Back.journal", "words", copies=None)
    assert vault.device_of(tmp_path / "Back.journal") is None


SWITCHER = """
import pathlib, sys
from journal_app import vault
opened = vault.unlock_with_key(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print("go", flush=True)
while True:
    opened.add_device(bytes(range(32)))
    opened.remove_device()
"""


def test_a_program_killed_while_a_device_comes_or_goes_leaves_a_journal_that_opens(
    vault_path, vault_key
) -> None:
    for number in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", SWITCHER, str(vault_path), vault_key.hex()],
            stdout=subprocess.PIPE,
        )
        assert child.stdout.readline() == b"go\n"
        time.sleep(0.005 + number * 0.003)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        if vault.device_of(vault_path):
            vault.unlock_with_device(vault_path, SECRET, copies=None).lock()
        again = vault.unlock_with_key(vault_path, vault_key)
        again.remove_device()
        again.lock()

        assert vault.device_of(vault_path) is None
        assert not (vault_path / "vault.json.bak").exists()


def test_a_journal_that_can_only_be_read_takes_no_device(opened, vault_path) -> None:
    beside = vault.unlock(vault_path, PASSPHRASE, copies=None, beside=True)
    try:
        with pytest.raises(ReadOnly):
            beside.add_device(SECRET)
    finally:
        beside.lock()


def test_no_secret_of_a_device_is_in_the_log_or_the_repr(opened, caplog) -> None:
    with caplog.at_level(logging.DEBUG):
        opened.add_device(SECRET)
        opened.remove_device()

    assert SECRET.hex() not in caplog.text + repr(opened)


def test_a_missing_header_names_the_copies_and_uses_none(tmp_path) -> None:
    path, copies = tmp_path / "New.journal", tmp_path / "copies"
    made = vault.create(path, "words", copies=copies, memory_kib=LEAST)
    made.vault.lock()
    (path / "vault.json").unlink()

    with pytest.raises(HeaderMissing, match="in the settings folder"):
        vault.unlock(path, "words", copies=copies)
    with pytest.raises(HeaderMissing, match="No copy"):
        vault.unlock(path, "words", copies=None)

    found = vault.found_copies(path, copies)
    assert [one.vault_id for one in found] == [made.vault.vault_id]
    assert not (path / "vault.json").exists()


def test_a_folder_without_a_journal_or_nothing_at_all_is_no_journal(tmp_path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path, tmp_path / "nothing", tmp_path / "file"):
        with pytest.raises(NotAJournal):
            vault.unlock(place, "words", copies=None)


def test_a_second_opener_is_told_within_a_second_and_may_read(vault_path, vault_key) -> None:
    assert lockfile.WAIT_S < 1
    with another_program(vault_path, vault_key) as child:
        with pytest.raises(OpenElsewhere):
            vault.unlock_with_key(vault_path, vault_key)
        beside = vault.unlock_with_key(vault_path, vault_key, beside=True)
        assert beside.read_only
        assert beside.connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
        beside.lock()
        child.send_signal(signal.SIGKILL)
        child.wait()

    vault.unlock_with_key(vault_path, vault_key).lock()


def test_a_closed_journal_leaves_no_log_even_after_reading(vault_path, vault_key) -> None:
    for beside in (False, True):
        opened = vault.unlock_with_key(vault_path, vault_key, beside=beside)
        opened.reader().execute("SELECT count(*) FROM entry").fetchone()
        opened.lock()
        opened.lock()

        assert not list(vault_path.glob("journal.db-*"))


def test_a_journal_where_nothing_can_be_written_is_read(vault_path, vault_key, small_disk) -> None:
    disk = small_disk("4m")
    shutil.copytree(vault_path, disk / "Mine.journal")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    with pytest.raises(ReadOnly):
        vault.unlock_with_key(disk / "Mine.journal", vault_key)
    beside = vault.unlock_with_key(disk / "Mine.journal", vault_key, beside=True)
    assert beside.connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    beside.lock()


@pytest.fixture
def unsettled(vault_path, vault_key, small_disk):
    """A journal whose last words stand in the log alone, on a disk with no room to settle them."""
    disk = small_disk("4m")
    path = disk / "Mine.journal"
    shutil.copytree(vault_path, path)
    opened = vault.unlock_with_key(path, vault_key)
    journal = Journal(Store(opened.connection), lambda: NOW)
    saved = journal.save(Entry(title="saved", body_md=secrets.token_hex(100_000)))
    free = os.statvfs(disk)
    (disk / "full").write_bytes(bytes(free.f_bavail * free.f_frsize))
    with pytest.raises(NoSpace):
        opened.settle()
    yield opened, saved
    opened.lock()


def test_a_lock_that_cannot_settle_lets_the_journal_go_with_all_that_was_saved(
    unsettled, vault_key
) -> None:
    opened, saved = unsettled

    opened.lock()

    assert bytes(opened._vault_key) == bytes(32)
    (opened.folder.parent / "full").unlink()
    with another_program(opened.folder, vault_key):
        beside = vault.unlock_with_key(opened.folder, vault_key, beside=True)
        assert Store(beside.connection, writing=False)[Entry].get(saved.id) == saved
        beside.lock()


def test_a_new_key_takes_no_place_where_the_log_could_not_be_settled(unsettled, vault_key) -> None:
    opened, saved = unsettled
    (opened.folder.parent / "full").unlink()
    made = anew.make(opened, "another", NOW, memory_kib=LEAST)
    opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    later = Journal(Store(opened.connection), lambda: NOW).save(
        Entry(title="later", body_md=secrets.token_hex(100_000))
    )
    free = os.statvfs(opened.folder.parent)
    (opened.folder.parent / "full").write_bytes(bytes(free.f_bavail * free.f_frsize))

    with pytest.raises(NoSpace):
        opened.take_anew(made)

    assert bytes(made.vault_key) == bytes(32)
    (opened.folder.parent / "full").unlink()
    again = vault.unlock_with_key(opened.folder, vault_key)
    store = Store(again.connection)
    assert [store[Entry].get(one.id) for one in (saved, later)] == [saved, later]
    again.lock()


def test_a_locked_vault_gives_nothing(opened) -> None:
    opened.lock()

    with pytest.raises(ReadOnly):
        _ = opened.connection


def test_no_word_stands_on_disk_with_the_log_open_and_closed(vault_path, vault_key, clock) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(opened.connection), clock)
    for number in range(40):
        journal.save(Entry(title=f"{CANARY} {number}", body_md=f"{CANARY} " * 50, tags=(CANARY,)))
        journal.leave()
    list(opened.connection.execute("SELECT body_md FROM entry ORDER BY body_md || title"))

    assert (vault_path / "journal.db-wal").stat().st_size > 0
    assert not _found_in(vault_path)
    opened.back_up(vault_path / "backups", clock.time)
    opened.lock()
    assert not _found_in(vault_path)


def _found_in(folder) -> list[str]:
    texts = [CANARY.encode(), CANARY.encode("utf-16-le"), base64.b64encode(CANARY.encode())[:12]]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(text in file.read_bytes() for text in texts)]


def test_the_key_is_in_no_trace_log_repr_or_error(vault_path, vault_key, caplog, clock) -> None:
    caplog.set_level(logging.DEBUG)
    seen: list[str] = []
    opened = vault.unlock_with_key(vault_path, vault_key)
    opened.connection.set_trace_callback(seen.append)
    opened.reader().set_trace_callback(seen.append)
    opened.back_up(vault_path / "backups", clock.time)
    opened.change_passphrase("words", memory_kib=LEAST)
    seen += [repr(opened), str(opened), caplog.text]
    opened.lock()
    (vault_path / "journal.db").write_bytes(os.urandom(8192))
    try:
        vault.unlock_with_key(vault_path, vault_key)
    except JournalError as error:
        seen += traceback.format_exception(error)

    text = "\n".join(seen).lower()
    assert len(seen) > 10
    assert vault_key.hex() not in text
    assert not re.search(r"[0-9a-f]{64}", text)


def test_a_settled_log_is_empty_and_a_reader_is_never_waited_for(opened) -> None:
    opened.connection.execute("CREATE TABLE t (a)")
    reader = opened.reader()
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entry").fetchone()
    opened.connection.execute("INSERT INTO t VALUES (1)")
    opened.connection.commit()

    assert opened.settle() is False
    reader.rollback()
    assert opened.settle() is True
    assert (opened.folder / "journal.db-wal").stat().st_size == 0


def test_a_passphrase_changed_as_the_journal_locks_leaves_no_copy_with_the_old_one(
    vault_path, vault_key, tmp_path
) -> None:
    copies = tmp_path / "copies"
    opened = vault.unlock_with_key(vault_path, vault_key, copies=copies)
    opened.change_passphrase("other words", memory_kib=LEAST, keep=False)

    opened.lock()

    header = (vault_path / "vault.json").read_bytes()
    assert [file.read_bytes() for file in copies.iterdir()] == [header]
    again = vault.unlock_with_key(vault_path, vault_key)
    kept = again.connection.execute("SELECT value FROM vault WHERE key = 'header'").fetchone()[0]
    again.lock()
    assert kept.encode() == header


def test_a_read_that_meets_damage_says_so_and_the_next_one_goes_on(vault_path, vault_key) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(opened.connection), lambda: NOW)
    for number in range(300):
        journal.save(Entry(title=f"Entry {number}", body_md="words " * 100))
    opened.lock()
    found = Map(vault_path, vault_key)
    page = found.leaves("entry")[3]
    found.pages.close()
    flip(vault_path, page)
    opened = vault.unlock_with_key(vault_path, vault_key)
    told = []
    opened.watch(lambda: told.append(threading.current_thread()))

    with pytest.raises(JournalError):
        list(Store(opened.connection).every())
    left = opened.connection.execute("SELECT count(*) FROM goal").fetchone()

    assert told
    assert left == (0,)
    opened.lock()


def test_a_journal_held_still_is_never_written_again(vault_path, vault_key) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(opened.connection), lambda: NOW)
    journal.save(Entry(title="Only in the log"))
    before = digests(vault_path)

    opened.hold_still()
    assert (opened.is_damaged, opened.is_sealed, opened.read_only) == (True, False, True)
    with pytest.raises(ReadOnly):
        journal.save(Entry(title="Too late"))
    opened.settle()
    with pytest.raises(ReadOnly):
        opened.put_rows({"later": "x"})
    opened.lock()

    assert f"{DATABASE}-wal" in before
    assert digests(vault_path) == before


def test_a_journal_held_still_is_only_read_when_it_is_opened_again(vault_path, vault_key) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    kept = Journal(Store(opened.connection), lambda: NOW).save(Entry(title="Only in the log"))
    opened.hold_still()
    opened.lock()
    before = digests(vault_path)

    opened = vault.unlock_with_key(vault_path, vault_key)
    found = Store(opened.connection, writing=False)[Entry].get(kept.id)
    opened.reader()
    opened.lock()

    assert opened.is_damaged
    assert opened.read_only
    assert found == kept
    assert digests(vault_path) == before


# ------------------------------------------------------------------ slots and small values


def of_another_key(monkeypatch) -> None:
    wrap = headers.passphrase_slot
    monkeypatch.setattr(
        headers,
        "passphrase_slot",
        lambda header, words, _key, cost: wrap(header, words, key.new_vault_key(), cost),
    )


def without_a_seal(monkeypatch) -> None:
    monkeypatch.setattr(
        headers.Header, "sealed", lambda header, _key: dataclasses.replace(header, mac=bytes(32))
    )


@pytest.mark.parametrize("broken", [of_another_key, without_a_seal])
def test_slots_that_would_not_open_the_journal_do_not_stay(
    opened, vault_path, monkeypatch, broken
) -> None:
    before = (vault_path / "vault.json").read_bytes()
    broken(monkeypatch)

    with pytest.raises(HeaderDamaged):
        opened.change_passphrase("new words", memory_kib=LEAST)

    assert (vault_path / "vault.json").read_bytes() == before
    assert vault.read_key(vault_path, PASSPHRASE)


def test_a_journal_that_goes_on_elsewhere_is_only_read_until_it_is_taken_back(opened) -> None:
    opened.mark_moved(NOW)

    assert (opened.is_sealed, opened.read_only, opened.moved_at) == (True, True, NOW)
    with pytest.raises(ReadOnly):
        opened.put_rows({"a": "b"})

    opened.take_back()
    opened.put_rows({"a": "b"})
    assert (opened.rows("a"), opened.moved_at) == ({"a": "b"}, None)


def test_what_the_header_says_is_said(opened, vault_path) -> None:
    said = json.loads((vault_path / "vault.json").read_bytes())

    [recovery_slot] = [slot for slot in said["slots"] if slot["type"] == "recovery"]
    assert (opened.format, opened.recovery_id) == (said["format"], recovery_slot["id"])
