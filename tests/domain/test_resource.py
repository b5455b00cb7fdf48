"""Resources: the steps of their status."""

import datetime as dt
import itertools

import pytest

from journal_app.domain import resource
from journal_app.domain.resource import Resource, ResourceStatus
from tests.domain.problems import fields

DAY = dt.date(2025, 6, 1)

RESOURCE_STEPS = {
    ("found", "using"), ("found", "set_aside"), ("using", "finished"), ("using", "set_aside"),
    ("finished", "using"), ("set_aside", "using"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [*itertools.product(ResourceStatus, ResourceStatus)])
def test_a_resource_goes_only_where_it_may(before, after) -> None:
    allowed = before == after or (str(before), str(after)) in RESOURCE_STEPS

    problems = resource.status_problems(before, Resource(status=after, finished_on=DAY))

    assert fields(problems) == ([] if allowed else ["status"])


def test_a_finished_resource_has_a_day() -> None:
    after = Resource(status=ResourceStatus.FINISHED)

    assert fields(resource.status_problems(ResourceStatus.USING, after)) == ["finished_on"]
