"""Where backups are, a second place, another computer: asked once, said calmly, undone again."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app import paths, vault
from journal_app.domain.entry import Entry
from journal_app.errors import NoSpace
from journal_app.services import second_place

PATIENCE_MS = 20_000


@pytest.fixture
def frame(open_journal):
    yield open_journal.frame
    open_journal.long.stop()


@pytest.fixture
def safety(frame):
    return frame.rooms.safety


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """A folder that is taken for a disk of its own."""
    place = tmp_path / "BLUE-STICK"
    place.mkdir()
    monkeypatch.setattr(second_place, "disk_of", lambda folder: folder == place)
    return place


@pytest.fixture
def begin_day(open_journal, safety, frame, qtbot):
    """begin_day() opens the journal for today, and waits until the worker has ended."""

    def _begin() -> None:
        safety.begin_day()
        settle(open_journal, qtbot)

    return _begin


def settle(open_journal, qtbot) -> None:
    qtbot.waitUntil(lambda: not open_journal.long._waiting, timeout=PATIENCE_MS)


def write(journal, count: int) -> None:
    for number in range(count):
        journal.save(Entry(title=f"entry {number}"))
        journal.leave()


def files(folder) -> int:
    return len(list(folder.glob("*.journalbackup"))) if folder.exists() else 0


def backup_part(frame) -> QPushButton:
    return frame.status.findChild(QPushButton, "standing_backup")


def test_nothing_written_makes_no_backup_of_the_day(begin_day, frame) -> None:
    begin_day()

    assert files(paths.backups_folder()) == 0
    assert frame.status.standing.endswith("No backup yet")


def test_the_backup_of_the_day_is_made_once_and_only_after_a_change(
    begin_day, open_journal, frame, clock
) -> None:
    write(open_journal.journal, 1)
    begin_day()
    begin_day()
    assert files(paths.backups_folder()) == 1
    assert "Backup proved today · only on this computer" in frame.status.standing

    clock.move(days=1)
    begin_day()
    assert files(paths.backups_folder()) == 1
    assert "Backup proved yesterday" in frame.status.standing

    write(open_journal.journal, 1)
    clock.move(days=1)
    begin_day()
    assert files(paths.backups_folder()) == 2


def test_one_that_fails_is_said_and_never_in_the_way(
    begin_day, open_journal, frame, monkeypatch
) -> None:
    def full(*_all):
        raise NoSpace("There is no room left on the disk.")

    write(open_journal.journal, 1)
    monkeypatch.setattr(vault.Vault, "prove_backup", full)

    begin_day()

    assert "No backup could be made today" in frame.status.standing
    assert frame.status.message.endswith("You can go on writing.")
    write(open_journal.journal, 1)
    monkeypatch.undo()
    begin_day()
    assert "Backup proved today" in frame.status.standing


def test_a_second_place_is_offered_once_after_ten_entries(
    begin_day, open_journal, frame, clock
) -> None:
    write(open_journal.journal, 9)
    begin_day()
    assert "only on this computer" not in frame.toast.words

    write(open_journal.journal, 1)
    clock.move(days=1)
    begin_day()
    assert frame.toast.words == "Your backups lie only on this computer."
    frame.toast.hide()

    clock.move(days=1)
    begin_day()
    assert frame.toast.words == ""


def test_the_second_place_gets_a_copy_at_once_and_the_line_names_it(
    open_journal, frame, stick, answers, clock, qtbot
) -> None:
    write(open_journal.journal, 1)
    answers.places = [stick]

    frame.doing.run("vault.second_place")
    settle(open_journal, qtbot)

    assert files(stick) == 1
    assert "Backup proved today · also on BLUE-STICK" in frame.status.standing
    assert backup_part(frame).property("tone") == "muted"
    clock.move(days=3)
    frame.show_standing()
    assert "also on BLUE-STICK, 3 days ago" in frame.status.standing


def test_a_stick_that_was_drawn_out_is_said_and_the_backup_is_made(
    open_journal, frame, stick, answers, clock, qtbot
) -> None:
    write(open_journal.journal, 1)
    answers.places = [stick]
    frame.doing.run("vault.second_place")
    settle(open_journal, qtbot)
    shutil.rmtree(stick)
    clock.move(days=1)
    write(open_journal.journal, 1)

    frame.doing.run("vault.backup")
    settle(open_journal, qtbot)

    assert "The second place is not within reach now." in frame.toast.words
    assert files(paths.backups_folder()) == 2
    assert "Backup proved today · also on BLUE-STICK, 1 day ago" in frame.status.standing
    assert backup_part(frame).property("tone") == "warn"


def test_a_folder_on_the_same_disk_is_said_to_be_one(
    open_journal, frame, tmp_path, answers, qtbot
) -> None:
    copies = tmp_path / "Copies"
    copies.mkdir()
    write(open_journal.journal, 1)
    answers.places = [copies]

    frame.doing.run("vault.second_place")
    settle(open_journal, qtbot)

    assert files(copies) == 1
    assert "The copy in Copies lies on the same disk" in frame.toast.words
    assert "also in Copies, on the same disk" in frame.status.standing
    assert backup_part(frame).property("tone") == "warn"


def test_where_the_backups_lie_already_is_no_second_place(
    open_journal, frame, answers, qtbot
) -> None:
    answers.places = [paths.backups_folder()]

    frame.doing.run("vault.second_place")
    settle(open_journal, qtbot)

    assert "That is where the backups lie already." in frame.status.message
    assert open_journal.backups.second is None


def test_a_backup_that_is_gone_is_said_and_pressing_it_makes_one(
    open_journal, frame, stick, answers, qtbot
) -> None:
    write(open_journal.journal, 1)
    answers.places = [stick]
    frame.doing.run("vault.second_place")
    settle(open_journal, qtbot)
    next(paths.backups_folder().glob("*.journalbackup")).unlink()

    frame.show_standing()
    said = frame.status.standing
    qtbot.waitUntil(lambda: backup_part(frame).property("tone") == "warn")
    qtbot.mouseClick(backup_part(frame), Qt.MouseButton.LeftButton)
    settle(open_journal, qtbot)

    assert said.endswith("The newest backup is gone from this computer · make one now")
    assert files(paths.backups_folder()) == 1
    assert "Backup proved today · also on BLUE-STICK" in frame.status.standing


def test_a_second_place_can_be_let_go(open_journal, frame, stick, answers, qtbot) -> None:
    answers.places = [stick]
    frame.doing.run("vault.second_place")
    settle(open_journal, qtbot)
    answers.replies = ["forget"]

    frame.doing.run("vault.second_place")

    assert "only on this computer" in frame.status.standing
    assert files(stick) == 1


def test_half_of_it_gone_keeps_all_and_asks(open_journal, frame, safety, answers, qtbot) -> None:
    write(open_journal.journal, 9)
    frame.doing.run("vault.backup")
    settle(open_journal, qtbot)
    journal = open_journal.journal
    for _slice in journal.purge([journal[Entry].get(each.id) for each in journal.heads(Entry)[:7]]):
        pass

    frame.doing.run("vault.backup")
    settle(open_journal, qtbot)

    assert "holds 2 records, less than half of the last one" in frame.toast.words
    assert frame.toast.buttons[0].text() == "It is right"
    qtbot.mouseClick(frame.toast.buttons[0], Qt.MouseButton.LeftButton)
    assert open_journal.vault.notes()[0].is_agreed


def test_a_drill_is_offered_after_three_months_and_not_again_the_next_day(
    begin_day, open_journal, frame, clock
) -> None:
    write(open_journal.journal, 1)
    begin_day()
    said = []
    for days in (89, 1, 1, 5, 1):
        clock.move(days=days)
        frame.toast.hide()
        begin_day()
        said.append(frame.toast.words)

    offered = "Does your backup open? Trying it takes a minute."
    assert said == ["", offered, "", "", offered]


def test_moving_puts_a_backup_there_says_what_to_do_and_reads_only(
    open_journal, frame, stick, answers, qtbot
) -> None:
    write(open_journal.journal, 1)
    seen: list[str] = []

    def read(sheet) -> None:
        seen.extend(part.text() for part in sheet.findChildren(QLabel))
        number, line = (sheet.findChild(QLabel, f"moving_{part}_2") for part in ("number", "line"))
        assert number.y() == line.y()
        sheet.findChild(QPushButton, "moving_print").click()

    answers.replies, answers.places, answers.drives = ["choose"], [stick], [read]
    with qtbot.waitSignal(open_journal.backups.turned, timeout=PATIENCE_MS):
        frame.doing.run("vault.move")

    file = next(stick.iterdir())
    assert any(file.name in words and "BLUE-STICK" in words for words in seen)
    assert "1. Install" in answers.printed[0]
    assert open_journal.vault.is_sealed
    assert files(paths.backups_folder()) == 1


def test_where_the_place_cannot_be_written_nothing_moves(
    open_journal, frame, tmp_path, answers, qtbot
) -> None:
    write(open_journal.journal, 1)
    answers.replies, answers.places = ["choose"], [tmp_path / "nowhere"]

    frame.doing.run("vault.move")
    settle(open_journal, qtbot)

    assert "The journal goes on here." in frame.status.message
    assert not open_journal.vault.read_only


def test_what_is_written_while_the_backup_is_made_holds_the_move_back(
    open_journal, frame, stick, answers, qtbot
) -> None:
    write(open_journal.journal, 1)
    answers.replies, answers.places = ["choose"], [stick]

    frame.doing.run("vault.move")
    open_journal.journal.save(Entry(title="written meanwhile"))
    settle(open_journal, qtbot)

    assert "Something was written while the backup was made" in frame.status.message
    assert not open_journal.vault.read_only


@pytest.mark.parametrize("fails_at_once", [True, False])
def test_words_that_cannot_be_saved_hold_the_move_back(
    open_journal, frame, stick, answers, qtbot, monkeypatch, fails_at_once
) -> None:
    write(open_journal.journal, 1)
    saved = iter([not fails_at_once, False])
    monkeypatch.setattr(frame, "flush", lambda: next(saved))
    answers.replies, answers.places = ["choose"], [stick]

    frame.doing.run("vault.move")
    settle(open_journal, qtbot)

    why = "last words are not saved yet" if fails_at_once else "written while the backup was made"
    assert why in frame.status.message
    assert "The journal goes on here." in frame.status.message
    assert not open_journal.vault.read_only
    assert files(stick) == (0 if fails_at_once else 1)


def test_what_was_typed_last_is_in_the_backup_that_moves(
    open_journal, frame, stick, answers, qtbot
) -> None:
    write(open_journal.journal, 1)
    frame.page.editor.body.insertPlainText("the last word")
    answers.replies, answers.places = ["choose"], [stick]

    with qtbot.waitSignal(open_journal.backups.turned, timeout=PATIENCE_MS):
        frame.doing.run("vault.move")

    beside = open_journal.vault.open_backup(next(stick.iterdir()), paths.state_folder())
    bodies = beside.connection.execute("SELECT body_md FROM entry").fetchall()
    beside.close()
    assert ("the last word",) in bodies
