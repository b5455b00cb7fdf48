"""Actions: the steps of their status, and when one is carried past a session."""

import datetime as dt
import itertools

import pytest

from journal_app.domain import action
from journal_app.domain.action import Action, ActionStatus
from tests.domain.problems import fields

ACTION_STEPS = {("open", "done"), ("open", "dropped"), ("done", "open")}


@pytest.mark.parametrize(("before", "after"), [*itertools.product(ActionStatus, ActionStatus)])
def test_an_action_goes_only_where_it_may(before, after) -> None:
    allowed = before == after or (str(before), str(after)) in ACTION_STEPS

    problems = action.status_problems(before, Action(status=after))

    assert fields(problems) == ([] if allowed else ["status"])


@pytest.mark.parametrize(
    ("was", "becomes", "session_on", "carried"),
    [
        (5, 15, 10, True),
        (10, 11, 10, True),
        (5, 10, 10, False),
        (11, 15, 10, False),
        (15, 5, 10, False),
        (None, 15, 10, False),
        (5, None, 10, False),
        (5, 15, None, False),
    ],
)
def test_an_action_is_carried_when_its_day_moves_past_the_session(
    was, becomes, session_on, carried
) -> None:
    def day(number):
        return None if number is None else dt.date(2025, 6, number)

    found = action.is_carried(Action(due_on=day(was)), Action(due_on=day(becomes)), day(session_on))

    assert found == carried
