import pytest
from PySide6.QtGui import QTextCharFormat

from journal_app.ui.editor.body_field import BodyField


@pytest.fixture
def body(theme, qtbot) -> BodyField:
    made = BodyField(theme)
    qtbot.addWidget(made)
    return made


def form_of(body, words: str, line: int = 0):
    """The form of these words in a line, as Qt lays them out: a wide sign counts twice."""
    block = body.document().findBlockByNumber(line)
    at = len(block.text()[: block.text().index(words)].encode("utf-16-le")) // 2
    found = [
        QTextCharFormat(part.format)
        for part in block.layout().formats()
        if part.start <= at < part.start + part.length
    ]
    return found[0] if found else None


def color_of(body, words: str, line: int = 0) -> str:
    return form_of(body, words, line).foreground().color().name().upper()


@pytest.mark.parametrize(("marks", "size"), [("#", 22), ("##", 18), ("###", 16), ("####", 16)])
def test_headings_are_larger_where_they_stand_and_their_marks_step_back(
    body, theme, marks, size
) -> None:
    body.load(f"{marks} A heading")

    form = form_of(body, "A heading")
    assert form.font().pixelSize() == size
    assert form.fontWeight() == 600
    assert color_of(body, "#") == theme.tokens.faint


@pytest.mark.parametrize(
    ("text", "words", "is_so"),
    [
        ("a **bold** word", "bold", lambda form: form.fontWeight() == 600),
        ("a __bold__ word", "bold", lambda form: form.fontWeight() == 600),
        ("a *leaning* word", "leaning", lambda form: form.fontItalic()),
        ("a _leaning_ word", "leaning", lambda form: form.fontItalic()),
        ("a ~~gone~~ word", "gone", lambda form: form.fontStrikeOut()),
        ("a `coded` word", "coded", lambda form: "JetBrains Mono" in form.fontFamilies()),
        ("> said", "said", lambda form: form.fontItalic()),
        ("| a | b |", "a", lambda form: "JetBrains Mono" in form.fontFamilies()),
        (
            "**bold *both* bold**",
            "both",
            lambda form: form.fontItalic() and form.fontWeight() > 500,
        ),
        ("\N{GRINNING FACE} **bold** word", "bold", lambda form: form.fontWeight() == 600),
    ],
)
def test_words_look_as_they_are_meant(body, text, words, is_so) -> None:
    body.load(text)

    assert is_so(form_of(body, words))


@pytest.mark.parametrize("text", ["snake_case_name", "2 * 3 * 4", "a ** b", "#tag", "-word", "1.5"])
def test_plain_words_stay_plain(body, text) -> None:
    body.load(text)

    assert body.document().firstBlock().layout().formats() == []


@pytest.mark.parametrize(
    ("text", "words", "token"),
    [
        ("- one", "-", "second"),
        ("12. one", "12.", "second"),
        ("> said", ">", "second"),
        ("- [ ] open", "[ ]", "second"),
        ("- [x] done", "[x]", "accent"),
        ("- [x] done", "done", "muted"),
        ("a [link](https://example.org)", "link", "accent"),
        ("a [link](https://example.org)", "(https", "faint"),
        ("see https://example.org now", "https", "accent"),
        ("a **bold** word", "**", "faint"),
        ("---", "---", "faint"),
    ],
)
def test_marks_have_the_colour_of_what_they_do(body, theme, text, words, token) -> None:
    body.load(text)

    assert color_of(body, words) == getattr(theme.tokens, token)


def test_between_fences_all_is_code(body) -> None:
    body.load("```\n# no *heading*\n```\n# a heading")

    assert "JetBrains Mono" in form_of(body, "# no *heading*", 1).fontFamilies()
    assert form_of(body, "a heading", 3).font().pixelSize() == 22


def test_the_full_stop_behind_an_address_is_not_part_of_it(body) -> None:
    body.load("see https://example.org/x.")

    assert form_of(body, "x") is not None
    assert form_of(body, "x.").foreground() == form_of(body, "https").foreground()
    assert body.document().firstBlock().layout().formats()[0].length == len("https://example.org/x")


def test_dressing_is_no_change_of_the_text(body, qtbot) -> None:
    body.load("# one\n\n**two**")

    changed = []
    body.textChanged.connect(lambda: changed.append(1))
    qtbot.wait(0)

    assert not body.document().isUndoAvailable()
    assert not body.document().isModified()
    assert changed == []


def test_undo_takes_back_typing_and_never_a_look(body, qtbot) -> None:
    qtbot.keyClicks(body, "# typed **bold**")

    body.undo()

    assert body.text == ""


def test_a_very_long_text_stays_undressed(body) -> None:
    body.load("# heading\n" * 60_000)

    assert body.document().firstBlock().layout().formats() == []
