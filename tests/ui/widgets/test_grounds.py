from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.ui.widgets.grounds import EmptyState, Notice, PrivatePlace


def words(widget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.text()]


def test_the_private_place_says_in_words_what_it_is(theme, qtbot) -> None:
    place = PrivatePlace(theme, "Stays out of every export.")
    qtbot.addWidget(place)

    assert words(place) == ["Only for me", "Stays out of every export."]
    assert place.accessibleName() == "Only for me"


def test_a_notice_and_an_empty_page_offer_one_thing_to_do(theme, qtbot) -> None:
    done = []
    notice = Notice(theme, "Not encrypted", "Whoever has it reads it.", action="Why?",
                    on_action=lambda: done.append("notice"))  # fmt: skip
    empty = EmptyState(theme, "compass", "Nothing yet", "One sentence.",
                       ("Begin", lambda: done.append("empty")))  # fmt: skip
    for widget in (notice, empty):
        qtbot.addWidget(widget)
        (only,) = widget.findChildren(QPushButton)
        qtbot.mouseClick(only, Qt.MouseButton.LeftButton)

    assert done == ["notice", "empty"]


def test_an_empty_page_without_anything_to_do_has_no_button(theme, qtbot) -> None:
    empty = EmptyState(theme, "compass", "Nothing yet", "One sentence.")
    qtbot.addWidget(empty)

    assert empty.findChildren(QPushButton) == []
