import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from journal_app.ui.unlock.unlock_page import UnlockPage

CODE = "7kqm x2vd 9htr 4wbn c8zp j5gy 2fae r6ks mt12"


@pytest.fixture
def page(theme, qtbot):
    made = UnlockPage(theme, "Noor’s journal")
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.activateWindow()
    return made


def press(page, qtbot, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(page.focusWidget(), key, modifier)


def test_the_passphrase_is_given_by_keyboard_alone(page, qtbot) -> None:
    with qtbot.waitSignal(page.given) as given:
        qtbot.keyClicks(page.focusWidget(), "the words")
        press(page, qtbot, Qt.Key.Key_Return)

    assert given.args == ["the words"]


def test_forgotten_leads_by_keyboard_to_a_field_for_the_code(page, qtbot) -> None:
    while page.focusWidget().objectName() != "forgotten":
        press(page, qtbot, Qt.Key.Key_Tab)
    press(page, qtbot, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.given) as given:
        qtbot.keyClicks(page.focusWidget(), CODE)
        press(page, qtbot, Qt.Key.Key_Return)

    assert given.args == [CODE]
    assert page._field.line.accessibleName() == "Recovery code"
    assert page._field.line.echoMode() == QLineEdit.EchoMode.Normal


def test_one_goes_back_from_the_code_to_the_passphrase(page) -> None:
    page._on_forgotten()
    page._field.line.setText(CODE)

    page._on_forgotten()

    assert page._field.text == ""
    assert page._field.line.echoMode() == QLineEdit.EchoMode.Password
    assert page._forgotten.text() == "Forgotten?"


def test_what_is_refused_is_called_by_its_name(page) -> None:
    page.show_refused()
    of_the_passphrase = page.problem
    page._on_forgotten()
    page.show_refused()

    assert of_the_passphrase == "That is not the passphrase. Nothing was changed."
    assert page.problem == "That is not the recovery code. Nothing was changed."


def test_a_code_that_is_refused_can_be_looked_over_and_a_passphrase_is_gone(page) -> None:
    page._field.line.setText("the words")
    page.show_refused()
    of_the_passphrase = page._field.text
    page._on_forgotten()
    page._field.line.setText("FW9F 4PKG")

    page.show_refused()

    assert (of_the_passphrase, page._field.text) == ("", "FW9F 4PKG")


def test_when_both_are_lost_that_is_said_and_what_to_keep(page, qtbot) -> None:
    page._on_forgotten()

    qtbot.mouseClick(page._lost, Qt.MouseButton.LeftButton)

    assert page.problem == "This journal cannot be opened. Keep the folder; words come back."


def test_letters_turned_round_say_that_caps_lock_is_on(page, qtbot) -> None:
    qtbot.keyClick(page._field.line, "A")
    on = page.findChild(QLabel, "passphrase_caps").text()
    qtbot.keyClick(page._field.line, "A", Qt.KeyboardModifier.ShiftModifier)

    assert on == "Caps Lock is on"
    assert page.findChild(QLabel, "passphrase_caps").text() == ""


def test_a_problem_moves_nothing(page, qtbot) -> None:
    before = page._go.y()

    page.show_refused()
    qtbot.waitUntil(lambda: page.problem != "")

    assert page._go.y() == before


def test_a_page_that_is_left_holds_nothing(page) -> None:
    page._field.line.setText("the words")

    page.hide()
    page._field.line.undo()

    assert page._field.text == ""


@pytest.fixture
def of_two(theme, qtbot):
    names = [("Noor & me", "Used today, 08:30"), ("Restored journal", "Used 3 November 2025")]
    made = UnlockPage(theme, "Noor & me", names=names)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.activateWindow()
    return made


def test_another_journal_is_chosen_by_keyboard_alone(of_two, qtbot) -> None:
    begins = of_two.focusWidget().objectName()
    while of_two.focusWidget().objectName() != "journal_name":
        press(of_two, qtbot, Qt.Key.Key_Tab)
    press(of_two, qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    said = [action.text() for action in menu.actions()]

    with qtbot.waitSignal(of_two.journal_chosen) as chosen:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            qtbot.keyClick(menu, key)

    assert begins == "passphrase"
    assert said == ["Noor && me\tUsed today, 08:30", "Restored journal\tUsed 3 November 2025"]
    assert chosen.args == [1]


def test_the_name_is_a_button_with_a_name_and_says_what_it_does(of_two) -> None:
    name = of_two.name

    assert name.accessibleName() == "Noor & me"
    assert name.accessibleDescription() == "Choose another journal"


def test_nothing_is_chosen_while_the_key_is_made(of_two) -> None:
    of_two.show_busy()

    assert not of_two.name.isEnabled()


def test_a_note_is_replaced_by_the_next_one_and_speaks_over_no_problem(page) -> None:
    page.note("Asking the keyring of this computer…")
    page.note("It is locked.")
    noted = page.problem

    page.show_refused()
    page.note("It is locked.")

    assert noted == "It is locked."
    assert page.problem == "That is not the passphrase. Nothing was changed."


def test_what_was_typed_stays_when_a_key_did_not_fit(page, qtbot) -> None:
    qtbot.keyClicks(page.focusWidget(), "half a pass")
    page.show_busy()

    page.show_idle()

    assert page._field.text == "half a pass"
    assert page.focusWidget() is page._field.line
