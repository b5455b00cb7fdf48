"""Goals: the steps of their status, their title, their wording."""

import dataclasses
import itertools

import pytest

from journal_app.domain import goal
from journal_app.domain.goal import Goal, GoalStatus
from tests.domain.problems import fields

GOAL_STEPS = {
    ("idea", "active"), ("idea", "let_go"), ("active", "paused"), ("paused", "active"),
    ("active", "achieved"), ("active", "let_go"), ("paused", "let_go"),
    ("achieved", "sustained"), ("achieved", "active"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [*itertools.product(GoalStatus, GoalStatus)])
def test_a_goal_goes_only_where_it_may(before, after) -> None:
    wanted = Goal(status=after, closing_md="I learned to ask.")

    problems = goal.status_problems(before, wanted, sustained=5)

    allowed = before == after or (str(before), str(after)) in GOAL_STEPS
    assert fields(problems) == ([] if allowed else ["status"])


def test_letting_go_asks_what_was_learned() -> None:
    assert fields(goal.status_problems(GoalStatus.ACTIVE, Goal(status=GoalStatus.LET_GO))) == [
        "closing_md"
    ]


@pytest.mark.parametrize(("value", "is_kept"), [(None, False), (1, False), (3, False), (4, True)])
def test_sustained_needs_a_check_of_four(value, is_kept) -> None:
    after = Goal(status=GoalStatus.SUSTAINED)

    assert bool(goal.status_problems(GoalStatus.ACHIEVED, after, value)) != is_kept


@pytest.mark.parametrize(
    ("own_words", "title"),
    [
        ("Lead the migration\nand more", "Lead the migration"),
        ("\n\n## Speak up \nmore", "Speak up"),
        ("", ""),
        (" \n\t", ""),
        ("x" * 200, "x" * 80),
    ],
)
def test_the_title_is_the_first_line_of_the_own_words(own_words, title) -> None:
    assert goal.title_from(own_words) == title


def test_only_another_wording_of_an_active_goal_is_a_rewording() -> None:
    before = Goal(status=GoalStatus.ACTIVE, own_words_md="Lead")

    assert goal.is_reworded(before, dataclasses.replace(before, own_words_md="Lead well"))
    assert not goal.is_reworded(before, dataclasses.replace(before, own_words_md="Lead "))
    idea = dataclasses.replace(before, status=GoalStatus.IDEA)
    assert not goal.is_reworded(idea, dataclasses.replace(idea, own_words_md="Lead well"))
    empty = dataclasses.replace(before, own_words_md="")
    assert not goal.is_reworded(empty, before)
