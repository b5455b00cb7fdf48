"""Which rows the navigation has, and when one comes to stay."""

import pytest

from journal_app import paths, vault
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link
from journal_app.domain.person import Person
from journal_app.services import places
from journal_app.services.journal import Journal
from journal_app.store.store import Store


def keys(journal) -> list[str]:
    return [place.key for place in places.rows(journal)]


def test_a_fresh_journal_has_three_rows_and_more(journal) -> None:
    assert keys(journal) == ["today", "journal", "people"]
    assert [place.key for place in places.waiting(journal)][:2] == ["sessions", "actions"]


def test_a_first_goal_adds_its_row_and_trashing_it_leaves_it(journal) -> None:
    goal = journal.save(Goal(own_words_md="Lead"))
    assert keys(journal) == ["today", "journal", "people", "goals"]

    journal.trash(goal)

    assert keys(journal) == ["today", "journal", "people", "goals"]


def test_a_goal_that_was_thrown_away_before_it_was_ever_shown_adds_no_row(journal) -> None:
    journal.trash(journal.save(Goal(own_words_md="Lead")))

    assert "goals" not in keys(journal)


def test_a_row_stays_after_lock_and_unlock(vault_path, vault_key, clock) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(opened.connection), clock)
    places.pin(journal, places.BY_KEY["reviews"])
    opened.lock()

    again = vault.unlock_with_key(vault_path, vault_key)
    assert "reviews" in keys(Journal(Store(again.connection), clock))
    again.lock()


def test_a_journal_that_can_only_be_read_shows_its_rows(opened, clock) -> None:
    Journal(Store(opened.connection), clock).save(Goal(own_words_md="Lead"))
    beside = Journal(Store(opened.reader(), writing=False), clock)

    assert "goals" in keys(beside)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (AttributeKind.SKILL, "skills"),
        (AttributeKind.VALUE, "compass"),
        (AttributeKind.STRENGTH, "compass"),
        (AttributeKind.CRITERION, "criteria"),
    ],
)
def test_each_kind_of_attribute_has_its_place(journal, kind, key) -> None:
    made = journal.save(Attribute(kind=kind, name="x"))

    assert keys(journal)[3:] == [key]
    assert places.place_of(made).key == key


def test_every_place_of_the_sample_is_a_row(sample) -> None:
    assert {"sessions", "actions", "goals", "compass", "skills", "resources"} <= set(keys(sample))


def test_a_record_leads_to_its_place() -> None:
    assert places.place_of(Entry()).key == "journal"
    assert places.place_of(Person()).key == "people"
    assert places.place_of(Link()) is None


def test_every_place_has_an_icon_that_is_there_a_sentence_and_a_key_of_its_own() -> None:
    for place in places.PLACES:
        assert paths.resource("icons", f"{place.icon}.svg").is_file()
        assert place.sentence.endswith(".")
    assert len(places.BY_KEY) == len(places.PLACES)
