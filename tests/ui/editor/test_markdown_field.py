"""One editor for every longer text: what the page of an entry does, other fields do too."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.text import LONG_LINE
from journal_app.ui.capture import Capture
from journal_app.ui.editor.markdown_field import SLOW_LINE, MarkdownField
from journal_app.ui.form.prose_editors import ProseField
from journal_app.ui.today.writing import Writing

RETURN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Around(QWidget):
    """A field between two lines, and the keys that reached whoever holds it."""

    def __init__(self, field: MarkdownField) -> None:
        super().__init__()
        self.field, self.reached = field, []
        self.before, self.after = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        for part in (self.before, field, self.after):
            column.addWidget(part)

    def keyPressEvent(self, event) -> None:
        if event.key() == RETURN:
            self.reached.append(event.key())


@pytest.fixture(params=["bare", "form"])
def around(request, theme, qtbot) -> Around:
    made = Around(MarkdownField(theme) if request.param == "bare" else ProseField(theme, 15))
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    return made


def put_in(field: MarkdownField, html: str, text: str) -> None:
    source = QMimeData()
    source.setHtml(html)
    source.setText(text)
    field.insertFromMimeData(source)


def test_a_list_goes_on_and_is_moved_in_by_tab(around, qtbot) -> None:
    qtbot.keyClicks(around.field, "- one")
    qtbot.keyClick(around.field, RETURN)
    qtbot.keyClick(around.field, TAB)
    qtbot.keyClicks(around.field, "two")

    assert around.field.text == "- one\n    - two"
    assert around.field.hasFocus()


@pytest.mark.parametrize("text", ["", "words", "# Head", "> said"])
def test_tab_leaves_the_field_where_there_is_no_list(around, qtbot, text) -> None:
    around.field.load(text)

    qtbot.keyClick(around.field, TAB)
    forward = around.after.hasFocus()
    around.field.setFocus()
    qtbot.keyClick(around.field, Qt.Key.Key_Backtab, SHIFT)

    assert forward
    assert around.before.hasFocus()
    assert around.field.text == text


def test_headings_are_larger_and_marks_step_back_while_the_text_stays(around) -> None:
    around.field.load("# Head\nplain **bold**")

    head = around.field.document().firstBlock()

    assert head.layout().formats()
    assert head.next().layout().formats()
    assert around.field.text == "# Head\nplain **bold**"
    assert not around.field.document().isUndoAvailable()


def test_a_box_is_ticked_by_keys_and_by_a_press(around, qtbot) -> None:
    field = around.field
    field.load("- [ ] call her")

    qtbot.keyClick(field, RETURN, CONTROL)
    by_keys = field.text
    cursor = field.textCursor()
    cursor.setPosition(4)
    qtbot.mouseClick(
        field.viewport(), Qt.MouseButton.LeftButton, pos=field.cursorRect(cursor).center()
    )

    assert (by_keys, field.text) == ("- [x] call her", "- [ ] call her")
    assert around.reached == []


def test_where_nothing_is_to_be_ticked_the_keys_are_passed_on(around, qtbot) -> None:
    around.field.load("words")

    qtbot.keyClick(around.field, RETURN, CONTROL)

    assert around.reached == [RETURN]
    assert around.field.text == "words"


def test_formatted_text_is_put_in_as_markdown_in_one_step(around) -> None:
    put_in(around.field, "<h2>Head</h2><p><b>bold</b></p>", "Head bold")
    inside = around.field.text
    around.field.undo()

    assert (inside, around.field.text) == ("## Head\n\n**bold**", "")


def test_it_is_put_in_plain_when_that_is_asked_for(around, qtbot, qapp) -> None:
    source = QMimeData()
    source.setHtml("<b>bold</b>")
    source.setText("bold")
    qapp.clipboard().setMimeData(source)

    qtbot.keyClick(around.field, Qt.Key.Key_V, CONTROL | SHIFT)

    assert around.field.text == "bold"


def test_a_file_is_never_put_in(around, qtbot, tmp_path) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    source.setText(str(tmp_path))

    with qtbot.waitSignal(around.field.told):
        around.field.insertFromMimeData(source)

    assert not around.field.canInsertFromMimeData(source)
    assert around.field.text == ""


def test_a_line_too_long_to_show_is_broken_and_that_is_said(around, qtbot) -> None:
    words = "word " * (SLOW_LINE // 4)

    with qtbot.waitSignal(around.field.told) as told:
        put_in(around.field, "", words)

    assert around.field.text.split() == words.split()
    assert max(map(len, around.field.text.split("\n"))) <= LONG_LINE
    assert "broken at spaces" in told.args[0]


def test_a_hand_is_over_a_box_alone(around, qtbot) -> None:
    around.field.load("- [ ] call her")
    cursor = around.field.textCursor()
    cursor.setPosition(4)
    shapes = []

    for place in (around.field.cursorRect(cursor).center(), QPoint(300, 10)):
        qtbot.mouseMove(around.field.viewport(), place)
        shapes.append(around.field.viewport().cursor().shape())

    assert shapes == [Qt.CursorShape.PointingHandCursor, Qt.CursorShape.IBeamCursor]


def test_the_line_of_today_and_the_quick_note_are_such_fields(open_journal) -> None:
    frame = open_journal.frame
    frame.go("today")

    [writing], [capture] = frame.findChildren(Writing), frame.findChildren(Capture)

    assert isinstance(writing.field, MarkdownField)
    assert isinstance(capture.field, MarkdownField)


@pytest.mark.parametrize("way_in", ["by Tab", "by Escape"])
def test_tab_leads_through_a_list_one_does_not_work_at(around, qtbot, way_in) -> None:
    around.field.load("- an item")
    if way_in == "by Tab":
        around.before.setFocus()
        qtbot.keyClick(around.before, TAB)
    else:
        qtbot.keyClick(around.field, Qt.Key.Key_Escape)

    qtbot.keyClick(around.field, TAB)

    assert around.after.hasFocus()
    assert around.field.text == "- an item"


def test_tab_is_the_items_once_one_works_at_it(around, qtbot) -> None:
    around.field.load("- an item")
    around.before.setFocus()
    qtbot.keyClick(around.before, TAB)
    qtbot.keyClick(around.field, Qt.Key.Key_End)

    qtbot.keyClick(around.field, TAB)

    assert around.field.hasFocus()
    assert around.field.text != "- an item"
