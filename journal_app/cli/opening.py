"""Opening a journal for one command, and closing it whatever happens."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_app import paths, vault
from journal_app.cli import secret
from journal_app.errors import ReadOnly
from journal_app.services import moving, safekeeping
from journal_app.services.journal import Journal
from journal_app.store.store import Store, rises
from journal_app.vault.notes import Why


def now() -> dt.datetime:
    """This moment, in UTC."""
    return dt.datetime.now(dt.UTC)


@contextmanager
def writing(path: Path, descriptor: int | None) -> Iterator[tuple[vault.Vault, Journal]]:
    """The journal, open for writing and for no one else meanwhile."""
    with _unlocked(path, descriptor, beside=False) as opened:
        _make_ready(opened)
        store = Store(opened.connection)
        journal = Journal(store, now)
        if store.search_is_stale:
            store.rebuild_search()
        yield opened, journal


@contextmanager
def reading(path: Path, descriptor: int | None) -> Iterator[tuple[vault.Vault, Journal]]:
    """The journal, to be read only; beside an open window too."""
    with _unlocked(path, descriptor, beside=True) as opened:
        yield opened, Journal(Store(opened.connection, writing=False), now)


def _make_ready(opened: vault.Vault) -> None:
    """Write in nothing that goes on elsewhere, and change no tables without a backup."""
    if opened.is_sealed:
        raise ReadOnly(moving.words_of(opened))
    if rises(opened.connection):
        safekeeping.first(opened, paths.backups_folder(), now(), Why.UPGRADE)


@contextmanager
def _unlocked(path: Path, descriptor: int | None, *, beside: bool) -> Iterator[vault.Vault]:
    vault.slot_kinds(path)  # damage is told before a passphrase is asked for
    copies, device = paths.headers_folder(), vault.device_of(path)
    if descriptor is None and device is not None and not secret.has_terminal():
        kept = secret.device_secret(device)
        opened = vault.unlock_with_device(path, kept, copies=copies, beside=beside)
    else:
        words = secret.secret_from(descriptor)
        opened = vault.unlock(path, words, copies=copies, beside=beside)
    met: list[bool] = []
    opened.watch(lambda: met.append(True))
    try:
        yield opened
    finally:
        if met:  # nothing is written to a damaged file any more, and its log stays beside it
            opened.hold_still()
        opened.lock()
