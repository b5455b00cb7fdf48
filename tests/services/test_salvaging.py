"""Salvage: all that can be read is written anew, and every record that is not is named."""

import dataclasses
import random

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.errors import DatabaseDamaged, Refused
from journal_app.services import attaching, salvaging
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import header_files
from journal_app.vault.remains import Remains
from tests.broken_pages import Map, digests, flip

ENTRIES = 120


@pytest.fixture
def written(vault_path, vault_key, clock):
    """A locked journal of entries, people, a goal, a file and history."""
    opened = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(opened.connection), clock)
    people = [journal.save(Person(name=f"Person {number}")) for number in range(3)]
    for number in range(ENTRIES):
        text = f"what was said {number} " * 40
        entry = Entry(title=f"Entry {number}", body_md=text, person_id=people[number % 3].id)
        kept = journal.save(entry)
        clock.move(minutes=10)
        if number % 4 == 0:
            journal.save(dataclasses.replace(kept, body_md=text + "and then more"))
    goal = journal.save(Goal(title="Speak up"))
    first = journal.heads(Entry)[0]
    journal.save(
        Link(
            from_type="entry",
            from_id=first.id,
            to_type="goal",
            to_id=goal.id,
            role=LinkRole.EVIDENCES,
        )
    )
    data = bytes(range(256)) * 600
    kept = attaching.described(goal, "picture.png", "image/png", data)
    for _slice in attaching.keep(journal, kept, data):
        pass
    opened.lock()
    return vault_path


@pytest.fixture
def pages(written, vault_key):
    """Which pages of the journal hold what, while it is still sound."""
    found = Map(written, vault_key)
    yield found
    found.pages.close()


@pytest.fixture
def salvage(written, vault_key, tmp_path, clock):
    """Salvages the journal; answers what is told and the new journal's store."""
    opened = []

    def _salvage(**more):
        left = Remains(written, header_files.read(written, None), bytearray(vault_key))
        place = tmp_path / "Saved.journal"
        told = salvaging.salvage(left, place, clock(), copies=None, **more)
        opened.append(vault.unlock_with_key(told.folder, vault_key))
        return told, Store(opened[-1].connection)

    yield _salvage
    for each in opened:
        each.lock()


def records(folder, vault_key):
    opened = vault.unlock_with_key(folder, vault_key)
    found = {record.id: record for record in Store(opened.connection).every()}
    opened.lock()
    return found


def changed(before, store):
    """The ids of what is not in the new journal as it was."""
    after = {record.id: record for record in store.every()}
    return {each for each in before if after.get(each) != before[each]}


def test_a_sound_journal_is_salvaged_whole(written, salvage, vault_key):
    before = records(written, vault_key)

    told, store = salvage()

    assert told.is_whole
    assert {record.id: record for record in store.every()} == before


def test_the_damaged_files_stay_as_they_are(written, pages, salvage, vault_key):
    flip(written, pages.leaves("entry")[2])
    before = digests(written)

    salvage()

    assert digests(written) == before


@pytest.mark.parametrize("which", [0, 3, -1])
def test_each_entry_of_a_lost_leaf_is_named_by_its_title(written, pages, salvage, vault_key, which):
    before = records(written, vault_key)
    flip(written, pages.leaves("entry")[which])

    told, store = salvage()

    lost = [each for each in told.missing if each.table == "entry"]
    assert lost
    assert all(each.title == before[each.id].title for each in lost)
    assert changed(before, store) == {each.id for each in told.missing}


def test_a_lost_entry_comes_back_as_history_knows_it(written, pages, salvage, vault_key):
    flip(written, pages.leaves("entry")[0])

    told, store = salvage()

    older = [each for each in told.missing if each.older_until]
    assert older
    assert all(store[Entry].get(each.id).title == each.title for each in older)


def test_below_a_lost_page_above_every_leaf_is_found(written, pages, salvage, vault_key):
    before = records(written, vault_key)
    flip(written, pages.root("entry"))

    told, store = salvage()

    assert changed(before, store) == set()
    assert not told.missing


@pytest.mark.parametrize("name", ["entry_heads", "sqlite_autoindex_entry_1", "search_data"])
def test_a_lost_index_loses_nothing(written, pages, salvage, vault_key, name):
    before = records(written, vault_key)
    flip(written, pages.root(name))

    told, store = salvage()

    assert changed(before, store) == set()
    assert told.is_whole


def test_an_index_lost_too_leaves_the_entries_named_by_another(written, pages, salvage, vault_key):
    before = records(written, vault_key)
    flip(written, pages.leaves("entry")[1])
    flip(written, pages.root("entry_heads"))

    told, store = salvage()

    assert changed(before, store) == {each.id for each in told.missing}
    assert not told.pages


def test_where_nothing_names_them_the_lost_pages_are_counted(written, pages, salvage, vault_key):
    flip(written, pages.leaves("entry")[1])
    for name in ("entry_heads", "sqlite_autoindex_entry_1", "search_key"):
        flip(written, pages.root(name))

    told, _store = salvage()

    assert told.pages["entry"] == 1


def test_a_lost_part_of_a_file_loses_the_file_alone_and_names_it(
    written, pages, salvage, vault_key
):
    before = records(written, vault_key)
    flip(written, pages.overflow("piece"))

    told, store = salvage()

    assert [(each.title, each.is_content) for each in told.missing] == [("picture.png", True)]
    assert changed(before, store) == set()


def test_with_its_first_page_lost_a_journal_is_still_read(written, salvage, vault_key):
    before = records(written, vault_key)
    flip(written, 1)

    _told, store = salvage()

    assert changed(before, store) == set()


def test_a_changed_byte_of_the_salt_is_found_out(written, salvage, vault_key):
    before = records(written, vault_key)
    flip(written, 1, at=5)

    told, store = salvage()

    assert told.is_whole
    assert changed(before, store) == set()


def test_without_its_salt_nothing_is_shown_as_data(written, salvage, tmp_path):
    for at in (1, 5, 9):
        flip(written, 1, at=at)

    with pytest.raises(DatabaseDamaged):
        salvage()

    assert not (tmp_path / "Saved.journal").exists()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_pages_are_lost_each_record_is_kept_named_or_counted(
    written, pages, salvage, vault_key, seed
):
    before = records(written, vault_key)
    last = pages.pages.count
    for page in random.Random(seed).sample(range(2, last + 1), 6):
        flip(written, page)

    told, store = salvage()

    named = {each.id for each in told.missing}
    links = {each for each in changed(before, store) if store.get(before[each].table, each)}
    unsaid = {
        each for each in changed(before, store) - named if before[each].table not in told.pages
    }
    assert len(unsaid - links) == 0
    assert len(unsaid) <= told.emptied


def test_what_stands_only_in_the_log_is_salvaged_too(written, salvage, vault_key, clock):
    opened = vault.unlock_with_key(written, vault_key)
    journal = Journal(Store(opened.connection), clock)
    late = journal.save(Entry(title="Saved last"))
    opened.hold_still()
    opened.lock()

    told, store = salvage()

    assert told.is_whole
    assert store[Entry].get(late.id) == late


def test_the_new_journal_undoes_nothing_from_before(written, pages, salvage, vault_key, clock):
    flip(written, pages.leaves("entry")[1])

    _told, store = salvage()

    with pytest.raises(Refused):
        Journal(store, clock).undo()


def test_it_says_which_of_the_missing_stand_in_a_backup(
    written, pages, salvage, vault_key, tmp_path, clock
):
    opened = vault.unlock_with_key(written, vault_key)
    backup = opened.back_up(tmp_path / "backups", clock())
    opened.lock()
    flip(written, pages.leaves("entry")[1])

    told, _store = salvage(backup=backup)

    assert told.in_backup == len(told.missing) > 0


def test_stopped_half_way_it_leaves_nothing_behind(written, salvage, tmp_path):
    def stop(_done, _total):
        raise Refused("It was stopped.")

    with pytest.raises(Refused):
        salvage(progress=stop)

    assert not (tmp_path / "Saved.journal").exists()
