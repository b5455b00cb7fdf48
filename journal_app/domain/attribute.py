"""Attribute: a value, a strength, a skill or a criterion; one shape, told apart by kind."""

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import NEVER, REVIEWABLE, choice, day, line, number, prose, scale
from journal_app.domain.level import Level
from journal_app.domain.record import LevelledRecord, Problem, record
from journal_app.i18n import N_


class AttributeKind(Code):
    """What an attribute is."""

    VALUE = "value", N_("Value")
    STRENGTH = "strength", N_("Strength")
    SKILL = "skill", N_("Skill")
    CRITERION = "criterion", N_("Criterion")


class SkillCategory(Code):
    """What sort of skill it is (strengths name theirs freely)."""

    TECHNICAL = "technical", N_("Technical")
    INTERPERSONAL = "interpersonal", N_("Interpersonal")
    LEADERSHIP = "leadership", N_("Leadership")
    ORGANISATIONAL = "organisational", N_("Organisational")
    COACHING = "coaching", N_("Coaching")
    SELF_MANAGEMENT = "self_management", N_("Self-management")
    LANGUAGE = "language", N_("Language")


class ForRole(Code):
    """Which role a skill is for."""

    CURRENT = "current", N_("The role I have")
    NEXT = "next", N_("The next role")
    BOTH = "both", N_("Both")


class AttributeStatus(Code):
    """Whether it is in use."""

    CURRENT = "current", N_("current")
    WATCHING = "watching", N_("watching")
    RETIRED = "retired", N_("retired")


class SkillLevel(Code):
    """The five stages after Dreyfus, and none; the order is the scale of the reading 'level'."""

    NOT_STARTED = "not_started", N_("not started")
    NOVICE = "novice", N_("novice")
    ADVANCED_BEGINNER = "advanced_beginner", N_("advanced beginner")
    COMPETENT = "competent", N_("competent")
    PROFICIENT = "proficient", N_("proficient")
    EXPERT = "expert", N_("expert")


@record
class Attribute(LevelledRecord):
    """A value, strength, skill or criterion in the person's own definition."""

    table: ClassVar[str] = "attribute"
    noun: ClassVar[str] = N_("Attribute")
    title_field: ClassVar[str] = "name"
    kind_field: ClassVar[str] = "kind"
    ceiling: ClassVar[Level] = Level.REVIEW

    kind: AttributeKind | None = choice(
        N_("Kind"), AttributeKind, REVIEWABLE, required=True, asked=NEVER
    )
    name: str = line(N_("Name"), REVIEWABLE, first=True, required=True, searchable=True)
    definition_md: str = prose(N_("What I mean by it"), REVIEWABLE, first=True)
    rank: int | None = number(
        N_("Rank"), REVIEWABLE, low=1, high=1_000, kinds=("value",), hint=N_("1 stands first.")
    )
    category: str = line(
        N_("Category"), REVIEWABLE, kinds=("skill", "strength"), codes=SkillCategory
    )
    for_role: ForRole | None = choice(N_("For which role"), ForRole, REVIEWABLE, kinds=("skill",))
    target: int | None = scale(N_("Target"), 0, 5, REVIEWABLE, kinds=("skill",), codes=SkillLevel)
    target_on: dt.date | None = day(N_("By"), REVIEWABLE, kinds=("skill",))
    framework: str = line(N_("Framework"), REVIEWABLE, searchable=True, kinds=("criterion",))
    code: str = line(N_("Code in the framework"), REVIEWABLE, searchable=True, kinds=("criterion",))
    status: AttributeStatus | None = choice(
        N_("Status"), AttributeStatus, REVIEWABLE, default=AttributeStatus.CURRENT
    )


def level_words(value: float | None) -> str:
    """The words of a skill level, 0 to 5, marked for translation; nothing for nothing."""
    if value is None:
        return ""
    place = min(max(round(value), 0), len(SkillLevel) - 1)
    return list(SkillLevel)[place].label


def rank_problems(attribute: Attribute, others: Iterable[Attribute]) -> list[Problem]:
    """A rank belongs to one unarchived value only."""
    if attribute.rank is None:
        return []
    if attribute.kind != AttributeKind.VALUE:
        return [Problem("rank", N_("Only values are ranked."))]
    taken = {
        other.rank
        for other in others
        if other.kind == AttributeKind.VALUE and not other.archived and other.id != attribute.id
    }
    if attribute.rank in taken:
        return [Problem("rank", N_("Another value has this rank."))]
    return []


def category_problems(attribute: Attribute) -> list[Problem]:
    """The category of a skill is one of a list; a strength's is free."""
    if attribute.kind != AttributeKind.SKILL or not attribute.category:
        return []
    if attribute.category in {code.value for code in SkillCategory}:
        return []
    return [Problem("category", N_("This is not one of the categories of skills."))]
