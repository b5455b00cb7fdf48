"""Files from elsewhere are read by a child within walls; each way of failing is a sentence."""

import base64
import hashlib
import json
import logging
import sys
from pathlib import Path

import pytest

from journal_app.errors import Refused
from journal_app.services.importers import door
from journal_app.services.importers.door import Door, Limits, NotRead

UNCHANGED = r"Nothing was changed\."
ENTRY = {"id": "e1", "title": "From elsewhere"}


def file_of(folder: Path, **parts: object) -> Path:
    path = folder / "given.json"
    path.write_text(json.dumps({"format": "mentoring-journal", "version": 1} | parts))
    return path


def saying(code: str, *words: str):
    """The command line of a child that does this instead of reading."""
    return lambda *_given: [sys.executable, "-c", code, *words]


def walled(code: str):
    """The command line of a child that does this within the walls, and says what came of it."""
    return saying(
        "import sys\n"
        "from journal_app.services.importers import walls\n"
        "import json, os, socket, subprocess, ctypes\n"
        "walls.put_up(5, 1 << 30)\n"
        f"try:\n    {code}\n    said = 'it did'\n"
        "except BaseException as error:\n    said = type(error).__name__\n"
        "print(json.dumps(['trouble', '', said]))\n"
        "print(json.dumps(['end', 1]), flush=True)\n"
        "os._exit(0)\n"
    )


@pytest.fixture
def given(tmp_path) -> Path:
    return file_of(tmp_path, entry=[ENTRY])


def test_a_journal_comes_through_the_door(given) -> None:
    reading = door.read(given, door.JOURNAL)

    assert [item.record.title for item in reading.items] == ["From elsewhere"]
    assert reading.items[0].given == {"id", "title"}
    assert reading.troubles == []


def test_attachments_come_through_the_door_byte_for_byte(tmp_path) -> None:
    data = bytes(range(256)) * 20_000
    name = hashlib.sha256(data).hexdigest()
    path = file_of(tmp_path, content={name: base64.b64encode(data).decode()})

    assert door.read(path, door.JOURNAL).contents == {name: data}


def test_each_problem_comes_with_its_place(tmp_path) -> None:
    path = file_of(tmp_path, entry=[ENTRY | {"mood": 99}], unheard_of=[])

    found = door.read(path, door.JOURNAL).troubles

    assert [one.where for one in found] == ["entry[0].mood e1", "unheard_of"]


def test_what_takes_too_long_is_stopped(given) -> None:
    slow = Door(Limits(seconds=0.2), saying("import time; time.sleep(60)"))

    with pytest.raises(NotRead, match=rf"too long.*{UNCHANGED}"):
        slow.read(given, door.JOURNAL)


def test_what_computes_too_long_is_stopped(given) -> None:
    code = "from journal_app.services.importers import walls; walls.put_up(1, 1 << 30)\nwhile 1: 0"

    with pytest.raises(NotRead, match=rf"too long.*{UNCHANGED}"):
        Door(Limits(seconds=60), saying(code)).read(given, door.JOURNAL)


def test_what_takes_too_much_memory_is_stopped(tmp_path) -> None:
    path = tmp_path / "wide.json"
    path.write_bytes(b"[" + b"1.5," * 3_000_000 + b"1]")
    small = Door(Limits(memory_bytes=120_000_000), door.command_of)

    with pytest.raises(NotRead, match=rf"more memory.*{UNCHANGED}"):
        small.read(path, door.JOURNAL)


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "raise SystemExit(7)",
        "print('nonsense')",
        "print('[]')",
        "print('[1, 2]')",
        """print('["row", "entry", "here"]')""",
        """print('["row", 7, "here", {}]')""",
        """print('["piece", "a", 99]')""",
        """print('["piece", "a", -1]')""",
        """print('["trouble", "' + "x" * 400 + '", ""]'); print('["end", 1]')""",
        """print('["end", 5]')""",
        """print('["trouble", "", "breaks off"]')""",
        """print('["end", 0]'); raise SystemExit(1)""",
        "print('[' * 100_000)",
        "import sys; sys.stdout.buffer.write(bytes(9) + b'\\xff\\n')",
        "pass",
    ],
)
def test_a_crash_and_a_nonsense_answer_are_told_in_the_same_words(given, code) -> None:
    with pytest.raises(NotRead, match=rf"broke off.*{UNCHANGED}"):
        Door(Limits(seconds=30), saying(code)).read(given, door.JOURNAL)


def test_an_answer_without_end_is_stopped(given) -> None:
    code = 'while 1: print(\'["trouble","","x"]\')'

    with pytest.raises(NotRead, match=UNCHANGED):
        Door(Limits(answer_bytes=100_000, seconds=60), saying(code)).read(given, door.JOURNAL)


def test_what_is_too_large_is_not_even_read(given) -> None:
    with pytest.raises(NotRead, match=rf"larger than.*{UNCHANGED}"):
        Door(Limits(file_bytes=3), saying("raise SystemExit(9)")).read(given, door.JOURNAL)


def test_a_child_that_cannot_be_started_is_told(given, tmp_path) -> None:
    nothing = Door(Limits(), lambda *_given: [str(tmp_path / "nothing")])

    with pytest.raises(NotRead, match=rf"could not be started.*{UNCHANGED}"):
        nothing.read(given, door.JOURNAL)


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_what_is_no_file_is_refused(tmp_path, name) -> None:
    with pytest.raises(Refused, match=UNCHANGED):
        door.read(tmp_path / name, door.JOURNAL)


def test_a_value_no_field_holds_is_found_though_the_child_let_it_pass(given) -> None:
    code = (
        """print('["row", "entry", "entry[0]", {"id": "e1", "mood": 99}]'); print('["end", 1]')"""
    )

    reading = Door(Limits(), saying(code)).read(given, door.JOURNAL)

    assert reading.items == []
    assert [one.where for one in reading.troubles] == ["entry[0].mood e1"]


def test_nothing_the_child_says_beside_its_answer_is_shown_or_logged(given, capfd, caplog) -> None:
    code = "import sys; print('canary words', file=sys.stderr); sys.exit(1)"
    caplog.set_level(logging.DEBUG)

    with pytest.raises(NotRead) as caught:
        Door(Limits(), saying(code)).read(given, door.JOURNAL)

    told = capfd.readouterr()
    assert "canary" not in told.out + told.err + caplog.text + str(caught.value)


def test_reading_is_given_up_when_whoever_waits_says_so(given) -> None:
    class Enough(Exception):
        pass

    def enough(_count: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        door.read(given, door.JOURNAL, enough)


@pytest.mark.parametrize(
    "code",
    [
        "open('/etc/hostname')",
        "open('/tmp/written', 'w')",
        "os.open('/tmp/written', os.O_CREAT | os.O_WRONLY)",
        "os.listdir('/')",
        "os.remove('/tmp/written')",
        "socket.socket(socket.AF_INET)",
        "socket.socket(socket.AF_UNIX)",
        "socket.getaddrinfo('example.org', 80)",
        "subprocess.Popen(['true'])",
        "os.system('true')",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "ctypes.CDLL(None)",
        "import colorsys",
        "exec('1')",
        "eval('1')",
    ],
)
def test_within_the_walls_nothing_is_reached(given, code) -> None:
    reading = Door(Limits(), walled(code)).read(given, door.JOURNAL)

    assert [one.why for one in reading.troubles] == ["PermissionError"]


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_the_limits_stand_in_the_child(given) -> None:
    code = (
        "import json, resource as r\n"
        "from journal_app.services.importers import walls\n"
        "walls.put_up(5, 1 << 30)\n"
        "kinds = (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE, r.RLIMIT_NPROC)\n"
        "said = str([r.getrlimit(kind)[0] for kind in kinds])\n"
        "print(json.dumps(['trouble', '', said])); print(json.dumps(['end', 1]))\n"
    )

    reading = Door(Limits(), saying(code)).read(given, door.JOURNAL)

    assert reading.troubles[0].why == str([1 << 30, 5, 0, 0, 0])


def test_the_child_loads_no_journal_no_window_and_no_network(given) -> None:
    code = (
        "import sys, json\n"
        "from journal_app.services.importers import child\n"
        "said = ' '.join(sorted(sys.modules))[-100_000:].split()\n"
        "bad = ('PySide6', 'sqlcipher3', 'sqlite3', 'socket', 'subprocess', 'ssl',\n"
        "       'cryptography', 'journal_app.vault', 'journal_app.services.journal',\n"
        "       'journal_app.store.store', 'markdown')\n"
        "print(json.dumps(['trouble', '', ' '.join(set(bad) & set(said))]))\n"
        "print(json.dumps(['end', 1]))\n"
    )

    reading = Door(Limits(), saying(code)).read(given, door.JOURNAL)

    assert reading.troubles[0].why == ""


def test_the_child_is_given_nothing_of_the_surroundings(given, monkeypatch) -> None:
    monkeypatch.setenv("CANARY", "x")
    code = (
        "import os, json; print(json.dumps(['trouble', '', os.environ.get('CANARY', 'none')]))\n"
        "print(json.dumps(['end', 1]))"
    )

    reading = Door(Limits(), saying(code)).read(given, door.JOURNAL)

    assert reading.troubles[0].why == "none"


def test_a_bundle_starts_itself(monkeypatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert door.command_of(door.JOURNAL, Limits(), 25_000_000)[1:] == [
        "--read-a-file", "journal", "22", str(1 << 30),
    ]  # fmt: skip
