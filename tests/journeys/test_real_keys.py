"""The program as a person starts it: a real screen, real keys, a window manager or none."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.store.store import Store
from tests.vault_fixtures import PASSPHRASE

pytestmark = pytest.mark.xvfb
PATIENCE_S = 30


def wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def xdotool(*words: str) -> str:
    return subprocess.run(["xdotool", *words], capture_output=True, text=True, check=True).stdout


def window() -> str:
    """The window's number, with the keyboard on it."""
    name = ("--onlyvisible", "--name", "^Mentoring Journal$")
    number = xdotool("search", "--sync", *name).split()[0]
    xdotool("windowfocus", "--sync", number)
    return number


@pytest.fixture
def state(own_folders) -> Path:
    return own_folders / "state" / "mentoring-journal" / "journal.log"


def is_shown() -> bool:
    search = ("xdotool", "search", "--onlyvisible", "--name", "^Mentoring Journal$")
    return bool(subprocess.run(search, capture_output=True, check=False).stdout)


@pytest.fixture
def started() -> Iterator[Callable[..., subprocess.Popen]]:
    """Starts the program; it ends with the test, however that ends."""
    running = []

    def _start(*words: str, **more) -> subprocess.Popen:
        running.append(subprocess.Popen([sys.executable, "-m", "journal_app", *words], **more))
        return running[-1]

    yield _start
    for program in running:
        program.kill()
        program.wait()


def test_unlock_type_lock_and_go_on_by_real_keys(vault_path, vault_key, state, started) -> None:
    assert shutil.which("xdotool"), "xdotool is needed"
    opened = vault.unlock_with_key(vault_path, vault_key)
    Store(opened.connection).keep_state("recovery_sheet", {"shown_on": "2025-01-01"})
    opened.lock()
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    program = started(str(vault_path), env=environment, cwd=Path(__file__).parents[2])

    def lines(word: str) -> int:
        return state.read_text().count(word) if state.exists() else 0

    locked_here = lines(" locked ")  # by this test itself, before the program began

    def unlock(time_number: int) -> None:
        window()
        xdotool("type", "--delay", "20", PASSPHRASE)
        xdotool("key", "Return")
        wait_for(lambda: lines(" opened ") == time_number)

    unlock(1)
    xdotool("type", "--delay", "20", "A word cut in mid")
    xdotool("key", "ctrl+l")
    wait_for(lambda: lines(" locked ") == locked_here + 1)
    wait_for(lambda: not is_shown())  # the old window goes before the new one is looked for
    unlock(2)
    xdotool("type", "--delay", "20", "dle")
    xdotool("key", "ctrl+q")

    assert program.wait(PATIENCE_S) == 0
    opened = vault.unlock_with_key(vault_path, vault_key)
    texts = [entry.body_md for entry in Store(opened.connection)[Entry].where()]
    opened.lock()
    assert texts == ["A word cut in middle"]
