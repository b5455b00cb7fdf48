from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from journal_app.ui.application import put_on
from journal_app.ui.fonts import load_fonts
from journal_app.ui.theme import chosen_theme
from journal_app.ui.widgets.parts import back_mark, button, keep_level, label, set_margins

FIRST_LETTER = QRect(2, 2, 20, 34)  # inside the edge of the field, before anything Arabic


@pytest.fixture
def turned(qapp) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def dressed(qapp) -> None:
    load_fonts()
    put_on(qapp, chosen_theme("light", 100))


def test_words_of_any_script_begin_where_the_window_begins(qapp) -> None:
    made = label("יעל")

    flag = Qt.AlignmentFlag
    assert made.alignment() == flag.AlignLeft | flag.AlignAbsolute | flag.AlignVCenter


def test_back_points_the_other_way_in_a_window_that_is_turned(turned) -> None:
    assert back_mark() == "chevron-right"


def test_words_of_any_script_begin_at_the_right_of_a_window_that_is_turned(turned) -> None:
    made = label("Latin words")

    flag = Qt.AlignmentFlag
    assert made.alignment() == flag.AlignRight | flag.AlignAbsolute | flag.AlignVCenter


def test_margins_turn_round_with_the_window(turned) -> None:
    layout = QHBoxLayout()

    set_margins(layout, 1, 2, 3, 4)

    margins = layout.contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (3, 2, 1, 4)


@pytest.mark.parametrize("kind", ["quiet", "plain"])
def test_a_quiet_button_is_no_wider_than_its_words(dressed, kind, qtbot) -> None:
    made = button("Move", kind)
    qtbot.addWidget(made)

    made.ensurePolished()

    assert made.sizeHint().width() == made.fontMetrics().horizontalAdvance("Move")


def test_taller_letters_of_another_script_do_not_lift_the_line(dressed, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    plain, mixed = QLineEdit(), QLineEdit()
    for field in (plain, mixed):
        keep_level(field)
        field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(field)
    window.resize(600, 80)
    window.show()

    plain.setText("Noor")
    mixed.setText("Noor نور حدّاد")

    seen = [field.grab(FIRST_LETTER).toImage() for field in (plain, mixed)]
    assert seen[0] == seen[1]
