import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from journal_app.domain.head import Head
from journal_app.ui.models.heads_model import HeadsModel
from journal_app.ui.widgets import row_delegate
from journal_app.ui.widgets.row_delegate import RowDelegate

LONG = "A title that is much too long for the list it stands in, and then some"


def head(title: str, level: str = "shared") -> Head:
    return Head("entry", title, dt.date(2025, 3, 14), title, "note", level, 1, "2025")


@pytest.fixture
def rows(theme, qtbot):
    model = HeadsModel()
    model.show_these([head("Short"), head(LONG), head("x", "review")])
    view = QListView()
    view.setItemDelegate(RowDelegate(theme))
    view.setModel(model)
    view.resize(300, 300)
    view.show()
    qtbot.addWidget(view)
    view.held = model  # the view does not own it
    return view


class Tips:
    """Keeps the words of the last tool tip instead of showing it."""

    words = ""

    def showText(self, _at, words: str, _view) -> None:  # noqa: N802 - Qt's own
        self.words = words


@pytest.fixture
def tips(monkeypatch) -> Tips:
    made = Tips()
    monkeypatch.setattr(row_delegate, "QToolTip", made)
    return made


def tip(view, tips, row: int, *, at_mark: bool) -> str:
    """What is said where the pointer rests, at the mark or at the leading edge."""
    index = view.model().index(row)
    option = QStyleOptionViewItem()
    option.rect = view.visualRect(index)
    option.direction = view.layoutDirection()
    turned = option.direction == Qt.LayoutDirection.RightToLeft
    x = option.rect.right() - 22 if at_mark is not turned else 22
    at = QPoint(x, option.rect.top() + 17)
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at))
    view.itemDelegate().helpEvent(event, view, option, index)
    return tips.words


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_mark_says_who_may_see_it_and_the_row_its_whole_title(rows, tips, direction) -> None:
    rows.setLayoutDirection(direction)

    assert tip(rows, tips, 0, at_mark=True) == "Me and the other person"
    assert tip(rows, tips, 2, at_mark=True) == "May go into a review"
    assert tip(rows, tips, 1, at_mark=False) == LONG
    assert tip(rows, tips, 0, at_mark=False) == ""


def test_a_shared_entry_is_marked_in_the_colour_between_two_people(rows, theme) -> None:
    image = rows.viewport().grab(rows.visualRect(rows.model().index(0))).toImage()

    seen = [
        image.pixelColor(x, y)
        for x in range(image.width() - 40, image.width() - 10)
        for y in range(8, 30)
    ]
    wanted = theme.color("second")
    assert any(abs(one.red() - wanted.red()) + abs(one.blue() - wanted.blue()) < 30 for one in seen)
