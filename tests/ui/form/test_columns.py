"""Two columns where there is room, one where there is none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.ui.form.columns import Columns


def laid_out(theme, qtbot, width: int, *wide: bool) -> list[tuple[int, int]]:
    ground = QWidget()
    qtbot.addWidget(ground)
    columns = Columns(theme)
    ground.setLayout(columns)
    parts = [QLineEdit() for _each in wide]
    for part, is_wide in zip(parts, wide, strict=True):
        part.setProperty("wide", is_wide)
        columns.addWidget(part)
    ground.resize(width, columns.heightForWidth(width))
    ground.show()
    return [(part.x(), part.width()) for part in parts]


def test_short_things_stand_side_by_side_and_wide_ones_alone(theme, qtbot) -> None:
    placed = laid_out(theme, qtbot, 616, False, False, True, False)

    assert placed == [(0, 300), (316, 300), (0, 616), (0, 300)]


def test_where_two_do_not_fit_each_takes_the_whole_line(theme, qtbot) -> None:
    assert laid_out(theme, qtbot, 400, False, False) == [(0, 400), (0, 400)]


def test_read_from_right_to_left_the_first_stands_right(theme, qapp, qtbot) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        placed = laid_out(theme, qtbot, 616, False, False)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    assert placed == [(316, 300), (0, 300)]
