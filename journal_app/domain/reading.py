"""Reading: one dated number about a goal, a relationship, a transition or an attribute."""

import datetime as dt
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import choice, day, key, number, prose
from journal_app.domain.level import Level
from journal_app.domain.record import Problem, Record, RecordId, record
from journal_app.i18n import N_


class SubjectType(Code):
    """What a reading is about; for an attribute, its kind."""

    GOAL = "goal", N_("Goal")
    RELATIONSHIP = "relationship", N_("Relationship")
    TRANSITION = "transition", N_("Transition")
    VALUE = "value", N_("Value")
    STRENGTH = "strength", N_("Strength")
    SKILL = "skill", N_("Skill")
    CRITERION = "criterion", N_("Criterion")

    @property
    def table(self) -> str:
        """The table the subject lies in."""
        plain = (SubjectType.GOAL, SubjectType.RELATIONSHIP, SubjectType.TRANSITION)
        return str(self) if self in plain else "attribute"


class Metric(Code):
    """What is measured."""

    PROGRESS = "progress", N_("Progress")
    COMMITMENT = "commitment", N_("Commitment")
    STRETCH = "stretch", N_("Stretch")
    SUSTAINED = "sustained", N_("Sustained")
    REWORDED = "reworded", N_("Reworded")
    LIVING = "living", N_("How far I lived it")
    LEVEL = "level", N_("Level")
    USE = "use", N_("How often I used it")
    OBJECTIVITY = "objectivity", N_("An outside view")
    CREDIBILITY = "credibility", N_("Real experience")
    HONESTY = "honesty", N_("Plain speaking")
    TRUSTWORTHINESS = "trustworthiness", N_("Promises kept")
    CONFIDENTIALITY = "confidentiality", N_("What leaves the room")
    READINESS = "readiness", N_("Readiness")
    COPING = "coping", N_("How I cope")


class Source(Code):
    """Whose reading it is."""

    SELF = "self", N_("Myself")
    MENTOR = "mentor", N_("Mentor")
    MANAGER = "manager", N_("Manager")
    PEER = "peer", N_("Colleague")
    COACHEE = "coachee", N_("Client")
    TEST = "test", N_("A test")


# Domain guide 3.2: metric -> lowest and highest value, by what it is about.
SCALES: dict[SubjectType, dict[Metric, tuple[int, int]]] = {
    SubjectType.GOAL: {
        Metric.PROGRESS: (0, 100),
        Metric.COMMITMENT: (1, 5),
        Metric.STRETCH: (1, 4),
        Metric.SUSTAINED: (1, 5),
    },
    SubjectType.VALUE: {Metric.LIVING: (1, 10)},
    SubjectType.SKILL: {Metric.LEVEL: (0, 5)},
    SubjectType.STRENGTH: {Metric.USE: (1, 5)},
    SubjectType.RELATIONSHIP: {
        Metric.OBJECTIVITY: (1, 5),
        Metric.CREDIBILITY: (1, 5),
        Metric.HONESTY: (1, 5),
        Metric.TRUSTWORTHINESS: (1, 5),
        Metric.CONFIDENTIALITY: (1, 5),
    },
    SubjectType.TRANSITION: {Metric.READINESS: (0, 3), Metric.COPING: (1, 5)},
    SubjectType.CRITERION: {},
}


@record
class Reading(Record):
    """One dated number; the number follows its subject's level, the note is always private."""

    table: ClassVar[str] = "reading"
    noun: ClassVar[str] = N_("Reading")
    title_field: ClassVar[str] = ""
    day_field: ClassVar[str] = "taken_on"
    kind_field: ClassVar[str] = "metric"
    looked_up: ClassVar[tuple[tuple[str, ...], ...]] = (("subject_id", "metric", "taken_on"),)

    subject_type: SubjectType | None = choice(N_("About"), SubjectType, required=True)
    subject_id: RecordId = key(N_("Which one"), default="")
    metric: Metric | None = choice(N_("What"), Metric, required=True)
    taken_on: dt.date | None = day(N_("Date"), up_to=Level.REVIEW, first=True)
    value: float | None = number(N_("Value"), up_to=Level.REVIEW, first=True, whole=False)
    source: Source | None = choice(N_("Whose"), Source, up_to=Level.REVIEW, default=Source.SELF)
    note_md: str = prose(N_("Note"), first=True)


def scale_problems(reading: Reading) -> list[Problem]:
    """Why a reading does not fit what it is about."""
    if reading.subject_type is None or reading.metric is None:
        return []
    if reading.metric == Metric.REWORDED:
        return _reworded_problems(reading)
    scale = SCALES[reading.subject_type].get(reading.metric)
    if scale is None:
        return [Problem("metric", N_("This is not measured of such a thing."))]
    low, high = scale
    if reading.value is not None and not low <= reading.value <= high:
        return [Problem("value", N_("The value is outside its scale."))]
    return []


def _reworded_problems(reading: Reading) -> list[Problem]:
    if reading.subject_type != SubjectType.GOAL or reading.value is not None:
        return [Problem("metric", N_("Only a goal is reworded, and it has no value."))]
    return []
