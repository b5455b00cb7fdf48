"""The next change of the tables, rehearsed on the golden journal and broken off at any statement.

The journal opens as the old one with everything or as the new one with everything, never as
neither; and the next opening brings it to the end.
"""

import json
import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.errors import NoSpace
from journal_app.store.store import Store
from tests.faults import matrix, verdict
from tests.faults.next_schema import NEXT, next_schema, pictured
from tests.faults.test_no_space import left_free
from tests.faults.verdict import Ours, Told
from tests.golden.__main__ import HERE, JOURNAL, SAID

IN_SHORT = 20
PAGES = 10  # so little is kept in memory that the log is written at every statement


@dataclass(frozen=True)
class Rehearsal:
    """The journal before and after, in pictures, and the statements between them."""

    home: Path
    ours: Ours
    old: str
    new: str
    statements: tuple[str, ...]

    def copied(self, place: Path) -> Path:
        """The journal as it was, for one more try; answers its folder."""
        shutil.copytree(self.home, place)
        return place / JOURNAL

    def chosen(self) -> list[int]:
        """At which statements it is broken off: all in the long form, the last always."""
        last = len(self.statements) - 1
        if matrix.LONG:
            return list(range(last + 1))
        return sorted({round(place * last / (IN_SHORT - 1)) for place in range(IN_SHORT)})

    def expected(self, number: int) -> str:
        """How it must stand when it was broken off before that statement."""
        return self.new if "COMMIT" in self.statements[:number] else self.old


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory) -> Rehearsal:
    newest = max(HERE.glob("schema-*"), key=lambda place: int(place.name.partition("-")[2]))
    opens = json.loads((newest / SAID).read_text(encoding="utf-8"))["opens"]
    home = tmp_path_factory.mktemp("rehearsal")
    shutil.copytree(newest / JOURNAL, home / JOURNAL)
    key = bytes(vault.read_key(home / JOURNAL, opens["recovery"]))
    ours = Ours(key, opens["passphrase"], opens["recovery"])
    shutil.copytree(home, home.with_name("whole"))
    opened, statements = vault.unlock_with_key(home.with_name("whole") / JOURNAL, key), []
    old = pictured(opened.connection)
    upgrade(opened, lambda number, said: statements.append(said))
    new = pictured(opened.connection)
    assert opened.check(thorough=True) == []
    opened.lock()
    return Rehearsal(home, ours, old, new, tuple(statements))


def upgrade(opened: vault.Vault, heard: Callable[[int, str], None] = lambda _n, _s: None) -> None:
    """Open the tables with the next schema's program; *heard* is told of each statement first."""
    told: list[str] = []

    def hear(said: str) -> None:
        told.append(said)
        heard(len(told) - 1, said)

    opened.connection.execute(f"PRAGMA cache_size = {PAGES}")
    opened.connection.set_trace_callback(hear)
    try:
        with next_schema():
            Store(opened.connection)
    finally:
        opened.connection.set_trace_callback(None)


def killed(folder: Path, key: bytes, at: int) -> None:
    """Upgrade the journal in a child process that is killed before that statement."""
    child = os.fork()
    if child == 0:
        try:
            opened = vault.unlock_with_key(folder, key)
            upgrade(opened, lambda number, _s: number == at and os.kill(os.getpid(), 9))
        finally:
            os._exit(1)  # it was not killed
    _child, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


def filled(rehearsal: Rehearsal, folder: Path, at: int) -> str:
    """Upgrade the journal on a disk that is full from that statement on; how it must stand then."""
    disk, wanted = folder.parent.parent, rehearsal.new
    opened = vault.unlock_with_key(folder, rehearsal.ours.key)
    try:
        upgrade(opened, lambda number, _s: number == at and left_free(disk, 0))
    except NoSpace:
        wanted = rehearsal.old
    try:
        assert pictured(opened.connection) == wanted, f"while it is full, at {at}"
    finally:
        opened.lock()
    (disk / "filler").unlink()
    return wanted


def problems(rehearsal: Rehearsal, folder: Path, expected: str) -> list[str]:
    """What is wrong with the journal that was broken off, and with how it goes on."""
    found = verdict.slots(folder, rehearsal.ours, Told())
    opened = vault.unlock_with_key(folder, rehearsal.ours.key)
    if pictured(opened.connection) != expected:
        found.append("it is neither the old nor the new journal")
    found += opened.check(thorough=True)
    upgrade(opened)
    if pictured(opened.connection) != rehearsal.new:
        found.append("it did not come to its end")
    found += opened.check(thorough=True)
    opened.lock()
    return found + verdict.left_over(folder)


def test_the_rehearsed_step_does_all_a_step_may_do(rehearsal, tmp_path) -> None:
    opened = vault.unlock_with_key(rehearsal.copied(tmp_path / "one"), rehearsal.ours.key)
    pairs = opened.connection.execute("SELECT id, person_id FROM relationship").fetchall()
    whys = opened.connection.execute("SELECT id, why_md FROM goal WHERE why_md <> ''").fetchall()

    upgrade(opened)

    after = opened.connection.execute
    assert after("PRAGMA user_version").fetchone() == (NEXT,)
    assert after("SELECT id, person_id FROM relationship").fetchall() == pairs
    assert after("SELECT id, reason_md FROM goal WHERE reason_md <> ''").fetchall() == whys
    assert after("SELECT count(*) FROM entry WHERE weather = 'kind'").fetchone()[0] > 20
    assert whys
    assert all(person for _pair, person in pairs)
    opened.lock()


@pytest.mark.row("kill")
def test_killed_at_any_statement_it_is_the_old_one_or_the_new_one(rehearsal, place, row) -> None:
    written = 0
    for number in rehearsal.chosen():
        folder = rehearsal.copied(place / str(number))

        killed(folder, rehearsal.ours.key, number)

        written += (folder / "journal.db-wal").stat().st_size > 0
        assert problems(rehearsal, folder, rehearsal.expected(number)) == [], f"at {number}"
        row.count()
        shutil.rmtree(place / str(number))
    assert written > len(rehearsal.chosen()) // 2, "nothing was half written when it was killed"
    row.tell(f"migrating: at {len(rehearsal.chosen())} of {len(rehearsal.statements)} statements")


@pytest.mark.row("files")
def test_out_of_space_at_any_statement_it_is_the_old_one_or_the_new_one(
    rehearsal, small_disk, row
) -> None:
    disk, refused = small_disk("8m"), 0
    for number in rehearsal.chosen():
        folder = rehearsal.copied(disk / "home")

        wanted = filled(rehearsal, folder, number)

        refused += wanted == rehearsal.old
        assert problems(rehearsal, folder, wanted) == [], f"at {number}"
        row.count()
        shutil.rmtree(disk / "home")
    assert refused > len(rehearsal.chosen()) // 2, "there was room enough"
    row.tell(f"migrating: full at {len(rehearsal.chosen())} statements, refused at {refused}")
