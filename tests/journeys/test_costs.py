"""What a page costs with ten years in the journal: few questions, and a window of heads."""

import pytest

from journal_app.domain.entry import Entry
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.services.places import PLACES
from tests import ten_years
from tests.journeys.counted import Cost

MOST_QUESTIONS, MOST_ROWS = 6, 300
MOST_AT_FIRST = 13  # the rows, and what opens beside them with the names of all its links
COMPOSED = {"reviews"}  # made of the records themselves, not of their heads: test_composed.py
ROOMS = ("clients", "hours", "trash", "backups")
KEYS = [*(place.key for place in PLACES if place.key not in COMPOSED), *ROOMS]


@pytest.fixture
def told(sample) -> ten_years.TenYears:
    """Ten years beside the sample, and as much as that thrown away."""
    sample.change([Entry(title=f"{n}", trashed_at=sample.now) for n in range(400)])
    return ten_years.fill(sample)


@pytest.fixture
def cost(told, sample, monkeypatch) -> Cost:
    return Cost(sample.store.db, monkeypatch)


@pytest.mark.parametrize("key", KEYS)
def test_showing_a_place_costs_few_questions_and_one_window(open_journal, cost, key) -> None:
    frame = open_journal.frame
    frame.go("more")
    frame.page_of(key)

    cost.begin()
    assert frame.go(key)
    at_first, read = len(cost.asked), cost.rows
    frame.go("more")
    cost.begin()
    frame.go(key)

    assert at_first <= MOST_AT_FIRST
    assert len(cost.asked) <= MOST_QUESTIONS, cost.asked
    assert max(read, cost.rows) <= MOST_ROWS


def test_meeting_view_costs_few_questions(open_journal, told, cost) -> None:
    open_journal.frame.hide()
    cost.begin()

    page = open_journal.meet(told.sessions[-1].id)
    page.begin()

    assert len(cost.asked) <= MOST_QUESTIONS, cost.asked
    assert cost.rows <= MOST_ROWS
    page.clear()


@pytest.mark.parametrize("cls", [Session, Relationship])
def test_opening_another_one_of_the_loop_costs_few_questions(open_journal, told, cost, cls) -> None:
    frame = open_journal.frame
    one, other = (told.sessions if cls is Session else told.pairs)[:2]
    assert frame.open_record(cls.table, one.id)
    cost.begin()

    frame.here.open_record(cls.table, other.id)

    assert len(cost.asked) <= MOST_AT_FIRST, cost.asked
    assert cost.rows <= MOST_ROWS
