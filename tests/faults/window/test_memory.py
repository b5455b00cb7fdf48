"""Row "memory": after a lock the process that goes on knows no word and no key any more."""

import pytest

from tests.app.away.desktop import Desktop, bus
from tests.app.away.running import Running, linux_only

__all__ = ["bus"]
pytestmark = [pytest.mark.row("memory"), linux_only]
SIGNS = (
    ("sleep", True),
    ("lock", "own"),
    ("set", "Active", False),
    ("saver", "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", True),
)


def test_nothing_is_left_in_the_memory_of_a_locked_program(
    row, bus, vault_path, vault_key, qtbot
) -> None:
    for number in range(row.asked):
        desktop = Desktop(bus)
        running = Running(vault_path, vault_key, bus)
        try:
            found = locked(running, desktop, vault_key, SIGNS[number % len(SIGNS)], qtbot)
        finally:
            running.end()
            desktop.end()
        row.count()
        assert found == (0, 0)


def locked(
    running: Running, desktop: Desktop, key: bytes, sign: tuple[object, ...], qtbot
) -> tuple[int, int]:
    """How often the typed word and the key are in its memory when it has locked."""
    qtbot.waitUntil(lambda: bool(running.said), timeout=60_000)
    qtbot.waitUntil(lambda: desktop.heard.count("asked Active") == 1, timeout=60_000)
    qtbot.waitUntil(lambda: "inhibited sleep delay" in desktop.heard, timeout=60_000)
    word = running.word
    words = (word.encode(), word.encode("utf-16-le"))
    assert running.counted(*words), "a scan that finds nothing before finds nothing after"

    desktop.does(*sign)
    qtbot.waitUntil(lambda: running.said[1:] == ["locked"], timeout=60_000)

    assert "released" in desktop.heard
    return running.counted(*words), running.counted(key, key.hex().encode())
