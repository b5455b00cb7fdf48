"""What may go into a review of the sample, and what asks first or stays."""

import dataclasses

import pytest

from journal_app.domain.entry import Entry
from journal_app.domain.level import Level
from journal_app.domain.review import Audience, Review, ReviewKind
from journal_app.errors import Refused
from journal_app.services import arranging, offering, reviewing
from journal_app.services.arranging import Spot
from journal_app.services.disclosure import Disclosure
from journal_app.services.offering import Way


@pytest.fixture
def review(sample) -> Review:
    return sample[Review].get("rv1")


def ways(sample, review) -> dict[str, Way]:
    return {one.spot.id: one.way for one in offering.offered(sample, review).below}


def test_only_what_the_reader_may_see_is_offered(sample, review) -> None:
    disclosure = Disclosure(sample, reviewing.reader_of(sample, review))

    for offer in offering.offered(sample, review).offers:
        record = sample.store.get(offer.spot.table, offer.spot.id)
        assert disclosure.seen(record, chosen=True) is not None


def test_reflections_are_rewritten_sensitive_ones_stay_and_goals_are_raised(sample, review) -> None:
    found = ways(sample, review)

    assert found["e_r04"] is Way.REWRITE
    assert found["e_r06"] is Way.STAYS
    assert found["g_lead"] is Way.INCLUDE


def test_what_belongs_to_a_pair_alone_is_not_listed_below(sample, review) -> None:
    assert not {"e_ag1", "e_close", "s1"} & set(ways(sample, review))


@pytest.mark.parametrize("record_id", ["e_r06", "e_r04"])
def test_what_must_not_be_raised_is_refused_and_nothing_changes(sample, review, record_id) -> None:
    before = list(sample.store.every())

    with pytest.raises(Refused):
        offering.included(sample, review, Spot("entry", record_id, "learned"))

    assert list(sample.store.every()) == before


def test_an_item_outside_the_period_is_not_offered(sample, review) -> None:
    entry = sample[Entry].get("e_ev1")
    sample.save(dataclasses.replace(entry, occurred_on=review.period_to.replace(year=2026)))
    without = arranging.without_item(review, Spot("entry", "e_ev1", "results"))

    offered = offering.offered(sample, without)

    assert "e_ev1" not in {one.spot.id for one in (*offered.offers, *offered.below)}


@pytest.mark.parametrize(
    ("table", "record_id", "asks"),
    [
        ("attribute", "k3", False),
        ("entry", "e_r04", True),
        ("transition", "t_lead", True),
        ("goal", "g_coach", True),  # of a relationship
        ("entry", "e_ev1", True),  # it names two people
    ],
)
def test_what_may_be_about_someone_asks_first(sample, table, record_id, asks) -> None:
    assert offering.asks_first(sample, sample.store.get(table, record_id)) is asks


def test_a_new_review_holds_what_was_raised_before(sample, clock) -> None:
    begun = arranging.begun(sample, ReviewKind.ANNUAL_SELF, clock().date())

    made = offering.filled(sample, begun)

    ids = {item["id"] for item in made.items}
    assert {"g_inv", "g_work", "k2", "st1", "st3", "x1", "x6"} <= ids
    assert all(
        sample.store.get(item["type"], item["id"]).own_level == Level.REVIEW for item in made.items
    )


def test_the_words_of_what_stays_are_not_handed_to_a_field(sample, review) -> None:
    spot = Spot("entry", "e_r04", "learned")

    title, own, override = offering.wording(sample, review, spot, "Two lines.")

    assert (own, override) == ("", "Two lines.")
    assert sample[Entry].get("e_r04").title not in title
    assert offering.wording(sample, review, spot, None) is None
    assert offering.wording(sample, review, Spot("entry", "e_r06", "learned"), "x") is None


def test_for_oneself_everything_but_the_sensitive_may_go_in(sample, review) -> None:
    mine = dataclasses.replace(review, audience=Audience.SELF)

    assert {one.way for one in offering.offered(sample, mine).below} <= {Way.STAYS}


def test_items_and_sections_move_within_their_ends(review) -> None:
    spot = Spot("goal", "g_inv", "results")

    assert arranging.item_moved(review, spot, -1) == arranging.item_moved(review, spot, 0)
    moved = arranging.item_moved(review, spot, 1)
    assert [item["id"] for item in arranging.items_in(moved, "results")][:2] == ["e_ev2", "g_inv"]
    assert arranging.section_moved(review, "role", -1) == review
    assert arranging.section_moved(review, "role", 1).sections[:2] == ("results", "role")


def test_another_kind_keeps_the_sections_that_hold_something(review) -> None:
    made = arranging.with_kind(review, ReviewKind.CPD)

    assert made.sections == ("role", "learned", "results", "mentoring", "strengths", "next")
