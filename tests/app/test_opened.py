"""An open journal: read only it writes nothing, dressed anew nothing old listens."""

import dataclasses

import pytest

from journal_app import vault
from journal_app.app.opened import Opened
from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.review import Review
from journal_app.services import places
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.ui import commands
from journal_app.ui.theme import chosen_theme
from tests.window_fixtures import answers, given_to_tests, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]
ROOMS = ("trash", "settings", "help", "keys", "more", "clients", "hours")
LEAVES = ("window.quit", "vault.lock", "journal.new", "journal.open")
READ_ONLY = "This journal can only be read here."


@pytest.fixture
def held_elsewhere(vault_path, vault_key, clock):
    """Another program has the journal open, with something in every kind of place."""
    held = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(held.connection), clock)
    entry = Entry(title="Entry", body_md="first")
    thrown = Entry(title="Thrown", trashed_at=clock.time)
    action = Action(title="Call", due_on=clock.time.date())
    journal.change([entry, thrown, action, Goal(own_words_md="Lead"), Review(title="Review")])
    clock.move(hours=1)
    journal.save(dataclasses.replace(journal[Entry].get(entry.id), body_md="second"))
    yield journal
    held.lock()


@pytest.fixture
def read_only(held_elsewhere, vault_path, vault_key, answers, theme, clock, qtbot):
    beside = vault.unlock_with_key(vault_path, vault_key, beside=True)
    made = Opened(beside, given_to_tests(answers, theme, clock))
    made.frame.resize(1200, 800)
    made.frame.show()
    made.begin()
    yield made
    made.checking.end()
    made.long.rest()  # what still reads the journal must not outlive it
    made.frame.hide()
    made.close()
    made.frame.deleteLater()


def test_a_journal_that_can_only_be_read_refuses_in_words_wherever_one_is(
    read_only, held_elsewhere
) -> None:
    frame, told = read_only.frame, []
    frame._desk.voice.told.connect(lambda words, *_: told.append(words))
    before = list(held_elsewhere.store.every())

    for key in (*(place.key for place in places.PLACES), *ROOMS):
        for command in commands.COMMANDS:
            if command.id not in LEAVES:
                assert frame.go(key)
                frame.doing.run(command.id)
                frame.palette_sheet.close_up()
    frame.open_record("entry", before[0].id)
    frame.go("today")
    frame.here._finish(next(iter(held_elsewhere[Action].where())).id)

    assert set(told) >= {READ_ONLY}
    assert frame.let_go(may_ask=False)
    assert list(held_elsewhere.store.every()) == before


@pytest.mark.parametrize("begun", ["entry.new", "entry.capture"])
def test_where_nothing_can_be_written_no_empty_page_is_shown(read_only, begun) -> None:
    frame = read_only.frame
    frame.go("today")

    frame.doing.run(begun)

    assert frame.key == "today"
    assert frame.capture.isHidden()
    assert frame.status.message == READ_ONLY


def test_no_recovery_sheet_is_made_of_a_journal_that_can_only_be_read(read_only, answers) -> None:
    read_only.show_recovery()

    assert answers.dialogs == []
    assert read_only.frame.status.message == READ_ONLY


def test_nothing_of_the_old_pages_listens_when_all_is_dressed_anew(open_journal, qtbot) -> None:
    frame, listening = open_journal.frame, len(open_journal.journal._listeners)
    for key in (*(place.key for place in places.PLACES), *ROOMS):
        assert frame.go(key)
    frame.rooms._on_leaving_asked("", False)
    frame.go("settings")

    open_journal.dress(chosen_theme("dark", 125))

    fresh = len(open_journal.journal._listeners)
    assert fresh - listening <= 1  # the settings one is at
    frame.hide()
    frame.deleteLater()
