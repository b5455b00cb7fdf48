"""Rows "canary" and "sockets": a part of the checks is run, and all it wrote is looked through.

    python -m tests.faults.looking_through PART COMMAND ... --junit-xml=REPORT

The command is a run of pytest. Everything of its own lies in one folder, and where the system
allows it every system call that writes or asks for a socket is noted down. It ends as the
command did, or with 1 where something was found.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

from journal_app.paths import APP
from journal_app.vault.header_files import HEADER_NAME
from tests.faults import matrix
from tests.faults.canaries import Said, heard_in
from tests.faults.knowing import Known, known_below, program_says
from tests.faults.matrix import Tally
from tests.faults.overheard import Heard, heard, standing, words_before
from tests.faults.trace import allowed, why_not

REPORT = "--junit-xml="
OPTIONS = ("-p", "no:cacheprovider")  # the runner's own notes name tests by their words
EXPORTS = frozenset({".md", ".html", ".pdf", ".ics", ".json", ".txt", ".mjtemplate", ".svg"})
NO_TESTS = 5  # pytest's own status
LOCAL = "AF_UNIX"
RUNNERS = "of-the-runner"  # a folder beside the one where files are asked for
NAMES = "the names of files"
NUMBERS = "-shm"  # of SQLite: which page stands where in the write-ahead log
MOST = 8  # finds that are told of a place


@dataclass
class Written:
    """What was written, and the canaries that were found in it, by place.

    *asked* is the folder where a person of the tests asks for files; *others* are the places
    where the test runner itself writes.
    """

    known: Known
    canaries: Said
    asked: Path
    others: frozenset[str] = frozenset()
    calls: Heard = field(default_factory=Heard)
    files: int = 0
    found: dict[str, set[str]] = field(default_factory=dict)

    def look(self, place: str, data: bytes) -> None:
        """Look through bytes that were written to a place."""
        here = heard_in(data, self.canaries)
        here |= {"the key of a journal" for key in self.known.secrets if key in data}
        if here:
            self.found.setdefault(place, set()).update(here)

    def leaks(self) -> dict[str, set[str]]:
        """What stands outside of the files a person asked for."""
        return {
            place: here
            for place, here in sorted(self.found.items())
            if not self.is_of_runner(place) and not self.is_export(self.calls.last_name(place))
        }

    def is_of_runner(self, place: str) -> bool:
        """Whether it is the test runner that writes there."""
        runners = self.asked.with_name(RUNNERS)
        return place in self.others or Path(place).is_relative_to(runners)

    def is_export(self, place: str) -> bool:
        """Whether a person asked for a file: by its place and ending, never in our own folders."""
        path = Path(place)
        above = path.parts[:-1]
        is_own = path.name == HEADER_NAME or APP in above or any(map(_is_journal, above))
        return path.suffix in EXPORTS and path.is_relative_to(self.asked) and not is_own


def main(part: str, *command: str) -> int:
    """Run it and look through it."""
    report = next(word for word in command if word.startswith(REPORT)).removeprefix(REPORT)
    with tempfile.TemporaryDirectory(prefix="journal-heard-") as place:
        home = Path(place).resolve()
        notes = home / "notes" if allowed() else None
        status = run(command, home / "home", notes)
        if status == NO_TESTS:
            return status
        found = look_through(home / "home", notes, others={report, *outputs()})
    tallies = told(part, found, is_traced=notes is not None)
    for tally in tallies:
        tally.count(walked(Path(report)))
        tally.not_run += [f"{part}: it failed, and may have ended early"] if status else []
    if matrix.RESULTS:
        matrix.keep(tallies, Path(matrix.RESULTS))
    return status or int(any(tally.failed for tally in tallies))


def run(command: tuple[str, ...], home: Path, notes: Path | None) -> int:
    """The status of the command, which has all of its own in *home*."""
    place = home / "tmp"
    place.mkdir(parents=True)
    own = {**os.environ, "TMPDIR": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    own |= {"HYPOTHESIS_STORAGE_DIRECTORY": str(home / RUNNERS)}
    before = words_before(notes) if notes is not None else ()
    return subprocess.run(
        [*before, *command, *OPTIONS, f"--basetemp={home / 'asked'}"], check=False, env=own
    ).returncode


def look_through(home: Path, notes: Path | None, others: set[str]) -> Written:
    """Everything: what was written, what stands in files now, and the names of files."""
    known = known_below(home)
    written = Written(known, known.said.without(program_says()), home / "asked", frozenset(others))
    if notes is not None:
        written.calls = heard(notes, written.look)
    for place, data in standing(home):
        written.look(place, data)
        written.files += 1
    names = {Path(name).name for name in written.calls.names if not written.is_export(name)}
    ours = sorted(name for name in names if not name.startswith("test_"))
    written.look(NAMES, "\n".join(ours).encode(errors="replace"))
    return written


def told(part: str, written: Written, *, is_traced: bool) -> tuple[Tally, Tally]:
    """What was found, for the two rows."""
    calls = written.calls
    canary, sockets = Tally("canary", parts=[part]), Tally("sockets", parts=[part])
    for place, found in written.leaks().items():
        canary.failed.append(f"{part}: {place}: {', '.join(sorted(found)[:MOST])}")
    canary.tell(f"{part}: {counts(written)}")
    canary.not_run += unheard(calls)
    others = {family: number for family, number in calls.sockets.items() if family != LOCAL}
    sockets.failed += [f"{part}: {number} of {family}" for family, number in others.items()]
    if is_traced:
        bus = f", {calls.of_a_bus.total()} of a bus of the tests" if calls.of_a_bus else ""
        sockets.tell(f"{part}: {calls.sockets[LOCAL]:,} of {LOCAL} by the system calls{bus}")
    else:
        canary.not_run.append(f"{why_not()}: only what stood there in the end was looked through")
        sockets.not_run.append(why_not())
    return canary, sockets


def counts(written: Written) -> str:
    """How much was looked through, and for how many canaries."""
    known, calls, sought = written.known, written.calls, written.canaries
    return (
        f"{calls.writes:,} writes with {calls.size_bytes >> 20:,} MiB to {len(calls.places):,}"
        f" places, {written.files:,} files at the end; {len(sought.words):,} words and"
        f" {len(sought.rows):,} rows of three words from {known.opened} journals"
        f" ({known.closed} did not open)"
    )


def unheard(calls: Heard) -> list[str]:
    """What could not be looked through, in words for the table."""
    said = []
    if calls.nameless:
        said.append(f"{calls.nameless:,} writes to places this system does not name")
    if calls.unheard:
        said.append(f"{calls.unheard:,} writes were not heard in full")
    mapped = sorted(Path(name).name for name in calls.mapped if not name.endswith(NUMBERS))
    if mapped:
        said.append(f"written to through memory: {', '.join(mapped[:MOST])}")
    return said


def walked(report: Path) -> int:
    """How many tests have run, by the report of the test runner."""
    cases = ET.parse(report).iter("testcase") if report.exists() else ()
    return sum(case.find("skipped") is None for case in cases)


def outputs() -> set[str]:
    """Where this process and the test runner speak to."""
    return {str(Path(f"/proc/self/fd/{number}").resolve()) for number in (1, 2)}


def _is_journal(name: str) -> bool:
    return name.endswith(".journal") or name.startswith(".unfinished")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
