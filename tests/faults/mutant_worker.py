"""Runs in a copy of the project, and only there: which test reaches which line, and the trials.

``python -m tests.faults.mutant_worker reached ANSWER FILES -- TESTS``: the tests as they are,
with which of them reached what of the files, how many seconds each computed and how many it took.

``python -m tests.faults.mutant_worker tried PLAN ANSWER``: each trial of the plan; a line of JSON
for each, written as soon as it is known.

A trial is a fork that has read the libraries but nothing of ours. In it the module is written
changed, its tests run, the cheapest first, until one fails; then the module is put back.
"""

import importlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import coverage
import pytest

from tests.faults.mutating import mutated

KILLED, SURVIVED, HUNG = "killed", "survived", "hung"
PYTEST = (
    *("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xvfb", "-p", "no:pytest-qt"),
    *("-o", "faulthandler_timeout=0", "--basetemp=.pytest", "--no-header"),
    *("-m", "not xvfb and not keyring"),
)
LIBRARIES = (  # those every trial needs; never ours, and not what has to come after ours
    "cryptography.hazmat.primitives.ciphers.aead",
    "hypothesis",
    "keyring",
    "markdown",
    "zxcvbn",
)
FILE_BYTES, MEMORY_BYTES = 1 << 30, 6 << 30  # what a changed loop may take
MOUNTS = Path("/proc/self/mounts")
MADE_ONCE = "made once"  # what a fixture of the whole run reached


class Watch:
    """Tells coverage which test runs; notes how long each took, and computed with what it began."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.computed: dict[str, float] = {}
        self.took: dict[str, float] = {}
        self._measured = measured

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """One test, with its fixtures."""
        self._measured.switch_context(item.nodeid)
        before, began = sum(os.times()[:4]), time.monotonic()
        answer = yield
        self.computed[item.nodeid] = sum(os.times()[:4]) - before
        self.took[item.nodeid] = time.monotonic() - began
        self._measured.switch_context("")
        return answer

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef, request) -> Iterator[None]:
        """What is made once for many tests is no merit of the first of them."""
        if fixturedef.scope == "function":
            return (yield)
        self._measured.switch_context(MADE_ONCE)
        answer = yield
        self._measured.switch_context(getattr(request, "_pyfuncitem", request.node).nodeid)
        return answer


def reached(answer: Path, files: list[str], tests: list[str]) -> int:
    """Run the tests unchanged; their status."""
    measured = coverage.Coverage(data_file=None, include=files, config_file=False)
    watch = Watch(measured)
    measured.start()
    status = pytest.main([*PYTEST, *tests], plugins=[watch])
    measured.stop()
    data = measured.get_data()
    lines = {
        file: {
            line: [test for test in found if test and test != MADE_ONCE]
            for line, found in data.contexts_by_lineno(str(Path(file).resolve())).items()
        }
        for file in files
    }
    said = {"lines": lines, "computed": watch.computed, "took": watch.took}
    answer.write_text(json.dumps(said), encoding="utf-8")
    return int(status)


def tried(plan: Path, answer: Path) -> int:
    """Every trial of the plan, in its order, for as long as somebody waits for them."""
    waiting = os.getppid()
    with answer.open("a", encoding="utf-8", buffering=1) as out:
        for trial in json.loads(plan.read_text(encoding="utf-8")):
            if os.getppid() != waiting:
                return 1
            began = time.monotonic()
            verdict = _tried(trial)
            seconds = round(time.monotonic() - began, 1)
            said = {"file": trial["file"], "number": trial["number"]}
            out.write(json.dumps({**said, "verdict": verdict, "seconds": seconds}) + "\n")
    return 0


def _tried(trial: dict) -> str:
    file = Path(trial["file"])
    text, before = file.read_text(encoding="utf-8"), file.stat()
    file.write_text(mutated(text, trial["number"]), encoding="utf-8")
    os.utime(file, (0, 0))  # no compiled file has this time
    try:
        child = os.fork()
        if not child:
            _run(trial["tests"])
        return _verdict(child, trial["seconds"])
    finally:
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _run(tests: list[str]) -> None:
    """In the fork: the tests, and the end of it whatever happens."""
    status: int = pytest.ExitCode.INTERNAL_ERROR
    try:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        status = int(pytest.main([*PYTEST, *tests]))
    finally:
        os._exit(status)


def _verdict(child: int, seconds: float) -> str:
    """What became of it; one that takes far longer than its tests ever did hangs."""
    end = time.monotonic() + seconds
    status = None
    while status is None and time.monotonic() < end:
        done, code = os.waitpid(child, os.WNOHANG)
        status = os.waitstatus_to_exitcode(code) if done else None
        time.sleep(0.0 if done else 0.02)
    with suppress(ProcessLookupError):  # and what it has started
        os.killpg(child, signal.SIGKILL)
    if status is None:
        os.waitpid(child, 0)
    _clear(Path(".pytest").resolve())
    if status is None:
        return HUNG
    if status == pytest.ExitCode.NO_TESTS_COLLECTED:
        raise RuntimeError("no test was run")
    return SURVIVED if status == pytest.ExitCode.OK else KILLED


def _clear(place: Path) -> None:
    """Take away what a trial left, small disks too, so that the next begins as the first did.

    Raises:
        RuntimeError: something is still there, and every trial after this one would fail by it.
    """
    if MOUNTS.exists():
        for line in MOUNTS.read_text(encoding="utf-8").splitlines():
            mounted = line.split()[1]
            if Path(mounted).is_relative_to(place):
                subprocess.run(("umount", "--lazy", mounted), check=False)
    shutil.rmtree(place, ignore_errors=True)
    if place.exists():
        raise RuntimeError(f"{place} cannot be cleared away")


def main(arguments: list[str]) -> int:
    """The work asked for."""
    word, *rest = arguments
    if word == "reached":
        at = rest.index("--")
        return reached(Path(rest[0]), rest[1:at], rest[at + 1 :])
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    _read_libraries()
    return tried(Path(rest[0]), Path(rest[1]))


def _read_libraries() -> None:
    for name in LIBRARIES:
        importlib.import_module(name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
