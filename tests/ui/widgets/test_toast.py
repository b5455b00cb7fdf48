import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from journal_app.ui.widgets.toast import Toast, ToastOffer


@pytest.fixture
def ground(qtbot) -> QWidget:
    made = QWidget()
    made.resize(800, 500)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def test_what_was_done_can_be_taken_back_from_where_it_is_said(theme, ground, qtbot) -> None:
    undone = []
    toast = Toast(theme, ground)
    toast.tell("Moved to the trash", lambda: undone.append(True))

    qtbot.mouseClick(toast._button, Qt.MouseButton.LeftButton)

    assert undone == [True]
    assert not toast.isVisible()


def test_a_toast_goes_by_itself_but_not_while_its_button_has_the_focus(
    theme, ground, qtbot
) -> None:
    toast = Toast(theme, ground)
    toast.tell("Moved", lambda: None)
    toast._button.setFocus()
    qtbot.waitUntil(toast._button.hasFocus)

    toast._timer.timeout.emit()
    assert toast.isVisible()
    toast._button.clearFocus()
    toast._timer.timeout.emit()

    assert not toast.isVisible()


def test_a_toast_stands_in_the_middle_above_the_foot_without_a_button_to_no_avail(
    theme, ground
) -> None:
    toast = Toast(theme, ground)
    toast.tell("Saved")

    assert abs(toast.geometry().center().x() - 400) <= 1
    assert toast.geometry().bottom() < 500 - 30
    assert not toast._button.isVisible()


def test_two_things_can_be_done_about_what_was_said_and_the_keyboard_reaches_both(
    theme, ground, qtbot
) -> None:
    done = []
    toast = Toast(theme, ground)
    toast.tell(
        "Wrote a file",
        offers=(ToastOffer("Open", lambda: done.append(1)), ToastOffer("Show", lambda: None)),
    )
    ground.activateWindow()
    toast.buttons[0].setFocus()

    qtbot.keyClick(toast.buttons[0], Qt.Key.Key_Tab)
    reached = ground.focusWidget()
    toast._timer.timeout.emit()
    stays = toast.isVisible()
    qtbot.keyClick(toast.buttons[0], Qt.Key.Key_Return)

    assert reached is toast.buttons[1]
    assert stays
    assert done == [1]
    assert toast.words == ""


def test_what_is_offered_is_announced_with_what_is_said(theme, ground, monkeypatch) -> None:
    heard = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    toast = Toast(theme, ground)

    toast.tell("Wrote a file", offers=(ToastOffer("Open", lambda: None),))

    assert heard == ["Wrote a file, Open"]


def test_a_long_name_leaves_room_for_what_is_offered(theme, ground) -> None:
    toast = Toast(theme, ground)

    toast.tell(f"Wrote {'a long name ' * 20}.md", offers=(ToastOffer("Open", lambda: None),))

    shown = toast.buttons[0]
    assert ground.rect().contains(toast.geometry())
    assert shown.width() >= shown.sizeHint().width()
    assert toast.words.endswith(".md")


def test_nothing_that_is_said_or_offered_is_cut_off(theme, ground) -> None:
    toast = Toast(theme, ground)
    words = ("Open", "Show in its folder", "Copy its path")
    offers = [ToastOffer(each, lambda: None) for each in words]

    toast.tell("Wrote Self-assessment.md.", offers=offers)
    parts = [toast._words, *toast.buttons]

    assert [part.width() >= part.sizeHint().width() for part in parts] == [True] * 4
