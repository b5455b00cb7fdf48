import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal_app.ui.widgets.toast import Toast


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
