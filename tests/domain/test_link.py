"""Links: what joins what."""

import pytest

from journal_app.domain import link
from journal_app.domain.link import Link, LinkRole
from tests.domain.problems import fields


@pytest.mark.parametrize(
    ("role", "start", "end", "at_fault"),
    [
        (LinkRole.SERVES, "goal", "attribute", []),
        (LinkRole.SERVES, "entry", "attribute", ["from_type"]),
        (LinkRole.SERVES, "goal", "person", ["to_type"]),
        (LinkRole.ABOUT, "entry", "transition", []),
        (LinkRole.ABOUT, "goal", "transition", ["from_type"]),
        (LinkRole.EVIDENCES, "resource", "goal", []),
        (LinkRole.HELPED, "session", "person", []),
        (LinkRole.MENTIONS, "anything", "person", []),
        (LinkRole.MENTIONS, "entry", "goal", ["to_type"]),
        (LinkRole.VERSION_OF, "goal", "goal", ["from_type", "to_type"]),
        (None, "x", "y", []),
    ],
)
def test_a_link_joins_only_what_its_role_means(role, start, end, at_fault) -> None:
    assert fields(link.end_problems(Link(role=role, from_type=start, to_type=end))) == at_fault
