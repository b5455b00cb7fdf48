"""The sample journal: what is in it, and one to look round that is thrown away afterwards."""

import contextlib
import datetime as dt
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from journal_app import paths, vault
from journal_app.errors import JournalError
from journal_app.services import importing
from journal_app.services.importers.json_file import read_json
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault.lockfile import OneOpener

NAME = "Sample.journal"
FOLDERS = "sample-"
STATE = "sample"  # in the journal itself: it passes


def fill(journal: Journal) -> None:
    """Put the made-up people and what they wrote into an empty journal."""
    reading = read_json(paths.resource("sample", "journal.json").read_bytes())
    importing.carry_out(journal, importing.plan(journal, reading), reading.contents)


def make_passing(folder: Path, now: Callable[[], dt.datetime]) -> vault.Vault:
    """A sample journal, open, in a folder of its own inside *folder*.

    Its passphrase is random and kept nowhere: once closed nobody opens it again. Those that
    were left behind earlier are thrown away first.
    """
    _throw_away_the_left(folder)
    place = folder / f"{FOLDERS}{secrets.token_hex(4)}" / NAME
    words = secrets.token_urlsafe(32)
    opened = vault.create(place, words, copies=None, memory_kib=vault.LEAST_MEMORY_KIB).vault
    try:
        store = Store(opened.connection)
        fill(Journal(store, now))
        store.keep_state(STATE, {"passes": True})
    except BaseException:
        opened.lock()
        throw_away(place)
        raise
    return opened


def is_passing(store: Store) -> bool:
    """Whether the journal is such a sample."""
    return store.state(STATE) is not None


def throw_away(place: Path) -> None:
    """Delete a sample journal that was closed, and the folder made for it."""
    if place.name == NAME and place.parent.name.startswith(FOLDERS):
        shutil.rmtree(place.parent, ignore_errors=True)


def _throw_away_the_left(folder: Path) -> None:
    for place in folder.glob(f"{FOLDERS}*/{NAME}"):
        hold = OneOpener(place)
        with contextlib.suppress(JournalError):  # another window looks round it
            hold.take()
            hold.release()
            throw_away(place)
