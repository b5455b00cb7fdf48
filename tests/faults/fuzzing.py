"""One target of the fuzzing, tried for so many seconds: what broke, and what was slowest."""

import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType
from typing import Protocol

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from journal_app.errors import JournalError

HANG_S = 2.0  # of computing, for one example
GIVEN_UP_S = 10.0  # of computing: what never ends is stopped here
A_ROUND = 40  # examples; then a round begins with a target that is new, or it is over
TAKEN = "taken"


class Target(Protocol):
    """What is fuzzed: it makes a spoiled file, and tries it.

    *tried* answers by a word what became of it; it raises a JournalError where the program
    refuses, and anything else where the program has a fault.
    """

    def made(self, chance: Random) -> bytes:
        """A file."""
        ...

    def tried(self, data: bytes) -> str:
        """What became of it."""
        ...

    def close(self) -> None:
        """Let go of what the target holds."""
        ...


class Hung(BaseException):
    """It computed so long that it was stopped; no part of the program may catch that."""


class Found(AssertionError):
    """A fault of the program, and the file that shows it."""


@dataclass
class Seen:
    """What was seen of one target."""

    words: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def __str__(self) -> str:
        """For the table."""
        examples = sum(self.words.values())
        said = ", ".join(f"{word} {count:,}" for word, count in self.words.most_common(4))
        return f"{examples:,} examples ({said}), slowest {self.slowest:.2f} s of computing"


def tried(target: Target, data: bytes, seen: Seen, hang_s: float = HANG_S) -> None:
    """Try one file; whatever is not an error of the program's own is a fault.

    Raises:
        Found: a crash, or more than so many seconds of this thread's computing.
    """
    begun = time.thread_time()
    try:
        with _stopped_after(GIVEN_UP_S if hang_s == HANG_S else hang_s):
            word = target.tried(data)
    except JournalError as error:
        word = error.word
    except Hung:
        raise Found(f"a hang: over {HANG_S} s of computing") from None
    except AssertionError as error:
        raise Found(str(error)) from error
    except Exception as error:  # whatever it is, it is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}:{last.lineno}"
        raise Found(f"a crash: {type(error).__name__} at {place}") from error
    seconds = time.thread_time() - begun
    seen.words[word] += 1
    seen.slowest = max(seen.slowest, seconds)
    if seconds > hang_s:
        raise Found(f"a hang: {seconds:.1f} s of computing")


def fuzzed(begin: Callable[[], Target], seconds: float, chance: Random, found_in: Path) -> Seen:
    """Try spoiled files for so many seconds, round after round, each with a seed of its own.

    A file that shows a fault is left in the folder.

    Raises:
        Found: the first fault.
    """
    seen, end = Seen(), time.monotonic() + seconds
    while time.monotonic() < end:
        target = begin()
        try:
            _round(target, chance.getrandbits(64), seen, found_in)
        finally:
            target.close()
    return seen


def _round(target: Target, number: int, seen: Seen, found_in: Path) -> None:
    found: list[Found] = []

    @seed(number)
    @settings(
        max_examples=A_ROUND,
        deadline=None,
        database=None,
        derandomize=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(chance=st.randoms(use_true_random=True))
    def one(chance: Random) -> None:
        if found:  # what has a fault is not tried again: it may hold half of something
            return
        data = target.made(chance)
        try:
            tried(target, data, seen)
        except Found as fault:
            (found_in / "found").write_bytes(data)
            found.append(fault)

    one()
    if found:
        raise found[0]


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    """Raise Hung in what computes longer; the clock is that of this process's computing."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Hung

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
