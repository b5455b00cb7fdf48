"""Readings: each on the scale of the guide."""

import itertools

import pytest

from journal_app.domain import reading
from journal_app.domain.reading import Metric, Reading, SubjectType
from tests.domain.problems import fields

SCALES = {
    ("goal", "progress"): (0, 100), ("goal", "commitment"): (1, 5), ("goal", "stretch"): (1, 4),
    ("goal", "sustained"): (1, 5), ("value", "living"): (1, 10), ("skill", "level"): (0, 5),
    ("strength", "use"): (1, 5), ("relationship", "objectivity"): (1, 5),
    ("relationship", "credibility"): (1, 5), ("relationship", "honesty"): (1, 5),
    ("relationship", "trustworthiness"): (1, 5), ("relationship", "confidentiality"): (1, 5),
    ("transition", "readiness"): (0, 3), ("transition", "coping"): (1, 5),
}  # fmt: skip


@pytest.mark.parametrize(("subject", "metric"), [*itertools.product(SubjectType, Metric)])
def test_every_reading_keeps_to_the_scale_of_the_guide(subject, metric) -> None:
    def at_fault(value):
        return fields(
            reading.scale_problems(Reading(subject_type=subject, metric=metric, value=value))
        )

    if metric == Metric.REWORDED:
        assert at_fault(None) == ([] if subject == SubjectType.GOAL else ["metric"])
        assert at_fault(1) == ["metric"]
        return
    scale = SCALES.get((str(subject), str(metric)))
    if scale is None:
        assert at_fault(1) == ["metric"]
        return
    low, high = scale
    assert [at_fault(value) for value in (low, high, None)] == [[], [], []]
    assert [at_fault(value) for value in (low - 0.5, high + 0.5)] == [["value"], ["value"]]
