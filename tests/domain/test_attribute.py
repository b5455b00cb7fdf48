"""Values, strengths and skills: ranks, categories and levels in words."""

import pytest

from journal_app.domain import attribute
from journal_app.domain.attribute import Attribute, AttributeKind
from tests.domain.problems import fields


def test_a_rank_belongs_to_one_unarchived_value() -> None:
    first = Attribute(kind=AttributeKind.VALUE, rank=1)
    second = Attribute(kind=AttributeKind.VALUE, rank=1)
    gone = Attribute(kind=AttributeKind.VALUE, rank=1, archived=True)
    skill = Attribute(kind=AttributeKind.SKILL, rank=1)

    assert fields(attribute.rank_problems(second, [first])) == ["rank"]
    assert attribute.rank_problems(second, [gone, second, skill]) == []
    assert fields(attribute.rank_problems(skill, [])) == ["rank"]


@pytest.mark.parametrize(
    ("kind", "category", "at_fault"),
    [
        (AttributeKind.SKILL, "technical", []),
        (AttributeKind.SKILL, "", []),
        (AttributeKind.SKILL, "juggling", ["category"]),
        (AttributeKind.STRENGTH, "juggling", []),
    ],
)
def test_the_category_of_a_skill_is_one_of_seven(kind, category, at_fault) -> None:
    found = attribute.category_problems(Attribute(kind=kind, category=category))

    assert fields(found) == at_fault


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, ""), (0, "not started"), (3, "competent"), (5, "expert"), (9, "expert"), (-1, "not")],
)
def test_a_skill_level_is_said_in_words(value, words) -> None:
    assert attribute.level_words(value).startswith(words)
