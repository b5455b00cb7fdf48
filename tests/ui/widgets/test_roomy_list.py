"""A toast covers nothing that cannot be brought out from under it."""

import pytest
from PySide6.QtCore import QStringListModel, Qt

from journal_app.ui.widgets.roomy_list import RoomyList
from journal_app.ui.widgets.toast import ABOVE_PX, ROOM_PX, Toast


@pytest.fixture
def roomy(theme, qtbot) -> RoomyList:
    made = RoomyList(theme)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


def show(roomy, count: int) -> QStringListModel:
    model = QStringListModel([f"Row {number}" for number in range(count)], roomy)
    roomy.setModel(model)
    roomy.doItemsLayout()
    return model


def test_the_last_row_of_a_long_list_comes_out_from_under_a_toast(roomy) -> None:
    model = show(roomy, 100)

    roomy.verticalScrollBar().setValue(roomy.verticalScrollBar().maximum())

    last = roomy.visualRect(model.index(99))
    assert last.bottom() < roomy.viewport().height() - ROOM_PX + 1


def test_a_list_that_is_seen_whole_does_not_scroll(roomy) -> None:
    show(roomy, 3)

    assert roomy.verticalScrollBar().maximum() == 0


def test_rows_that_fit_but_for_the_toast_come_to_rest(roomy, qapp, monkeypatch) -> None:
    made = []
    update = RoomyList.updateGeometries
    monkeypatch.setattr(RoomyList, "updateGeometries", lambda self: (made.append(1), update(self)))
    roomy.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    model = show(roomy, 10)
    high = roomy.visualRect(model.index(9)).bottom()

    roomy.resize(300, high + ROOM_PX // 2)
    for _turn in range(20):
        qapp.processEvents()
    before = len(made)
    for _turn in range(20):
        qapp.processEvents()

    assert roomy.verticalScrollBar().maximum() > 0
    assert len(made) == before


def test_the_room_is_as_high_as_a_toast_stands(theme, qtbot) -> None:
    toast = Toast(theme, None)
    qtbot.addWidget(toast)
    toast.tell("Moved to the trash", lambda: None)

    assert toast.height() + ABOVE_PX - 30 <= ROOM_PX
