import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl

from journal_app.domain.fields import PROSE_LIMIT
from journal_app.domain.text import LONG_LINE, REPLACEMENT
from journal_app.ui.editor.body_field import LINE_PX, BodyField
from journal_app.ui.editor.text_field import as_typed

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.fixture
def body(theme, qtbot) -> BodyField:
    made = BodyField(theme)
    qtbot.addWidget(made)
    return made


def mime(text: str) -> QMimeData:
    made = QMimeData()
    made.setText(text)
    return made


@given(text=ANY_TEXT)
@example("a\x00b\ud800c\udfffd")
@example("one\r\ntwo\rthree\u2028four\u2029five\u00a0six")
@example("\ufdd0\ufdd1\ufffc\ufeff")
def test_a_field_answers_what_was_put_into_it(body, text) -> None:
    body.load("")

    body.put_in(text)

    assert body.text == as_typed(text)


@given(text=ANY_TEXT)
def test_a_field_answers_what_was_loaded(body, text) -> None:
    body.load(text)

    assert body.text == as_typed(text)
    assert not body.document().isUndoAvailable()


def test_what_cannot_be_kept_is_replaced_with_a_sentence(body, qtbot) -> None:
    with qtbot.waitSignal(body.told) as told:
        body.put_in("nul \x00 and half \ud83d")

    assert body.text == f"nul {REPLACEMENT} and half {REPLACEMENT}"
    assert REPLACEMENT in told.args[0]


def test_a_lone_half_typed_into_a_pair_is_kept_as_the_sign_for_it(body) -> None:
    body.load("\N{GRINNING FACE}")
    cursor = body.textCursor()
    cursor.setPosition(1)

    cursor.insertText("x")

    body.text.encode()  # nothing in it that cannot be written
    assert "x" in body.text


def test_pasted_html_comes_in_as_markdown(body) -> None:
    source = QMimeData()
    source.setHtml("<h2>Head</h2><ul><li><b>bold</b></li></ul>")
    source.setText("Head bold")

    body.insertFromMimeData(source)

    assert body.text == "## Head\n\n- **bold**"
    assert "font-weight:700" not in body.toHtml()


def test_a_long_line_is_asked_about_and_nothing_is_put_in_meanwhile(body, qtbot) -> None:
    with qtbot.waitSignal(body.long_line_given) as given_line:
        body.insertFromMimeData(mime("x" * (LONG_LINE + 1)))

    assert given_line.args == ["x" * (LONG_LINE + 1)]
    assert body.text == ""


def test_a_line_of_exactly_the_limit_is_put_in(body) -> None:
    body.insertFromMimeData(mime("x" * LONG_LINE))

    assert len(body.text) == LONG_LINE


def test_a_broken_line_loses_only_the_spaces_it_was_broken_at(body) -> None:
    text = "word " * 200_000

    body.put_in_broken(text)

    assert body.text.replace("\n", " ").split() == text.split()
    assert max(map(len, body.text.split("\n"))) <= LONG_LINE


def test_lines_pasted_one_behind_another_never_grow_into_a_slow_one(body, qtbot) -> None:
    asked = []
    body.long_line_given.connect(asked.append)

    for _time in range(20):
        body.insertFromMimeData(mime("x" * LONG_LINE))

    assert asked
    assert max(map(len, body.text.split("\n"))) <= 50_000 + LONG_LINE


def test_more_than_an_entry_holds_is_refused_whole(body, qtbot) -> None:
    body.load("kept")

    with qtbot.waitSignal(body.told) as told:
        body.insertFromMimeData(mime("line\n" * (PROSE_LIMIT // 5 + 1)))

    assert body.text == "kept"
    assert "Nothing was changed" in told.args[0]


def test_new_lines_are_as_far_apart_as_the_first(body, qtbot) -> None:
    qtbot.keyClicks(body, "one")
    qtbot.keyClick(body, Qt.Key.Key_Return)
    qtbot.keyClicks(body, "two")

    heights = {block.blockFormat().lineHeight() for block in blocks(body)}
    assert heights == {float(LINE_PX)}


def test_a_narrower_window_leaves_the_undo_of_typing_alone(body, qtbot) -> None:
    body.resize(1200, 700)
    body.show()
    qtbot.keyClicks(body, "typed")

    body.resize(500, 700)
    qtbot.wait(0)
    body.undo()

    assert body.text == ""
    body.hide()


def blocks(body):
    block = body.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_a_long_text_has_its_whole_height_and_its_line_height_at_once(body) -> None:
    body.load("word\n" * 5_000)

    lines = (body.document().size().height() - 8 - 80) / LINE_PX

    assert lines == pytest.approx(5_001, abs=1)
    last = body.document().lastBlock()
    assert last.blockFormat().lineHeight() == LINE_PX


def press(body, qtbot, *keys) -> None:
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(body, key)
        else:
            qtbot.keyClick(body, key)


RETURN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_list_goes_on_and_an_empty_item_ends_it(body, qtbot) -> None:
    press(body, qtbot, "- one", RETURN, "two", RETURN, RETURN, "after")

    assert body.text == "- one\n- two\n\nafter"


def test_enter_in_an_empty_line_begins_another_as_high_as_the_rest(body, qtbot) -> None:
    press(body, qtbot, "one", RETURN, RETURN, "two", RETURN, RETURN, RETURN, "three")

    first = body.document().firstBlock()
    heights = {body.document().findBlockByNumber(n).blockFormat().lineHeight() for n in range(6)}
    assert body.text == "one\n\ntwo\n\n\nthree"
    assert heights == {first.blockFormat().lineHeight()}


def test_an_item_that_stands_alone_and_empty_is_only_taken_away(body, qtbot) -> None:
    press(body, qtbot, "- ", RETURN, "words")

    assert body.text == "words"


def test_numbers_count_on_and_boxes_begin_open(body, qtbot) -> None:
    press(body, qtbot, "1. one", RETURN, "two", RETURN, RETURN, "- [x] done", RETURN, "next")

    assert body.text == "1. one\n2. two\n\n- [x] done\n- [ ] next"


def test_going_on_with_a_list_is_one_step_of_undo(body, qtbot) -> None:
    body.load("- one")
    body.moveCursor(body.textCursor().MoveOperation.End)

    qtbot.keyClick(body, RETURN)
    body.undo()

    assert body.text == "- one"


def test_new_items_are_as_far_apart_as_other_lines(body, qtbot) -> None:
    press(body, qtbot, "- one", RETURN, "two", RETURN, RETURN, "after")

    assert {block.blockFormat().lineHeight() for block in blocks(body)} == {float(LINE_PX)}


def test_in_code_enter_is_only_enter(body, qtbot) -> None:
    press(body, qtbot, "```", RETURN, "- one", RETURN, "x")

    assert body.text == "```\n- one\nx"


def test_tab_moves_an_item_in_and_shift_tab_out_again(body, qtbot) -> None:
    body.load("- one")

    qtbot.keyClick(body, TAB)
    inside = body.text
    qtbot.keyClick(body, Qt.Key.Key_Backtab, SHIFT)

    assert (inside, body.text) == ("    - one", "- one")


def test_tab_moves_every_chosen_item(body, qtbot) -> None:
    body.load("- one\n- two\n- three")
    cursor = body.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(8, cursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)

    qtbot.keyClick(body, TAB)

    assert body.text == "    - one\n    - two\n- three"


def test_ctrl_enter_ticks_the_item_one_is_in(body, qtbot) -> None:
    body.load("- [ ] call her")

    qtbot.keyClick(body, RETURN, CONTROL)
    ticked = body.text
    qtbot.keyClick(body, RETURN, CONTROL)

    assert (ticked, body.text) == ("- [x] call her", "- [ ] call her")


def test_a_click_on_the_box_ticks_it_and_leaves_the_cursor(body, qtbot) -> None:
    body.resize(700, 400)
    body.show()
    body.load("words\n- [ ] call her")
    cursor = body.textCursor()
    cursor.setPosition(len("words\n- [ "))

    qtbot.mouseClick(
        body.viewport(), Qt.MouseButton.LeftButton, pos=body.cursorRect(cursor).center()
    )

    assert body.text == "words\n- [x] call her"
    assert body.textCursor().position() == 0
    body.hide()


def test_a_box_that_may_only_be_read_is_not_ticked(body, qtbot) -> None:
    body.load("- [ ] call her")
    body.setReadOnly(True)

    qtbot.keyClick(body, RETURN, CONTROL)

    assert body.text == "- [ ] call her"


def test_ctrl_shift_v_puts_in_the_plain_text(body, qtbot, qapp) -> None:
    source = QMimeData()
    source.setHtml("<b>bold</b>")
    source.setText("bold")
    qapp.clipboard().setMimeData(source)

    qtbot.keyClick(body, Qt.Key.Key_V, CONTROL | SHIFT)

    assert body.text == "bold"


def test_what_is_copied_is_its_markdown_and_comes_back_as_it_was(body) -> None:
    text = "## Head\n\n**bold** and *it*"
    body.load(text)
    body.selectAll()

    copied = body.createMimeDataFromSelection()
    body.load("")
    body.insertFromMimeData(copied)

    assert copied.formats() == ["text/plain"]
    assert body.text == text


def test_a_file_never_becomes_its_path(body, qtbot) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile("/somewhere/private.txt")])
    source.setText("file:///somewhere/private.txt")

    with qtbot.waitSignal(body.told):
        body.insertFromMimeData(source)

    assert not body.canInsertFromMimeData(source)
    assert body.text == ""


def test_in_code_formatted_text_comes_in_as_it_is(body) -> None:
    body.load("```\n")
    body.moveCursor(body.textCursor().MoveOperation.End)
    source = QMimeData()
    source.setHtml("<b>bold</b>")
    source.setText("bold")

    body.insertFromMimeData(source)

    assert body.text == "```\nbold"


def test_too_much_formatted_text_comes_in_plain(body, qtbot) -> None:
    source = QMimeData()
    source.setHtml("<b>bold</b>" * 40_000)
    source.setText("bold")

    with qtbot.waitSignal(body.told):
        body.insertFromMimeData(source)

    assert body.text == "bold"


def test_each_paragraph_reads_from_the_side_of_its_first_letter(body) -> None:
    body.load("hello\nبين hello\n> بين\n1. hello")

    turned = [block.textDirection() == Qt.LayoutDirection.RightToLeft for block in blocks(body)]

    assert turned == [False, True, True, False]


def test_an_empty_page_begins_at_the_side_the_window_reads_from(body, qtbot) -> None:
    body.resize(700, 400)
    body.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    body.load("")
    empty = body.document().firstBlock().textDirection()

    qtbot.keyClicks(body, "hello")

    assert empty == Qt.LayoutDirection.RightToLeft
    assert body.document().firstBlock().textDirection() == Qt.LayoutDirection.LeftToRight
    body.undo()
    assert body.text == ""


def test_what_is_too_long_is_refused_in_numbers_that_can_be_read(body, qtbot) -> None:
    with qtbot.waitSignal(body.told) as told:
        body.put_in("word " * (PROSE_LIMIT // 5 + 1))

    assert body.text == ""
    assert f"{PROSE_LIMIT:,}" in told.args[0]
