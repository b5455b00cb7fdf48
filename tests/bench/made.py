"""A journal of so many entries, and the same tables in a file without a key: the floor."""

import dataclasses
import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.domain.record import Change
from journal_app.domain.session import Session
from journal_app.services import sample
from journal_app.services.journal import Journal
from journal_app.store.history import Step
from journal_app.store.store import Store
from tests import ten_years
from tests.bench import corpus

PASSPHRASE = "a passphrase of the measures"
WRITTEN_AT = dt.datetime(2025, 1, 6, 9, 0, tzinfo=dt.UTC)
CHUNK = 1_000
FLOOR_SETTINGS = ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536")


@dataclasses.dataclass(frozen=True)
class Made:
    """Where the journal and its floor lie, the key, and the bytes of text and of the database."""

    count: int
    path: Path
    key: bytes
    floor: Path
    text_bytes: int
    journal_bytes: int


def make(folder: Path, count: int) -> Made:
    """Write the corpus as a person does: each entry once, and once more after a first version."""
    path = folder / f"{count}.journal"
    made = vault.create(path, PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB)
    store = Store(made.vault.connection)
    size = _fill(store, count)
    made.vault.settle()
    floor = folder / f"{count}-floor.db"
    _write_floor(made.vault.connection, floor)
    made.vault.lock()
    key = bytes(vault.read_key(path, PASSPHRASE))
    return Made(count, path, key, floor, size, (path / "journal.db").stat().st_size)


@dataclasses.dataclass(frozen=True)
class Lived:
    """A journal of every noun: the sample's sessions, or those of ten years beside them."""

    count: int
    path: Path
    key: bytes


def make_lived(folder: Path, *, is_long: bool) -> Lived:
    """The sample journal, or the sample with ten people and two hundred sessions more."""
    path = folder / f"{'ten-years' if is_long else 'sample'}.journal"
    opened = vault.create(path, PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB).vault
    journal = Journal(Store(opened.connection), lambda: dt.datetime.now(dt.UTC))
    sample.fill(journal)
    if is_long:
        ten_years.fill(journal)
    count = journal[Session].count()
    opened.lock()
    return Lived(count, path, bytes(vault.read_key(path, PASSPHRASE)))


def open_journal(made: Made, now: Callable[[], dt.datetime]) -> tuple[vault.Vault, Journal]:
    """The journal, open for writing."""
    opened = vault.unlock_with_key(made.path, made.key)
    return opened, Journal(Store(opened.connection), now)


def open_floor(made: Made, driver: Any) -> Any:
    """The same tables, same library, same settings, no key."""
    connection = driver.connect(made.floor)
    for setting in FLOOR_SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def _fill(store: Store, count: int) -> int:
    size, moment = 0, WRITTEN_AT
    written = itertools.chain([corpus.long_entry()], corpus.entries(count))
    while chunk := list(itertools.islice(written, CHUNK)):
        size += sum(_text_bytes(entry) for entry in chunk)
        moment += dt.timedelta(seconds=1)
        stamped = [
            dataclasses.replace(entry, created_at=moment, updated_at=moment) for entry in chunk
        ]
        store.apply(
            [change for entry in stamped for change in _written(entry)], Step("edit", moment)
        )
    return size


def _written(entry: Entry) -> tuple[Change, Change]:
    """Two sittings: the entry without its last paragraph, then the whole of it."""
    draft = dataclasses.replace(entry, body_md=entry.body_md.rpartition("\n\n")[0])
    return Change(None, draft), Change(draft, entry)


def _text_bytes(entry: Entry) -> int:
    return len("\n".join((entry.title, entry.body_md, *entry.tags)).encode())


def _write_floor(connection: Any, floor: Path) -> None:
    connection.execute("ATTACH DATABASE ? AS floor KEY ''", (str(floor),))
    connection.execute("SELECT sqlcipher_export('floor')")
    connection.commit()
    connection.execute("DETACH DATABASE floor")
