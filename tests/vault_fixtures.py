"""A real encrypted vault for each test: one is made per run, tests copy its folder."""

import datetime as dt
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault.rewriting import Rewriting

PASSPHRASE = "a passphrase of the tests"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = dt.datetime(2025, 11, 3, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.time

    def move(self, **length: float) -> None:
        """Let so much time pass."""
        self.time += dt.timedelta(**length)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory) -> tuple[Path, bytes]:
    """An empty vault with its tables, and its key."""
    path = tmp_path_factory.mktemp("vault") / "Made.journal"
    made = vault.create(path, PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB)
    Store(made.vault.connection)
    made.vault.lock()
    return path, bytes(vault.read_key(path, PASSPHRASE))


@pytest.fixture
def vault_path(made_vault, tmp_path) -> Path:
    """A copy of the vault of this test alone."""
    path = tmp_path / "Mine.journal"
    shutil.copytree(made_vault[0], path)
    return path


@pytest.fixture
def vault_key(made_vault) -> bytes:
    return made_vault[1]


@pytest.fixture
def opened(vault_path, vault_key):
    """The vault, unlocked by its key; locked when the test ends."""
    found = vault.unlock_with_key(vault_path, vault_key)
    yield found
    found.lock()


@pytest.fixture
def journal(opened, clock) -> Journal:
    """The journal of this test's vault."""
    return Journal(Store(opened.connection), clock, overwriting=Rewriting(opened))


@pytest.fixture
def small_disk(tmp_path):
    """small_disk("1m") is an empty disk of that size; it is gone when the test ends."""
    mounted = []

    def _disk(size: str) -> Path:
        place = tmp_path / f"disk-{len(mounted)}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("this machine lets nobody mount a small disk")
        mounted.append(place)
        return place

    yield _disk
    for place in mounted:
        subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def on_small_disk(vault_path, vault_key, small_disk):
    """The vault on a disk of three megabytes, unlocked; locked when the test ends."""
    folder = small_disk("3m") / vault_path.name
    shutil.copytree(vault_path, folder)
    found = vault.unlock_with_key(folder, vault_key)
    yield found
    found.lock()


def filled_up(opened: vault.Vault) -> Path:
    """The file that leaves no room on the disk of an open vault, where nothing waits in a log."""
    opened.settle()
    file = opened.folder.parent / "full"
    with suppress(OSError):
        file.write_bytes(bytes(4_000_000))
    return file


@pytest.fixture
def synced(monkeypatch) -> list[int]:
    """How large each file was when it was brought down to the disk."""
    sizes, real = [], os.fsync

    def noted(handle: int) -> None:
        sizes.append(os.fstat(handle).st_size)
        real(handle)

    monkeypatch.setattr(os, "fsync", noted)
    return sizes
