"""Start-up, unlock, memory and stalls, each in a process of its own, in turns."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tests.bench.made import Lived, Made
from tests.bench.timing import Medians, in_turns, medians

CHILD = (sys.executable, str(Path(__file__).with_name("child.py")))
ROOT = Path(__file__).parents[2]
COMPILED = {"PYTHONPYCACHEPREFIX": str(ROOT / "build" / "bench-compiled")}  # as after a first start


def start_up(journal: Made, rounds: int) -> Medians:
    """Milliseconds from exec to the first picture: "empty" window and "unlock" page."""
    unlock = ("unlock", str(journal.path))
    _started(*unlock)  # once for the compiled files
    return in_turns(
        {"empty": lambda: _started("empty"), "unlock": lambda: _started(*unlock)}, rounds
    )


def opened(journals: Sequence[Made], rounds: int) -> dict[int, Medians]:
    """What the open window says of itself, by the number of entries; in turns."""
    return _in_turns("opened", journals, rounds)


def pages(journals: Sequence[Lived], rounds: int) -> dict[int, Medians]:
    """Milliseconds to go to each place, by the number of sessions; in turns."""
    return _in_turns("pages", journals, rounds)


def _in_turns(what: str, journals: Sequence[Made | Lived], rounds: int) -> dict[int, Medians]:
    taken: dict[int, dict[str, list[float]]] = {made.count: defaultdict(list) for made in journals}
    for _round in range(rounds):
        for made in journals:
            for name, value in _said(what, str(made.path), made.key.hex()).items():
                taken[made.count][name].append(value)
    return {count: medians(values) for count, values in taken.items()}


def _started(*words: str) -> float:
    started = time.monotonic()
    return (_said(*words)["shown"] - started) * 1_000


def _said(*words: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="journal-bench-") as home:
        own = {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("DATA", "CONFIG", "STATE")}
        environment = {**os.environ, **own, "HOME": home, "PYTHONPATH": str(ROOT), **COMPILED}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        done = subprocess.run(
            (*CHILD, *words), env=environment, capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
