"""Used from end to end, the program reaches no network and has loaded nothing that could."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.cli.names import COMMANDS
from tests.faults.trace import allowed, why_not

ROOT = Path(__file__).parents[2]
WALK = Path(__file__).with_name("walked.py")
OF_A_NETWORK = {
    "ssl", "_ssl", "http.client", "http.server", "http.cookiejar", "ftplib", "smtplib", "poplib",
    "imaplib", "nntplib", "telnetlib", "socketserver", "asyncio", "xmlrpc", "wsgiref", "webbrowser",
    "logging.handlers", "requests", "urllib3", "httpx", "aiohttp", "multiprocessing.connection",
    "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtHttpServer",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebView",
}  # fmt: skip
MACHINE_CODE = ("Qt6Network", "Qt6WebEngine", "Qt6WebSockets", "libssl", "libcurl", "libqopenssl")


def walk(what: str, folder: Path, *before: str) -> dict:
    """What the walk says; nothing of it may be logged as refused."""
    home = {f"XDG_{name}_HOME": str(folder / name) for name in ("DATA", "CONFIG", "STATE")}
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [*before, sys.executable, str(WALK), what, str(folder)]
    done = subprocess.run(
        command, env=environment, cwd=folder, text=True, capture_output=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    for file in folder.glob("STATE/**/journal.log"):
        assert "refused" not in file.read_text(encoding="utf-8")
    return json.loads(done.stdout.splitlines()[-1])


def of_a_network(said: dict) -> set[str]:
    """What of the loaded could reach one; by the name of each module and of all above it."""
    names = {
        ".".join(module.split(".")[: length + 1])
        for module in said["modules"]
        for length in range(module.count(".") + 1)
    }
    code = {name for name in said["libraries"] if name.startswith(("lib", "Qt"))}
    return names & OF_A_NETWORK | {
        name for name in code if any(part in name for part in MACHINE_CODE)
    }


@pytest.fixture(scope="module")
def window(tmp_path_factory) -> dict:
    """The walk through the window, with every socket of its process and of its children noted."""
    folder = tmp_path_factory.mktemp("window")
    note = folder / "calls"
    trace = ("strace", "-f", "-qq", "-e", "trace=socket", "-o", str(note))
    said = walk("window", folder, *(trace if allowed() else ()))
    return said | {"calls": note.read_text() if allowed() else None}


@pytest.fixture(scope="module")
def commands(tmp_path_factory) -> dict:
    return walk("commands", tmp_path_factory.mktemp("commands"))


def test_the_window_has_loaded_nothing_that_reaches_a_network(window) -> None:
    assert of_a_network(window) == set()


def test_the_system_was_asked_for_no_socket_to_a_network(window) -> None:
    """Seen from outside: also what a library in C would do, and a program that was started."""
    if window["calls"] is None:
        pytest.skip(why_not())

    families = set(re.findall(r"socket\((\w+)", window["calls"]))

    assert families <= {"AF_UNIX"}
    assert families, "the keyring and the signs of the system are asked by sockets"


def test_the_walk_went_where_it_says(window) -> None:
    """The control: what is said to be absent was looked for where it would be."""
    loaded = set(window["modules"])

    assert {"printed.pdf", "1.md", "2.html"} <= set(window["written"])
    assert {"today", "palette", "preview", "backup", "what-leaves", "meeting"} <= set(
        window["done"]
    )
    assert {"pymdownx.tasklist", "nh3", "segno", "keyring", "icalendar"} <= loaded
    assert {"jeepney", "PySide6.QtDBus", "PySide6.QtPrintSupport"} <= loaded


def test_what_stands_for_the_word_of_files_can_fetch_nothing(window, commands) -> None:
    """Only the stand-in bears that name; the real module would have brought HTTP along."""
    for said in (window, commands):
        assert "http" not in said["modules"]
        assert "urllib.request" in said["modules"]


def test_no_command_has_loaded_what_reaches_a_network(commands) -> None:
    assert of_a_network(commands) == set()
    assert set(commands["done"]) == set(COMMANDS) - {"demo"}  # which draws what the window shows


def test_no_command_loads_the_window(commands) -> None:
    assert [name for name in commands["modules"] if name.startswith("PySide6")] == []


def test_the_child_that_reads_a_file_has_loaded_nothing_of_it(tmp_path) -> None:
    said = walk("reader", tmp_path)

    assert of_a_network(said) == set()
    assert said["done"] == ["journal", "template"]


@pytest.mark.keyring
def test_with_a_keyring_that_answers_there_is_none_either(tmp_path) -> None:
    said = walk("window", tmp_path)

    assert said["keyring"] == "kept"
    assert of_a_network(said) == set()
