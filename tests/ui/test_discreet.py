"""Discreet: blurred until somebody is there, and nothing typed is lost."""

import itertools

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from journal_app.ui.discreet import AFTER_KEY_MS, Discreet


@pytest.fixture
def window(qtbot, theme):
    made = QMainWindow()
    made.setCentralWidget(QLineEdit("what nobody may read"))
    made.resize(600, 300)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.centralWidget().setFocus()
    return made


@pytest.fixture
def discreet(theme, window):
    made = Discreet(theme, window)
    made.switch(on=True)
    yield made
    made.switch(on=False)


def spread(picture) -> int:
    """How far the darkest and the lightest point lie apart where the words stand."""
    middle = picture.height() // 2
    points = itertools.product(range(20, 150), range(middle - 12, middle + 12))
    tones = [picture.pixelColor(x, y).lightness() for x, y in points]
    return max(tones) - min(tones)


def leave(window) -> None:
    QApplication.sendEvent(window, QEvent(QEvent.Type.Leave))


def test_it_is_covered_when_no_key_was_pressed_for_a_while(discreet, window) -> None:
    at_first = discreet.is_covered
    leave(window)

    discreet.since_key.stop()
    discreet.since_key.timeout.emit()

    assert not at_first
    assert discreet.is_covered
    assert discreet.since_key.interval() == AFTER_KEY_MS


def test_while_the_pointer_is_over_it_it_shows(discreet, window) -> None:
    discreet.since_key.stop()
    here, there = QPointF(5, 5), QPointF(window.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(window, QEnterEvent(here, here, there))

    discreet.since_key.timeout.emit()
    hovered = discreet.is_covered
    leave(window)

    assert not hovered
    assert discreet.is_covered


def test_a_key_shows_it_and_does_what_it_does(discreet, window) -> None:
    line = window.centralWidget()
    line.clear()
    discreet.since_key.stop()
    leave(window)
    covered = discreet.is_covered

    QTest.keyClick(line, Qt.Key.Key_A)

    assert covered
    assert not discreet.is_covered
    assert line.text() == "a"


def test_another_program_in_front_covers_it_at_once(discreet, window, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)

    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))

    qtbot.waitUntil(lambda: discreet.is_covered)


def test_the_blurred_picture_shows_no_letter_and_goes_when_it_is_lifted(discreet, window) -> None:
    plain = window.centralWidget().grab().toImage()
    discreet.since_key.stop()
    leave(window)

    picture = discreet.veil._picture.toImage()
    discreet.switch(on=False)

    assert spread(plain) > 150  # ink on its ground
    assert spread(picture) < 60
    assert discreet.veil._picture.isNull()


def test_switched_off_it_covers_nothing(discreet, window) -> None:
    discreet.switch(on=False)

    leave(window)

    assert not discreet.is_covered
