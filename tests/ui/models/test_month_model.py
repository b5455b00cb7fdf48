import datetime as dt

import pytest
from PySide6.QtCore import Qt

from journal_app.ui.models.month_model import (
    COUNT,
    DAY,
    IS_HERE,
    MonthModel,
    days_shown,
    month_away,
)

MARCH = dt.date(2025, 3, 14)
MONDAY, SUNDAY = 0, 6


def shown(model) -> list[list[dt.date | None]]:
    return [[model.index(week, day).data(DAY) for day in range(7)] for week in range(6)]


@pytest.mark.parametrize(
    ("first", "begins"), [(MONDAY, dt.date(2025, 2, 24)), (SUNDAY, dt.date(2025, 2, 23))]
)
def test_six_weeks_begin_with_the_first_day_of_a_week(qapp, first, begins) -> None:
    model = MonthModel(first)

    model.show(MARCH, {})

    days = [day for week in shown(model) for day in week]
    assert days == [begins + dt.timedelta(days=n) for n in range(42)]
    assert model.words == "March 2025"
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(2)] == (
        ["Mo", "Tu"] if first == MONDAY else ["Su", "Mo"]
    )


@pytest.mark.parametrize("month", [MARCH, dt.date.min, dt.date.max, dt.date(2024, 2, 29)])
@pytest.mark.parametrize("first", range(7))
def test_the_model_keeps_qts_rules_at_both_ends_of_all_days(month, first, qtmodeltester) -> None:
    model = MonthModel(first)
    model.show(month, {})
    qtmodeltester.check(model, force_py=True)

    assert model.index_of(month).data(DAY) == month


@pytest.mark.parametrize("month", [MARCH, dt.date.min, dt.date.max])
@pytest.mark.parametrize("first", range(7))
def test_the_period_asked_for_holds_every_day_shown(qapp, month, first) -> None:
    model = MonthModel(first)
    model.show(month, {})

    begins, ends = days_shown(month.replace(day=1))

    days = [day for week in shown(model) for day in week if day is not None]
    assert begins <= days[0]
    assert days[-1] <= ends


def test_a_day_is_read_out_with_its_entries(qapp) -> None:
    model = MonthModel(MONDAY)
    model.show(MARCH, {MARCH.toordinal(): 2, MARCH.toordinal() + 1: 1})

    days = [model.index_of(MARCH + dt.timedelta(days=n)) for n in range(3)]

    assert [day.data(Qt.ItemDataRole.AccessibleTextRole) for day in days] == [
        "14 March, 2 entries", "15 March, 1 entry", "16 March",
    ]  # fmt: skip
    assert [day.data(COUNT) for day in days] == [2, 1, 0]
    assert [index.data(IS_HERE) for index in (days[0], model.index(0, 0))] == [True, False]


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (dt.date(2025, 1, 31), 1, dt.date(2025, 2, 28)),
        (dt.date(2025, 1, 31), -1, dt.date(2024, 12, 31)),
        (dt.date.max, 1, dt.date.max),
        (dt.date.min, -1, dt.date.min),
    ],
)
def test_a_month_away_is_the_same_day_or_the_last(day, months, there) -> None:
    assert month_away(day, months) == there
