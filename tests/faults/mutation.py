"""Mutation testing of the three parts nothing may slip through: how many mutants are killed.

Each mutant (mutating.py) is written into a copy of the project and judged there by the tests that
reach its line, those of its module first, then the cheapest (mutant_worker.py). Nothing is ever
changed in the working tree.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults import matrix
from tests.faults.mutant_worker import KILLED, SURVIVED
from tests.faults.mutants_alike import ALIKE
from tests.faults.mutating import Mutant, mutants_of

ROOT = Path(__file__).parents[2]
LEFT_BEHIND = shutil.ignore_patterns(
    *(".venv", "build", "dist", ".git", "locales"),
    *("__pycache__", ".*_cache", ".hypothesis", ".pytest"),
)
MOST = int(os.environ.get("MUTANTS", "0"))  # of each part; 0 is every one
ONLY = tuple(os.environ.get("MUTANTS_OF", "").split())  # names of modules; none is every one
PROCESSES = max(1, min(2, int(os.environ.get("MUTANT_PROCESSES", "2"))))
ENOUGH_S = 20.0  # of computing for one mutant: the cheapest tests that reach it, up to here
LASTING, STARTING_S = 6, 30  # a trial hangs that takes so many times longer than its tests did
POWER = "tests/faults/test_power.py"  # only the loss of the power shows a sync that is missing
POWER_S = 120.0
OURS = ("FAULTS", "FAULTS_SEED", "FAULT_RESULTS", "MUTANTS", "MUTANTS_OF", "PYTEST_ADDOPTS")
BY_VAULT = (
    "tests/vault",
    "tests/test_vault.py",
    "tests/vectors/test_vectors.py",
    "tests/faults/test_files.py",
    *(
        f"tests/services/test_{name}.py"
        for name in (
            *("safekeeping", "bringing_back", "salvaging", "checking"),
            *("moving", "this_device", "passphrase"),
        )
    ),
)
BY_REVIEW = tuple(
    f"tests/services/test_{name}.py"
    for name in (
        "disclosure",
        "surroundings",
        "reviewing",
        "offering",
        "handing_over",
        "passing_on",
        "hours",
    )
)


@dataclass(frozen=True)
class Part:
    """A part of the program, and the tests that are to guard it."""

    name: str
    files: tuple[str, ...]
    tests: tuple[str, ...]


def _vault(*names: str) -> tuple[str, ...]:
    return tuple(f"journal_app/vault/{name}.py" for name in names)


_BACKUP = _vault("backup", "beside", "carrying", "notes", "rotation", "shelf")
_REST = {f"journal_app/vault/{file.name}" for file in ROOT.glob("journal_app/vault/*.py")}
_DISCLOSURE = ("services/disclosure", "services/surroundings", "domain/level")
PARTS = (
    Part("vault", tuple(sorted(_REST - set(_BACKUP))), BY_VAULT),
    Part("disclosure", tuple(f"journal_app/{name}.py" for name in _DISCLOSURE), BY_REVIEW),
    Part("backup", (*_BACKUP, "journal_app/services/safekeeping.py"), BY_VAULT),
)


@dataclass(frozen=True)
class Trial:
    """One mutant of one file, and what became of it."""

    file: str
    mutant: Mutant
    verdict: str
    was_reached: bool

    @property
    def is_killed(self) -> bool:
        """Whether a test failed, or never ended."""
        return self.verdict != SURVIVED

    def __str__(self) -> str:
        aside = "" if self.was_reached else " (no test reaches the line)"
        return f"{self.verdict} {self.file}:{self.mutant.line}: {self.mutant.said}{aside}"


class Reached:
    """Which tests reach a line of a file, the cheapest first."""

    def __init__(self, answer: dict) -> None:
        self._lines: dict[str, dict[str, list[str]]] = answer["lines"]
        self._computed: dict[str, float] = answer["computed"]
        self._took: dict[str, float] = answer["took"]

    def has(self, file: str, mutant: Mutant) -> bool:
        """Whether any test runs the line, or one that names what is changed there."""
        return bool(self._of_line(file, mutant) or self._of_names(mutant))

    def tests(self, file: str, mutant: Mutant) -> list[str]:
        """Those that run the line; else those of the file, else all, up to a time.

        The tests of the module itself come first, each time the cheapest before the others.
        """
        found = (
            self._of_line(file, mutant)
            or self._of_names(mutant)
            or {test for tests in self._lines[file].values() for test in tests}
            or set(self._computed)
        )
        spent, chosen = 0.0, []
        own = f"{named_after(file)}::"
        order = sorted(found, key=lambda test: (own not in test, self._computed[test], test))
        for test in order:
            spent += self._computed[test]
            if spent > ENOUGH_S and chosen:
                break
            chosen.append(test)
        return [*chosen, POWER] if mutant.syncs else chosen

    def seconds(self, tests: list[str]) -> float:
        """When a trial with these tests hangs."""
        took = sum(POWER_S if test == POWER else self._took[test] for test in tests)
        return STARTING_S + LASTING * took

    def _of_line(self, file: str, mutant: Mutant) -> set[str]:
        lines = self._lines[file]
        wanted = (str(mutant.line), str(mutant.statement))
        return {test for line in wanted for test in lines.get(line, ())}

    def _of_names(self, mutant: Mutant) -> set[str]:
        """Those that run a line in which a value of a module is named."""
        if not mutant.names:
            return set()
        named = re.compile(rf"\b(?:{'|'.join(mutant.names)})\b")
        return {
            test
            for file, tests in self._lines.items()
            for number, line in enumerate((ROOT / file).read_text("utf-8").splitlines(), 1)
            if named.search(line)
            for test in tests.get(str(number), ())
        }


def named_after(file: str) -> str:
    """The name of the file with the tests of this module."""
    path = Path(file)
    return f"test_{path.parent.name if path.stem == '__init__' else path.stem}.py"


def mutants(part: Part) -> list[tuple[str, Mutant]]:
    """Those to be tried, of some modules or all: every one not alike, or so many by chance."""
    every = [
        (file, mutant)
        for file in part.files
        if not ONLY or Path(file).stem in ONLY
        for mutant in mutants_of((ROOT / file).read_text(encoding="utf-8"))
        if not is_alike(file, mutant)
    ]
    if not MOST or len(every) <= MOST:
        return every
    return matrix.chance("mutation", part.name).sample(every, MOST)


def is_alike(file: str, mutant: Mutant) -> bool:
    """Whether it stands in the list of those that nobody could tell from the program."""
    line = (ROOT / file).read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
    return any(
        (each.file, each.line) == (file, line) and each.said in ("", mutant.said) for each in ALIKE
    )


def tried(part: Part, wanted: list[tuple[str, Mutant]]) -> Iterator[Trial]:
    """Try them in copies of the project, as many at once as there are to be processes.

    Raises:
        AssertionError: the tests fail without any change, or a process broke.
    """
    with tempfile.TemporaryDirectory(prefix="journal-mutants-") as folder:
        place = Path(folder)
        first = place / "0"
        shutil.copytree(ROOT, first, ignore=LEFT_BEHIND)
        reached = _reached(first, part)
        plan = [
            {
                "file": file,
                "number": mutant.number,
                "tests": (tests := reached.tests(file, mutant)),
                "seconds": reached.seconds(tests),
            }
            for file, mutant in wanted
        ]
        verdicts = _verdicts(place, [trial for trial in plan if trial["tests"]])
    for file, mutant in wanted:
        verdict = verdicts.get((file, mutant.number), SURVIVED)
        yield Trial(file, mutant, verdict, reached.has(file, mutant))


def _reached(tree: Path, part: Part) -> Reached:
    answer = tree.parent / "reached.json"
    ran = subprocess.run(
        [*_worker("reached", answer), *part.files, "--", *part.tests],
        cwd=tree, env=_environment(tree), capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, f"they fail as they are: {ran.stdout[-2000:]}{ran.stderr[-2000:]}"
    return Reached(json.loads(answer.read_text(encoding="utf-8")))


def _verdicts(place: Path, plan: list[dict]) -> dict[tuple[str, int], str]:
    trees = [place / str(number) for number in range(PROCESSES)]
    for tree in trees[1:]:  # before anything is changed in the first of them
        shutil.copytree(trees[0], tree, symlinks=True, ignore=LEFT_BEHIND)
    running = []
    for number, tree in enumerate(trees):
        mine = place / f"plan-{number}.json"
        mine.write_text(json.dumps(plan[number::PROCESSES]), encoding="utf-8")
        answer = place / f"answer-{number}.jsonl"
        command = _worker("tried", mine, answer)
        process = subprocess.Popen(command, cwd=tree, env=_environment(tree))
        running.append((process, answer))
    broken = [process.args for process, _answer in running if process.wait()]
    assert not broken, f"a process broke: {broken}"
    said = [
        json.loads(line)
        for _process, answer in running
        for line in answer.read_text(encoding="utf-8").splitlines()
    ]
    return {(each["file"], each["number"]): each["verdict"] for each in said}


def _worker(*words: object) -> list[str]:
    return [sys.executable, "-m", "tests.faults.mutant_worker", *map(str, words)]


def _environment(tree: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**kept, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(tree)}


def report(part: Part, trials: list[Trial]) -> Path:
    """Write what became of each beside what is built, the survivors first; answers where."""
    file = ROOT / "build" / "mutants" / f"{part.name}.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = sorted(map(str, trials), key=lambda line: (not line.startswith(SURVIVED), line))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def figures(trials: list[Trial]) -> list[str]:
    """Killed of tried, over all and by file."""
    by_file: dict[str, list[Trial]] = {}
    for trial in trials:
        by_file.setdefault(trial.file, []).append(trial)
    return [
        f"{file.removeprefix('journal_app/')}: {share(found)}"
        for file, found in sorted(by_file.items())
    ]


def share(trials: list[Trial]) -> str:
    """So many of so many, and how many of those by never ending."""
    killed = sum(trial.is_killed for trial in trials)
    hung = sum(trial.is_killed and trial.verdict != KILLED for trial in trials)
    percent = 100 * killed // max(1, len(trials))
    aside = f", {hung} of them by never ending" if hung else ""
    return f"{killed} of {len(trials)} killed ({percent} %){aside}"
