"""Every check, cheapest first: what `make test` and a submission run.

    python packaging/run_checks.py [PART ...]

Without a part all of them run, also after one has failed, and the tests of several parts at once
where there are processors for it; what a part said is shown when it has ended. The fault matrix
is one table at the end, in its long form with FAULTS=long. The last line counts the tests.
The tests, and only they, run without a network where the kernel allows that. A part that stands
still is ended after an hour, with the stacks of its threads, and has failed.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET  # our own test runner's file
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NoReturn

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "build" / "checks"
FAULT_RESULTS = REPORTS / "faults"  # every part leaves here what it found
PYTHON = sys.executable
NO_TESTS = 5  # pytest's own status
# as anyone; as root, in a chroot; with mounts of its own, so that tests can make small disks
NO_NETWORK = (("unshare", "-rnm"), ("unshare", "-nm"), ("unshare", "-rn"), ("unshare", "-n"))
SLOWEST = 10
AT_ONCE = min(4, os.cpu_count() or 1)  # parts; each is one process most of the time
COUNTED = ("passed", "failed", "skipped")
LONGEST_S = None if os.environ.get("FAULTS") == "long" else 60 * 60  # of a part
LAST_WORDS_S = 10  # to write down where its threads stand
RUNNING: set[subprocess.Popen[bytes]] = set()

PAGES = ("ui",)
JOURNEYS = ("journeys",)
PROGRAM = ("app", "bench", "test_house.py", "test_binding.py")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
ORDINARY = "not xvfb and not keyring"

WITH_SCREEN = (
    *("dbus-run-session", "--"),
    *("xvfb-run", "-a", "-s", "-screen 0 1400x900x24"),
    *("sh", "-c", 'openbox >/dev/null 2>&1 & sleep 1; "$@"; status=$?; kill $!; exit $status', "-"),
)
WITH_KEYRING = (
    *("dbus-run-session", "--", "sh", "-c"),
    'printf made-up | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "$@"',
    "-",
)


@dataclass(frozen=True)
class Check:
    """One part: a command, and whether it is a run of tests."""

    name: str
    command: tuple[str, ...]
    tests: bool = False
    within: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Tally:
    """What the parts said so far: counts of tests, parts that failed, seconds by name."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    failed: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def main(wanted: list[str]) -> int:
    """Run the parts *wanted*, or all; 0 when nothing failed and at least one test passed."""
    os.chdir(ROOT)
    signal.signal(signal.SIGTERM, _leave)
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir(parents=True)
    without_network = _without_network()
    tally = Tally()
    parts = [part for part in _parts() if not wanted or part.name in wanted]
    if not parts or len(parts) < len(wanted):
        print("The parts are: " + ", ".join(part.name for part in _parts()))
        return 2
    first = [part for part in parts if wanted or not part.tests]
    for part in first:
        _begin(part)
        _end(part, *_ran(part, without_network), tally)
    _run_at_once([part for part in parts if part not in first], without_network, tally)
    _show_faults()
    return _close(tally, tests_wanted=any(part.tests for part in parts))


def _parts() -> tuple[Check, ...]:
    return (*_looks(), *_longest(), *_others())


def _looks() -> tuple[Check, ...]:
    """What looks at the files alone."""
    return (
        Check("format", (PYTHON, "-m", "ruff", "format", "--check", ".")),
        Check("lint", (PYTHON, "-m", "ruff", "check", ".")),
        Check("types", (PYTHON, "-m", "mypy")),
        Check(
            "contracts",
            (PYTHON, "-c", "from importlinter.cli import lint_imports_command as run; run()"),
        ),
    )


def _longest() -> tuple[Check, ...]:
    """The tests of the window, which take longest: side by side they begin first."""
    parts = {
        "journeys": _looked_through("journeys", *_folders(JOURNEYS), "-m", ORDINARY),
        "pages": _pytest(*_folders(PAGES), "-m", ORDINARY),
        "program": _pytest(*_folders(PROGRAM), "-m", ORDINARY),
    }
    return tuple(
        Check(name, command, tests=True, environment=OFFSCREEN) for name, command in parts.items()
    )


def _others() -> tuple[Check, ...]:
    ignored = (f"--ignore={name}" for name in _folders(("faults", *PAGES, *JOURNEYS, *PROGRAM)))
    without_qt = ("--refuse-qt", "-p", "no:pytest-qt")
    faults = ("tests/faults", "--ignore=tests/faults/window", "-o", "faulthandler_timeout=0")
    return (
        Check(
            "rooms-without-qt", _pytest("tests", *ignored, *without_qt, "-m", ORDINARY), tests=True
        ),
        Check("faults", _pytest(*faults, *without_qt, "-m", ORDINARY), tests=True),
        Check(
            "faults-window",
            _pytest("tests/faults/window", "-m", ORDINARY),
            tests=True,
            environment=OFFSCREEN,
        ),
        Check(
            "screen",
            _looked_through("screen", "tests", "-m", "xvfb"),
            tests=True,
            within=WITH_SCREEN,
            environment={"QT_QPA_PLATFORM": "xcb"},
        ),
        Check(
            "keyring",
            _looked_through("keyring", "tests", "-m", "keyring"),
            tests=True,
            within=WITH_KEYRING,
        ),
    )


def _folders(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"tests/{name}" for name in names)


def _pytest(*arguments: str) -> tuple[str, ...]:
    return (PYTHON, "-m", "pytest", "-q", "-p", "no:xvfb", *arguments)


def _looked_through(part: str, *arguments: str) -> tuple[str, ...]:
    """Tests whose every write and every socket is looked at when they have run."""
    return (PYTHON, "-m", "tests.faults.looking_through", part, *_pytest(*arguments))


def _without_network() -> tuple[str, ...]:
    """The words that take the network away from a command, or none."""
    for words in NO_NETWORK:
        if shutil.which(words[0]) and not _status((*words, "true"), output=subprocess.DEVNULL):
            return words
    print("This kernel does not let us take the network away: the tests run with it.")
    return ()


def _run_at_once(parts: list[Check], without_network: tuple[str, ...], tally: Tally) -> None:
    """Run several parts side by side, each with its own file for what it says."""
    if parts:
        print("\nThese run side by side: " + ", ".join(part.name for part in parts), flush=True)
    with tempfile.TemporaryDirectory(prefix="journal-said-") as folder:
        files = {part.name: Path(folder) / part.name for part in parts}

        def ran(part: Check) -> tuple[bool, float]:
            with files[part.name].open("wb") as output:
                return _ran(part, without_network, output)

        with ThreadPoolExecutor(AT_ONCE) as lanes:
            running = {lanes.submit(ran, part): part for part in parts}
            try:
                for ended in as_completed(running):
                    part = running.pop(ended)
                    _show(part, files.pop(part.name))
                    _end(part, *ended.result(), tally)
            except BaseException:
                lanes.shutdown(wait=False, cancel_futures=True)
                _end_all()
                for part in running.values():
                    if part.name in files and files[part.name].exists():
                        _show(part, files[part.name])
                raise


def _leave(_number: int, _frame: object) -> NoReturn:
    """Somebody outside ends the checks: what the parts said so far is shown."""
    sys.exit("The checks were ended before they were done.")


def _begin(part: Check) -> None:
    print(f"\n== {part.name}", flush=True)


def _show(part: Check, said: Path) -> None:
    _begin(part)
    sys.stdout.buffer.write(said.read_bytes())
    sys.stdout.flush()


def _ran(
    part: Check, without_network: tuple[str, ...], output: IO[bytes] | None = None
) -> tuple[bool, float]:
    """Whether the part passed, and its seconds."""
    started = time.monotonic()
    status = _test(part, without_network, output) if part.tests else _status(part.command)
    ok = status == 0 or (part.tests and status == NO_TESTS)
    return ok, time.monotonic() - started


def _end(part: Check, ok: bool, seconds: float, tally: Tally) -> None:  # noqa: FBT001 - of _ran
    tally.seconds[f"{part.name} (the whole part)"] = seconds
    _count(_report(part), tally)
    if not ok:
        tally.failed.append(part.name)
    print(f"== {part.name}: {'ok' if ok else 'FAILED'} in {seconds:.1f} s", flush=True)


def _test(part: Check, without_network: tuple[str, ...], output: IO[bytes] | None) -> int:
    """The status of the tests of *part*, which may have none yet."""
    command = (*without_network, *part.within, *part.command, f"--junit-xml={_report(part)}")
    with tempfile.TemporaryDirectory(prefix="journal-checks-") as home:
        return _status(command, _environment(part, Path(home)), output)


def _report(part: Check) -> Path:
    return REPORTS / f"{part.name}.xml"


def _environment(part: Check, home: Path) -> dict[str, str]:
    """Ours, but for the person's own folders: a keyring or a window manager writes there too."""
    run = home / "run"
    run.mkdir(mode=0o700)
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(run)}
    own |= {"FAULT_RESULTS": str(FAULT_RESULTS)}
    own |= {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE")}
    return {**os.environ, **own, **part.environment}


def _status(
    command: tuple[str, ...],
    environment: dict[str, str] | None = None,
    output: IO[bytes] | int | None = None,
) -> int:
    """The status of a command, which has all that it begins in one group of processes."""
    with subprocess.Popen(
        command, env=environment, stdout=output, stderr=output, start_new_session=True
    ) as process:
        RUNNING.add(process)
        try:
            return process.wait(LONGEST_S)
        except subprocess.TimeoutExpired:
            _end_group(process)
            return process.returncode
        except BaseException:
            _end_group(process)
            raise
        finally:
            RUNNING.discard(process)


def _end_all() -> None:
    for process in list(RUNNING):
        _end_group(process)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End a command and what it began; Python writes down where its threads stand."""
    for number in (signal.SIGABRT, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(LAST_WORDS_S)


def _show_faults() -> None:
    if FAULT_RESULTS.exists():
        print(flush=True)
        _status((PYTHON, "-m", "tests.faults", str(FAULT_RESULTS)))


def _count(report: Path, tally: Tally) -> None:
    for name, outcome, seconds in _outcomes(report):
        tally.counts[outcome] += 1
        tally.seconds[name] = seconds


def _outcomes(report: Path) -> Iterator[tuple[str, str, float]]:
    if not report.exists():
        return  # the runner died; its status has said so
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - our own file
        name = f"{case.get('classname')}::{case.get('name')}"
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            outcome = "failed"
        else:
            outcome = "skipped" if "skipped" in kinds else "passed"
        yield name, outcome, float(case.get("time", "0"))


def _close(tally: Tally, *, tests_wanted: bool) -> int:
    print(f"\nThe {SLOWEST} slowest:")
    for name, seconds in sorted(tally.seconds.items(), key=lambda item: -item[1])[:SLOWEST]:
        print(f"  {seconds:7.1f} s  {name}")
    for name in tally.failed:
        print(f"FAILED: {name}")
    nothing = tests_wanted and not tally.counts["passed"]
    if nothing:
        print("No test has passed, so nothing is shown to work.")
    print(", ".join(f"{tally.counts[kind]} {kind}" for kind in COUNTED))
    return 1 if tally.failed or nothing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
