from PySide6.QtCore import Qt

from journal_app.ui.widgets.navigation_item import NavigationItem


def test_a_place_is_chosen_and_something_to_do_is_not(theme, qtbot) -> None:
    place = NavigationItem(theme, "journal", "Journal", "book-open")
    new = NavigationItem(theme, "new", "New entry", "square-pen", "Ctrl N", accented=True)
    for item in (place, new):
        qtbot.addWidget(item)
        qtbot.keyClick(item, Qt.Key.Key_Space)

    assert (place.isChecked(), new.isChecked()) == (True, False)


def test_on_a_rail_the_word_becomes_the_tool_tip(theme, qtbot) -> None:
    place = NavigationItem(theme, "journal", "Journal", "book-open")
    qtbot.addWidget(place)

    place.show_rail(is_rail=True)
    assert (place.toolTip(), place.sizeHint().width()) == ("Journal", 60)
    place.show_rail(is_rail=False)

    assert (place.toolTip(), place.sizeHint().width()) == ("", 220)
    assert place.accessibleName() == "Journal"
