"""Opening a journal for one command, and closing it whatever happens."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_app import paths, vault
from journal_app.cli import secret
from journal_app.cli.usage import UsageError
from journal_app.services.journal import Journal
from journal_app.store.store import Store


def now() -> dt.datetime:
    """This moment, in UTC."""
    return dt.datetime.now(dt.UTC)


@contextmanager
def writing(path: Path, descriptor: int | None) -> Iterator[tuple[vault.Vault, Journal]]:
    """The journal, open for writing and for no one else meanwhile."""
    with _unlocked(path, descriptor, beside=False) as opened:
        store = Store(opened.connection)
        journal = Journal(store, now, settle=opened.settle)
        if store.search_is_stale:
            store.rebuild_search()
        yield opened, journal


@contextmanager
def reading(path: Path, descriptor: int | None) -> Iterator[tuple[vault.Vault, Journal]]:
    """The journal, to be read only; beside an open window too."""
    with _unlocked(path, descriptor, beside=True) as opened:
        yield opened, Journal(Store(opened.connection, writing=False), now)


@contextmanager
def _unlocked(path: Path, descriptor: int | None, *, beside: bool) -> Iterator[vault.Vault]:
    kinds = vault.slot_kinds(path)  # damage is told before a passphrase is asked for
    try:
        words = secret.secret_from(descriptor)
    except UsageError:
        if "device" in kinds:
            secret.refuse_device()
        raise
    opened = vault.unlock(path, words, copies=paths.headers_folder(), beside=beside)
    try:
        yield opened
    finally:
        opened.lock()
