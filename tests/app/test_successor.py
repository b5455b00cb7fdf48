import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.app.successor import give_way, successor_arguments
from journal_app.domain.entry import Entry
from journal_app.store.store import Store
from tests.app.away.desktop import bus, desktop
from tests.app.away.running import ROOT, linux_only, running

__all__ = ["bus", "desktop", "running"]


@pytest.mark.parametrize(
    ("original", "own", "expected"),
    [
        (["python", "-m", "journal_app"], ["x"], ["-m", "journal_app", "J"]),
        (["python", "-X", "utf8", "-m", "journal_app", "old"], ["x", "old"],
         ["-X", "utf8", "-m", "journal_app", "J"]),
        (["python", "/bin/mentoring-journal", "old"], ["/bin/mentoring-journal", "old"],
         ["/bin/mentoring-journal", "J"]),
    ],
)  # fmt: skip
def test_the_successor_is_called_as_we_were_with_the_journal(
    monkeypatch, original, own, expected
) -> None:
    monkeypatch.setattr(sys, "orig_argv", original)
    monkeypatch.setattr(sys, "argv", own)

    assert successor_arguments(Path("J")) == [sys.executable, *expected]


# ------------------------------------------------------------------ for real


@linux_only
def test_sleep_saves_locks_and_leaves_a_process_that_knows_nothing(
    running, desktop, vault_path, vault_key, qtbot
) -> None:
    spellings = (running.word.encode(), running.word.encode("utf-16-le"))
    keys = (vault_key, vault_key.hex().encode())
    assert running.counted(*spellings)

    desktop.does("sleep", True)
    qtbot.waitUntil(lambda: "released" in desktop.heard, timeout=60_000)
    when_released = running.counted(*spellings)
    qtbot.waitUntil(lambda: running.said[1:] == ["locked"], timeout=60_000)

    assert running.process.poll() is None
    assert when_released == 0, "the machine may not sleep before nothing is in memory"
    assert running.counted(*spellings) == 0
    assert running.counted(*keys) == 0
    opened = vault.unlock_with_key(vault_path, vault_key)
    bodies = [each.body_md for each in Store(opened.connection)[Entry].where()]
    opened.lock()
    assert bodies == [running.word]


@linux_only
def test_a_second_start_is_told_and_the_window_there_is_stays_open(
    running, desktop, vault_path
) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "journal_app", str(vault_path)],
        env=running.environment, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip

    assert second.returncode == 5
    assert second.stderr == "This journal is open already. Its window has come forward.\n"
    assert second.stdout == ""
    assert running.process.poll() is None


@pytest.mark.parametrize("error", [FileNotFoundError, PermissionError])
def test_a_program_that_cannot_be_started_again_ends_with_all_it_knew(
    monkeypatch, error, expect_log
) -> None:
    ended = []

    def refuse(*_arguments) -> None:
        raise error

    monkeypatch.setattr(os, "execv", refuse)
    monkeypatch.setattr(os, "_exit", ended.append)

    expect_log(f"no successor: {error.__name__}")
    give_way(Path("J"))

    assert ended == [1]


@pytest.mark.xvfb
def test_a_minimised_window_comes_forward_on_a_real_screen(running, vault_path, qtbot) -> None:
    pid = str(running.process.pid)

    def window() -> str:
        return said_by("search", "--onlyvisible", "--pid", pid, "--name", "Mentoring Journal")

    qtbot.waitUntil(lambda: window() != "", timeout=20_000)
    number = window().split()[0]
    said_by("windowminimize", "--sync", number)
    assert said_by("getactivewindow") != number

    subprocess.run(
        [sys.executable, "-m", "journal_app", str(vault_path)],
        env=running.environment, cwd=ROOT,
    )  # fmt: skip

    qtbot.waitUntil(lambda: said_by("getactivewindow") == number, timeout=20_000)


def said_by(*words: str) -> str:
    """What xdotool says; nothing where it has no answer."""
    return subprocess.run(["xdotool", *words], capture_output=True, text=True).stdout.strip()
