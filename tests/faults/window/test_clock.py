"""Row "clock": whatever a clock does, what was written keeps its order and the lock fires."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from journal_app import vault
from journal_app.app.program import Program
from journal_app.domain.entry import Entry
from journal_app.ui.idle import Clocks
from journal_app.ui.unlock.unlock_page import UnlockPage
from tests.window_fixtures import given_to_tests

pytestmark = pytest.mark.row("clock")
DECADE, MINUTES = dt.timedelta(days=3_652), 5


class Machine:
    """The clocks of a machine: one is set and sleeps, one goes on, one stands while it sleeps."""

    def __init__(self, clock) -> None:
        self.clock, self.steady_s = clock, 0.0

    def wall_s(self) -> float:
        return self.clock.time.timestamp()

    def run(self, length: dt.timedelta) -> None:
        self.steady_s += length.total_seconds()
        self.clock.time += length

    def set_by(self, length: dt.timedelta) -> None:
        self.clock.time += length

    def sleep(self, length: dt.timedelta, *, is_counted: bool) -> None:
        self.clock.time += length
        self.steady_s += length.total_seconds() if is_counted else 0


def in_summer_time(machine: Machine) -> None:
    machine.clock.time = dt.datetime(2026, 3, 29, 0, 59, 58, tzinfo=dt.UTC)


def in_winter_time(machine: Machine) -> None:
    machine.clock.time = dt.datetime(2026, 10, 25, 0, 59, 58, tzinfo=dt.UTC)


CASES: dict[str, tuple[Callable[[Machine], None], bool]] = {  # what happens; locks at once
    "ten years back": (lambda machine: machine.set_by(-DECADE), False),
    "ten years on": (lambda machine: machine.set_by(DECADE), True),
    "into summer time": (lambda machine: machine.run(dt.timedelta(seconds=5)), False),
    "into winter time": (lambda machine: machine.run(dt.timedelta(seconds=5)), False),
    "asleep": (lambda machine: machine.sleep(dt.timedelta(hours=8), is_counted=True), True),
    "asleep, and no clock went on": (
        lambda machine: machine.sleep(dt.timedelta(hours=8), is_counted=False),
        True,
    ),
    "asleep, and set ten years back": (
        lambda machine: (machine.run(dt.timedelta(hours=8)), machine.set_by(-DECADE)),
        True,
    ),
}
BEFORE = {"into summer time": in_summer_time, "into winter time": in_winter_time}


@pytest.fixture
def machine(clock) -> Machine:
    return Machine(clock)


@pytest.fixture
def program(answers, theme, machine, vault_path, vault_key, qtbot):
    """A program that lives by the machine's clocks, with an open journal."""

    def show_again(path) -> None:
        made.front.start(path)

    given = given_to_tests(answers, theme, machine.clock)
    made = Program(dataclasses.replace(given, give_way=show_again))
    made.idle.clocks = Clocks(lambda: machine.steady_s, machine.wall_s)
    with qtbot.waitSignal(made.window.first_shown):
        made.start(vault_path)
    made.front.unlocked.emit(vault.unlock_with_key(vault_path, vault_key))
    yield made
    made.window.close()
    made.window.deleteLater()


def look(program: Program) -> bool:
    """Let the program look at its clocks; answers whether it has locked."""
    program.idle.looking.timeout.emit()
    QApplication.processEvents()
    return isinstance(program.window.centralWidget(), UnlockPage)


@pytest.mark.parametrize("case", CASES)
def test_the_lock_fires_whatever_the_clock_does(row, program, machine, case) -> None:
    happens, at_once = CASES[case]
    BEFORE.get(case, lambda _machine: None)(machine)
    program.idle.start()

    happens(machine)
    first = look(program)
    machine.run(dt.timedelta(minutes=MINUTES))
    then = first or look(program)

    row.count()
    assert (first, then) == (at_once, True)


@pytest.mark.parametrize("case", CASES)
def test_what_was_written_keeps_its_order(row, journal, machine, case) -> None:
    happens, _at_once = CASES[case]
    BEFORE.get(case, lambda _machine: None)(machine)
    first, second = Entry(title="first"), Entry(title="second")
    journal.save(first)
    journal.leave()

    happens(machine)
    journal.save(second)
    journal.leave()
    journal.undo()
    left = [head.title for head in journal.heads(Entry)]
    journal.undo()

    row.count()
    assert left == ["first"]
    assert journal.heads(Entry) == []
    journal.redo()
    assert [head.title for head in journal.heads(Entry)] == ["first"]
