"""Work that computes too long is given up; other work answers as it would."""

import itertools
import json
import sys
import weakref

import pytest

from journal_app.errors import Refused
from journal_app.services.patience import LOOKS_EVERY, TooSlow, within

HERE = ("tests",)


def busy(calls: int) -> str:
    for _ in range(calls):
        step()
    return "done"


class Thing:
    """Something that is cleared away."""


def step() -> None:
    """Something that is called."""


def test_work_that_is_done_in_time_answers() -> None:
    assert within(5, lambda: busy(10), HERE, clock=lambda: 0.0) == "done"


def test_work_without_end_is_given_up() -> None:
    ticking = itertools.count()

    with pytest.raises(TooSlow):
        within(5, lambda: busy(sys.maxsize), HERE, clock=lambda: float(next(ticking)))


def test_the_clock_is_looked_at_seldom() -> None:
    asked = []

    within(5, lambda: busy(LOOKS_EVERY * 5), HERE, clock=lambda: asked.append(1) or 0.0)

    assert 3 < len(asked) < 15


def test_an_error_of_the_work_is_its_own() -> None:
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0, HERE)


def test_nothing_is_watched_any_more_afterwards() -> None:
    before = sys.getprofile()

    with pytest.raises(TooSlow):
        within(-1, lambda: busy(LOOKS_EVERY * 2), HERE)

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
        within(-1, wrapped, HERE)


@pytest.fixture
def lost(monkeypatch) -> list[object]:
    """The errors that Python dropped."""
    dropped: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", dropped.append)
    return dropped


def test_giving_up_is_never_lost_where_python_clears_something_away(lost) -> None:
    things = [Thing() for _ in range(LOOKS_EVERY)]
    for thing in things:
        weakref.finalize(thing, json.dumps, "kept")
    del thing

    def clear_away_then_work() -> None:
        things.clear()
        busy(LOOKS_EVERY)

    with pytest.raises(TooSlow):
        within(-1, clear_away_then_work, HERE)

    assert not lost


def test_giving_up_is_never_lost_where_a_generator_is_left_half_way(lost) -> None:
    begun = [(number for number in range(2)) for _ in range(LOOKS_EVERY)]
    for each in begun:
        next(each)
    del each

    def leave_then_work() -> None:
        begun.clear()
        busy(LOOKS_EVERY)

    with pytest.raises(TooSlow):
        within(-1, leave_then_work, HERE)

    assert not lost
