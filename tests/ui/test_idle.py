"""Idle minutes: half a minute is counted, any key stops it, none means never."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from journal_app.ui.idle import COUNTDOWN_S, MINUTE_MS, Clocks, IdleWatch, steady_s


class Heard:
    def __init__(self, watch: IdleWatch) -> None:
        self.seconds: list[int] = []
        self.touched = self.idle = 0
        watch.counting.connect(self.seconds.append)
        watch.touched.connect(self.on_touched)
        watch.fell_idle.connect(self.on_idle)

    def on_touched(self) -> None:
        self.touched += 1

    def on_idle(self) -> None:
        self.idle += 1


@pytest.fixture
def watch(qapp):
    made = IdleWatch(15, qapp)
    made.start()
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def line(qtbot):
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def run_out(watch: IdleWatch, seconds: int) -> None:
    watch.timer.timeout.emit()
    for _second in range(seconds):
        watch.ticking.timeout.emit()


def test_the_last_half_minute_of_the_quiet_time_is_counted(watch) -> None:
    heard = Heard(watch)
    assert watch.timer.interval() == 15 * MINUTE_MS - COUNTDOWN_S * 1_000

    run_out(watch, COUNTDOWN_S)

    assert heard.seconds == [*range(COUNTDOWN_S, 0, -1)]
    assert heard.idle == 1
    assert not watch.ticking.isActive()


def test_any_key_stops_the_count_and_begins_the_quiet_time_anew(watch, line, qtbot) -> None:
    heard = Heard(watch)
    run_out(watch, 10)

    qtbot.keyClick(line, Qt.Key.Key_A)

    assert (heard.touched, heard.idle) == (1, 0)
    assert watch.timer.isActive()
    assert not watch.ticking.isActive()


def test_no_minutes_mean_never(watch) -> None:
    watch.set_minutes(0)

    watch.start()

    assert not watch.timer.isActive()


def test_another_number_of_minutes_counts_from_now_on(watch) -> None:
    watch.set_minutes(2)

    assert watch.timer.isActive()
    assert watch.timer.interval() == 2 * MINUTE_MS - COUNTDOWN_S * 1_000


# ------------------------------------------------------------------ both clocks

YEAR_S = 365 * 86_400


class FakeClocks:
    def __init__(self) -> None:
        self.steady_s, self.wall_s = 1_000.0, 1.7e9

    def pass_s(self, seconds: float) -> None:
        self.steady_s += seconds
        self.wall_s += seconds


@pytest.fixture
def clocks() -> FakeClocks:
    return FakeClocks()


@pytest.fixture
def clocked(qapp, clocks):
    made = IdleWatch(15, qapp, Clocks(lambda: clocks.steady_s, lambda: clocks.wall_s))
    made.start()
    yield made
    made.stop()
    made.deleteLater()


def look(watch: IdleWatch, qtbot) -> None:
    """The next look at the clocks, and a turn of the event loop."""
    watch.looking.timeout.emit()
    QApplication.processEvents()


def test_a_wall_clock_ten_years_on_locks_at_once(clocked, clocks, qtbot) -> None:
    heard = Heard(clocked)
    clocks.wall_s += 10 * YEAR_S

    look(clocked, qtbot)

    assert (heard.idle, heard.seconds) == (1, [])


def test_a_wall_clock_ten_years_back_neither_locks_nor_keeps_from_locking(
    clocked, clocks, qtbot
) -> None:
    heard = Heard(clocked)
    clocks.wall_s -= 10 * YEAR_S
    look(clocked, qtbot)
    assert heard.idle == 0

    for _minute in range(15):
        clocks.pass_s(60)
        look(clocked, qtbot)

    assert heard.idle == 1


@pytest.mark.parametrize("at", ["2026-03-29T00:59:30+00:00", "2026-10-25T00:59:30+00:00"])
def test_an_hour_of_summer_time_is_no_hour_of_quiet(clocked, clocks, qtbot, at) -> None:
    heard = Heard(clocked)
    clocks.wall_s = dt.datetime.fromisoformat(at).timestamp()
    clocked.start()

    for _look in range(12):
        clocks.pass_s(5)  # Europe's clocks are put on or back in this minute
        look(clocked, qtbot)

    assert (heard.idle, heard.seconds) == (0, [])


@pytest.mark.parametrize("has_boottime", [True, False])
def test_a_machine_that_slept_longer_than_the_quiet_time_locks_at_once(
    clocked, clocks, qtbot, has_boottime
) -> None:
    heard = Heard(clocked)
    clocks.wall_s += 16 * 60
    clocks.steady_s += 16 * 60 if has_boottime else 0

    look(clocked, qtbot)

    assert (heard.idle, heard.seconds) == (1, [])


def test_short_sleeps_count_together_with_the_quiet_between(clocked, clocks, qtbot) -> None:
    heard = Heard(clocked)

    for _nap in range(2):
        clocks.wall_s += 8 * 60
        look(clocked, qtbot)

    assert heard.idle == 1


def test_the_key_that_wakes_the_machine_types_nothing(clocked, clocks, line, qtbot) -> None:
    heard = Heard(clocked)
    clocks.pass_s(3_600)

    qtbot.keyClick(line, Qt.Key.Key_A)
    QApplication.processEvents()

    assert line.text() == ""
    assert heard.idle == 1


def test_what_could_not_lock_takes_keys_again(clocked, clocks, line, qtbot) -> None:
    clocks.pass_s(3_600)
    look(clocked, qtbot)

    clocked.start()
    qtbot.keyClick(line, Qt.Key.Key_A)

    assert line.text() == "a"


def test_quiet_in_a_held_session_does_not_lock_but_a_sleep_does(clocked, clocks, qtbot) -> None:
    heard = Heard(clocked)
    clocked.hold(3_600_000)
    for _minute in range(30):
        clocks.pass_s(60)
        look(clocked, qtbot)
    assert heard.idle == 0

    clocks.wall_s += 16 * 60
    look(clocked, qtbot)

    assert heard.idle == 1


def test_when_a_held_session_ends_the_half_minute_is_still_counted(clocked, clocks, qtbot) -> None:
    heard = Heard(clocked)
    clocked.hold(3_600_000)
    for _minute in range(30):
        clocks.pass_s(60)
        look(clocked, qtbot)

    clocked.hold(0)
    clocks.pass_s(5)
    look(clocked, qtbot)

    assert heard.seconds == [COUNTDOWN_S]
    assert heard.idle == 0


def test_whoever_types_is_never_told_to_be_idle(clocked, clocks, line, qtbot) -> None:
    heard = Heard(clocked)

    for _stroke in range(40):
        clocks.pass_s(60)
        qtbot.keyClick(line, Qt.Key.Key_A)

    assert (heard.idle, heard.seconds) == (0, [])


def test_minutes_that_are_chosen_while_it_never_locked_count_from_then_on(
    clocked, clocks, qtbot
) -> None:
    heard = Heard(clocked)
    clocked.set_minutes(0)
    clocks.pass_s(7_200)
    assert not clocked.looking.isActive()

    clocked.set_minutes(5)
    clocks.pass_s(4 * 60)
    look(clocked, qtbot)

    assert heard.idle == 0
    assert clocked.timer.isActive()


def test_the_steady_clock_of_this_machine_goes_on() -> None:
    before = steady_s()

    assert steady_s() >= before > 0
