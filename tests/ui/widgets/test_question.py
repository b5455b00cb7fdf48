import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from journal_app.ui.application import put_on
from journal_app.ui.clipboard import empty_clipboard
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.question import WIDTH_PX, Question


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


@pytest.fixture
def telling(theme, qtbot) -> Question:
    lines = "\n".join(f"journal_app/ui/place.py:{number} in somewhere" for number in range(60))
    made = Question("Something happened", "It can be copied.", ["Done"], code=lines)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_a_long_report_scrolls_in_its_own_place(telling) -> None:
    report = telling.findChild(QPlainTextEdit, "report")

    assert report.verticalScrollBar().maximum() > 0
    assert telling.height() < 450
    assert (report.isReadOnly(), report.accessibleName()) == (True, "Something happened")


def test_a_report_is_copied_whole_by_a_press(telling, qtbot) -> None:
    button = telling.findChild(QPushButton, "copy_report")

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text().endswith("place.py:59 in somewhere")
    assert button.text() == "Copied"
    empty_clipboard()


def test_at_a_larger_text_size_a_question_is_wider(qapp, theme, qtbot) -> None:
    put_on(qapp, dataclasses.replace(theme, scale=2.0))
    made = Question("A title", "A text that says what happened.", ["Do", "Not"])
    qtbot.addWidget(made)
    put_on(qapp, theme)

    assert made.width() == 2 * WIDTH_PX
