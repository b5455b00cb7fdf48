"""Recordings of the screen: what the system is told of each window."""

import pytest
from PySide6.QtWidgets import QWidget

from journal_app.ui.screen_guard import HOUR_MS, LEFT_OUT, SHOWN, ScreenGuard


@pytest.fixture
def told():
    return {}


@pytest.fixture
def guard(qapp, told):
    made = ScreenGuard(qapp, told.__setitem__)
    yield made
    made.switch(on=False)
    made.deleteLater()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_windows_there_are_and_windows_to_come_are_left_out(guard, told, window, qtbot) -> None:
    guard.switch(on=True)
    later = QWidget()
    qtbot.addWidget(later)
    later.show()

    assert told[int(window.winId())] == LEFT_OUT
    assert told[int(later.winId())] == LEFT_OUT


def test_a_window_that_comes_back_is_left_out_anew(guard, told, window) -> None:
    guard.switch(on=True)
    window.hide()
    told.clear()

    window.show()

    assert told[int(window.winId())] == LEFT_OUT


def test_for_an_hour_it_shows_and_then_no_longer(guard, told, window) -> None:
    guard.switch(on=True)

    guard.pause()
    meanwhile = told[int(window.winId())]
    guard.hour.stop()
    guard.hour.timeout.emit()

    assert guard.hour.interval() == HOUR_MS
    assert meanwhile == SHOWN
    assert told[int(window.winId())] == LEFT_OUT


def test_switched_off_it_shows_like_any_other(guard, told, window) -> None:
    guard.switch(on=True)

    guard.switch(on=False)

    assert told[int(window.winId())] == SHOWN
