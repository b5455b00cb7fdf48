"""Row "second-opener", the window: a second start calls the one there is, and ends."""

import itertools
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from journal_app.app.one_window import OneWindow
from tests.app.away.desktop import bus
from tests.app.away.running import linux_only

__all__ = ["bus"]
pytestmark = [pytest.mark.row("second-opener"), linux_only]
ROOT = Path(__file__).parent.parent.parent.parent
NUMBERS = itertools.count()


@pytest.fixture
def window(bus, opened, qtbot):
    """A window that has the journal open, on a bus of the tests' own."""
    from PySide6.QtDBus import QDBusConnection

    made = QWidget()
    qtbot.addWidget(made)
    one = OneWindow(made, QDBusConnection.connectToBus(bus, f"openers{next(NUMBERS)}"))
    one.begin(opened.folder, opened.vault_id)
    yield made
    one.end()


def second_start(folder: Path, address: str, qtbot) -> tuple[int, float]:
    """How a real second start of the program ended, and after how many seconds."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "journal_app", str(folder)],
        stderr=subprocess.DEVNULL, cwd=ROOT,
        env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": address},
    )  # fmt: skip
    try:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
    finally:
        process.kill()
        process.wait()
    return process.returncode, time.monotonic() - begun


def test_a_second_start_brings_the_window_forward_and_ends(row, window, bus, opened, qtbot) -> None:
    longest = 0.0
    for _number in range(row.asked // 5):
        window.hide()

        status, seconds = second_start(opened.folder, bus, qtbot)

        assert (status, window.isVisible()) == (5, True)
        row.count()
        longest = max(longest, seconds)
    row.tell(f"by a second window, the first came forward: at most {longest:.2f} s by the clock")
