"""A length of time is read as one says it."""

import pytest

from journal_app.services.spoken_lengths import said_clock, said_minutes


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("90", 90),
        ("90 min", 90),
        ("90 Minutes", 90),
        ("45 m.", 45),
        ("1:30", 90),
        ("0:45 h", 45),
        ("1 h", 60),
        ("1h30", 90),
        ("1 h 30", 90),
        ("1 hour 15 minutes", 75),
        ("2 hours", 120),
        ("1.5 h", 90),
        ("1,25 h", 75),
    ],
)
def test_a_length_is_read_as_one_says_it(said, minutes) -> None:
    assert said_minutes(said) == minutes


@pytest.mark.parametrize("said", ["", "an hour", "1:75", "1 day", "h", "-5", "1.5", "1 h 30 h"])
def test_what_is_no_length_is_none(said) -> None:
    assert said_minutes(said) is None


@pytest.mark.parametrize("said", ["", "Friday", "13 pm", "0 am", "9 of May"])
def test_what_ends_with_no_time_is_none(said) -> None:
    assert said_clock(said) is None
