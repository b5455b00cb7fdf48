"""Work that computes too long is given up; other work answers as it would."""

import itertools
import sys

import pytest

from journal_app.errors import Refused
from journal_app.services.patience import LOOKS_EVERY, TooSlow, within


def busy(calls: int) -> str:
    for number in range(calls):
        abs(number)
    return "done"


def test_work_that_is_done_in_time_answers() -> None:
    assert within(5, lambda: busy(10), clock=lambda: 0.0) == "done"


def test_work_without_end_is_given_up() -> None:
    ticking = itertools.count()

    with pytest.raises(TooSlow):
        within(5, lambda: busy(sys.maxsize), clock=lambda: float(next(ticking)))


def test_the_clock_is_looked_at_seldom() -> None:
    asked = []

    within(5, lambda: busy(LOOKS_EVERY * 5), clock=lambda: asked.append(1) or 0.0)

    assert 3 < len(asked) < 15


def test_an_error_of_the_work_is_its_own() -> None:
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)


def test_nothing_is_watched_any_more_afterwards() -> None:
    before = sys.getprofile()

    with pytest.raises(TooSlow):
        within(-1, lambda: busy(LOOKS_EVERY * 2))

    assert sys.getprofile() is before


def test_it_is_told_as_any_refusal() -> None:
    assert issubclass(TooSlow, Refused)


def test_what_python_makes_of_giving_up_in_the_middle_of_c_is_still_too_slow() -> None:
    def wrapped() -> None:
        try:
            busy(LOOKS_EVERY * 2)
        except TooSlow as error:
            raise SystemError("returned a result with an exception set") from error

    with pytest.raises(TooSlow):
        within(-1, wrapped)
