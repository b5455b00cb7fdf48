"""What lies above the window goes without a question, and what is composed is text."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMenu, QWidget

from journal_app.ui.above import close_above, end_composition


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_menu_and_the_menu_in_it_go(window) -> None:
    menu = QMenu(window)
    inner = menu.addMenu("more")
    inner.addAction("one")
    menu.popup(window.pos())
    inner.popup(window.pos())

    close_above(window)

    assert not menu.isVisible()
    assert not inner.isVisible()
    assert window.isVisible()


def test_the_list_of_a_choice_goes(window, qtbot) -> None:
    choice = QComboBox(window)
    choice.addItems(["one", "two"])
    choice.show()
    choice.showPopup()

    close_above(window)

    assert QApplication.activePopupWidget() is None


def test_a_dialog_somebody_waits_for_is_left_as_by_escape(window) -> None:
    dialog = QDialog(window)
    QTimer.singleShot(0, window, lambda: close_above(window))

    assert dialog.exec() == QDialog.DialogCode.Rejected


def test_a_dialog_above_a_dialog_goes_too(window) -> None:
    lower = QDialog(window)
    upper = QDialog(lower)
    lower.open()
    upper.open()

    close_above(window)

    assert not [each for each in (lower, upper) if each.isVisible()]


def test_nothing_above_is_nothing_to_do(window) -> None:
    close_above(window)
    end_composition()

    assert window.isVisible()


def test_a_composition_that_has_no_input_method_keeps_what_is_committed(window, qtbot) -> None:
    line = QLineEdit(window)
    line.show()
    line.setFocus()
    event = QInputMethodEvent("", [])
    event.setCommitString("日")
    QApplication.sendEvent(line, event)

    end_composition()

    assert line.text() == "日"
