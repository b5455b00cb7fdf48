from PySide6.QtCore import QSize

from journal_app.ui.main_window import EDGES, SMALLEST, USUAL, beginning_size


def test_a_window_begins_no_larger_than_its_screen_has_room_for() -> None:
    laptop = QSize(1366, 768)

    begun = beginning_size(laptop)

    assert begun == QSize(USUAL.width(), laptop.height() - EDGES.height())


def test_a_window_begins_as_usual_where_there_is_room_and_never_too_small() -> None:
    assert beginning_size(QSize(2560, 1440)) == USUAL
    assert beginning_size(QSize(640, 400)) == SMALLEST
