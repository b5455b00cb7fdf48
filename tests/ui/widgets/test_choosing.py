from PySide6.QtCore import Qt

from journal_app.ui.widgets.choosing import Segmented, Tabs


def test_arrow_keys_and_clicks_move_the_choice(theme, qtbot) -> None:
    made = Segmented(theme, ["Board", "List", "Map"], "Show as")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    chosen = []
    made.chosen.connect(chosen.append)

    qtbot.mouseClick(made.group.button(1), Qt.MouseButton.LeftButton)
    made.group.button(1).setFocus()
    qtbot.waitUntil(made.group.button(1).hasFocus)
    qtbot.keyClick(made.group.button(1), Qt.Key.Key_Right)

    assert chosen == [1, 2]
    assert made.index == 2
    assert made.accessibleName() == "Show as"
    made.hide()


def test_a_tab_says_its_count_and_one_alone_is_chosen(theme, qtbot) -> None:
    tabs = Tabs(theme, ["Brief", "Actions"], "Session", ["", "3"])
    qtbot.addWidget(tabs)

    tabs.choose(1)

    assert [tabs.group.button(index).isChecked() for index in (0, 1)] == [False, True]
    assert tabs.group.button(1).accessibleName() == "Actions 3"
