"""A journal that is damaged at the door leads to its backup, or to what can be read of it."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app import paths, vault
from journal_app.domain.entry import Entry
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.ui.damage.salvage_page import SalvagePage
from journal_app.ui.unlock.problem_page import ProblemPage
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.vault import block, header_files
from journal_app.vault.recovery import new_code
from tests.broken_pages import DATABASE, Map, digests, flip
from tests.vault_fixtures import PASSPHRASE

PATIENCE_MS = 20_000
SHEET = "I have my recovery sheet…"


@pytest.fixture
def written(vault_path, vault_key, clock):
    """A journal of a few entries and its newest backup, locked."""
    opened = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(opened.connection), clock)
    for number in range(20):
        journal.save(Entry(title=f"Entry {number}", body_md="words " * 200))
    opened.back_up(paths.backups_folder(), clock())
    opened.lock()
    return vault_path


@pytest.fixture
def turned_away(program, written, qtbot):
    """The program after the right passphrase, where the first page of the file is damaged."""
    flip(written, 1)
    program.start(written)
    program.window.activateWindow()
    give(program, qtbot, PASSPHRASE)
    wait_for(program, ProblemPage, qtbot)
    return program


@pytest.fixture
def without_backup(turned_away):
    """The same, and no backup lies on this computer any more."""
    for file in paths.backups_folder().iterdir():
        file.unlink()
    turned_away.front.show_problem(vault.damage([]))
    return turned_away


def current(program):
    return program.window.centralWidget()


def give(program, qtbot, words: str) -> None:
    line = current(program)._field.line
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def wait_for(program, kind, qtbot) -> None:
    qtbot.waitUntil(lambda: isinstance(current(program), kind), timeout=PATIENCE_MS)


def press(program, name: str) -> None:
    current(program).findChild(QPushButton, name).click()


def offered(program) -> list[str]:
    """The words of what can be pressed, from the top."""
    found = current(program).findChildren(QPushButton)
    return [each.text() for each in found if each.isVisible()]


def said(program, name: str) -> str:
    return current(program).findChild(QLabel, name).text()


def salvage(program, qtbot) -> SalvagePage:
    """Give the passphrase once more, and wait until what can be read is saved."""
    press(program, "salvage")
    give(program, qtbot, PASSPHRASE)
    wait_for(program, SalvagePage, qtbot)
    page = current(program)
    qtbot.waitUntil(page.open.isVisible, timeout=PATIENCE_MS)
    return page


def test_what_happened_what_is_safe_and_both_ways_are_said(turned_away) -> None:
    assert offered(turned_away) == [
        "Restore the last backup…",
        "Save what can be read…",
        "Open another journal",
        "Try again",
    ]
    assert said(turned_away, "lead") == (
        "Its file is damaged, and nothing is written to it any more."
    )
    assert said(turned_away, "safe") == (
        "Nothing was changed. A backup of 3 November 2025 was found; opening it shows whether it "
        "is whole."
    )


def test_the_keys_go_from_the_first_way_to_the_last(turned_away, qtbot) -> None:
    page, visited = current(turned_away), []

    for _way in range(4):
        focused = turned_away.window.focusWidget()
        visited.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert visited == ["restore", "salvage", "open_other", "again"]
    assert isinstance(page, ProblemPage)


def test_restoring_asks_for_the_passphrase_of_the_newest_backup(turned_away, written, qtbot):
    before = digests(written)

    press(turned_away, "restore")
    give(turned_away, qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: turned_away.opened is not None, timeout=PATIENCE_MS)

    assert turned_away.opened.vault.folder.name == "Restored journal.journal"
    assert turned_away.opened.journal[Entry].count() == 20
    assert digests(written) == before


def test_without_a_backup_on_this_computer_one_is_looked_for(without_backup, answers) -> None:
    answers.places = [None]

    press(without_backup, "restore")

    assert answers.places == []
    assert offered(without_backup)[0] == "Restore a backup…"
    assert "No backup of this journal was found" in said(without_backup, "safe")


def test_one_may_try_again_or_open_another_as_ever(turned_away, answers) -> None:
    answers.places = [None]

    press(turned_away, "open_other")
    stays = current(turned_away)
    press(turned_away, "again")

    assert answers.places == []
    assert isinstance(stays, ProblemPage)
    assert isinstance(current(turned_away), UnlockPage)
    assert turned_away.front.path.name == "Mine.journal"


@pytest.mark.parametrize("harm", ["missing", "empty"])
def test_where_there_is_no_database_only_a_backup_helps(program, written, qtbot, harm) -> None:
    program.start(written)
    if harm == "missing":
        (written / DATABASE).unlink()
    else:
        (written / DATABASE).write_bytes(b"")

    give(program, qtbot, PASSPHRASE)
    wait_for(program, ProblemPage, qtbot)

    assert offered(program)[0] == "Restore the last backup…"
    assert "Save what can be read…" not in offered(program)


def test_where_only_the_header_is_missing_the_sheet_alone_is_offered(
    program, written, qtbot
) -> None:
    program.start(written)
    (written / "vault.json").unlink()

    give(program, qtbot, PASSPHRASE)
    wait_for(program, ProblemPage, qtbot)

    assert offered(program) == [SHEET, "Open another journal", "Try again"]


def test_what_can_be_read_is_saved_and_opened_by_the_same_passphrase(
    turned_away, written, qtbot
) -> None:
    before = digests(written)

    salvage(turned_away, qtbot)
    press(turned_away, "salvage_open")
    name = turned_away.front.path.name
    give(turned_away, qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: turned_away.opened is not None, timeout=PATIENCE_MS)

    assert name == "Mine saved.journal"
    assert turned_away.opened.journal[Entry].count() == 20
    assert digests(written) == before


def test_another_passphrase_saves_nothing_and_back_leads_to_the_ways(turned_away, qtbot) -> None:
    press(turned_away, "salvage")
    page = current(turned_away)
    give(turned_away, qtbot, "not this one")
    qtbot.waitUntil(lambda: page.problem != "", timeout=PATIENCE_MS)
    refused = page.problem

    press(turned_away, "open_other")

    assert refused == "That is not the passphrase. Nothing was changed."
    assert isinstance(current(turned_away), ProblemPage)


def test_what_does_not_answer_any_more_is_told_at_the_field(turned_away, written, qtbot) -> None:
    press(turned_away, "salvage")
    page = current(turned_away)
    (written / "vault.json").unlink()

    give(turned_away, qtbot, PASSPHRASE)

    qtbot.waitUntil(lambda: "header is missing" in page.problem, timeout=PATIENCE_MS)


def test_the_page_that_asks_once_more_says_what_for(turned_away) -> None:
    press(turned_away, "salvage")

    assert offered(turned_away)[-3:] == ["Save what can be read", "Forgotten?", "Back"]
    assert said(turned_away, "lead").startswith("Your passphrase once more.")


def test_a_salvage_is_watched_over_until_one_goes_back(turned_away, written, qtbot) -> None:
    before = turned_away.guard.watch

    page = salvage(turned_away, qtbot)
    during = turned_away.guard.watch, turned_away.front.is_half_open
    press(turned_away, "salvage_back")

    assert before is None
    assert during[0] is not None
    assert during[1]
    assert turned_away.guard.watch is None
    assert not turned_away.front.is_half_open
    assert isinstance(current(turned_away), ProblemPage)
    assert page.list.toPlainText() == ""


def test_who_goes_away_finds_the_list_of_what_is_missing_locked(turned_away, qtbot) -> None:
    page = salvage(turned_away, qtbot)

    turned_away.idle.fell_idle.emit()

    assert isinstance(current(turned_away), UnlockPage)
    assert not turned_away.front.is_half_open
    assert turned_away.front.path.name == "Mine.journal"
    assert page is not current(turned_away)


def test_a_salvage_that_is_stopped_before_it_began_forgets_the_key(
    turned_away, written, qtbot
) -> None:
    held, may_go_on = [], threading.Event()
    turned_away.front.half_opened.connect(held.append)
    turned_away.front.half_opened.connect(
        lambda _left: turned_away.long.run(may_go_on.wait, done=held.append, failed=held.append)
    )
    press(turned_away, "salvage")
    give(turned_away, qtbot, PASSPHRASE)
    wait_for(turned_away, SalvagePage, qtbot)

    press(turned_away, "salvage_stop")
    may_go_on.set()

    qtbot.waitUntil(lambda: not any(held[0]._vault_key), timeout=PATIENCE_MS)
    assert not (written.parent / "Mine saved.journal").exists()


@pytest.fixture
def state_page(written, vault_key) -> int:
    """The page of what is read while the pages of a journal are built."""
    pages = Map(written, vault_key)
    root = pages.root("state")
    pages.pages.close()
    return root


def test_what_opens_and_does_not_read_leads_there_too_and_is_marked(
    program, written, state_page, qtbot
) -> None:
    flip(written, state_page)
    before = digests(written)
    program.start(written)

    give(program, qtbot, PASSPHRASE)
    wait_for(program, ProblemPage, qtbot)

    assert "Save what can be read…" in offered(program)
    assert header_files.is_damaged(written)
    assert digests(written) == before
    assert program.opened is None


def test_what_is_built_anew_and_does_not_read_is_open_no_longer(
    program, written, vault_key, state_page
) -> None:
    program.front.path = written
    program.front.unlocked.emit(vault.unlock_with_key(written, vault_key))
    opened = program.opened
    opened.checking.end()
    opened.vault.settle()
    flip(written, state_page)
    opened.vault.connection.execute("PRAGMA shrink_memory")

    opened.backups.turned.emit()

    assert program.opened is None
    assert isinstance(current(program), ProblemPage)


@pytest.fixture
def square(written, vault_key) -> str:
    """All signs of the square of the journal's recovery sheet."""
    opened = vault.unlock_with_key(written, vault_key)
    code = new_code()
    slot, signs = block.new(opened, code)
    opened.take_recovery(code, slot)
    opened.lock()
    return f"{code}\n{signs[:70]}\n{signs[70:]}"


@pytest.fixture
def headless(program, written, square, qtbot):
    """The program before a journal whose vault.json is gone."""
    (written / "vault.json").unlink()
    program.start(written)
    program.window.activateWindow()
    give(program, qtbot, PASSPHRASE)
    wait_for(program, ProblemPage, qtbot)
    return program


def test_a_lost_header_comes_back_by_the_square_of_the_sheet(headless, square, qtbot) -> None:
    press(headless, "use_sheet")
    current(headless).field.setPlainText(square)
    press(headless, "square_go")
    wait_for(headless, UnlockPage, qtbot)
    said = current(headless).findChild(QLabel, "lead").text()
    give(headless, qtbot, PASSPHRASE)

    qtbot.waitUntil(lambda: headless.opened is not None, timeout=PATIENCE_MS)
    assert said == "The file vault.json is as it was. Your passphrase opens the journal again."


def test_a_sheet_that_does_not_fit_says_why_and_writes_nothing(
    headless, written, square, qtbot
) -> None:
    press(headless, "use_sheet")
    page = current(headless)
    page.field.setPlainText(square[:-1])
    press(headless, "square_go")
    qtbot.waitUntil(page.field.isEnabled, timeout=PATIENCE_MS)
    said = page.findChild(QLabel, "square_said").text()
    press(headless, "square_back")

    assert said.startswith("This is not the whole text of a recovery sheet")
    assert isinstance(current(headless), ProblemPage)
    assert page.field.toPlainText() == ""
    assert not (written / "vault.json").exists()


def test_only_where_the_header_is_lost_a_sheet_is_asked_for(turned_away) -> None:
    assert not current(turned_away).findChild(QPushButton, "use_sheet").isVisible()
