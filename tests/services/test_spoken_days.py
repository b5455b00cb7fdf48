"""Days and times are read as one says them."""

import datetime as dt

import pytest

from journal_app.i18n import MONTHS, day_in_words
from journal_app.services.spoken_days import moment_in_words, said_day, said_moment

TODAY = dt.date(2025, 11, 3)  # a Monday


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2025-03-14", dt.date(2025, 3, 14)),
        ("14 March 2025", dt.date(2025, 3, 14)),
        ("14. mar 2025", dt.date(2025, 3, 14)),
        ("March 14, 2025", dt.date(2025, 3, 14)),
        ("14.03.2025", dt.date(2025, 3, 14)),
        ("14.3.", dt.date(2026, 3, 14)),
        ("14.3.26", dt.date(2026, 3, 14)),
        ("14/03/2025", dt.date(2025, 3, 14)),
        ("03/14/2025", dt.date(2025, 3, 14)),
        ("3/3/2025", dt.date(2025, 3, 3)),
        ("14 March 26", dt.date(2026, 3, 14)),
        ("14 March 98", dt.date(1998, 3, 14)),
        ("14 March", dt.date(2026, 3, 14)),
        ("31 October", dt.date(2025, 10, 31)),
        ("29 February", dt.date(2024, 2, 29)),
        ("today", TODAY),
        ("Yesterday", dt.date(2025, 11, 2)),
        ("tomorrow", dt.date(2025, 11, 4)),
        ("Monday", TODAY),
        ("friday", dt.date(2025, 11, 7)),
        ("fri", dt.date(2025, 11, 7)),
        ("next Monday", dt.date(2025, 11, 10)),
        ("next  friday", dt.date(2025, 11, 14)),
        ("last Friday", dt.date(2025, 10, 31)),
        ("last Monday", dt.date(2025, 10, 27)),
        ("in 1 day", dt.date(2025, 11, 4)),
        ("in 3 weeks", dt.date(2025, 11, 24)),
        ("in a week", dt.date(2025, 11, 10)),
        ("in two weeks", dt.date(2025, 11, 17)),
        ("in 4 months", dt.date(2026, 3, 3)),
        ("in 2 years", dt.date(2027, 11, 3)),
        ("2 weeks ago", dt.date(2025, 10, 20)),
        ("1 January 1", dt.date(1, 1, 1)),
        ("31 December 9999", dt.date(9999, 12, 31)),
    ],
)
def test_a_day_is_read_as_one_says_it(said, meant) -> None:
    assert said_day(said, TODAY).day == meant


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("31 February 2025", "February has 28 days."),
        ("30 February", "February has 28 days."),
        ("31.02.2025", "February has 28 days."),
        ("31.02.", "February has 28 days."),
        ("1.13.2025", "A year has twelve months."),
        ("1.13.", "A year has twelve months."),
        ("1.1.99999", "Years go from 1 to 9999."),
        ("13/13/2025", "A year has twelve months."),
        ("3/4/2025", "This can be two days. Write the month as a word: 14 March."),
        ("2024-02-30", "February has 29 days."),
        ("2025-13-01", "A year has twelve months."),
        ("1 March 10000", "Years go from 1 to 9999."),
        ("0000-01-01", "Years go from 1 to 9999."),
        ("14 Foo 2025", "There is no month of that name."),
        ("Frid ay", "This is no day yet. Try 14 March, Friday or in 3 weeks."),
        ("in 4000000 weeks", "This is no day yet. Try 14 March, Friday or in 3 weeks."),
    ],
)
def test_what_is_no_day_says_why(said, why) -> None:
    found = said_day(said, TODAY)

    assert (found.day, found.problem) == (None, why)


def test_nothing_said_is_no_day_and_no_problem() -> None:
    assert said_day("  ", TODAY) == said_day("", TODAY)
    assert not said_day("", TODAY).problem


@pytest.mark.parametrize("month", range(1, len(MONTHS) + 1))
def test_what_a_field_shows_it_reads_again(month) -> None:
    day = dt.date(2025, month, 9)

    assert said_day(day_in_words(day), TODAY).day == day


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Wednesday 10:00", (2025, 11, 5, 10, 0)),
        ("Wednesday at 10:00", (2025, 11, 5, 10, 0)),
        ("yesterday 9", (2025, 11, 2, 9, 0)),
        ("14 March 9", (2026, 3, 14, 9, 0)),
        ("tomorrow at 3pm", (2025, 11, 4, 15, 0)),
        ("Friday 12:30 AM", (2025, 11, 7, 0, 30)),
        ("12 pm", (2025, 11, 3, 12, 0)),
        ("14.3.2025 8:05", (2025, 3, 14, 8, 5)),
        ("9.30", (2025, 11, 3, 9, 30)),
        ("14 March 2025, 8:05", (2025, 3, 14, 8, 5)),
        ("2025-03-14 09:00", (2025, 3, 14, 9, 0)),
        ("1 January 1 10:00", (1, 1, 1, 10, 0)),
    ],
)
def test_a_time_is_read_as_one_says_it(said, meant) -> None:
    found = said_moment(said, TODAY).moment

    assert found.replace(tzinfo=None) == dt.datetime(*meant)  # noqa: DTZ001
    assert found.tzinfo is not None
    assert said_moment(moment_in_words(found), TODAY).moment == found


def test_a_time_alone_is_of_the_day_one_speaks_of() -> None:
    wednesday = TODAY + dt.timedelta(days=2)

    found = [said_moment(said, TODAY, wednesday).moment for said in ("14:30", "today 14:30")]

    assert [(each.date(), each.hour) for each in found] == [(wednesday, 14), (TODAY, 14)]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Wednesday", "Say the time too, like 10:00."),
        ("2025-03-14", "Say the time too, like 10:00."),
        ("Wednesday 25:00", "A day goes from 00:00 to 23:59."),
        ("30 February 10:00", "February has 28 days."),
        ("tomorrow 24", "A day goes from 00:00 to 23:59."),
        ("March 9", "Say the time too, like 10:00."),
        ("14.3.2025", "Say the time too, like 10:00."),
    ],
)
def test_what_is_no_time_says_why(said, why) -> None:
    assert said_moment(said, TODAY).problem == why
