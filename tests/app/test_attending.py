"""A journal that is found damaged while it is open: read only at once, and a way out."""

import os

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from journal_app import paths, vault
from journal_app.domain.entry import Entry
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from tests.broken_pages import DATABASE, Map, digests, flip


@pytest.fixture
def written(vault_path, vault_key, clock):
    """A journal of many entries, locked."""
    opened = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(opened.connection), clock)
    for number in range(120):
        journal.save(Entry(title=f"Entry {number}", body_md="words " * 200))
    opened.lock()
    return vault_path


@pytest.fixture
def broken(written, vault_key):
    """One page of its entries was changed on the disk."""
    pages = Map(written, vault_key)
    leaf = pages.leaves("entry")[5]
    pages.pages.close()
    flip(written, leaf)
    return written


@pytest.fixture
def show(program, vault_key, qtbot):
    """Opens a journal in the program, as unlocking does."""

    def _show(folder):
        program.front.path = folder
        program.window.show()
        program.front.unlocked.emit(vault.unlock_with_key(folder, vault_key))
        return program.opened

    return _show


def notice(program):
    return program.opened.damage.notice


def press(program, name):
    program.window.centralWidget().findChild(QPushButton, name).click()


def test_a_sound_journal_is_checked_and_nothing_is_said(show, program, written, qtbot) -> None:
    opened = show(written)

    qtbot.waitUntil(lambda: opened.journal.store.state("checked_at") is not None)

    assert notice(program) is None
    assert not opened.vault.read_only


def test_damage_found_after_unlock_is_told_and_everything_is_read_only(
    show, program, broken, qtbot
) -> None:
    opened = show(broken)

    qtbot.waitUntil(lambda: notice(program) is not None)

    assert opened.vault.is_damaged
    assert notice(program).isVisible()
    assert opened.frame.here.isVisible()


def test_from_then_on_the_files_stay_as_they_are(show, program, broken, qtbot) -> None:
    show(broken)
    qtbot.waitUntil(lambda: notice(program) is not None)
    before = digests(broken)

    press(program, "damage_reading")
    program.lock()

    assert digests(broken) == before


def test_a_read_that_meets_damage_leads_to_the_same(show, program, written, vault_key, qtbot):
    opened = show(written)
    qtbot.waitUntil(lambda: opened.journal.store.state("checked_at") is not None)
    opened.vault.settle()
    for leaf in _leaves(written, vault_key):
        flip(written, leaf)
    opened.vault.connection.execute("PRAGMA shrink_memory")

    with pytest.raises(vault.damage([]).__class__):
        list(opened.journal[Entry].every())

    qtbot.waitUntil(lambda: notice(program) is not None)
    assert opened.vault.is_damaged


def test_what_is_typed_and_not_saved_stays_in_its_field(show, program, broken, qtbot) -> None:
    opened = show(broken)
    opened.frame.go("journal")
    opened.page.new_entry()
    opened.page.editor.body.setPlainText("half a sentence")
    opened.damage.find()

    qtbot.waitUntil(lambda: notice(program) is not None)

    assert opened.page.editor.body.toPlainText() == "half a sentence"
    assert "not saved" in notice(program).happened.text()


def test_going_on_reading_puts_the_notice_away_and_the_status_line_brings_it_back(
    show, program, broken, qtbot
) -> None:
    opened = show(broken)
    qtbot.waitUntil(lambda: notice(program) is not None)

    press(program, "damage_reading")
    away = notice(program).isHidden()
    opened.damage.show()

    assert away
    assert notice(program).isVisible()


def test_restoring_leads_to_the_newest_backup(
    show, program, written, vault_key, qtbot, clock
) -> None:
    opened = vault.unlock_with_key(written, vault_key)
    backup = opened.back_up(paths.backups_folder(), clock())
    opened.lock()
    flip(written, _leaves(written, vault_key)[5])
    show(written)
    qtbot.waitUntil(lambda: notice(program) is not None)
    safe = notice(program).safe.text()

    press(program, "damage_restore")
    unlock = program.window.centralWidget()
    backup.unlink()

    assert "120 records" in safe
    assert program.opened is None
    assert unlock.findChild(QLineEdit, "passphrase") is not None
    assert program.front.path.name == "Restored journal.journal"


@pytest.mark.parametrize("is_noted", [True, False])
def test_a_backup_that_was_cut_or_never_noted_is_found_and_not_called_safe(
    show, program, written, vault_key, qtbot, clock, is_noted
) -> None:
    opened = vault.unlock_with_key(written, vault_key)
    backup = opened.back_up(paths.backups_folder(), clock())
    if not is_noted:
        opened.keep_notes([], opened.notes())
    opened.lock()
    os.truncate(backup, backup.stat().st_size - (1 if is_noted else 0))
    flip(written, _leaves(written, vault_key)[5])

    show(written)
    qtbot.waitUntil(lambda: notice(program) is not None)
    words = notice(program).safe.text()

    assert words == f"A backup was found, “{backup.name}”. Opening it shows whether it is whole."


def test_without_a_backup_it_says_so(show, program, broken, qtbot) -> None:
    opened = show(broken)
    qtbot.waitUntil(lambda: notice(program) is not None)

    assert opened.damage.newest_backup is None
    assert "No backup" in notice(program).safe.text()


def test_salvage_saves_what_can_be_read_and_names_the_rest(
    show, program, broken, qtbot, answers, tmp_path
) -> None:
    show(broken)
    qtbot.waitUntil(lambda: notice(program) is not None)
    before = digests(broken)

    press(program, "damage_salvage")
    page = program.window.centralWidget()
    qtbot.waitUntil(page.open.isVisible, timeout=20_000)
    answers.places = [tmp_path / "missing.txt"]
    press(program, "salvage_keep_list")

    missing = page.list.toPlainText().splitlines()
    assert {line.split(" · ")[2] for line in missing} == {"Entry 10", "Entry 11"}
    assert page.list.toPlainText() in (tmp_path / "missing.txt").read_text()
    assert (tmp_path / "missing.txt").stat().st_mode & 0o777 == 0o600
    assert "missing.txt. It is not encrypted" in page.said.text()
    assert digests(broken) == before
    assert (broken.parent / "Mine saved.journal" / DATABASE).exists()


def test_from_the_list_one_reads_on_or_opens_the_new_journal(show, program, broken, qtbot) -> None:
    show(broken)
    qtbot.waitUntil(lambda: notice(program) is not None)
    press(program, "damage_salvage")
    page = program.window.centralWidget()
    qtbot.waitUntil(page.open.isVisible, timeout=20_000)

    press(program, "salvage_back")
    back = program.window.centralWidget()
    press(program, "damage_salvage")
    page = program.window.centralWidget()
    qtbot.waitUntil(page.open.isVisible, timeout=20_000)
    press(program, "salvage_open")

    assert back is not page
    assert program.opened is None
    assert program.front.path == broken.parent / "Mine saved 2.journal"


def test_a_salvage_that_is_stopped_leaves_nothing(show, program, broken, qtbot) -> None:
    show(broken)
    qtbot.waitUntil(lambda: notice(program) is not None)

    press(program, "damage_salvage")
    press(program, "salvage_stop")
    program.long.rest()

    assert program.window.centralWidget() is program.opened.frame
    assert not (broken.parent / "Mine saved.journal").exists()


def test_a_journal_known_to_be_damaged_says_so_as_soon_as_it_opens(
    show, program, broken, qtbot
) -> None:
    show(broken)
    qtbot.waitUntil(lambda: notice(program) is not None)
    program.lock()

    opened = show(broken)

    assert opened.vault.read_only
    assert notice(program).isVisible()


def test_locking_ends_a_check_that_runs(show, program, written) -> None:
    opened = show(written)
    opened.checking.begin()

    assert program.lock()
    assert opened.checking._task is None


def _leaves(folder, vault_key):
    pages = Map(folder, vault_key)
    found = pages.leaves("entry")
    pages.pages.close()
    return found


def test_where_the_first_page_itself_is_damaged_the_notice_is_shown_all_the_same(
    show, program, written, vault_key, qtbot
) -> None:
    leaves = _leaves(written, vault_key)
    pages = Map(written, vault_key)
    roots = [pages.root(name) for name in ("action", "session", "entry_heads")]
    pages.pages.close()
    for page in (*leaves, *roots):
        flip(written, page)

    opened = show(written)

    qtbot.waitUntil(lambda: notice(program) is not None)
    assert opened.vault.is_damaged


def test_what_cannot_be_read_later_is_told_in_a_line_and_is_nothing_unforeseen(
    show, program, broken, qtbot, answers
) -> None:
    show(broken)
    qtbot.waitUntil(lambda: notice(program) is not None)

    told = []
    program.opened.frame._desk.voice.told.connect(lambda words, *_more: told.append(words))
    program.tell_unforeseen("2025-11-03T09:00:00Z\nDatabaseDamaged at store/library:52\n")

    assert answers.shown == []
    assert told == ["That stands on a damaged part of the file and cannot be read."]
