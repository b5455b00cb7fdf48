"""The checks of a journal: what each finds, and that a sound journal has nothing to be told of."""

import datetime as dt

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.errors import Refused
from journal_app.services import checking
from journal_app.services.sample import STATE
from journal_app.store.store import Store
from tests.broken_pages import Map, flip


def hear(_done, _total):
    """Nobody needs to know how far it is."""


@pytest.fixture
def written(journal, opened):
    for number in range(40):
        journal.save(Entry(title=f"Entry {number}", body_md="words " * 200))
    opened.settle()
    return journal


@pytest.fixture
def old(written, opened, tmp_path, clock):
    """A backup from before everything was encrypted anew."""
    return opened.back_up(tmp_path, clock())


@pytest.fixture
def anew(old, opened, clock):
    """The journal under a new key, an hour later."""
    now = clock() + dt.timedelta(hours=1)
    made = vault.anew.make(opened, "new words", now, memory_kib=vault.LEAST_MEMORY_KIB)
    opened.take_anew(made)
    found = vault.unlock(opened.folder, "new words", copies=None)
    yield found
    found.lock()


def test_a_sound_journal_passes_every_check(written, opened, tmp_path, clock) -> None:
    opened.back_up(tmp_path, clock())

    heard = []

    found = checking.full(opened, tmp_path, lambda *parts: heard.append(parts))

    assert found.is_sound
    assert found.words == "Every check was run; nothing is wrong."
    assert heard == sorted(heard)
    assert heard[-1] == (400, 400)


def test_what_was_just_saved_and_not_yet_settled_is_no_damage(written, opened) -> None:
    for number in range(200):
        written.save(Entry(title=f"Late {number}", body_md="words " * 300))

    assert checking.full(opened, None, hear).is_sound


@pytest.mark.parametrize("name", ["entry", "entry_heads", "search_data", "history"])
def test_a_changed_page_is_found_wherever_it_is(
    written, opened, vault_path, vault_key, name
) -> None:
    pages = Map(vault_path, vault_key)
    root = pages.root(name)
    pages.pages.close()
    flip(vault_path, root)

    assert checking.pages(opened).damage == ("1 page of the database fails its check.",)
    assert checking.full(opened, None, hear).damage


def test_search_alone_out_of_step_is_no_damage_and_is_made_anew(written, opened) -> None:
    written.store.db.execute("DELETE FROM search WHERE rowid = 3")

    found = checking.full(opened, None, hear)

    assert not found.damage
    assert found.search
    written.store.rebuild_search()
    assert checking.full(opened, None, hear).is_sound


def test_a_search_index_that_does_not_hold_together_is_no_damage(written, opened) -> None:
    written.store.db.execute("UPDATE search_data SET block = zeroblob(40) WHERE id > 100")
    opened.settle()

    found = checking.full(opened, None, hear)

    assert not found.damage
    assert found.search


def test_a_changed_backup_is_told(written, opened, tmp_path, clock) -> None:
    backup = opened.back_up(tmp_path, clock())
    data = bytearray(backup.read_bytes())
    data[-5000] ^= 1
    backup.write_bytes(data)

    assert checking.full(opened, tmp_path, hear).words == checking.NOT_WELL


def test_a_missing_backup_is_told_where_there_is_something_to_lose(
    journal, opened, tmp_path
) -> None:
    with_nothing = checking.full(opened, tmp_path, hear)
    journal.save(Entry(title="kept"))
    with_an_entry = checking.full(opened, tmp_path, hear)
    journal.store.keep_state(STATE, {"passes": True})

    assert with_nothing.is_sound
    assert with_an_entry.words == checking.NONE
    assert checking.full(opened, tmp_path, hear).is_sound


def test_backups_of_the_old_key_are_told_where_there_is_no_other(old, anew, tmp_path) -> None:
    assert checking.full(anew, tmp_path, hear).words == checking.ALL_OLD
    assert checking.newest_backup(anew, tmp_path) == old


def test_a_backup_of_the_old_key_is_passed_over_where_there_is_another(
    old, anew, tmp_path, clock
) -> None:
    clock.move(days=-1)  # set back, so that by its name the old one is the newest
    new = anew.back_up(tmp_path, clock())

    assert checking.newest_backup(anew, tmp_path) == new
    assert checking.full(anew, tmp_path, hear).is_sound


def test_one_from_later_that_does_not_open_is_never_passed_over(old, anew, tmp_path, clock) -> None:
    anew.back_up(tmp_path, clock())
    later = old.rename(old.with_name(old.name.replace("2025-11-03", "2025-11-05")))

    assert checking.newest_backup(anew, tmp_path) == later
    assert checking.full(anew, tmp_path, hear).words == checking.NOT_WELL


def test_told_to_stop_it_stops(written, opened) -> None:
    def stop(_done, _total):
        raise Refused("It was stopped.")

    with pytest.raises(Refused):
        checking.full(opened, None, stop)


def test_a_full_check_is_due_after_a_week_and_when_there_was_none(journal, clock) -> None:
    store = journal.store
    first = checking.is_due(store, clock())

    checking.note_checked(store, clock())
    soon = checking.is_due(store, clock())
    clock.move(days=7)

    assert (first, soon, checking.is_due(store, clock())) == (True, False, True)


def test_a_clock_set_back_makes_a_check_due(journal, clock) -> None:
    checking.note_checked(journal.store, clock())
    clock.move(days=-400)

    assert checking.is_due(journal.store, clock())


def test_the_newest_backup_is_found_by_its_name(written, opened, tmp_path, clock) -> None:
    opened.back_up(tmp_path, clock())
    clock.move(days=1)
    newest = opened.back_up(tmp_path, clock())

    assert checking.newest_backup(opened, tmp_path) == newest
    assert checking.newest_backup(opened, tmp_path / "nowhere") is None


def test_a_check_beside_an_open_window_finds_nothing_wrong_with_search(written, opened) -> None:
    with opened.lent() as reader:
        assert Store(reader, writing=False).problems() == []
