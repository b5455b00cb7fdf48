"""Checking in: the dated numbers about a record, by day, and new ones for a day."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping

from journal_app.domain.attribute import Attribute, SkillLevel
from journal_app.domain.codes import Code
from journal_app.domain.goal import Goal, GoalStatus, Stretch
from journal_app.domain.reading import SCALES, Metric, Reading, Source, SubjectType
from journal_app.domain.record import Record
from journal_app.domain.relationship import Relationship
from journal_app.domain.transition import Readiness, Transition
from journal_app.i18n import _
from journal_app.services.charts import Chart, Point, Scale, Series
from journal_app.services.journal import Journal

WORDS: dict[Metric, tuple[type[Code], int]] = {  # the words of a scale, and its lowest number
    Metric.LEVEL: (SkillLevel, 0),
    Metric.STRETCH: (Stretch, 1),
    Metric.READINESS: (Readiness, 0),
}
PERCENT, PERCENT_STEP = 100, 25
LEAST_DRAWN = 2  # charts appear with the second reading
KEPT = (GoalStatus.ACHIEVED, GoalStatus.SUSTAINED)  # what lasts is asked once it was reached


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Day:
    """What was said of a record on one day, by one kind of person."""

    taken_on: dt.date | None
    source: Source
    readings: tuple[Reading, ...]

    @property
    def values(self) -> dict[Metric, float]:
        """The numbers by what they measure."""
        return {
            one.metric: one.value
            for one in self.readings
            if one.metric is not None and one.value is not None
        }

    @property
    def note(self) -> str:
        """What was noted that day."""
        return _joined(one for one in self.readings if one.metric != Metric.REWORDED)

    @property
    def old_words(self) -> str:
        """The wording of a goal that was left that day."""
        return _joined(one for one in self.readings if one.metric == Metric.REWORDED)


def scales(record: Record) -> Mapping[Metric, tuple[int, int]]:
    """What can be measured of a record, with the lowest and highest number."""
    subject = subject_of(record)
    found = dict(SCALES[subject]) if subject is not None else {}
    if isinstance(record, Goal) and record.status not in KEPT:
        del found[Metric.SUSTAINED]
    return found


def subject_of(record: Record) -> SubjectType | None:
    """What a reading about the record is about; None where nothing is measured."""
    if isinstance(record, Attribute):
        return SubjectType(str(record.kind)) if record.kind is not None else None
    plain = isinstance(record, Goal | Relationship | Transition)
    return SubjectType(record.table) if plain else None


def days(journal: Journal, record: Record) -> list[Day]:
    """Every day something was said of it, the newest first."""
    if subject_of(record) is None:
        return []
    by_day: dict[tuple[dt.date | None, Source], list[Reading]] = {}
    for one in journal[Reading].where(subject_id=record.id):
        by_day.setdefault((one.taken_on, one.source or Source.SELF), []).append(one)
    made = [Day(day, source, tuple(found)) for (day, source), found in by_day.items()]
    return sorted(made, key=lambda day: day.taken_on or dt.date.min, reverse=True)


def chart(record: Record, said: Iterable[Day]) -> Chart | None:
    """What I said over time of the first thing that is measured; None before the second time.

    A skill has its target, where it has a day. A relationship is drawn by its sessions instead.
    """
    metric = next(iter(scales(record)), None)
    if metric is None or isinstance(record, Relationship):
        return None
    mine = [day for day in said if day.source == Source.SELF and metric in day.values]
    points = tuple(Point(day.taken_on, day.values[metric]) for day in mine if day.taken_on)
    if len(points) < LEAST_DRAWN:
        return None
    low, high = scales(record)[metric]
    codes, lowest = WORDS.get(metric, ((), 0))
    words = {float(at): _(code.label) for at, code in enumerate(codes, lowest)}
    step = PERCENT_STEP if high == PERCENT else 1
    series = Series(_(metric.label), points)
    return Chart((series,), Scale(low, high, step, words), _target(record))


def _target(record: Record) -> Point | None:
    if not isinstance(record, Attribute) or record.target is None or record.target_on is None:
        return None
    return Point(record.target_on, record.target)


def on(journal: Journal, record: Record, day: dt.date) -> Day:
    """What I said of it myself on that day; of a day without, nothing yet."""
    found = [one for one in days(journal, record) if one.taken_on == day]
    mine = (one for one in found if one.source == Source.SELF)
    return next(mine, Day(day, Source.SELF, ()))


def check_in(
    journal: Journal, record: Record, day: dt.date, values: Mapping[Metric, float], note: str
) -> None:
    """Say these numbers of that day, as one step: those said before are changed, not doubled.

    A note without a number is kept by a reading without a value.
    """
    subject, was = subject_of(record), on(journal, record, day)
    before = {one.metric: one for one in was.readings}
    changed: list[Reading] = []
    for metric in scales(record):
        known, value = before.get(metric), values.get(metric)
        if value is None and known is not None:
            changed.append(dataclasses.replace(known, trashed_at=journal.now))
        elif value is not None:
            bare = known or Reading(
                subject_type=subject, subject_id=record.id, metric=metric, taken_on=day
            )
            changed.append(dataclasses.replace(bare, value=float(value)))
    others = [one for one in was.readings if one.metric not in scales(record)]
    if _noted([*changed, *others]) != note.strip():
        first = next(iter(scales(record)), None)
        bare = Reading(subject_type=subject, subject_id=record.id, metric=first, taken_on=day)
        _put_note(changed, note.strip(), bare)
    same = [one for one in changed if one == before.get(one.metric)]
    if len(same) < len(changed):
        journal.change([one for one in changed if one not in same])


def value_words(metric: Metric, value: float) -> str:
    """A number as one reads it: a word where the scale has words, else the number of how many."""
    if metric in WORDS:
        codes, lowest = WORDS[metric]
        place = min(max(round(value) - lowest, 0), len(codes) - 1)
        return _(list(codes)[place].label)
    high = max((each[metric][1] for each in SCALES.values() if metric in each), default=0)
    if high in (0, PERCENT):
        return f"{value:g}"
    return _("{value} of {most}").format(value=f"{value:g}", most=high)


def scale_words(low: int, high: int) -> str:
    """From where to where a number goes, and in what it counts."""
    words = _("{low} to {high} percent") if high == PERCENT else _("{low} to {high}")
    return words.format(low=low, high=high)


def _put_note(changed: list[Reading], note: str, bare: Reading) -> None:
    """Give the first number the note; where there is none, a reading without a value holds it."""
    for number, one in enumerate(changed):
        if one.trashed_at is None:
            changed[number] = dataclasses.replace(one, note_md=note)
            note = ""
    if note:
        alone = changed.pop(0) if changed else bare
        alone = dataclasses.replace(alone, value=None, trashed_at=None, note_md=note)
        changed.insert(0, alone)


def _noted(readings: Iterable[Reading]) -> str:
    return _joined(
        one for one in readings if one.trashed_at is None and one.metric != Metric.REWORDED
    )


def _joined(readings: Iterable[Reading]) -> str:
    return "\n\n".join(filter(None, (one.note_md.strip() for one in readings)))
