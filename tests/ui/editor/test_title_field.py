import pytest
from PySide6.QtCore import QMimeData, Qt

from journal_app.domain.fields import LINE_LIMIT
from journal_app.ui.editor.title_field import TitleField


@pytest.fixture
def title(theme, qtbot) -> TitleField:
    made = TitleField(theme)
    qtbot.addWidget(made)
    return made


def mime(text: str) -> QMimeData:
    made = QMimeData()
    made.setText(text)
    return made


def test_a_megabyte_is_refused_with_a_sentence_and_nothing_is_cut(title, qtbot) -> None:
    title.load("A title")

    with qtbot.waitSignal(title.told) as told:
        title.insertFromMimeData(mime("x" * 1_000_000))

    assert title.text == "A title"
    assert "1,000,000" in told.args[0]


def test_typing_ends_at_the_limit_with_a_sentence(title, qtbot) -> None:
    title.load("x" * LINE_LIMIT)

    with qtbot.waitSignal(title.told):
        qtbot.keyClick(title, "y")

    assert title.text == "x" * LINE_LIMIT


def test_a_full_title_can_still_be_made_shorter(title, qtbot) -> None:
    title.load("x" * LINE_LIMIT)
    title.go_to(LINE_LIMIT)

    qtbot.keyClick(title, Qt.Key.Key_Backspace)

    assert len(title.text) == LINE_LIMIT - 1


def test_pasted_lines_become_one(title) -> None:
    title.insertFromMimeData(mime("one\r\ntwo\nthree"))

    assert title.text == "one two three"


def test_enter_leaves_the_title_unbroken(title, qtbot) -> None:
    title.load("one")

    with qtbot.waitSignal(title.left_down):
        qtbot.keyClick(title, Qt.Key.Key_Return)

    assert title.text == "one"
