"""Idle minutes: half a minute is counted, any key stops it, none means never."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from journal_app.ui.idle import COUNTDOWN_S, MINUTE_MS, IdleWatch


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
