import datetime as dt

import pytest
from PySide6.QtCore import Qt

from journal_app.ui.widgets.month import Month, last_of

MARCH = dt.date(2025, 3, 14)


@pytest.fixture
def asked() -> list:
    return []


@pytest.fixture
def month(theme, qtbot, asked) -> Month:
    def counts(first, last):
        asked.append((first, last))
        return {MARCH.toordinal(): 2}

    made = Month(theme, counts, lambda: MARCH)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ("Right", dt.date(2025, 3, 15)),
        ("Left", dt.date(2025, 3, 13)),
        ("Down", dt.date(2025, 3, 21)),
        ("Up Up", dt.date(2025, 2, 28)),
        ("PageDown", dt.date(2025, 4, 14)),
        ("PageUp PageUp", dt.date(2025, 1, 14)),
        ("Home", dt.date(2025, 3, 1)),
        ("End", dt.date(2025, 3, 31)),
    ],
)
def test_keys_go_by_day_week_and_month(month, qtbot, keys, there) -> None:
    for key in keys.split():
        qtbot.keyClick(month.days, getattr(Qt.Key, f"Key_{key}"))

    assert month.day == there


def test_right_to_left_the_left_key_goes_on(month, qtbot) -> None:
    month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    qtbot.keyClick(month.days, Qt.Key.Key_Left)

    assert month.day == dt.date(2025, 3, 15)


@pytest.mark.parametrize(
    ("day", "keys"), [(dt.date.min, "Left Up PageUp Home"), (dt.date.max, "Right Down PageDown")]
)
def test_nothing_leads_beyond_all_days(month, qtbot, day, keys) -> None:
    month.show_day(day)

    for key in keys.split():
        qtbot.keyClick(month.days, getattr(Qt.Key, f"Key_{key}"))

    assert month.day == day


def test_enter_chooses_the_day_and_escape_leaves(month, qtbot) -> None:
    chosen, left = [], []
    month.day_chosen.connect(chosen.append)
    month.left.connect(lambda: left.append(True))

    qtbot.keyClick(month.days, Qt.Key.Key_Return)
    qtbot.keyClick(month.days, Qt.Key.Key_Escape)

    assert (chosen, left) == ([MARCH], [True])


def test_a_month_asks_once_what_it_has(month, qtbot, asked) -> None:
    asked.clear()

    qtbot.keyClick(month.days, Qt.Key.Key_Right)
    month._later.click()

    assert len(asked) == 1
    assert month.day == dt.date(2025, 4, 1)
    assert month.days.accessibleName() == "Days of April 2025"


def test_a_cleared_calendar_has_no_dots(month) -> None:
    month.clear()

    said = month.days.model().index_of(MARCH).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "14 March"


def test_the_last_of_a_month_is_known_to_the_end_of_all_days() -> None:
    assert last_of(dt.date(9999, 12, 1)) == dt.date.max
    assert last_of(dt.date(2024, 2, 1)) == dt.date(2024, 2, 29)
