"""One window for one journal: who is there comes forward, and the bus learns no path."""

import itertools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal_app.app.one_window import (
    INTERFACE,
    TOKEN,
    OneWindow,
    bus_name,
    call_forward,
    is_held,
)
from journal_app.vault.header_files import HEADER_NAME, LOCK_NAME
from tests.app.away.desktop import bus

__all__ = ["bus"]
NUMBERS = itertools.count()
ROOT = Path(__file__).parent.parent.parent
CALLS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from journal_app.app.one_window import call_forward
application = QCoreApplication([])
print(call_forward(Path(sys.argv[1])))
"""
LOOKS = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
application = QCoreApplication([])
asked = QDBusMessage.createMethodCall(
    sys.argv[1], "/window", "org.freedesktop.DBus.Introspectable", "Introspect"
)
print(QDBusConnection.sessionBus().call(asked).arguments()[0])
"""
ID = "0d4c2f5e-0000-4000-8000-1234567890ab"


def connected(address: str):
    from PySide6.QtDBus import QDBusConnection

    return QDBusConnection.connectToBus(address, f"windows{next(NUMBERS)}")


class Second:
    """A second start, as another process; it answers whether a window came forward."""

    def __init__(self, address: str, qtbot) -> None:
        self._address, self._qtbot = address, qtbot

    def calls(self, folder: Path, code: str = CALLS, **others: str) -> str:
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self._address, **others}
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(folder)],
            stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT,
        )  # fmt: skip
        self._qtbot.waitUntil(lambda: child.poll() is not None, timeout=60_000)
        return child.communicate()[0].strip()


@pytest.fixture
def second(bus, qtbot) -> Second:
    return Second(bus, qtbot)


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def one(window, bus, opened):
    made = OneWindow(window, connected(bus))
    made.begin(opened.folder, opened.vault_id)
    yield made
    made.end()


def test_the_window_that_is_there_comes_forward(one, window, second, opened) -> None:
    window.showMinimized()

    answered = second.calls(opened.folder)

    assert answered == "True"
    assert window.isVisible()
    assert not window.windowState() & Qt.WindowState.WindowMinimized


def test_a_second_start_finds_the_window_by_another_way_to_the_same_folder(
    one, second, opened, tmp_path
) -> None:
    link = tmp_path / "link.journal"
    link.symlink_to(opened.folder)

    assert second.calls(link) == "True"


def test_the_leave_a_launcher_gives_to_come_forward_is_handed_on(
    one, second, opened, monkeypatch
) -> None:
    monkeypatch.setenv(TOKEN, "")

    second.calls(opened.folder, **{TOKEN: "made-up"})

    assert os.environ[TOKEN] == "made-up"


def test_a_copy_of_the_journal_elsewhere_is_another_journal(one, bus, opened, tmp_path) -> None:
    copy = tmp_path / "copy.journal"
    shutil.copytree(opened.folder, copy)

    assert not call_forward(copy, connected(bus))


def test_a_locked_journal_has_no_name_any_more(one, bus, opened) -> None:
    one.end()

    assert not call_forward(opened.folder, connected(bus))


def test_a_program_without_a_window_does_not_come_forward(bus, opened) -> None:
    assert not call_forward(opened.folder, connected(bus))


def test_without_a_bus_nothing_is_called_and_nothing_fails(window, opened, monkeypatch) -> None:
    monkeypatch.setattr("journal_app.app.one_window.session_bus", lambda: None)
    one = OneWindow(window)
    one.begin(opened.folder, opened.vault_id)

    answered = call_forward(opened.folder)
    one.end()

    assert not answered


def test_a_journal_nobody_has_open_asks_no_bus(opened, monkeypatch) -> None:
    folder = opened.folder
    opened.lock()
    monkeypatch.setattr("journal_app.app.one_window.session_bus", lambda: pytest.fail("asked"))

    assert not call_forward(folder)
    assert not call_forward(folder / "nothing here")


@pytest.mark.parametrize(
    "header", [b"", b"{", b"[1]", b'{"vault": 3}', b"\xff\xfe", b"[" * 60_000, b'{"a":' * 9_000]
)
def test_a_header_that_tells_no_id_calls_nobody(opened, monkeypatch, header) -> None:
    (opened.folder / HEADER_NAME).write_bytes(header)
    monkeypatch.setattr("journal_app.app.one_window.session_bus", lambda: pytest.fail("asked"))

    assert not call_forward(opened.folder)


def test_who_holds_a_journal_is_seen_and_looking_takes_nothing(opened) -> None:
    assert is_held(opened.folder)

    opened.lock()

    assert not is_held(opened.folder)
    assert (opened.folder / LOCK_NAME).name == "lock"


def test_the_name_tells_neither_the_place_nor_the_id_and_differs_for_both(tmp_path) -> None:
    name = bus_name(tmp_path / "a.journal", ID)

    assert name.startswith("mentoring.journal.at.h")
    assert not [part for part in (*tmp_path.parts[1:], ID[:8]) if part in name]
    assert bus_name(tmp_path / "b.journal", ID) != name
    assert bus_name(tmp_path / "a.journal", ID[::-1]) != name


def test_the_bus_offers_one_method_and_no_word_of_the_window(one, second) -> None:
    said = second.calls(Path(one._name), LOOKS)

    ours = said.split(f'<interface name="{INTERFACE}">')[1].split("</interface>")[0]
    assert re.findall('<[a-z]+ name="([A-Za-z]+)"', ours) == ["Raise"]
