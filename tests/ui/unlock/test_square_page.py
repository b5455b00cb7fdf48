"""All of a square is given as it was typed, and forgotten when the page is left."""

import pytest
from PySide6.QtCore import Qt

from journal_app.ui.unlock.square_page import SquarePage


@pytest.fixture
def square(theme, qtbot):
    made = SquarePage(theme)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def test_the_keyboard_alone_gives_it(square, qtbot) -> None:
    qtbot.keyClicks(square.field, "7kqm x2vd")
    qtbot.keyClick(square.field, Qt.Key.Key_Return)
    qtbot.keyClicks(square.field, "9htr")
    qtbot.keyClick(square.field, Qt.Key.Key_Tab)
    reached = []
    while not square._go.hasFocus() and len(reached) < 3:
        reached.append(square.focusWidget())
        qtbot.keyClick(square.focusWidget(), Qt.Key.Key_Tab)

    with qtbot.waitSignal(square.given) as given:
        qtbot.keyClick(square._go, Qt.Key.Key_Space)

    assert given.args == ["7kqm x2vd\n9htr"]


def test_nothing_is_given_of_an_empty_field(square, qtbot) -> None:
    with qtbot.assertNotEmitted(square.given):
        square._go.click()

    assert square.field.hasFocus()


def test_what_was_wrong_stays_to_be_looked_over_until_the_page_is_left(square) -> None:
    square.field.setPlainText("7KQM")
    square.show_busy()
    was_enabled = square._go.isEnabled()

    square.show_problem("One of its signs is not right.")
    shown = square.field.toPlainText()
    square.hide()
    square.field.undo()

    assert not was_enabled
    assert square._go.isEnabled()
    assert shown == "7KQM"
    assert square.field.toPlainText() == ""
