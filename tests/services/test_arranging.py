"""Putting a review in order."""

import datetime as dt

import pytest

from journal_app.domain.review import Review
from journal_app.services import arranging


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (dt.date(2024, 2, 29), dt.date(2025, 2, 28)),
        (dt.date(2025, 1, 1), dt.date(2026, 1, 1)),
        (dt.date.max, dt.date.max),
    ],
)
def test_the_one_a_year_on_ends_a_year_later_as_long_as_there_are_years(day, later) -> None:
    made = arranging.following(Review(title="R", period_to=day))

    assert made.period_to == later
