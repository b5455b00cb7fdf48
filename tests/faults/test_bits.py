"""One flipped bit: always found, always named, and what was changed is never shown as data.

A flipped bit in a write-ahead log is a known limit, answered by leaving nothing in one.
"""

import collections
import contextlib
import dataclasses
import shutil
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain.record import Record
from journal_app.errors import JournalError
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import connection
from tests.faults import child, matrix
from tests.faults.matrix import Tally

DAMAGE = (JournalError, connection.driver.DatabaseError)


def flipped(data: bytes, bit: int) -> bytes:
    found = bytearray(data)
    found[bit // 8] ^= 1 << (bit % 8)
    return bytes(found)


def tell_names(row: Tally, names: collections.Counter[str]) -> None:
    row.tell(", ".join(f"{name} {count:,}" for name, count in names.most_common()))


def everything(folder: Path, key: bytes) -> list[Record]:
    opened = vault.unlock_with_key(folder, key)
    found = list(Store(opened.connection).every())
    opened.lock()
    return found


# ------------------------------------------------------------------ the database


@pytest.mark.row("flip-database")
def test_a_flipped_bit_of_the_database_is_found_and_never_shown(row, subject, place) -> None:
    folder = subject.copied(place / "home")
    true = everything(folder, subject.ours.key)
    file, chance = folder / "journal.db", matrix.chance("flip-database")
    whole, names = file.read_bytes(), collections.Counter()
    for _number in range(row.asked):
        bit = chance.randrange(len(whole) * 8)
        file.write_bytes(flipped(whole, bit))

        shown, name = looked_at(folder, subject.ours.key)

        assert name, f"bit {bit} was not found"
        assert shown <= {repr_of(record) for record in true}, f"bit {bit} was shown as data"
        names[name] += 1
        row.count()
    tell_names(row, names)


def looked_at(folder: Path, key: bytes) -> tuple[set[str], str]:
    """What was read before anything was checked, and the name of what was found; or nothing."""
    shown: set[str] = set()
    try:
        opened = vault.unlock_with_key(folder, key)
    except JournalError as error:
        return shown, type(error).__name__
    try:
        with contextlib.suppress(*DAMAGE):
            for record in Store(opened.connection, writing=False).every():
                shown.add(repr_of(record))
        found = opened.check(thorough=True)
    finally:
        with contextlib.suppress(JournalError):
            opened.lock()
    return shown, "the checks" if found else ""


def repr_of(record: Record) -> str:
    """All a record says, in one text."""
    return str(dataclasses.astuple(record))


@pytest.mark.row("flip-database")
def test_no_log_is_left_in_which_a_bit_could_flip(subject, place) -> None:
    folder = subject.copied(place / "home")
    opened = vault.unlock_with_key(folder, subject.ours.key)
    journal: Journal = child.journal_of(opened)
    journal.save(child.Entry(title="x", body_md=child.WORDS))
    log = folder / "journal.db-wal"

    assert log.stat().st_size > 0
    assert opened.settle()
    assert log.stat().st_size == 0
    opened.lock()
    assert not log.exists()


# ------------------------------------------------------------------ the header


@pytest.mark.row("flip-header")
def test_every_flipped_bit_of_the_header_is_refused(row, subject, place) -> None:
    folder = subject.copied(place / "home")
    file, names = folder / "vault.json", collections.Counter()
    whole = file.read_bytes()
    for bit in range(len(whole) * 8):
        file.write_bytes(flipped(whole, bit))

        names[refusal(folder, subject.ours.code)] += 1

        row.count()
    assert "" not in names
    tell_names(row, names)


@pytest.mark.row("flip-passphrase")
def test_a_flipped_bit_of_the_header_is_refused_with_a_passphrase(row, subject, place) -> None:
    folder = subject.copied(place / "home")
    file, chance = folder / "vault.json", matrix.chance("flip-passphrase")
    whole, names = file.read_bytes(), collections.Counter()
    for _number in range(row.asked):
        file.write_bytes(flipped(whole, chance.randrange(len(whole) * 8)))

        names[refusal(folder, subject.ours.passphrase)] += 1

        row.count()
    assert "" not in names
    tell_names(row, names)


def refusal(folder: Path, secret: str) -> str:
    """The name of what unlocking says; nothing when it opened."""
    try:
        vault.unlock(folder, secret, copies=None).lock()
    except JournalError as error:
        return type(error).__name__
    return ""


# ------------------------------------------------------------------ a backup


@pytest.mark.row("flip-backup")
def test_a_flipped_bit_of_a_backup_is_refused_and_nothing_is_restored(row, subject, place) -> None:
    backup, chance = place / "one.journalbackup", matrix.chance("flip-backup")
    whole, names = subject.backup.read_bytes(), collections.Counter()
    for number in range(row.asked):
        bit = chance.randrange(len(whole) * 8)
        backup.write_bytes(flipped(whole, bit))

        names[way_back(backup, place, subject.ours.code, beside=number % 2 == 0)] += 1

        assert list(place.rglob("*")) == [backup], f"bit {bit} left something"
        row.count()
    assert "" not in names
    tell_names(row, names)


def way_back(backup: Path, place: Path, code: str, *, beside: bool) -> str:
    """The name of what restoring or reading beside says; nothing when it worked."""
    scratch = place / "scratch"
    try:
        if beside:
            vault.open_backup(backup, code, scratch).close()
        else:
            vault.restore(backup, place / "Back.journal", code, copies=None)
    except JournalError as error:
        return type(error).__name__
    finally:
        if scratch.exists() and not list(scratch.iterdir()):
            shutil.rmtree(scratch)
    return ""
