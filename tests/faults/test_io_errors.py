"""An I/O error at the n-th call of whatever writes: named, and the old file still opens."""

import errno
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import pytest

from tests.faults import doing, matrix, trace, verdict
from tests.faults.verdict import Told

pytestmark = pytest.mark.row("io-errors")

CALLS = ("open", "fdopen", "fsync", "replace", "rename", "link", "unlink", "mkdir")
OF_A_FILE = {"read", "write", "flush"}
AT_MOST = None if matrix.LONG else 12  # of the n of one thing, spread evenly
SYSTEM = ("pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "openat")
IN_SHORT = {"pwrite64": 4, "fsync": 2}
THINGS = [name for name in doing.ALL if name != "saving"]  # the database's own calls: see below


class Faulty:
    """Counts the calls to the file layer and lets one of them fail."""

    def __init__(self, place: int) -> None:
        self.place, self.count = place, 0

    def passing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """The call, which fails when it is its turn."""

        def call(*arguments: Any, **named: Any) -> Any:
            self.turn()
            found = real(*arguments, **named)
            return FaultyFile(found, self) if isinstance(found, io.IOBase) else found

        return call

    def turn(self) -> None:
        self.count += 1
        if self.count == self.place:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


class FaultyFile:
    """An open file whose reads and writes count too."""

    def __init__(self, real: Any, faulty: Faulty) -> None:
        self._real, self._faulty = real, faulty

    def __getattr__(self, name: str) -> Any:
        if name in OF_A_FILE:
            self._faulty.turn()
        return getattr(self._real, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self._real.close()


@contextmanager
def failing(place: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Faulty]:
    """While this holds, that call of the file layer fails."""
    faulty = Faulty(place)
    with monkeypatch.context() as patched:
        for name in CALLS:
            patched.setattr(os, name, faulty.passing(getattr(os, name)))
        patched.setattr(io, "open", faulty.passing(io.open))
        yield faulty


def some(count: int, at_most: int | None) -> list[int]:
    """The numbers from one to *count*, or so many of them, the ends among them."""
    if at_most is None or count <= at_most:
        return list(range(1, count + 1))
    return sorted({1 + (count - 1) * number // (at_most - 1) for number in range(at_most)})


@pytest.mark.parametrize("name", THINGS)
def test_an_error_of_the_file_layer_is_named_and_harms_nothing(
    name, row, subject, place, monkeypatch
) -> None:
    with done(name, 0, subject, place / "whole", monkeypatch) as (_word, whole):
        count = whole.count
    for at in some(count, AT_MOST):
        with done(name, at, subject, place / str(at), monkeypatch) as (word, faulty):
            assert faulty.count >= at
            assert word in ("", "read_only", "refused", "not kept"), f"{name}, call {at}"

        row.count()
    row.tell(f"{name}: {len(some(count, AT_MOST))} of {count} calls")


@contextmanager
def done(name: str, at: int, subject, home: Path, monkeypatch) -> Iterator[tuple[str, Faulty]]:
    """The thing, done or broken off at that call and judged."""
    one = doing.made(subject, home, name)
    try:
        with failing(at, monkeypatch) as faulty:
            word = doing.attempt(name, one)
    finally:
        one.close()
    assert doing.problems(name, one, word) == [], f"{name}, call {at}: {word}"
    yield word, faulty
    shutil.rmtree(home)


# ------------------------------------------------------------------ below the database


@pytest.mark.parametrize("work", ["saving", "migrating", "purging"])
@pytest.mark.parametrize("call", SYSTEM if matrix.LONG else IN_SHORT)
def test_an_error_of_a_system_call_loses_nothing(work, call, row, subject, place) -> None:
    if not trace.allowed():
        pytest.skip("this system lets nobody trace")
    count, first = calls_of(work, call, subject, place / "whole")
    wanted = some(count, None if matrix.LONG else IN_SHORT[call])
    for number in wanted:
        home = place / str(number)
        folder = subject.copied(home)

        told, errors = broken_off(
            work, folder, subject.ours.key, f"{call}:error=EIO:when={first + number}"
        )

        assert not errors, f"{work}, {call} {number}: {errors}"
        if work == "migrating":
            assert verdict.migrated(home, subject.ours, told) == []
        assert verdict.journal(folder, subject.ours, told) == [], f"{work}, {call} {number}"
        row.count()
        shutil.rmtree(home)
    row.tell(f"{work}, {call}: {len(wanted)} of {count}")


def calls_of(work: str, call: str, subject, home: Path) -> tuple[int, int]:
    """How many of these calls the work takes, and how many come before it begins.

    Those that fail count too, as they do where the fault is put in.
    """
    folder = subject.copied(home)
    with (home / "said").open("wb") as out:
        words = [work, folder, subject.ours.key.hex(), out.fileno(), 1]
        arguments = ["-m", "tests.faults.child", *map(str, words)]
        calls = trace.traced(arguments, home / "trace", out.fileno(), failed=True)
        begun = next(
            place
            for place, each in enumerate(calls)
            if each.name == "write" and each.arguments[1].startswith(b'["go"')
        )
    shutil.rmtree(home)
    names = [each.name for each in calls]
    return names[begun:].count(call), names[:begun].count(call)


def broken_off(work: str, folder: Path, key: bytes, fault: str) -> tuple[Told, str]:
    """What a child said whose system call failed, and an error of it that is none of ours."""
    said = folder.parent / "said"
    with said.open("wb") as out:
        words = [work, folder, key.hex(), out.fileno(), 1]
        command = [
            "strace",
            "-f",
            "-qq",
            "-o",
            os.devnull,
            "-e",
            f"trace={fault.partition(':')[0]}",
        ]
        command += ["-e", f"inject={fault}", sys.executable, "-m", "tests.faults.child"]
        ended = subprocess.run(
            [*command, *map(str, words)], pass_fds=[out.fileno()], capture_output=True
        )
    text = ended.stderr.decode().strip()
    ours = not text or re.match(r"journal_app\.errors\.\w+: ", text.splitlines()[-1])
    return Told().hear(said.read_bytes()), "" if ours else text.splitlines()[-1]
