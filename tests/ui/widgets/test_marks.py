import pytest
from PySide6.QtCore import QPoint, Qt

from journal_app.ui.widgets.marks import Answered, Check, Rating


def test_a_check_is_ticked_by_space(theme, qtbot) -> None:
    check = Check(theme, "Write the agenda")
    qtbot.addWidget(check)

    qtbot.keyClick(check, Qt.Key.Key_Space)

    assert check.isChecked()
    assert check.accessibleName() == "Write the agenda"


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([Qt.Key.Key_Right], 3),
        ([Qt.Key.Key_Left] * 5, 0),
        ([Qt.Key.Key_Up] * 9, 5),
        ([Qt.Key.Key_4], 4),
        ([Qt.Key.Key_9], 2),
        ([Qt.Key.Key_Delete], 0),
    ],
)
def test_a_rating_is_chosen_by_keys_within_its_ends(theme, qtbot, keys, value) -> None:
    rating = Rating(theme, "Was it worth the time?", 2)
    qtbot.addWidget(rating)

    for key in keys:
        qtbot.keyClick(rating, key)

    assert rating.value() == value
    said = "nothing said" if value == 0 else f"{value} of 5"
    assert rating.accessibleName() == f"Was it worth the time?: {said}"


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_dot_that_is_hit_is_chosen_and_taken_back(theme, qtbot, direction) -> None:
    rating = Rating(theme, "Worth")
    qtbot.addWidget(rating)
    rating.setLayoutDirection(direction)
    rating.resize(rating.sizeHint())
    x = 2 + 2 * 13 + 4
    if direction == Qt.LayoutDirection.RightToLeft:
        x = rating.width() - x

    qtbot.mouseClick(rating, Qt.MouseButton.LeftButton, pos=QPoint(x, 12))
    assert rating.value() == 3
    qtbot.mouseClick(rating, Qt.MouseButton.LeftButton, pos=QPoint(x, 12))

    assert rating.value() == 0


def test_questions_answered_are_said_in_words(theme, qtbot) -> None:
    answered = Answered(theme)
    qtbot.addWidget(answered)

    answered.show_answered(4, 6)

    assert answered.accessibleName() == "4 of 6 answered"
