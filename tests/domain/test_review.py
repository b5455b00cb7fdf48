"""Reviews: checked, final, and what they need."""

import datetime as dt
import itertools

import pytest

from journal_app.domain import review
from journal_app.domain.review import Audience, Review, ReviewKind, ReviewStatus
from tests.domain.problems import fields

DAY = dt.date(2025, 6, 1)


def said(before: str, after: str, *, names: bool = True, seen: bool = True) -> list[str]:
    wanted = Review(status=ReviewStatus(after))
    return fields(
        review.status_problems(ReviewStatus(before), wanted, names_settled=names, previewed=seen)
    )


def test_a_review_is_checked_once_its_names_are_settled_and_it_was_read() -> None:
    assert said("draft", "checked") == []
    assert said("draft", "checked", names=False) == ["status"]
    assert said("draft", "checked", seen=False) == ["status"]
    assert said("checked", "draft", names=False, seen=False) == []


def test_a_final_review_was_checked_and_stays_as_it_is() -> None:
    assert said("checked", "final") == []
    assert said("draft", "final") == ["status"]
    assert said("final", "final") == []
    assert said("final", "draft") == ["status"]
    assert said("final", "checked") == ["status"]


@pytest.mark.parametrize(("kind", "audience"), [*itertools.product(ReviewKind, Audience)])
def test_a_mentor_and_a_closing_report_need_the_relationship(kind, audience) -> None:
    wanted = audience == Audience.MENTOR or kind == ReviewKind.CLOSING_REPORT

    assert review.needs_relationship(kind, audience) == wanted


def test_a_period_ends_after_it_begins() -> None:
    later = DAY + dt.timedelta(days=1)

    assert fields(review.period_problems(Review(period_from=later, period_to=DAY))) == ["period_to"]
    assert review.period_problems(Review(period_from=DAY, period_to=DAY)) == []
    assert review.period_problems(Review(period_from=DAY)) == []
