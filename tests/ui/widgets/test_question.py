import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.question import Question


@pytest.fixture
def question(theme, qtbot) -> Question:
    made = Question("A title", "A text that says what happened. " * 8, ["Do", "Not", "Later"])
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_enter_is_the_first_answer(question, qtbot) -> None:
    qtbot.keyClick(question, Qt.Key.Key_Return)

    assert question.chosen == 0


def test_enter_is_the_answer_that_has_the_focus(question, qtbot) -> None:
    other = question.findChild(QPushButton, "answer_1")
    other.setFocus()

    qtbot.keyClick(other, Qt.Key.Key_Return)

    assert question.chosen == 1


def test_escape_is_the_last_and_harmless_answer(question, qtbot) -> None:
    qtbot.keyClick(question, Qt.Key.Key_Escape)

    assert question.chosen == 2


def test_no_text_is_cut_off(question) -> None:
    labels = question.findChildren(QLabel)

    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


@pytest.fixture
def grave(theme, qtbot) -> Question:
    made = Question("Delete it", "It cannot be brought back.", ["Delete", "Keep"], is_grave=True)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_enter_takes_nothing_away_for_good(grave, qtbot) -> None:
    qtbot.keyClick(grave, Qt.Key.Key_Return)

    assert grave.chosen == 1


def test_enter_on_what_takes_away_for_good_takes_nothing(grave, qtbot) -> None:
    qtbot.keyClick(grave.findChild(QPushButton, "answer_0"), Qt.Key.Key_Return)

    assert grave.chosen == 1


def test_what_takes_away_for_good_is_red_and_must_be_pressed(grave, qtbot) -> None:
    first = grave.findChild(QPushButton, "answer_0")

    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)

    assert first.property("kind") == "grave"
    assert grave.chosen == 0


def test_the_answer_enter_would_give_has_a_ring(question, qtbot) -> None:
    question.activateWindow()

    ring = question.findChild(FocusRing)

    qtbot.waitUntil(ring.isVisible)
    first = question.findChild(QPushButton, "answer_0")
    assert ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
