import pytest

from journal_app.services.prose import Guide
from journal_app.ui.editor.body_field import BodyField

PROMPTS = Guide("", {"Conclusion": ("What do I believe now?",)})


@pytest.fixture
def body(theme, qtbot) -> BodyField:
    made = BodyField(theme)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    yield made
    made.hide()


def signs_of(body, token: str) -> int:
    """How many pixels of the text's area have just this colour."""
    image = body.viewport().grab().toImage()
    wanted = body._theme.color(token).rgb()
    size = image.size()
    pixels = ((x, y) for x in range(size.width()) for y in range(30, size.height()))
    return sum(image.pixel(x, y) == wanted for x, y in pixels)


def test_a_prompt_stands_where_the_answer_will_be_and_goes_at_the_first_letter(body, qtbot) -> None:
    body.load("## Conclusion\n\n")
    body.ask_with(PROMPTS)
    asked = signs_of(body, "faint")

    body.moveCursor(body.textCursor().MoveOperation.Down)
    qtbot.keyClicks(body, "I")

    assert asked > 0
    assert signs_of(body, "faint") == 0


def test_a_screen_reader_is_told_what_is_asked_where_the_cursor_is(body, qtbot) -> None:
    body.load("## Conclusion\n\n")
    body.ask_with(PROMPTS)

    body.moveCursor(body.textCursor().MoveOperation.Down)
    asked = body.accessibleDescription()
    qtbot.keyClicks(body, "I")

    assert asked == "Conclusion What do I believe now?"
    assert body.accessibleDescription() == ""


def test_without_a_template_nothing_is_asked(body) -> None:
    body.load("## Conclusion\n\n")
    body.ask_with(None)

    assert signs_of(body, "faint") == 0


def test_what_is_answered_follows_the_text(body, qtbot) -> None:
    body.load("## One\n\n## Two\n\nsaid")
    body.ask_with(Guide(""))
    before = [one.is_answered for one in body.prompts.questions]

    body.moveCursor(body.textCursor().MoveOperation.Down)
    qtbot.keyClicks(body, "x")

    assert before == [False, True]
    assert [one.is_answered for one in body.prompts.questions] == [True, True]
