"""The program refuses what would reach a network, and says so in its log.

What is planted is run in a process of its own: a hook stays where it was put.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BEFORE = """
import ftplib, http.client, imaplib, json, os, poplib, smtplib, socket, socketserver, sys
import urllib.request, xmlrpc.client
old = socket.socket()
from journal_app import offline
offline.begin()
offline.begin()
"""
PLANTED = {
    "socket": "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "socket-6": "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "socket-by-default": "socket.socket()",
    "socket-of-a-number": "socket.socket(fileno=old.detach())",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "connect": "old.connect(('127.0.0.1', 9))",
    "connect-ex": "old.connect_ex(('127.0.0.1', 9))",
    "bind": "old.bind(('127.0.0.1', 0))",
    "create-connection": "socket.create_connection(('localhost', 9), 1)",
    "name": "socket.getaddrinfo('localhost', 80)",
    "name-of-old": "socket.gethostbyname('localhost')",
    "name-of-address": "socket.gethostbyaddr('127.0.0.1')",
    "name-info": "socket.getnameinfo(('127.0.0.1', 80), 0)",
    "sendto": "old.sendto(b'x', ('127.0.0.1', 9))",
    "sendmsg": "old.sendmsg([b'x'], [], 0, ('127.0.0.1', 9))",
    "urllib": "urllib.request.urlopen('http://localhost:9/')",
    "urllib-file": "urllib.request.urlopen('file:///etc/hostname')",
    "http": "http.client.HTTPConnection('localhost', 9).connect()",
    "https": "http.client.HTTPSConnection('localhost', 9).connect()",
    "ftp": "ftplib.FTP('localhost', timeout=1)",
    "smtp": "smtplib.SMTP('localhost', 9)",
    "pop": "poplib.POP3('localhost', 9)",
    "imap": "imaplib.IMAP4('localhost', 9)",
    "xmlrpc": "xmlrpc.client.ServerProxy('http://localhost:9').x()",
    "server": "socketserver.TCPServer(('127.0.0.1', 0), None)",
    "browser": "__import__('webbrowser').open('http://localhost/')",
    "qt": "__import__('PySide6.QtNetwork')",
    "qt-web": "__import__('PySide6.QtWebEngineCore')",
}
LET_PASS = {
    "a socket of this computer": "socket.socket(socket.AF_UNIX).connect('/nowhere')",
    "a pair": "socket.socketpair()[0].send(b'x')",
    "the name of this computer": "socket.gethostname()",
    "a file": "open(os.devnull).close()",
}
AFTER = """
said = {}
for name, line in json.loads(sys.stdin.read()).items():
    try:
        exec(line)
        said[name] = "done"
    except BaseException as error:
        said[name] = type(error).__name__ + ": " + str(error)
print(json.dumps(said))
"""


def run(code: str, words: object = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, text=True, capture_output=True, check=True,
        input=json.dumps(words),
    )  # fmt: skip


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """What became of each line in a process that has no network."""
    return json.loads(run(BEFORE + AFTER, PLANTED | LET_PASS).stdout)


@pytest.mark.parametrize("name", PLANTED)
def test_what_would_reach_a_network_is_refused(said, name: str) -> None:
    assert said[name].startswith("PermissionError: The journal has no network: "), said[name]


@pytest.mark.parametrize("name", LET_PASS)
def test_what_stays_on_this_computer_is_let_pass(said, name: str) -> None:
    assert "no network" not in said[name]


def test_without_the_hook_the_same_lines_are_not_refused() -> None:
    """The control: it is the hook that refuses, and not the machine of the tests."""
    said = json.loads(run(BEFORE.replace("offline.begin()", "") + AFTER, PLANTED).stdout)

    assert [name for name, words in said.items() if "The journal has no network" in words] == []


def test_a_refusal_is_a_line_of_the_log_that_names_no_address() -> None:
    line = "import logging; logging.basicConfig()\ntry: old.connect(('10.1.2.3', 9))\nexcept "

    done = run(f"{BEFORE}{line}PermissionError: pass")

    assert done.stderr == "WARNING:journal_app.offline:refused: socket.connect\n"


def test_names_of_files_are_turned_as_by_the_module_that_is_not_loaded() -> None:
    names = ("/home/a b/ü#1.md", "plain", "")
    line = "sys.stdout.write(json.dumps([[q(n), u(q(n))] for n in json.loads(sys.stdin.read())]))"
    start = "import json, sys\n"
    taken = "from urllib.request import pathname2url as q, url2pathname as u\n"

    ours = run(f"{start}from journal_app import offline\noffline.begin()\n{taken}{line}", names)
    theirs = run(f"{start}{taken}{line}", names)

    assert ours.stdout == theirs.stdout


@pytest.mark.parametrize("name", ["pymdownx.util", "segno", "keyring.backends.SecretService"])
def test_a_library_that_turns_names_of_files_brings_no_network_along(name: str) -> None:
    code = f"from journal_app import offline\noffline.begin()\nimport sys, {name}\n"

    loaded = run(f"{code}print(*sys.modules, sep='\\n')").stdout.split()

    assert {"http.client", "ssl", "ftplib"} & set(loaded) == set()
    assert name in loaded
