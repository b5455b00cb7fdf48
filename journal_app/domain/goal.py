"""Goal: a wanted result, in the person's own words."""

import datetime as dt
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import REVIEWABLE, choice, day, line, link, prose
from journal_app.domain.level import Level
from journal_app.domain.record import LevelledRecord, Problem, RecordId, record
from journal_app.i18n import N_


class GoalKind(Code):
    """What a goal is about."""

    CAREER = "career", N_("Career")
    LEARNING = "learning", N_("Learning")
    PERFORMANCE = "performance", N_("Performance")
    PERSONAL = "personal", N_("Personal")
    CONTRIBUTION = "contribution", N_("Contribution")


class Orientation(Code):
    """Whether it builds something or mends a lack."""

    ASTOUND = "astound", N_("Surprise myself")
    BUILD_ON_STRENGTH = "build_on_strength", N_("Build on a strength")
    REMEDY = "remedy", N_("Put something right")


class Horizon(Code):
    """How far ahead it lies."""

    QUARTER = "quarter", N_("This quarter")
    YEAR = "year", N_("This year")
    THREE_YEARS = "three_years", N_("Three years")
    LONG = "long", N_("Longer")
    LIFE = "life", N_("Life")


class Stretch(Code):
    """How far outside comfort it is; the order is the scale of the reading 'stretch'."""

    COMFORT = "comfort", N_("Comfortable")
    STRETCH = "stretch", N_("A stretch")
    BIG_STRETCH = "big_stretch", N_("A big stretch")
    OUT_OF_DEPTH = "out_of_depth", N_("Too much just now")


class GoalStatus(Code):
    """Where a goal stands."""

    IDEA = "idea", N_("an idea")
    ACTIVE = "active", N_("active")
    PAUSED = "paused", N_("paused")
    ACHIEVED = "achieved", N_("achieved")
    SUSTAINED = "sustained", N_("sustained")
    LET_GO = "let_go", N_("let go")


@record
class Goal(LevelledRecord):
    """A wanted result, in the person's own words."""

    table: ClassVar[str] = "goal"
    noun: ClassVar[str] = N_("Goal")
    day_field: ClassVar[str] = "started_on"
    kind_field: ClassVar[str] = "status"
    ceiling: ClassVar[Level] = Level.REVIEW

    title: str = line(N_("Title"), REVIEWABLE, searchable=True)
    own_words_md: str = prose(N_("In my own words"), REVIEWABLE, first=True, required=True)
    kind: GoalKind | None = choice(N_("Kind"), GoalKind, REVIEWABLE)
    orientation: Orientation | None = choice(N_("What it is for"), Orientation, REVIEWABLE)
    astound_md: str = prose(N_("What would surprise me"), REVIEWABLE)
    why_md: str = prose(N_("Why"), REVIEWABLE)
    horizon: Horizon | None = choice(N_("How far ahead"), Horizon, REVIEWABLE)
    measure_md: str = prose(N_("How it will show"), REVIEWABLE)
    relevance_md: str = prose(N_("Why now"), REVIEWABLE)
    start_point_md: str = prose(N_("Where I am today"), REVIEWABLE)
    target_on: dt.date | None = day(N_("By"), REVIEWABLE)
    stretch: Stretch | None = choice(N_("How far outside comfort"), Stretch, REVIEWABLE)
    support_md: str = prose(N_("Support I need, and who agreed"), REVIEWABLE)
    relationship_id: RecordId | None = link(N_("Relationship"), "relationship")
    transition_id: RecordId | None = link(N_("Transition"), "transition")
    status: GoalStatus | None = choice(
        N_("Status"), GoalStatus, REVIEWABLE, default=GoalStatus.IDEA
    )
    started_on: dt.date | None = day(N_("Started"), REVIEWABLE)
    closed_on: dt.date | None = day(N_("Closed"), REVIEWABLE)
    sustain_check_on: dt.date | None = day(N_("Look again"), REVIEWABLE)
    closing_md: str = prose(N_("What I learned"), REVIEWABLE)


MOVES: dict[GoalStatus, tuple[GoalStatus, ...]] = {
    GoalStatus.IDEA: (GoalStatus.ACTIVE, GoalStatus.LET_GO),
    GoalStatus.ACTIVE: (GoalStatus.PAUSED, GoalStatus.ACHIEVED, GoalStatus.LET_GO),
    GoalStatus.PAUSED: (GoalStatus.ACTIVE, GoalStatus.LET_GO),
    GoalStatus.ACHIEVED: (GoalStatus.SUSTAINED, GoalStatus.ACTIVE),
    GoalStatus.SUSTAINED: (),
    GoalStatus.LET_GO: (),
}
SUSTAINED_FROM = 4  # of 5: the reading 'sustained' that counts as kept


def status_problems(
    before: GoalStatus | None, after: Goal, sustained: float | None = None
) -> list[Problem]:
    """Why a goal may not take its new status.

    *sustained* is the latest reading of that name (1 to 5), or None when there is none.
    """
    status = after.status
    if status is None or status == before:
        return []
    if status not in MOVES[before or GoalStatus.IDEA]:
        return [Problem("status", N_("A goal cannot go from where it is to there."))]
    if status == GoalStatus.SUSTAINED and (sustained or 0) < SUSTAINED_FROM:
        return [Problem("status", N_("Sustained needs a check of four or five."))]
    if status == GoalStatus.LET_GO and not after.closing_md.strip():
        return [Problem("closing_md", N_("Say what you learned, in a line."))]
    return []


def title_from(own_words: str) -> str:
    """The first line of the own words: the title until the person changes it."""
    lines = (text.strip("# \t") for text in own_words.splitlines())
    return next((text for text in lines if text), "")[:80]


def is_reworded(before: Goal, after: Goal) -> bool:
    """Whether the wording of an active goal changed, so that the old one is to be kept."""
    was = before.own_words_md.strip()
    active = before.status == GoalStatus.ACTIVE
    return active and bool(was) and was != after.own_words_md.strip()
