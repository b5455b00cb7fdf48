"""The fault matrix: every row, what each form asks of it, and the one table of what was found.

A test joins a row with ``pytestmark = pytest.mark.row("kill")`` and takes the fixture ``row``
(tests/faults/plugin.py), which is that row's Tally. ``FAULTS=long`` picks the long numbers.
"""

import json
import os
import random
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

EVERY = None  # as many as there are
NONE = 0  # not a part of this form
JOURNEYS = ("journeys", "screen", "keyring")  # the parts of the checks in which they are walked
HOOK = "the audit hook"
LONG = os.environ.get("FAULTS") == "long"
SEED = os.environ.get("FAULTS_SEED") or (secrets.token_hex(4) if LONG else "short")
RESULTS = os.environ.get("FAULT_RESULTS", "")  # a folder that gathers what several runs found


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its word, what is done, how often in each form, and what must hold.

    *parts* are the parts of the checks that all have to tell what they found.
    """

    name: str
    said: str
    short: int | None
    long: int | None
    holds: str
    parts: tuple[str, ...] = ()

    @property
    def asked(self) -> int | None:
        """How many this form asks for."""
        return self.long if LONG else self.short


ROWS: tuple[Row, ...] = (
    Row(
        "kill",
        "kill -9 while typing, saving, migrating, backing up, rewriting the header, purging",
        20,
        1_500,
        "nothing acknowledged is lost, both slots open",
    ),
    Row(
        "power",
        "modelled power loss: replayed calls, torn and dropped unsynced writes",
        300,
        20_000,
        "nothing acknowledged is lost, both slots open",
    ),
    Row("power-control", "the same without syncing: must lose", EVERY, EVERY, "each one fails"),
    Row("flip-database", "one flipped bit: database", 300, 5_000, "all detected and named"),
    Row("flip-header", "one flipped bit: header, by recovery code", EVERY, EVERY, "all refused"),
    Row("flip-passphrase", "one flipped bit: header, by passphrase", 20, 20, "all refused"),
    Row("flip-backup", "one flipped bit: backup", 300, 5_000, "all refused, nothing restored"),
    Row(
        "files",
        "truncated, empty, foreign, newer, older, directory, symlink, read-only, no space",
        EVERY,
        EVERY,
        "its own message, file unchanged",
    ),
    Row("io-errors", "I/O error at call n", EVERY, EVERY, "its own message, file unchanged"),
    Row("second-opener", "second opener", 5, 50, "told at once: no key derived, no long wait"),
    Row("stale-lock", "stale lock after a kill", 5, 50, "taken over"),
    Row(
        "clock",
        "clock -10 years, +10 years, DST, asleep",
        EVERY,
        EVERY,
        "order kept, lock fires",
    ),
    Row(
        "drill",
        "restore drill from each generation, by passphrase and by recovery code",
        4,
        EVERY,
        "counts and text hash equal",
    ),
    Row(
        "canary",
        "canary in everything ever written, logs, stderr (UTF-8, UTF-16, base64)",
        EVERY,
        EVERY,
        "none outside exports",
        JOURNEYS,
    ),
    Row("memory", "canary and key in memory after lock", 1, 20, "none"),
    Row("purge", "words of purged text in decrypted pages and later backups", 100, 2_000, "none"),
    Row(
        "sockets",
        "sockets other than AF_UNIX over all journeys",
        EVERY,
        EVERY,
        "none",
        (*JOURNEYS, HOOK),
    ),
    Row(
        "fuzz",
        "fuzz: journal JSON, templates, Markdown, header, backup (seconds, a fifth each)",
        50,
        6_000,
        "no crash, no hang over 2 s, no partial import",
    ),
    Row(
        "mutation",
        "mutation tests on vault, disclosure, backup",
        NONE,
        EVERY,
        "at least 85 % killed",
    ),
)
BY_NAME = {row.name: row for row in ROWS}


@dataclass
class Tally:
    """What the tests of one row counted, found and could not do."""

    name: str
    run: int = 0
    failed: list[str] = field(default_factory=list)
    not_run: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)  # of the checks, that have told what they found
    found: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def asked(self) -> int:
        """How many this form asks for; only for a row that has a number."""
        asked = BY_NAME[self.name].asked
        if asked is None:
            raise LookupError(f"{self.name} asks for every one there is")
        return asked

    def count(self, number: int = 1) -> None:
        """So many more were run to their verdict."""
        self.run += number

    def tell(self, text: str) -> None:
        """Something the table is to show beside the result."""
        self.found.append(text)

    def join(self, other: "Tally") -> None:
        """Add what another run found."""
        self.run += other.run
        self.seconds += other.seconds
        for mine, theirs in (
            (self.failed, other.failed),
            (self.not_run, other.not_run),
            (self.parts, other.parts),
            (self.found, other.found),
        ):
            mine += [text for text in theirs if text not in mine]

    def missing(self) -> list[str]:
        """The parts of the checks that have told nothing."""
        return [part for part in BY_NAME[self.name].parts if part not in self.parts]

    def verdict(self) -> str:
        """One or two words; what did not run to its number never reads as held."""
        asked = BY_NAME[self.name].asked
        if self.failed:
            return "FAILED"
        if not self.run:
            return "not run"
        if self.not_run or self.missing() or (asked and self.run < asked):
            return "in part"
        return "held"

    def line(self) -> str:
        """How many of how many."""
        asked = BY_NAME[self.name].asked
        if asked == NONE and not self.run:
            return "long only"
        return f"{self.run:,} of {asked:,}" if asked else f"{self.run:,}"


def chance(*words: str) -> random.Random:
    """Chance for one test: the same by its words and the seed that stands over the table."""
    return random.Random(" ".join((SEED, *words)))


def keep(tallies: Iterable[Tally], folder: Path) -> None:
    """Leave what this process found where the table is put together."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps([asdict(tally) for tally in tallies])
    (folder / f"{os.getpid()}.json").write_text(text, encoding="utf-8")


def gathered(folder: Path) -> dict[str, Tally]:
    """What every process left in the folder, joined by row."""
    found: dict[str, Tally] = {}
    for file in sorted(folder.glob("*.json")):
        for plain in json.loads(file.read_text(encoding="utf-8")):
            found.setdefault(plain["name"], Tally(plain["name"])).join(Tally(**plain))
    return found


def table(tallies: dict[str, Tally]) -> list[str]:
    """The table in lines: every row, also those of which nothing was run."""
    width = max(len(row.said) for row in ROWS)
    form = "long" if LONG else "short"
    title = f"Fault matrix, {form} form (FAULTS_SEED={SEED})"
    lines = [f"{title:{width}}  {'run':>16}  {'result':8}  found"]
    for row in ROWS:
        tally = tallies.get(row.name, Tally(row.name))
        start = f"{row.said:{width}}  {tally.line():>16}  {tally.verdict():8}"
        for text in _spoken(row, tally) or [""]:
            lines.append(f"{start}  {text}".rstrip())
            start = " " * len(start)
    return lines


def _spoken(row: Row, tally: Tally) -> list[str]:
    """What was found; the promise itself stands there only when it held."""
    problems = [f"FAILED: {text}" for text in tally.failed]
    missing = tally.missing() if tally.run else []
    problems += [f"not run: {text}" for text in (*tally.not_run, *missing)]
    held = [row.holds] if tally.verdict() == "held" else []
    seconds = [f"{tally.seconds:.0f} s"] if tally.run or tally.failed else []
    return [*problems, *held, *tally.found, *seconds]
