"""The verdict on a journal after a kill or a crash: what was acknowledged is there, all is whole.

Every function answers a list of problems; none is a pass.
"""

import datetime as dt
import functools
import shutil
from ast import literal_eval
from base64 import b64decode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from journal_app import vault
from journal_app.domain import RECORDS
from journal_app.domain.entry import Entry
from journal_app.errors import JournalError
from journal_app.store.store import Store
from journal_app.vault import header_files, key, recovery
from tests.faults import older
from tests.faults.child import Facts, fact, lines

RECORD, MADE, BACKUP = "record ", "made ", "backup "
AT_REST = {"journal.db", "lock", "vault.json"}


@dataclass
class Told:
    """What was acknowledged, and what was being tried when it ended."""

    acked: Facts = field(default_factory=dict)
    tried: Facts = field(default_factory=dict)
    count: int = 0

    def hear(self, data: bytes) -> "Told":
        """Take in the lines a child has said."""
        for word, facts in lines(data):
            self.take(word, facts)
        return self

    def take(self, word: str, facts: Facts) -> None:
        """Take in one line."""
        if word == "try":
            self.tried = facts
        elif word == "ack":
            self.acked |= self.tried | facts
            self.count += 1
            self.tried = {}


@dataclass(frozen=True)
class Ours:
    """What opens the journal: its key, and the secrets of its beginning."""

    key: bytes
    passphrase: str
    code: str


def journal(folder: Path, ours: Ours, told: Told) -> list[str]:
    """The journal itself: both slots, every check, every acknowledged fact, nothing left over."""
    try:
        found = slots(folder, ours, told)
        opened = vault.unlock_with_key(folder, ours.key, copies=folder.parent / "copies")
    except JournalError as error:
        return [f"does not open: {type(error).__name__}"]
    try:
        found += opened.check(thorough=True)
        if not found:
            store = Store(opened.connection)
            found += [*store.problems(), *_facts(store, told)]
    finally:
        opened.lock()
    return found + left_over(folder) + copies(folder)


def slots(folder: Path, ours: Ours, told: Told) -> list[str]:
    """Whether both slots open: by the acknowledged secret or by the one being tried."""
    header = header_files.read(folder, None)
    found = []
    for name, first in (("passphrase", ours.passphrase), ("recovery", ours.code)):
        secrets = {told.acked.get(name, first), told.tried.get(name, told.acked.get(name, first))}
        if not any(_opens(header, name, secret, ours.key) for secret in secrets):
            found.append(f"the {name} slot does not open")
    return found


def _opens(header: header_files.Header, kind: str, secret: str, vault_key: bytes) -> bool:
    for slot in header.slots:
        if slot.type != kind:
            continue
        slot_key = _slot_key(kind, secret, str(slot.kdf))
        opened = key.unwrap(slot_key, slot.nonce, slot.ciphertext, header.said_of(slot))
        return opened == vault_key
    return False


@functools.cache  # many states of one trace have the same slots
def _slot_key(kind: str, secret: str, kdf: str) -> bytes:
    if kind == "recovery":
        return bytes(key.derived(recovery.secret_of(secret) or b"", key.RECOVERY))
    found = literal_eval(kdf)
    cost = key.Cost(found["memory_kib"], found["passes"], found["lanes"])
    return key.from_passphrase(secret, b64decode(found["salt"]), cost)


def _facts(store: Store, told: Told) -> list[str]:
    """Every record as it was acknowledged, or all of the step in flight as it was tried."""
    wanted, tried = dict(_with(RECORD, told.acked)), dict(_with(RECORD, told.tried))
    names = wanted.keys() | tried.keys()
    found = {name: _found(store, name.removeprefix(RECORD)) for name in names}
    lost = min(_differing(found, wanted), _differing(found, wanted | tried))
    return [f"{lost} acknowledged records are not as they were saved"] if lost else []


def _differing(found: Facts, wanted: Facts) -> int:
    return sum(value != wanted.get(name) for name, value in found.items())


def _found(store: Store, record_id: str) -> str | None:
    for cls in RECORDS:
        if (record := store[cls].get(record_id)) is not None:
            return fact(record)
    return None


def left_over(folder: Path) -> list[str]:
    """What lies in the folder of a closed journal beside what belongs there."""
    stray = {file.name for file in folder.iterdir()} - AT_REST
    return [f"left over: {', '.join(sorted(stray))}"] if stray else []


def copies(folder: Path) -> list[str]:
    """Whether the copy of the header beside says what the header says."""
    header = (folder / header_files.HEADER_NAME).read_bytes()
    kept = list((folder.parent / "copies").iterdir())
    if stray := [file.name for file in kept if file.suffix != ".json"]:
        return [f"left over: {', '.join(stray)}"]
    is_same = all(copy.read_bytes() == header for copy in kept)
    return [] if is_same else ["a copy of the header is an old one"]


def migrated(parent: Path, ours: Ours, told: Told) -> list[str]:
    """Every copy that was begun is the old one or the new one, and goes on to the new one."""
    found = []
    names = [*told.acked, *told.tried]
    for name in names[-3:]:
        opened = vault.unlock_with_key(parent / name, ours.key)
        now = opened.connection.execute("PRAGMA user_version").fetchone()[0]
        allowed = {older.SCHEMA} if name in told.acked else {older.SCHEMA - 1, older.SCHEMA}
        if now not in allowed:
            found.append(f"schema {now}")
        with older.next_step():
            store = Store(opened.connection)
        found += [*opened.check(thorough=True), *store.problems()]
        found += [f"{missing} is missing" for missing in older.lacks(opened.connection)]
        if older.suffixes(opened.connection) != {1}:
            found.append("the step was not taken just once")
        opened.lock()
    return found


def backups(folder: Path, parent: Path, ours: Ours, told: Told) -> list[str]:
    """Every acknowledged backup is there, and whatever is called a backup restores."""
    there = sorted(folder.glob("*.journalbackup")) if folder.exists() else []
    wanted = {name.removeprefix(BACKUP): rows for name, rows in _with(BACKUP, told.acked)}
    found = [f"backup {name} is lost" for name in set(wanted) - {file.name for file in there}]
    for file in there[-2:]:
        back = parent / "Tried.journal"
        found += restored(file, back, ours, wanted.get(file.name))
    return found


def restored(backup: Path, back: Path, ours: Ours, rows: int | None) -> list[str]:
    """Whether a backup gives a journal back, with so many entries."""
    try:
        vault.restore(backup, back, ours.code, copies=None)
        opened = vault.unlock_with_key(back, ours.key)
        count = sum(1 for _entry in Store(opened.connection)[Entry].every())
        opened.lock()
    except JournalError as error:
        return [f"a backup does not restore: {type(error).__name__}"]
    finally:
        shutil.rmtree(back, ignore_errors=True)
    return [] if rows in (None, count) else [f"{count} entries restored of {rows}"]


def made(parent: Path, told: Told) -> list[str]:
    """Every journal whose making was acknowledged opens by its recovery code."""
    found = []
    for name, code in _with(MADE, told.acked):
        try:
            vault.unlock(parent / name.removeprefix(MADE), code, copies=None).lock()
        except JournalError as error:
            found.append(f"{name} does not open: {type(error).__name__}")
    return found


def _with(word: str, facts: Facts) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in facts.items() if name.startswith(word)]


def next_backup(folder: Path, place: Path, ours: Ours) -> list[str]:
    """What lies among the backups, beside backups, when the next one was made."""
    opened = vault.unlock_with_key(folder, ours.key)
    opened.prove_backup(place, dt.datetime.now(dt.UTC))
    opened.lock()
    stray = [file.name for file in place.iterdir() if file.suffix != ".journalbackup"]
    return [f"left over: {len(stray)} beside the backups"] if stray else []
