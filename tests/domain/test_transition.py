"""Transitions: their stages."""

import itertools

import pytest

from journal_app.domain import transition
from journal_app.domain.transition import Stage, Transition
from tests.domain.problems import fields


@pytest.mark.parametrize(("before", "after"), [*itertools.product(Stage, Stage)])
def test_a_transition_goes_forward_by_one_and_back_and_out_freely(before, after) -> None:
    order = list(Stage)
    ahead = order.index(after) - order.index(before)
    allowed = ahead <= 1 or Stage.NOT_NOW in (before, after)

    problems = transition.stage_problems(before, Transition(stage=after))

    assert fields(problems) == ([] if allowed else ["stage"])
