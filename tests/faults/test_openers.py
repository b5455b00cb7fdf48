"""A second opener is told at once; what a killed program held is taken over, nothing lost."""

import dataclasses
import hashlib
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from tests.faults import matrix, opener, verdict
from tests.faults.child import fact
from tests.faults.opener import not_taken, not_told, started
from tests.faults.test_kill import killed

second = pytest.mark.row("second-opener")
stale = pytest.mark.row("stale-lock")
WRONG = "not the passphrase"  # told before a key is derived from it
WORDS = b"written by the next opener"
WRITERS = (["add"], ["undo-import"], ["backup"])  # commands that write
HELD_WHILE = {"typing": 0.25, "saving": 0.25, "reading_a_file": 0.6}


def share(asked: int) -> int:
    """How many second openers are of the command line; the rest call a window."""
    return asked - asked // 5


@pytest.fixture
def held(subject, place) -> Iterator[Path]:
    """A journal that this process has open."""
    folder = subject.copied(place / "home")
    opened = vault.unlock_with_key(folder, subject.ours.key)
    yield folder
    opened.lock()


def files(folder: Path) -> dict[str, str]:
    """The files of an open journal, each by its hash."""
    names = sorted(file.name for file in folder.iterdir())
    read = {name: (folder / name).read_bytes() for name in names if name != "lock"}
    return {name: hashlib.sha256(data).hexdigest() for name, data in read.items()}


def command(words: list[str], folder: Path) -> list[object]:
    """The words of a command that writes, whole."""
    more = {"undo-import": ["made-up"], "backup": [folder.parent / "elsewhere"]}
    return [*words, folder, *more.get(words[0], [])]


# ------------------------------------------------------------------ a second opener


@second
def test_a_second_opener_is_told_before_anything_slow(row, held) -> None:
    before, runs = files(held), []
    for words in itertools.islice(itertools.cycle(WRITERS), share(row.asked)):
        ran = started(command(words, held), WRONG, WORDS)

        assert not_told(ran) == []
        assert files(held) == before
        row.count()
        runs.append(ran)
    row.tell(f"by the command line: {opener.spread(runs)}")


@second
@pytest.mark.parametrize(
    ("switch", "problem"), [("patient", "it waited"), ("without-lock", "it was told wrong")]
)
def test_a_program_that_waits_or_does_not_look_is_found_out(held, switch, problem) -> None:
    ran = started([switch, "add", held], WRONG, WORDS)

    assert any(found.startswith(problem) for found in not_told(ran))


@second
def test_a_key_that_was_derived_first_is_found_out(held) -> None:
    ran = started(["without-lock", "add", held], WRONG, WORDS)
    told = dataclasses.replace(ran, status=5, answer={"error": "open_elsewhere"})

    assert ran.derived == 1
    assert not_told(told) == ["a key was derived first"]


# ------------------------------------------------------------------ a stale lock


@stale
def test_the_next_opener_takes_over_what_a_killed_program_held(row, subject, tmp_path) -> None:
    chance, runs, acked = matrix.chance("stale-lock"), [], 0
    for number in range(row.asked):
        work = list(HELD_WHILE)[number % len(HELD_WHILE)]
        folder = subject.copied(tmp_path / str(number))
        told = killed(work, folder, subject.ours.key, chance.uniform(0.05, HELD_WHILE[work]))

        ran = started(["add", folder], subject.ours.code, WORDS)

        assert not_taken(ran) == []
        told.acked |= {f"record {ran.answer['id']}": added()}
        assert verdict.journal(folder, subject.ours, told) == [], f"{work}, kill {number}"
        row.count()
        runs.append(ran)
        acked += told.count
    row.tell(f"{acked:,} acknowledged before the kills, 0 lost")
    row.tell(opener.spread(runs))


def added() -> str | None:
    """The words of the next opener, as a fact."""
    return fact(Entry(body_md=WORDS.decode()))


@stale
def test_a_journal_that_is_still_held_is_not_taken_for_a_stale_one(held, subject) -> None:
    found = not_taken(started(["add", held], subject.ours.code, WORDS))

    assert found[0] == "it was told open_elsewhere, status 5"
    assert len(found) == 2
