import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QTextEdit


@pytest.fixture
def page(open_journal):
    open_journal.frame.doing.run("help.glossary")
    return open_journal.frame.here


def words_on(page) -> str:
    return "\n".join(made.text() for made in page.findChildren(QLabel) if made.isVisible())


def test_what_is_typed_at_once_finds_a_word(page, open_journal, qtbot) -> None:
    qtbot.waitUntil(page.words.search.hasFocus)

    qtbot.keyClicks(open_journal.frame.window().focusWidget(), "protege")

    assert page.words.shown[0] == "Protégé"
    assert "Whose words these are" not in words_on(page)


def test_escape_shows_all_words_again(page, qtbot) -> None:
    every = page.words.shown
    qtbot.keyClicks(page.words.search, "smart")

    qtbot.keyClick(page.words.search, Qt.Key.Key_Escape)

    assert page.words.shown == every
    assert "Zeus and Skiffington" in words_on(page)


def test_a_word_nobody_knows_is_answered_by_a_sentence(page, qtbot) -> None:
    qtbot.keyClicks(page.words.search, "zzz")

    assert page.words.shown == []
    assert "No word here holds that" in words_on(page)


def test_the_down_key_scrolls_the_words(page, qtbot) -> None:
    bar = page.words.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    qtbot.keyClick(page.words.search, Qt.Key.Key_PageDown)
    qtbot.keyClick(page.words.search, Qt.Key.Key_Down)

    assert bar.value() == bar.pageStep() + 40


def test_the_promises_say_what_is_and_what_is_not_promised(page) -> None:
    page.tabs.choose(1)

    said = words_on(page)

    assert "survives a killed program" in said
    assert "nobody can open it, we neither" in said


def test_every_licence_can_be_read_by_keys(page, qtbot) -> None:
    page.tabs.choose(2)
    parts, text = page.findChild(QListView, "parts"), page.findChild(QTextEdit, "licence")
    first = text.toPlainText()

    qtbot.keyClick(parts, Qt.Key.Key_End)

    assert first
    assert text.toPlainText() not in ("", first)


def test_what_was_looked_for_is_not_left_after_clear(page, qtbot) -> None:
    qtbot.keyClicks(page.words.search, "private words")

    page.clear()

    assert page.words.search.text() == ""
