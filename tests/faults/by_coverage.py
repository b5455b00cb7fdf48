"""The same targets, led by which code they reach; needs atheris, which is no part of the lock.

``python -m tests.faults.by_coverage TARGET SECONDS FOLDER``: a fault ends it with a status that
is not 0, and what showed it lies in the folder.

Source: https://github.com/google/atheris, and the options of libFuzzer.
"""

import importlib
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Self

MEMORY_MB = 4_096
ANEW_EVERY = 500  # examples; what a journal keeps of them grows
LASTING_S = 60  # beyond its time: to start, and to end the last example


class FromBytes(Random):
    """Chance read from bytes, so that a fuzzer that changes the bytes changes the file.

    When they have come to their end it is always the first of what can be chosen.
    """

    def __new__(cls, _data: bytes) -> Self:
        return super().__new__(cls)

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self._left = int.from_bytes(data, "little")

    def getrandbits(self, count: int, /) -> int:
        """The next so many bits."""
        found = self._left & ((1 << count) - 1)
        self._left >>= count
        return found

    def random(self) -> float:
        """The next sixteen bits, as a part of one."""
        return self.getrandbits(16) / (1 << 16)


def is_there() -> bool:
    """Whether atheris is installed."""
    return importlib.util.find_spec("atheris") is not None


def followed(name: str, seconds: int, folder: Path) -> str:
    """Fuzz one target in a process of its own; what came of it, in words.

    Raises:
        AssertionError: it found a fault.
    """
    if not is_there():
        return f"{name} by coverage: atheris is not installed"
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.by_coverage", name, str(seconds), str(folder)],
        capture_output=True, text=True, timeout=seconds * 2 + LASTING_S, check=False,
    )  # fmt: skip
    last = "\n".join(ran.stderr.splitlines()[-30:])
    assert ran.returncode == 0, f"{name} by coverage: {last}"
    runs = re.search(r"Done (\d+) runs", ran.stderr)
    return f"{name} by coverage: {int(runs[1]):,} runs" if runs else f"{name} by coverage: ran"


def main(name: str, seconds: str, folder: Path) -> None:
    """Fuzz, and end the process."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["journal_app"], enable_loader_override=False):
        from tests.faults.conftest import made_subject
        from tests.faults.fuzzing import Seen, tried
        from tests.faults.targets import TARGETS
    subject, seen, count = made_subject(folder / "subject"), Seen(), 0
    target = TARGETS[name](subject, folder)

    def one(data: bytes) -> None:
        nonlocal target, count
        count += 1
        if count % ANEW_EVERY == 0:
            target.close()
            target = TARGETS[name](subject, folder)
        tried(target, target.made(FromBytes(data)), seen)

    options = [f"-max_total_time={seconds}", f"-rss_limit_mb={MEMORY_MB}", "-verbosity=1"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
