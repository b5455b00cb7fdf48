import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from journal_app.domain.level import Level
from journal_app.ui.theme import chosen_theme
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.level import ICONS, level_chip, level_words


@pytest.mark.parametrize("kind", ChipKind)
@pytest.mark.parametrize("percent", [100, 200])
def test_a_chip_has_room_for_its_words_and_icons(qtbot, kind, percent) -> None:
    theme = chosen_theme("light", percent)
    chip = Chip(theme, "A long word or two", "lock", kind)
    qtbot.addWidget(chip)

    words = QFontMetrics(theme.font(12.5, 500)).horizontalAdvance(chip.text())

    icons = 2 if kind.value[3] else 1
    assert chip.sizeHint().width() >= words + 2 * theme.px(10) + icons * theme.px(20)


def test_a_chip_is_pressed_by_key_and_click_and_has_a_name(theme, qtbot) -> None:
    chip = Chip(theme, "2025", "", ChipKind.FILTER)
    qtbot.addWidget(chip)

    for press in (
        lambda: qtbot.mouseClick(chip, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(chip, Qt.Key.Key_Space),
    ):
        with qtbot.waitSignal(chip.clicked):
            press()
    assert chip.accessibleName() == "2025"


def test_a_level_is_said_in_words_and_by_a_mark_of_its_own(theme, qtbot) -> None:
    names = []
    for level in Level:
        chip = level_chip(theme, level, "Ingrid")
        qtbot.addWidget(chip)
        names.append(chip.accessibleName())

    assert names == ["Level: Only me", "Level: Me and Ingrid", "Level: May go into a review"]
    assert len(set(ICONS.values())) == 3
    assert level_words(Level.SHARED) == "Me and the other person"
