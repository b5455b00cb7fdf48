"""Nothing leaves that may not: the rules of the domain guide, held against random journals."""

import datetime as dt
import random
import re

import pytest

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.fields import Field
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level
from journal_app.domain.record import Change
from journal_app.domain.review import Audience, ReviewKind
from journal_app.services import disclosure, reviewing
from journal_app.services.disclosure import Disclosure, Reader
from tests.services.canaries import Case

CANARY = re.compile(r"qz\d{5}kx")
PERIOD = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))


def a_reader(audience=Audience.MANAGER, kind=ReviewKind.ANNUAL_SELF) -> Reader:
    return Reader(kind, audience, *PERIOD)


@pytest.mark.parametrize("start", range(0, 200, 20))
def test_no_review_holds_a_canary_that_may_not_leave(journal, start: int) -> None:
    for seed in range(start, start + 20):
        case = Case(seed)
        journal.store.apply([Change(None, record) for record in case.records])
        chance = random.Random(seed)
        audience = list(Audience)[seed % len(Audience)]
        pair_id = chance.choice((None, case.pairs[0].id))
        reader = reviewing.reader_for(
            journal, chance.choice(list(ReviewKind)), audience, PERIOD, pair_id
        )

        found = set(CANARY.findall(reviewing.compose(journal, reader).markdown))

        leaked = {c for c in found if not case.may_leave(c, audience, reader.relationship_id)}
        assert not leaked, [(case.canaries[c][0], case.canaries[c][1]) for c in leaked]
        journal.store.apply([Change(record, None) for record in case.records])


def test_the_oracle_lets_something_through(journal) -> None:
    case = Case(7)
    journal.store.apply([Change(None, record) for record in case.records])
    reader = reviewing.reader_for(journal, ReviewKind.ANNUAL_SELF, Audience.MANAGER, PERIOD)

    found = CANARY.findall(reviewing.compose(journal, reader).markdown)

    assert len(set(found)) > 5


def test_a_field_that_says_nothing_is_private() -> None:
    entry = Entry(type=EntryType.NOTE, level=Level.REVIEW)

    assert disclosure.field_level(entry, Field("line", "new")) == Level.PRIVATE


def test_a_sensitive_entry_stays_whatever_its_level(journal) -> None:
    entry = journal.save(Entry(title="t", tags=(" SENSITIVE",), level=Level.REVIEW))

    for audience in Audience:
        why = Disclosure(journal, a_reader(audience)).why_not(entry, chosen=True)
        assert why == disclosure.SENSITIVE


def test_choosing_an_item_lets_a_personal_goal_in_but_not_below_its_level(journal) -> None:
    asked = Disclosure(journal, a_reader())
    raised = journal.save(Goal(own_words_md="mine", level=Level.REVIEW))
    private = journal.save(Goal(own_words_md="mine too"))

    assert asked.seen(raised) is None
    assert asked.seen(raised, chosen=True) is not None
    assert asked.seen(private, chosen=True) is None


def test_only_the_pair_s_own_shared_things_are_offered_to_a_mentor(journal, sample) -> None:
    reader = Reader(ReviewKind.ANNUAL_SELF, Audience.MENTOR, *PERIOD, "r_ingrid")
    without = Reader(ReviewKind.ANNUAL_SELF, Audience.MENTOR, *PERIOD)
    agreement = sample[Entry].get("e_ag1")
    other = sample[Entry].get("e_ag2")

    assert Disclosure(sample, reader).why_not(agreement) is None
    assert Disclosure(sample, reader).why_not(other) == disclosure.ANOTHER_PAIR
    assert Disclosure(sample, without).why_not(agreement) == disclosure.ANOTHER_PAIR
