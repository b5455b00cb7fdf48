"""The page of backups: one opened beside the journal, single records and all of it come back."""

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app import paths, vault
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.profile import Profile
from journal_app.domain.reading import Reading
from journal_app.store.store import Store
from journal_app.ui.backups import restored
from journal_app.ui.backups.opened_view import ALL, CHANGED, COUNTS, MISSING
from tests.vault_fixtures import PASSPHRASE


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def frame(open_journal):
    return open_journal.frame


@pytest.fixture
def backed_up(open_journal, journal, clock):
    """Four records in a backup; since then one went for good, one to the trash, one differs."""
    names = ("stays", "purged", "trashed")
    made = [journal.save(Entry(title=f"entry that {name}")) for name in names]
    goal = journal.save(Goal(title="A goal", own_words_md="once a week"))
    journal.leave()
    file = open_journal.vault.back_up(paths.backups_folder(), clock.time)
    clock.move(hours=2)
    for _slice in journal.purge([made[1]]):
        pass
    journal.trash(made[2])
    journal.save(dataclasses.replace(goal, own_words_md="twice a week"))
    journal.leave()
    return file


def backups_of(frame, qtbot):
    frame.doing.run("vault.backups")
    page = frame.here
    qtbot.waitUntil(lambda: page.shelves.model.rowCount() > 0)
    return page


def opened_of(frame, qtbot):
    page = backups_of(frame, qtbot)
    qtbot.keyClick(page.shelves.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.view.isVisible)
    return page


def rows(page) -> list[str]:
    model = page.view.model
    return [model.index(row).data() for row in range(model.rowCount())]


def choose(page, title: str) -> None:
    page.view.list.choose(rows(page).index(title))


def bring(page, qtbot) -> None:
    qtbot.mouseClick(page.view.reading.bring, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.slices.is_busy and not page._renewing.isActive())


def test_without_a_backup_the_page_teaches_and_offers_one(frame, qtbot) -> None:
    frame.doing.run("vault.backups")
    page = frame.here
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "empty_action").isVisible())

    qtbot.mouseClick(page.findChild(QPushButton, "empty_action"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.shelves.model.rowCount() == 1)
    assert page.shelves.isVisible()


def test_a_row_says_when_it_was_made_what_it_holds_and_where_it_lies(
    frame, backed_up, qtbot
) -> None:
    page = backups_of(frame, qtbot)

    said = page.shelves.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    proof = page.findChild(QLabel, "backup_proof").text()

    assert said.startswith("3 November 2025, 09:00, 4 records · on this computer · ")
    assert proof == "Proved 09:00: reopened, 4 records counted."


def test_the_opened_one_says_what_it_is_and_lists_what_is_missing(frame, backed_up, qtbot) -> None:
    page = opened_of(frame, qtbot)

    words = [made.text() for made in page.view.findChildren(QLabel) if made.isVisible()]

    assert "This is the backup of 3 November 2025, 09:00." in words
    assert "Nothing here can be changed. What you bring back goes into your journal." in words
    assert sorted(rows(page)) == ["entry that purged", "entry that trashed"]


def test_what_differs_all_of_it_and_the_counts_are_shown_in_turn(frame, backed_up, qtbot) -> None:
    page = opened_of(frame, qtbot)

    shown = {}
    for way in (MISSING, CHANGED, ALL):
        page.view.ways.choose(way)
        shown[way] = sorted(rows(page))
    page.view.ways.choose(COUNTS)
    table = page.view.counts
    counts = {
        table.item(row, 0).text(): (table.item(row, 1).text(), table.item(row, 2).text())
        for row in range(table.rowCount())
    }

    assert shown[CHANGED] == ["A goal"]
    assert len(shown[ALL]) == 4
    assert table.isVisible()
    assert counts == {"Goals": ("1", "1"), "Entries": ("3", "1")}


def test_enter_brings_one_back_and_the_toast_takes_that_back(
    frame, journal, backed_up, qtbot
) -> None:
    page = opened_of(frame, qtbot)
    choose(page, "entry that trashed")

    qtbot.keyClick(page.view.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(page) == ["entry that purged"])
    there = [head.title for head in journal.heads(Entry)]
    qtbot.mouseClick(frame.toast.findChild(QPushButton, "toast_undo"), Qt.MouseButton.LeftButton)

    assert "entry that trashed" in there
    qtbot.waitUntil(lambda: len(rows(page)) == 2)


def test_what_was_deleted_for_good_comes_back_only_after_a_question(
    frame, journal, backed_up, answers, qtbot
) -> None:
    page = opened_of(frame, qtbot)
    choose(page, "entry that purged")

    bring(page, qtbot)
    without = journal[Entry].count()
    answers.replies = ["bring"]
    bring(page, qtbot)

    assert answers.asked == ["“entry that purged” was deleted for good"] * 2
    assert (without, journal[Entry].count()) == (1, 2)


def test_taking_what_stood_then_keeps_what_stands_now_as_an_earlier_version(
    frame, journal, backed_up, qtbot
) -> None:
    page = opened_of(frame, qtbot)
    page.view.ways.choose(CHANGED)
    assert page.view.reading.bring.text() == "Take what stood then"

    bring(page, qtbot)

    (goal,) = journal[Goal].where()
    assert goal.own_words_md == "once a week"
    assert journal.versions(goal)[0].before.own_words_md == "twice a week"
    assert rows(page) == []


def test_the_backup_is_searched(frame, backed_up, qtbot) -> None:
    page = opened_of(frame, qtbot)

    qtbot.keyClicks(page.view.search, "purg")

    qtbot.waitUntil(lambda: rows(page) == ["entry that purged"])


def test_nothing_found_says_so_and_escape_shows_the_list_again(frame, backed_up, qtbot) -> None:
    page = opened_of(frame, qtbot)
    qtbot.keyClicks(page.view.search, "zzz")
    qtbot.waitUntil(lambda: rows(page) == [])

    qtbot.keyClick(page.view.search, Qt.Key.Key_Escape)

    assert len(rows(page)) == 2


def test_escape_closes_the_backup_and_leaves_nothing_of_it_on_the_disk(
    frame, backed_up, qtbot
) -> None:
    page = opened_of(frame, qtbot)
    assert len(list(paths.state_folder().glob("beside-*"))) == 1

    qtbot.keyClick(page.view.list, Qt.Key.Key_Escape)

    assert page.shelves.isVisible()
    assert list(paths.state_folder().glob("beside-*")) == []
    assert frame.key == "backups"


def test_another_journal_s_backup_asks_for_the_passphrase_of_its_day(
    frame, answers, tmp_path, clock, qtbot
) -> None:
    other = vault.create(
        tmp_path / "Other.journal", "other words", copies=None, memory_kib=vault.LEAST_MEMORY_KIB
    ).vault
    Store(other.connection)
    file = other.back_up(tmp_path / "stick", clock.time)
    other.lock()
    frame.doing.run("vault.backups")
    page = frame.here
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "empty_action").isVisible())
    answers.places = [file]
    page._on_other()
    qtbot.waitUntil(page.shelves.pane.secret.isVisible)

    page.shelves.pane.secret.line.setText("wrong")
    page.shelves.pane.ask_open()
    said = page.findChild(QLabel, "backup_said")
    qtbot.waitUntil(lambda: "does not open" in said.text())
    page.shelves.pane.secret.line.setText("other words")
    page.shelves.pane.ask_open()

    qtbot.waitUntil(page.view.isVisible)
    assert page.shelves.pane.secret.text == ""


def test_a_damaged_backup_is_refused_in_words_and_the_list_stays(frame, backed_up, qtbot) -> None:
    data = bytearray(backed_up.read_bytes())
    data[-100] ^= 1
    backed_up.write_bytes(data)
    page = backups_of(frame, qtbot)

    page.shelves.pane.ask_open()

    said = page.findChild(QLabel, "backup_said")
    qtbot.waitUntil(lambda: said.text() == "This backup was cut or changed. It was not used.")
    assert page.shelves.pane.open.isEnabled()
    assert list(paths.state_folder().glob("beside-*")) == []


def test_stopping_leaves_everything_as_it_was(frame, backed_up, qtbot) -> None:
    page = backups_of(frame, qtbot)
    page.shelves.pane.ask_open()

    page._on_stop()

    assert page.shelves.pane.open.isEnabled()
    assert page.findChild(QLabel, "backup_said").text() == "It was stopped. Nothing was changed."
    assert list(paths.state_folder().glob("beside-*")) == []


def test_a_restore_that_is_stopped_leaves_no_journal(
    open_journal, frame, backed_up, answers, tmp_path, qtbot
) -> None:
    page = opened_of(frame, qtbot)
    answers.places = [tmp_path / "Back.journal"]
    page.restore()
    open_journal.shelf.stop()

    open_journal.long.rest()

    assert not (tmp_path / "Back.journal").exists()
    assert list(tmp_path.glob(".unfinished*")) == []


def test_what_is_written_meanwhile_is_compared_at_once(frame, journal, backed_up, qtbot) -> None:
    page = opened_of(frame, qtbot)
    (stays,) = journal[Entry].where()

    journal.save(Profile(name="Noor"))
    journal.save(dataclasses.replace(stays, title="changed while it is open"))

    qtbot.waitUntil(lambda: ("entry", stays.id) in page._beside.changed)
    assert {table for table, _which in page._beside.changed} == {"entry", "goal"}


def test_searching_means_the_backup_that_is_open(frame, backed_up, qtbot) -> None:
    page = opened_of(frame, qtbot)

    frame.doing.run("journal.search")

    assert frame.key == "backups"
    qtbot.waitUntil(page.view.search.hasFocus)


def test_restoring_makes_a_journal_beside_and_says_what_both_hold(
    open_journal, frame, backed_up, answers, tmp_path, qtbot
) -> None:
    page = opened_of(frame, qtbot)
    answers.places = [tmp_path / "Back.journal"]
    left = []
    open_journal.shelf.left_for.connect(lambda *told: left.append(told))

    qtbot.mouseClick(page.view.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: answers.asked == ["The backup is a journal again"])

    back = vault.unlock(tmp_path / "Back.journal", PASSPHRASE, copies=None)
    assert Store(back.connection)[Entry].count() == 3
    back.lock()
    assert left == []


def test_a_restored_journal_holds_as_many_records_as_its_backup_was_proved_with(
    open_journal, frame, journal, clock, qtbot
) -> None:
    goal = journal.save(Goal(title="A goal"))
    journal.change([Reading(subject_id=goal.id, value=3.0), Entry(title="kept")])
    journal.trash(journal.save(Entry(title="thrown away")))
    journal.leave()
    open_journal.vault.back_up(paths.backups_folder(), clock.time)
    page = opened_of(frame, qtbot)

    told = restored.told(Path("Back.journal"), "today", page.view._beside, journal)

    assert page.shelves.chosen.records == 4
    assert told.count("holds 4 records") == 2


def test_the_restored_journal_is_left_for_as_it_was_chosen(
    open_journal, frame, backed_up, answers, tmp_path, qtbot
) -> None:
    page = opened_of(frame, qtbot)
    left = []
    open_journal.shelf.left_for.connect(lambda *told: left.append(told))

    for number, answer in enumerate(("instead", "both")):
        answers.places = [tmp_path / f"{number}.journal"]
        answers.replies = [answer]
        page.restore()
        qtbot.waitUntil(lambda done=number + 1: len(left) == done)

    assert left == [(tmp_path / "0.journal", True), (tmp_path / "1.journal", False)]


def test_a_place_that_is_taken_is_refused_in_words(
    frame, backed_up, answers, tmp_path, qtbot
) -> None:
    page = opened_of(frame, qtbot)
    answers.places = [tmp_path]

    page.restore()

    qtbot.waitUntil(lambda: "there already" in frame.status.message)
    assert answers.asked == []


def test_the_lists_are_proper_models(frame, backed_up, qtbot, qtmodeltester) -> None:
    page = opened_of(frame, qtbot)

    qtmodeltester.check(page.shelves.model)
    qtmodeltester.check(page.view.model)


def test_the_page_is_reached_from_the_settings_and_from_the_foot(frame, qtbot) -> None:
    frame.go("settings")
    qtbot.mouseClick(frame.here.keeping.backups, Qt.MouseButton.LeftButton)
    from_settings = frame.key
    frame.go("today")
    qtbot.mouseClick(
        frame.status.findChild(QPushButton, "standing_backup"), Qt.MouseButton.LeftButton
    )

    assert from_settings == frame.key == "backups"


def test_nothing_is_left_in_the_page_after_clear(frame, backed_up, qtbot) -> None:
    page = opened_of(frame, qtbot)

    page.clear()

    assert rows(page) == []
    words = [made.text() for made in page.findChildren(QLabel)]
    words += [page.view.reading.comparison.then.text.toPlainText()]
    assert not any("entry that" in text for text in words)
    assert list(paths.state_folder().glob("beside-*")) == []
