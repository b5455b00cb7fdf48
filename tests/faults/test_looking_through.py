"""The controls of the rows "canary" and "sockets": what is planted is found, by each detector.

A process that leaks in every way named is heard as the journeys are; so is one that does what
the program does. What of the two is told apart is told apart in the journeys too.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from tests.faults.looking_through import NAMES, Written, look_through, told
from tests.faults.overheard import BUS, ERRORS, words_before
from tests.faults.trace import allowed, why_not

ROOT = Path(__file__).parents[2]
WORD, NAME, ROW = "quixotically", "Wolfram", "noon came gladly"
TEXT = f"{WORD} said {NAME}; {ROW}"
BEGUN = """
import base64, os, socket, sys, tempfile
text, asked = sys.argv[1], sys.argv[2]
data = text.encode()
def made(name): return os.open(name, os.O_CREAT | os.O_RDWR)
def put(name, said):
    with open(name, "wb") as file: file.write(said)
"""
LEAKS = {  # the name of where it is found, and what is done
    "journal.log": "open('journal.log', 'a').write(f'INFO saved {text} in 5 ms\\n')",
    "gone": "f = open('gone', 'wb'); f.write(data); f.close(); os.unlink('gone')",
    "#": "f = tempfile.TemporaryFile(); f.write(data); f.flush()",
    "cut": "f = made('cut'); os.write(f, data[:5]); os.write(f, data[5:])",
    "in-parts": "os.writev(made('in-parts'), [data[:5], data[5:]])",
    "far-in": "os.pwrite(made('far-in'), data, 4096)",
    "settings.json": "put('settings.json', b'[\"' + base64.b64encode(data) + b'\"]')",
    "after-a-letter": "put('after-a-letter', b'x' + base64.b64encode(b'. ' + data))",
    "in-lines": "put('in-lines', base64.encodebytes(b'. ' * 35 + data))",
    "for-addresses": "put('for-addresses', base64.urlsafe_b64encode(text.encode('utf-16-le')))",
    "wide": "put('wide', text.encode('utf-16-le'))",
    "wide-other": "put('wide-other', text.encode('utf-16-be'))",
    "pages": "put('pages', os.urandom(4096) + b' ' + data + b' ' + os.urandom(4096))",
    "vault.json": "put(f'{asked}/vault.json', data)",
    "leak.md": "put('leak.md', data)",
    ERRORS: "print(text, file=sys.stderr)",
    NAMES: "os.mkdir(text.split()[0])",
}
HARMLESS = (
    "put(f'{asked}/.out.md.unfinished', data)",
    "os.link(f'{asked}/.out.md.unfinished', f'{asked}/out.md')",
    "os.unlink(f'{asked}/.out.md.unfinished')",
    "print(text)",
    "read, write = os.pipe(); os.write(write, data)",
    "one, other = socket.socketpair(); one.send(data)",
    "put('other.log', b'INFO saved entry 5f2a in 5 ms')",
)
OTHER_SOCKETS = "for f in (socket.AF_INET, socket.AF_INET6): socket.socket(f, socket.SOCK_DGRAM)"
pytestmark = pytest.mark.row("canary")
can_trace = pytest.mark.skipif(not allowed(), reason=why_not())


@pytest.fixture
def home(tmp_path, vault_path, vault_key, clock) -> Path:
    """A folder with a journal that knows the canaries, and one where files are asked for."""
    place = tmp_path / "home"
    (place / "asked").mkdir(parents=True)
    vault_path.rename(place / "Mine.journal")
    opened = vault.unlock_with_key(place / "Mine.journal", vault_key)
    Journal(Store(opened.connection), clock).save(Entry(body_md=TEXT))
    opened.lock()
    return place


def looked(home: Path, *lines: str) -> Written:
    """What is found of a process that does these lines."""
    notes = home.parent / "notes"
    code = "\n".join((BEGUN, *lines))
    command = (sys.executable, "-c", code, TEXT, str(home / "asked"))
    own = {**os.environ, "TMPDIR": str(home)}
    done = subprocess.run([*words_before(notes), *command], cwd=home, env=own, capture_output=True)
    assert done.returncode == 0, done.stderr
    return look_through(home, notes, set())


@can_trace
def test_a_leak_is_found_however_it_was_written(home) -> None:
    written = looked(home, *LEAKS.values())

    found = {
        re.sub(r"#\d+", "#", Path(place).name): here for place, here in written.leaks().items()
    }
    assert set(found) == set(LEAKS)
    assert [name for name, here in found.items() if WORD not in here] == []
    assert (written.calls.unheard, written.calls.nameless) == (0, 0)
    (canary, _sockets) = told("journeys", written, is_traced=True)
    assert canary.verdict() == "FAILED"


@can_trace
def test_what_was_asked_for_and_what_stays_between_two_is_no_leak(home) -> None:
    written = looked(home, *HARMLESS)

    assert written.found != {}, "the file that was asked for does hold it"
    assert written.leaks() == {}
    assert [tally.failed for tally in told("journeys", written, is_traced=True)] == [[], []]


@can_trace
def test_what_cannot_be_heard_keeps_the_row_from_having_held(home) -> None:
    grown, mapped = "f = made('mapped'); os.truncate(f, 4096)", "mmap.mmap(f, 4096)[:4] = b'quix'"

    canary, _sockets = told("journeys", looked(home, "import mmap", grown, mapped), is_traced=True)

    assert (canary.failed, canary.not_run) == ([], ["written to through memory: mapped"])


@can_trace
@pytest.mark.row("sockets")
def test_a_socket_to_a_network_is_found(home) -> None:
    _canary, sockets = told("journeys", looked(home, OTHER_SOCKETS), is_traced=True)

    assert sockets.failed == ["journeys: 1 of AF_INET", "journeys: 1 of AF_INET6"]


@can_trace
@pytest.mark.row("sockets")
def test_a_socket_of_a_bus_that_the_tests_start_is_told_and_that_of_a_program_found(home) -> None:
    for name in (BUS, "other"):
        (home / name).symlink_to(sys.executable)
    asks = "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)"
    start = "import subprocess; subprocess.run([f'./{name}', '-c', asks], check=True)"

    written = looked(home, f"for name, asks in (({BUS!r}, {asks!r}), ('other', {asks!r})): {start}")

    assert written.calls.of_a_bus == {"AF_NETLINK": 1}
    assert written.calls.sockets == {"AF_NETLINK": 1}


@can_trace
def test_a_short_word_and_words_in_a_row_are_found_in_a_text(home) -> None:
    written = looked(home, f"put('said', b'to {NAME} as {ROW}, then')")

    (found,) = written.leaks().values()
    assert {NAME.lower(), ROW} <= found


def test_without_a_tracer_what_stands_there_is_found_and_the_row_says_so(home) -> None:
    (home / "left").write_text(TEXT)

    written = look_through(home, None, set())

    canary, sockets = told("journeys", written, is_traced=False)
    assert list(written.leaks()) == [str(home / "left")]
    assert [len(tally.not_run) for tally in (canary, sockets)] == [1, 1]


def test_the_key_of_a_journal_is_looked_for_too(home, vault_key) -> None:
    (home / "left").write_bytes(vault_key + b"-")
    (home / "left-in-letters").write_text(vault_key.hex())

    found = look_through(home, None, set()).leaks()

    assert set(found) == {str(home / "left"), str(home / "left-in-letters")}


def test_what_the_program_says_by_itself_is_no_canary(home) -> None:
    written = look_through(home, None, set())

    assert {WORD, NAME.lower()} <= written.canaries.words
    assert "journal" not in written.canaries.words
    assert written.leaks() == {}, "nothing of it stands in the journal as it lies on the disk"


def test_a_journal_that_does_not_open_is_counted(home) -> None:
    (home / "Bad.journal").mkdir()
    for name in ("vault.json", "journal.db"):
        (home / "Bad.journal" / name).write_text("{}")

    known = look_through(home, None, set()).known

    assert (known.opened, known.closed) == (1, 1)


@pytest.mark.row("sockets")
def test_the_audit_hook_notes_a_socket_to_a_network_though_it_is_refused_then() -> None:
    code = (
        "from tests.faults.hooked import note_sockets; noted = note_sockets()\n"
        "from journal_app import offline; offline.begin()\n"
        "import socket; socket.socket(socket.AF_UNIX)\n"
        "try: socket.socket(socket.AF_INET)\n"
        "except PermissionError: print(noted)"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, text=True, capture_output=True)

    assert done.stdout == "[1, 2]\n", done.stderr
