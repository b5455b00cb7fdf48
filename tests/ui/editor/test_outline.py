import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal_app.services.prose import Question
from journal_app.ui.editor.outline import Outline

ASKED = (Question("One", 0, True), Question("Two", 3, False), Question("Three", 6, False))


@pytest.fixture
def outline(theme, qtbot) -> Outline:
    above = QWidget()
    qtbot.addWidget(above)
    made = Outline(theme, ASKED, above)
    made.show()
    yield made
    if shiboken6.isValid(made):  # a choice has closed it, and Qt has taken it away
        made.close()
    above.hide()


def test_what_is_answered_is_said_too(outline) -> None:
    model = outline.list.model()
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]

    assert said == ["One, answered", "Two, not answered", "Three, not answered"]


def test_it_begins_at_the_first_heading_without_an_answer_and_enter_leads_there(
    outline, qtbot
) -> None:
    with qtbot.waitSignal(outline.heading_chosen) as chosen:
        qtbot.keyClick(outline.list, Qt.Key.Key_Return)

    assert chosen.args == [3]


def test_down_and_enter_lead_to_the_next(outline, qtbot) -> None:
    qtbot.keyClick(outline.list, Qt.Key.Key_Down)

    with qtbot.waitSignal(outline.heading_chosen) as chosen:
        qtbot.keyClick(outline.list, Qt.Key.Key_Return)

    assert chosen.args == [6]
