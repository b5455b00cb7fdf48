"""The navigation: rows in groups, one chosen, a rail where there is little room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journal_app.services.places import BY_KEY, MORE
from journal_app.ui.navigation import Navigation
from journal_app.ui.widgets.navigation_item import NavigationItem


@pytest.fixture
def navigation(theme, qtbot) -> Navigation:
    made = Navigation(theme, "My journal")
    qtbot.addWidget(made)
    made.show_rows([BY_KEY[key] for key in ("today", "journal", "people")])
    made.resize(220, 700)
    made.show()
    yield made
    made.hide()


def test_the_rows_are_the_places_and_more(navigation) -> None:
    assert navigation.keys == ["today", "journal", "people", MORE]


def test_a_row_that_is_pressed_is_chosen_and_leads_there(navigation, qtbot) -> None:
    row = navigation.findChild(NavigationItem, "nav_people")

    with qtbot.waitSignal(navigation.place_chosen) as led:
        qtbot.keyClick(row, Qt.Key.Key_Space)

    assert led.args == ["people"]
    assert navigation.chosen == "people"
    with qtbot.waitSignal(navigation.place_chosen):  # once more leads there again
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert navigation.chosen == "people"


def test_new_rows_leave_no_old_ones_behind_and_keep_what_is_chosen(navigation) -> None:
    navigation.choose("people")

    navigation.show_rows([BY_KEY[key] for key in ("today", "journal", "people", "goals")])

    items = navigation.findChildren(
        NavigationItem, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    items = [item for item in items if item.isVisible()]
    fixed = ("name", "search", "new", "lock", "menu")
    names = [item.objectName() for item in items]
    assert sorted(names) == sorted(f"nav_{key}" for key in (*fixed, *navigation.keys))
    assert navigation.chosen == "people"
    tops = [item.geometry().top() for item in items]
    assert len(set(tops)) == len(tops)


def test_a_rail_is_narrow_and_each_row_still_has_its_name(navigation) -> None:
    navigation.show_rail(is_rail=True)

    assert navigation.width() == 60
    for item in navigation.findChildren(QWidget):
        assert item.accessibleName()


def test_tab_goes_through_the_rows_as_one_reads_them(navigation) -> None:
    navigation.show_rows([BY_KEY[key] for key in ("today", "journal", "sessions", "people")])
    at = navigation.findChild(NavigationItem, "nav_new")

    passed = []
    for _row in range(7):
        at = at.nextInFocusChain()
        passed.append(at.objectName())

    rows = ("today", "journal", "sessions", "people", MORE, "lock", "menu")
    assert passed == [f"nav_{row}" for row in rows]
