"""The menu is short: groups in submenus, and in front what is wanted from anywhere."""

import pytest
from PySide6.QtWidgets import QApplication, QStyle

from journal_app.ui.application import put_on
from journal_app.ui.command_menu import CommandMenu
from journal_app.ui.commands import COMMANDS, NOT_THERE
from journal_app.ui.theme import chosen_theme

MOST_LINES = 10


@pytest.fixture
def frame(open_journal):
    open_journal.frame.go("journal")
    return open_journal.frame


def lines(menu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def ids(menu) -> set[str]:
    found = set()
    for action in menu.actions():
        below = action.menu()
        found |= ids(below) if below is not None else {action.objectName()} - {""}
    return found


def test_it_is_a_few_lines_that_hold_every_command_that_can_be_done(frame) -> None:
    frame.doing.menu.fill()

    is_possible = frame.doing.is_possible
    in_menu = {each.id for each in COMMANDS if each.menu != NOT_THERE and is_possible(each.id)}
    assert lines(frame.doing.menu) == [
        *("Writing", "Looking", "Editing", "Keeping"),
        *("Settings", "Help and words", "Keys", "Lock", "Quit"),
    ]
    assert ids(frame.doing.menu) == in_menu


def test_a_group_of_one_stands_by_itself(frame) -> None:
    possible = {"journal.search", "edit.undo", "edit.redo", "vault.lock"}
    menu = CommandMenu(frame.doing.actions, possible.__contains__, frame)

    menu.fill()

    assert lines(menu) == ["Search in the list", "Editing", "Lock"]


def test_the_narrow_menu_has_the_places_first_and_the_same_few_lines_below(frame, qtbot) -> None:
    frame.resize(800, 700)
    qtbot.waitUntil(frame.bar.isVisible)

    menu = frame.bar.made_menu()
    shown = lines(menu)

    assert shown[: shown.index("More…") + 1] == ["Today", "Journal", "People", "More…"]
    assert len(shown) - shown.index("More…") - 1 <= MOST_LINES
    assert ids(menu) - {""} == ids(frame.doing.menu)
    menu.deleteLater()


def test_a_menu_is_one_column_whatever_there_is_room_for(frame, theme) -> None:
    menu = frame.doing.menu
    for number in range(200):
        menu.addAction(f"line {number}")

    menu.popup(frame.mapToGlobal(frame.rect().topLeft()))
    lefts = {menu.actionGeometry(action).left() for action in menu.actions()}
    menu.close()

    assert len(lefts) == 1


@pytest.mark.parametrize("percent", [100, 200])
def test_the_icons_grow_with_the_text(open_journal, percent) -> None:
    theme = chosen_theme("light", percent)
    put_on(QApplication.instance(), theme)

    menu = open_journal.frame.bar.made_menu()
    menu.ensurePolished()
    size = menu.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, menu)
    menu.deleteLater()
    put_on(QApplication.instance(), chosen_theme("light", 100))

    assert size == theme.px(16)
