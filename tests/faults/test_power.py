"""Modelled power loss: a writer's own system calls replayed up to a moment, the unsynced lost."""

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import matrix, trace, verdict
from tests.faults.child import Facts, lines
from tests.faults.disk import Disk, write_out
from tests.faults.trace import Call
from tests.faults.verdict import Told

# kinds of work: how many rounds are traced, and how much of the states falls to it, in percent
WORKS = {
    "typing": (24, 18),
    "saving": (8, 18),
    "migrating": (1, 10),
    "rewriting": (6, 20),
    "backing_up": (3, 10),
    "purging": (5, 12),
    "beginning": (2, 6),
    "bringing_back": (2, 6),
}
CONTROLS = (
    ("typing", "normal"),
    ("saving", "off"),
    ("rewriting", "without-sync"),
    ("backing_up", "without-sync"),
    ("beginning", "without-sync"),
    ("bringing_back", "without-sync"),
)
CHANGES = {
    *("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "unlinkat"),
    *("rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat", "rmdir"),
}
STATES_OF_A_TRACE = 500
STATES_OF_A_CONTROL = 30
UNTRACED = "this system lets nobody trace"


@pytest.fixture(autouse=True)
def tracer() -> None:
    if not trace.allowed():
        pytest.skip(UNTRACED)


@pytest.mark.row("power")
@pytest.mark.parametrize("work", WORKS)
def test_a_power_loss_loses_nothing_that_was_acknowledged(work, row, subject, place) -> None:
    chance = matrix.chance("power", work)
    left = row.asked * WORKS[work][1] // 100
    acked = 0
    while left > 0:
        states = min(left, STATES_OF_A_TRACE)
        left -= states

        for told, found in judged(work, subject, place, (chance, states)):
            assert found == [], f"{work}: after {told.count} were acknowledged"
            acked += told.count
            row.count()

    row.tell(f"{work}: {acked:,} times something acknowledged was there")


@pytest.mark.row("power-control")
@pytest.mark.parametrize(("work", "switch"), CONTROLS)
def test_a_writer_that_does_not_sync_is_found_out(work, switch, row, subject, place) -> None:
    chance = matrix.chance("control", work)

    verdicts = judged(work, subject, place, (chance, STATES_OF_A_CONTROL), switch)
    bad = [found for _told, found in verdicts if found]

    assert bad, f"{work} {switch}"
    row.count()
    row.tell(f"{work} {switch}: {len(bad)} of {STATES_OF_A_CONTROL} states are bad")


def judged(
    work: str, subject, place: Path, wanted: tuple[random.Random, int], *switches: str
) -> Iterator[tuple[Told, list[str]]]:
    """One trace of the work, and of so many states by chance what was told and is wrong."""
    chance, states = wanted
    home = place / "home"
    folder = subject.copied(home)
    disk = Disk(home)
    calls, handle = trace_of(work, folder, subject.ours, switches)
    moments = sorted(chance.choices(mattering(calls, handle), k=states))
    told = Told()
    for number, call in enumerate(calls):
        for word, facts in said(call, handle):
            told.take(word, facts)
        disk.play(call)
        while moments and moments[0] == number:
            moments.pop(0)
            shutil.rmtree(home, ignore_errors=True)  # the same place: keys name no path
            write_out(disk.after_crash(chance), home)
            yield told, problems(work, folder, subject.ours, told)
    shutil.rmtree(home)


def trace_of(work: str, folder: Path, ours: verdict.Ours, switches) -> tuple[list[Call], str]:
    """What a child does to the files from its first word on, and the handle it speaks on."""
    with tempfile.TemporaryDirectory(prefix="journal-trace-") as notes:
        handle = os.open(Path(notes) / "said", os.O_WRONLY | os.O_CREAT)
        words = [work, folder, ours.key.hex(), handle, WORKS[work][0], *switches]
        arguments = ["-m", "tests.faults.child", *map(str, words)]
        try:
            calls = trace.traced(arguments, Path(notes) / "trace", handle)
        finally:
            os.close(handle)
    return calls, str(handle)


def mattering(calls: list[Call], handle: str) -> list[int]:
    """The places of the calls that change something, from the child's first word on."""
    first = next(place for place, call in enumerate(calls) if any(said(call, handle)))
    return [place for place in range(first, len(calls)) if calls[place].name in CHANGES]


def said(call: Call, handle: str) -> Iterator[tuple[str, Facts]]:
    """What the child says with this call, if it does."""
    if call.name == "write" and call.arguments[0] == handle:
        yield from lines(call.arguments[1])


def problems(work: str, folder: Path, ours: verdict.Ours, told: Told) -> list[str]:
    """What is wrong in one state: with the journal, and with what was made beside it."""
    parent = folder.parent
    if work == "migrating":
        return verdict.migrated(parent, ours, told)
    if work in {"beginning", "bringing_back"}:
        return verdict.made(parent / "new", told)
    found = verdict.journal(folder, ours, told)
    if work == "backing_up":
        found += verdict.backups(parent / "backups", parent, ours, told)
    return found
