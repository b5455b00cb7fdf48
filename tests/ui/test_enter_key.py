import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal_app.ui.enter_key import EnterKey
from journal_app.ui.widgets.parts import button, tool_button


@pytest.fixture
def window(theme, qtbot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for each in (button("New", "quiet", "new"), tool_button(theme, "x", "Close", "close")):
        column.addWidget(each)
    qtbot.addWidget(made)
    EnterKey(made)
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.mark.parametrize("name", ["new", "close"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_focus_as_space_does(
    window, qtbot, name, key
) -> None:
    pressed = []
    focused = window.findChild(QWidget, name)
    focused.clicked.connect(lambda: pressed.append(name))
    focused.setFocus()

    qtbot.keyClick(focused, key)

    assert pressed == [name]


def test_a_new_thing_is_begun_with_enter_where_its_page_begins(open_journal, qtbot) -> None:
    frame = open_journal.frame
    frame.go("goals")
    focused = QApplication.focusWidget()

    qtbot.keyClick(focused, Qt.Key.Key_Return)

    assert not focused.hasFocus()
