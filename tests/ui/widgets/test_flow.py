import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal_app.ui.widgets.flow import Flow


def flowing(qtbot, widths, direction=Qt.LayoutDirection.LeftToRight):
    holder = QWidget()
    holder.setLayoutDirection(direction)
    qtbot.addWidget(holder)
    flow = Flow(holder)
    parts = []
    for width in widths:
        part = QWidget()
        part.setFixedSize(width, 20)
        flow.addWidget(part)
        parts.append(part)
    return holder, flow, parts


def test_parts_go_on_in_the_next_line(qtbot) -> None:
    holder, flow, parts = flowing(qtbot, [100, 100, 100])

    holder.resize(220, 100)
    flow.activate()

    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (108, 0), (0, 28)]
    assert flow.heightForWidth(220) == 48
    assert flow.heightForWidth(400) == 20


def test_where_one_reads_from_the_right_parts_begin_there(qtbot) -> None:
    holder, flow, parts = flowing(qtbot, [100, 50], Qt.LayoutDirection.RightToLeft)

    holder.resize(300, 50)
    flow.activate()

    assert [part.x() for part in parts] == [200, 142]


@pytest.mark.parametrize("width", [10, 99])
def test_a_part_wider_than_the_line_stands_alone(qtbot, width) -> None:
    holder, flow, parts = flowing(qtbot, [100, 100])

    assert flow.heightForWidth(width) == 48
    assert flow.minimumSize().width() == 100
    assert (flow.count(), flow.takeAt(5), holder.layout()) == (2, None, flow)
    assert parts
