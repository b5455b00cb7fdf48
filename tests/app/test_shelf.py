"""The shelf of the open journal, and a restored journal that takes the place of another."""

import datetime as dt
import threading

import pytest
from PySide6.QtWidgets import QPushButton

from journal_app import paths, vault
from journal_app.app import shelf
from journal_app.domain.entry import Entry
from journal_app.store.store import Store
from journal_app.ui.journal.shelf import KeptBackup
from journal_app.vault.shelf import on_shelf
from tests.vault_fixtures import PASSPHRASE

TODAY = dt.date(2025, 11, 3)


@pytest.fixture
def two(tmp_path):
    """The folders of a journal and of a restored one."""
    made = [tmp_path / "Mine.journal", tmp_path / "Mine restored.journal"]
    for folder in made:
        folder.mkdir()
        (folder / "name").write_text(folder.stem)
    return made


def names(folder) -> dict[str, str]:
    return {each.name: (each / "name").read_text() for each in folder.glob("*.journal")}


def test_the_restored_one_takes_the_place_and_the_other_is_kept(two, tmp_path) -> None:
    assert shelf.replace(*two, TODAY) == two[0]

    assert names(tmp_path) == {
        "Mine.journal": "Mine restored",
        "Mine replaced 2025-11-03.journal": "Mine",
    }


def test_one_that_was_replaced_earlier_that_day_is_not_written_over(two, tmp_path) -> None:
    earlier = tmp_path / "Mine replaced 2025-11-03.journal"
    earlier.mkdir()
    (earlier / "name").write_text("earlier")

    shelf.replace(*two, TODAY)

    assert names(tmp_path)["Mine replaced 2025-11-03.journal"] == "earlier"
    assert names(tmp_path)["Mine replaced 2025-11-03 2.journal"] == "Mine"


def test_what_cannot_be_moved_stays_and_both_are_there(two, tmp_path, monkeypatch) -> None:
    rename = type(two[0]).rename

    def refuse(folder, target):
        if folder == two[1]:
            raise OSError(18, "another disk")
        return rename(folder, target)

    monkeypatch.setattr(type(two[0]), "rename", refuse)

    assert shelf.replace(*two, TODAY) == two[1]
    assert names(tmp_path) == {"Mine.journal": "Mine", "Mine restored.journal": "Mine restored"}


def test_a_journal_that_is_gone_already_needs_no_place(two) -> None:
    assert shelf.replace(two[0].with_name("Gone.journal"), two[1], TODAY) == two[1]


@pytest.fixture
def restored(program, vault_path, answers, clock, qtbot):
    """A program in which a backup without the newest entry was made a journal again."""
    program.start(vault_path)
    program._on_unlocked(vault.unlock(vault_path, PASSPHRASE, copies=None))
    opened = program.opened
    opened.journal.save(Entry(title="then"))
    opened.vault.back_up(paths.backups_folder(), clock.time)
    opened.journal.leave()
    opened.journal.save(Entry(title="since then"))
    opened.frame.go("backups")
    page = opened.frame.here
    qtbot.waitUntil(lambda: page.shelves.model.rowCount() == 1)
    page.shelves.pane.ask_open()
    qtbot.waitUntil(lambda: page._beside is not None)
    answers.places = [vault_path.with_name("Back.journal")]

    def restore(answer: str) -> None:
        answers.replies = [answer]
        page.restore()
        qtbot.waitUntil(lambda: program.opened is None)

    return restore


def titles(path) -> list[str]:
    opened = vault.unlock(path, PASSPHRASE, copies=None)
    found = [entry.title for entry in Store(opened.connection)[Entry].every()]
    opened.lock()
    return sorted(found)


def test_in_place_of_the_open_journal_the_backup_is_unlocked_next(
    program, restored, vault_path
) -> None:
    restored("instead")

    kept = vault_path.with_name("Mine replaced 2025-11-03.journal")
    assert program.front.path == vault_path
    assert (titles(vault_path), titles(kept)) == (["then"], ["since then", "then"])
    assert not vault_path.with_name("Back.journal").exists()


def test_where_it_cannot_take_the_place_both_are_whole_and_the_person_is_told(
    program, restored, vault_path, answers, monkeypatch
) -> None:
    back = vault_path.with_name("Back.journal")
    rename = type(back).rename

    def refuse(folder, target):
        if folder == back:
            raise OSError(18, "another disk")
        return rename(folder, target)

    monkeypatch.setattr(type(back), "rename", refuse)

    restored("instead")

    assert program.front.path == back
    assert (titles(back), titles(vault_path)) == (["then"], ["since then", "then"])
    assert answers.shown[-1] == ("The restored journal stays where it is", str(back))


def test_beside_the_open_journal_both_stay_where_they_are(program, restored, vault_path) -> None:
    restored("both")

    assert program.front.path == vault_path.with_name("Back.journal")
    assert titles(vault_path) == ["since then", "then"]


def test_locking_closes_an_opened_backup(program, restored, qtbot) -> None:
    assert len(list(paths.state_folder().glob("beside-*"))) == 1

    program.lock()

    assert list(paths.state_folder().glob("beside-*")) == []


def test_an_opening_that_waits_for_other_work_is_stopped_without_waiting(
    open_journal, journal_with_two_places
) -> None:
    ended, told = threading.Event(), []
    other = open_journal.long.run(lambda: ended.wait(20), done=told.append, failed=told.append)
    kept = on_shelf(paths.backups_folder(), open_journal.vault.vault_id, ())[0]
    one = KeptBackup(kept.file, kept.made_at, "", kept.size_bytes, is_ours=True)
    open_journal.shelf.open(one, "", told.append, told.append)

    open_journal.shelf.close()

    is_waited_for = other.future.done()
    ended.set()
    open_journal.long.rest()
    assert not is_waited_for
    assert list(paths.state_folder().glob("beside-*")) == []


def test_what_a_killed_program_left_is_taken_away_at_the_start(program, vault_path, qtbot) -> None:
    left = paths.state_folder() / "beside-0000"
    left.mkdir(parents=True)

    program.start(vault_path)

    qtbot.waitUntil(lambda: not left.exists())


def test_a_second_place_is_listed_with_its_name(
    open_journal, journal_with_two_places, qtbot
) -> None:
    open_journal.frame.go("backups")
    page = open_journal.frame.here
    qtbot.waitUntil(lambda: page.shelves.model.rowCount() == 2)

    places = {page.shelves.model.kept(row).place for row in range(2)}

    assert places == {"on this computer", "in BLUE-STICK"}
    assert page.findChild(QPushButton, "open_backup").isVisible()


@pytest.fixture
def journal_with_two_places(open_journal, tmp_path, clock) -> None:
    for folder in (paths.backups_folder(), tmp_path / "BLUE-STICK"):
        open_journal.vault.back_up(folder, clock.time)
