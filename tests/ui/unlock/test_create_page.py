import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from journal_app.services import passphrase
from journal_app.ui.unlock.create_page import CreatePage


@pytest.fixture
def page(theme, qtbot):
    note = "You can make your recovery sheet after your first page."
    made = CreatePage(theme, "A new journal", "Choose a passphrase.", "Start writing", note)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.activateWindow()
    return made


def press(page, qtbot, key: Qt.Key) -> None:
    qtbot.keyClick(page.focusWidget(), key)


def texts(page) -> str:
    said = [each.text() for each in page.findChildren(QLabel)]
    return " ".join(said + [each.text() for each in page.findChildren(QLineEdit)])


def words_shown(page) -> list[str]:
    return [page.findChild(QLabel, f"word_{number}").text() for number in range(6)]


def test_a_passphrase_is_chosen_by_keyboard_alone(page, qtbot) -> None:
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.keyClicks(page.focusWidget(), "four quiet words here")
        press(page, qtbot, Qt.Key.Key_Return)
        qtbot.keyClicks(page.focusWidget(), "four quiet words here")
        press(page, qtbot, Qt.Key.Key_Return)

    assert chosen.args == ["four quiet words here"]


def test_tab_goes_from_one_passphrase_to_the_other_and_then_to_what_else_there_is(
    page, qtbot
) -> None:
    page.pair.suggest_words()
    page.pair.first.line.setFocus()

    seen = [page.focusWidget().objectName()]
    for _time in range(8):
        press(page, qtbot, Qt.Key.Key_Tab)
        seen.append(page.focusWidget().objectName())

    assert seen == [
        "passphrase", "again", "go", "back",
        "suggest", "other_words", "copy_words", "passphrase_eye", "passphrase",
    ]  # fmt: skip


def test_what_is_typed_at_the_eye_is_not_written_into_the_passphrase(page, qtbot) -> None:
    qtbot.keyClicks(page.pair.first.line, "four quiet words here")
    page.pair.first.eye.setFocus()

    qtbot.keyClicks(page.pair.first.eye, "four")

    assert page.pair.first.text == "four quiet words here"


def test_one_eye_shows_both(page, qtbot) -> None:
    qtbot.mouseClick(page.pair.first.eye, Qt.MouseButton.LeftButton)

    assert page.pair.again.eye.isHidden()
    assert page.pair.again.line.echoMode() == QLineEdit.EchoMode.Normal


def test_six_words_are_suggested_shown_and_put_into_the_field(page, qtbot) -> None:
    qtbot.mouseClick(page.pair.suggest, Qt.MouseButton.LeftButton)

    assert " ".join(words_shown(page)) == page.pair.first.text
    assert page.pair.words.isVisible()
    assert page.focusWidget() is page.pair.again.line
    assert page.findChild(QLabel, "word_0").font().families()[0] == "JetBrains Mono"


def test_other_words_can_be_had_and_the_words_copied(page, qtbot) -> None:
    qtbot.mouseClick(page.pair.suggest, Qt.MouseButton.LeftButton)
    first = page.pair.first.text

    qtbot.mouseClick(page.pair.words.others, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.copy_asked) as copied:
        qtbot.mouseClick(page.pair.words.copy, Qt.MouseButton.LeftButton)

    assert copied.args == [page.pair.first.text]
    assert page.pair.first.text != first
    assert "30 seconds" in texts(page)


def test_words_that_were_changed_by_hand_are_shown_no_longer(page, qtbot) -> None:
    page.pair.suggest_words()

    page.pair.first.line.setFocus()
    qtbot.keyClicks(page.pair.first.line, "x")

    assert not page.pair.words.isVisible()
    assert words_shown(page) == [""] * 6


def test_the_passphrase_is_judged_when_the_typing_rests(page, qtbot) -> None:
    with qtbot.waitSignal(page.judgement_asked) as asked:
        qtbot.keyClicks(page.pair.first.line, "lantern orchard")

    page.show_strength(passphrase.strength(asked.args[0]))

    assert asked.args == ["lantern orchard"]
    assert page.findChild(QLabel, "strength").text().startswith("Would ")


def test_the_eye_shows_what_is_typed_and_hides_it_again(page, qtbot) -> None:
    line, eye = page.pair.first.line, page.pair.first.eye

    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    shown = line.echoMode(), eye.accessibleName()
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)

    assert shown == (QLineEdit.EchoMode.Normal, "Hide the passphrase")
    assert line.echoMode() == QLineEdit.EchoMode.Password


def test_nothing_is_not_a_passphrase(page, qtbot) -> None:
    qtbot.mouseClick(page._go, Qt.MouseButton.LeftButton)

    assert page.pair.sentence.words.startswith("A passphrase is needed")
    assert page.focusWidget() is page.pair.first.line


def test_a_page_that_is_left_holds_nothing(page) -> None:
    page.pair.suggest_words()
    suggested = page.pair.first.text
    page.pair.again.line.setText(suggested)

    page.hide()
    page.pair.first.line.undo()

    assert not [word for word in suggested.split() if word in texts(page)]
    assert page.pair.suggested == ""


def test_without_a_note_there_is_no_way_back(theme, qtbot) -> None:
    page = CreatePage(theme, "Choose a new passphrase", "It opened.", "Open my journal")
    qtbot.addWidget(page)
    page.show()

    assert not page._back.isVisible()
