"""A second program, as a person starts it: ``python -m tests.faults.opener HANDLE WORDS ...``.

It is the command line itself in a process of its own. Beside the answer it says on the handle
how long it asked to wait, how many keys it derived from a passphrase, and what it computed.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WAITS_S = 0.5  # of the second within which it is told the rest is for starting and computing


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a second program.

    *waited* are the seconds it asked to sleep, *computed* those of its processor, *seconds*
    those of the steady clock from its start to its end.
    """

    status: int
    answer: dict[str, Any]
    waited: float
    computed: float
    derived: int
    seconds: float


def started(words: Sequence[object], secret: str, text: bytes = b"") -> Ran:
    """Run one command to its end; the secret goes through a descriptor."""
    out, into = os.pipe()
    asked, asking = os.pipe()
    os.write(asking, secret.encode() + b"\n")
    os.close(asking)
    command = [sys.executable, "-m", "tests.faults.opener", into, *words]
    command += ["--json", "--passphrase-fd", asked]
    begun = time.monotonic()
    ran = subprocess.run(
        [str(word) for word in command],
        input=text, stdout=subprocess.PIPE, pass_fds=[into, asked], check=False,
    )  # fmt: skip
    seconds = time.monotonic() - begun
    for handle in (into, asked):
        os.close(handle)
    with os.fdopen(out, "rb") as file:
        said = json.loads(file.read())
    return Ran(ran.returncode, json.loads(ran.stdout), seconds=seconds, **said)


def not_told(ran: Ran) -> list[str]:
    """What is wrong with how a second opener was told that the journal is open elsewhere."""
    found = []
    if (ran.status, ran.answer.get("error")) != (5, "open_elsewhere"):
        found.append(f"it was told {ran.answer.get('error', 'nothing')}, status {ran.status}")
    if ran.derived:
        found.append("a key was derived first")
    if ran.waited >= WAITS_S:
        found.append(f"it waited {ran.waited:.1f} s")
    return found


def not_taken(ran: Ran) -> list[str]:
    """What is wrong with how the journal of a killed program was taken over."""
    found = []
    if ran.status != 0 or "id" not in ran.answer:
        found.append(f"it was told {ran.answer.get('error', 'nothing')}, status {ran.status}")
    if ran.waited:
        found.append(f"it waited {ran.waited:.1f} s")
    return found


def spread(runs: Sequence[Ran]) -> str:
    """The shortest and the longest of them in words, by the clock and by what it did."""
    first, *_others, last = sorted(runs, key=lambda ran: ran.seconds)
    return (
        f"start to end {first.seconds:.2f} to {last.seconds:.2f} s by the clock of this machine "
        f"(the slowest waited {last.waited:.2f} s and computed {last.computed:.2f} s)"
    )


# ------------------------------------------------------------------ the process itself


def main(handle: int, words: list[str]) -> int:
    """Run the command with what it waits for and derives counted."""
    counted = {"waited": 0.0, "derived": 0}
    _count_waiting(counted)
    begun = time.process_time()
    from journal_app.cli.main import main as command

    _count_keys(counted)
    for name in [word for word in words if word in SWITCHES]:
        words.remove(name)
        SWITCHES[name]()
    status = command(words)
    computed = time.process_time() - begun
    os.write(handle, json.dumps(counted | {"computed": computed}).encode())
    return status


def _count_waiting(counted: dict[str, float]) -> None:
    sleep = time.sleep

    def counting(seconds: float) -> None:
        counted["waited"] += seconds
        sleep(seconds)

    time.sleep = counting


def _count_keys(counted: dict[str, float]) -> None:
    from journal_app.vault import key

    derive = key.from_passphrase

    def counting(*given: Any) -> bytearray:
        counted["derived"] += 1
        return derive(*given)

    key.from_passphrase = counting


# ------------------------------------------------------------------ negative controls


def _patient() -> None:
    """It waits longer for the journal to come free."""
    from journal_app.vault import lockfile

    lockfile.WAIT_S = 0.6


def _without_lock() -> None:
    """It does not look whether another has the journal open."""
    from journal_app.vault import OneOpener

    OneOpener.take = lambda _self: None  # type: ignore[method-assign]


SWITCHES = {"patient": _patient, "without-lock": _without_lock}


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent.parent))
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
