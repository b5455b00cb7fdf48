"""kill -9 at a random moment of each kind of work: nothing acknowledged is lost."""

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults import matrix, verdict
from tests.faults.verdict import Told

pytestmark = pytest.mark.row("kill")

# kinds of work, each with the longest it lives, in seconds: long enough for some rounds of it
WORKS = {
    "typing": 0.25,
    "saving": 0.25,
    "migrating": 0.25,
    "backing_up": 0.6,
    "rewriting": 0.5,
    "purging": 0.25,
}
ENDLESS = 1_000_000


def share(asked: int, place: int) -> int:
    """How many of the kills fall to the kind of work at this place."""
    return asked // len(WORKS) + (place < asked % len(WORKS))


@pytest.mark.parametrize("work", WORKS)
def test_a_kill_loses_nothing_that_was_acknowledged(work, row, subject, tmp_path) -> None:
    chance = matrix.chance("kill", work)
    acked = 0
    for number in range(share(row.asked, list(WORKS).index(work))):
        place = tmp_path / str(number)
        folder = subject.copied(place)

        told = killed(work, folder, subject.ours.key, chance.uniform(0, WORKS[work]))

        assert problems(work, folder, subject.ours, told) == [], f"{work}, kill {number}"
        acked += told.count
        row.count()
        shutil.rmtree(place)
    row.tell(f"{work}: {acked:,} acknowledged, 0 lost")


def problems(work: str, folder: Path, ours: verdict.Ours, told: Told) -> list[str]:
    """What is wrong after the kill, with the journal and with what was made beside it."""
    found = verdict.journal(folder, ours, told)
    if work == "migrating":
        found += verdict.migrated(folder.parent, ours, told)
    if work == "backing_up":
        found += verdict.backups(folder.parent / "backups", folder.parent, ours, told)
        found += verdict.next_backup(folder, folder.parent / "backups", ours)
    return found


def killed(work: str, folder: Path, key: bytes, seconds: float) -> Told:
    """What a child said before it was killed, so long after it had begun its work."""
    out, into = os.pipe()
    command = [sys.executable, "-m", "tests.faults.child", work, folder, key.hex(), into, ENDLESS]
    process = subprocess.Popen([str(word) for word in command], pass_fds=[into])
    os.close(into)
    try:
        data = os.read(out, 65_536)
        assert data.startswith(b'["go"'), data
        data += until(out, time.monotonic() + seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        while part := os.read(out, 65_536):
            data += part
    finally:
        process.kill()
        process.wait()
        os.close(out)
    assert process.returncode == -signal.SIGKILL, "it ended by itself"
    return Told().hear(data)


def until(out: int, end: float) -> bytes:
    """What is said up to that moment; read, so that nobody waits for a full pipe."""
    data = b""
    while (left := end - time.monotonic()) > 0:
        if select.select([out], [], [], left)[0]:
            part = os.read(out, 65_536)
            assert part, "it ended by itself"
            data += part
    return data
