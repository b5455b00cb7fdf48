"""What is too long for a line is refused whole, said, and never cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from journal_app.domain.fields import LINE_LIMIT, WORD_LIMIT
from journal_app.ui.widgets.short_line import keep_short, tags_too_long


@pytest.fixture
def line(qtbot):
    made = QLineEdit()
    qtbot.addWidget(made)
    keep_short(made)
    made.show()
    yield made
    QToolTip.hideText()


@pytest.fixture
def tags(qtbot):
    made = QLineEdit()
    qtbot.addWidget(made)
    keep_short(made, tags_too_long)
    made.show()
    yield made
    QToolTip.hideText()


def paste(field: QLineEdit, text: str) -> None:
    QApplication.clipboard().setText(text)
    field.paste()
    QApplication.clipboard().clear()


@pytest.mark.parametrize("length", [LINE_LIMIT + 1, 1_000_000])
def test_a_paste_too_long_is_refused_whole_and_said(line, qtbot, length) -> None:
    qtbot.keyClicks(line, "Before ")

    paste(line, "x" * length)

    qtbot.waitUntil(lambda: line.text() == "Before ")
    qtbot.waitUntil(lambda: "1,000 characters" in QToolTip.text())


def test_a_letter_too_many_is_refused_alone(line, qtbot) -> None:
    line.setText("x" * LINE_LIMIT)

    qtbot.keyClick(line, Qt.Key.Key_Y)

    qtbot.waitUntil(lambda: line.text() == "x" * LINE_LIMIT)
    assert line.text().count("y") == 0


def test_what_fits_is_let_in_also_beside_what_was_refused(line, qtbot) -> None:
    paste(line, "x" * 5_000)
    qtbot.waitUntil(lambda: line.text() == "")

    paste(line, "x" * LINE_LIMIT)

    assert line.text() == "x" * LINE_LIMIT


def test_a_paste_over_what_was_chosen_leaves_it_when_refused(line, qtbot) -> None:
    line.setText("kept")
    line.selectAll()

    paste(line, "x" * 5_000)

    qtbot.waitUntil(lambda: line.text() == "kept")


def test_a_paste_one_letter_longer_than_what_was_chosen_is_refused_whole(line, qtbot) -> None:
    line.setText("x" * LINE_LIMIT)
    line.setSelection(10, 4)

    paste(line, "other")

    qtbot.waitUntil(lambda: line.text() == "x" * LINE_LIMIT)


def test_whoever_listens_hears_the_text_that_stays_last(line, qtbot) -> None:
    heard: list[str] = []
    line.textEdited.connect(heard.append)

    paste(line, "x" * 5_000)

    qtbot.waitUntil(lambda: heard[-1:] == [""])


def test_a_text_too_long_that_was_there_can_be_made_shorter(line, qtbot) -> None:
    line.setText("x" * 1_500)

    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    QApplication.processEvents()

    assert len(line.text()) == 1_499


def test_many_tags_have_room_but_no_long_one(tags, qtbot) -> None:
    many = ", ".join(f"tag{number}" for number in range(1_000))
    paste(tags, many)

    qtbot.keyClicks(tags, ", ")
    paste(tags, "x" * (WORD_LIMIT + 1))

    qtbot.waitUntil(lambda: tags.text() == f"{many}, ")
