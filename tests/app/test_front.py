"""The ways in: a new journal, another journal, a backup, a sample."""

import os
import shutil
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from journal_app import paths, vault
from journal_app.app.journals import newest_journal, usual_place
from journal_app.domain.entry import Entry
from journal_app.ui.unlock.create_page import CreatePage
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.ui.unlock.welcome_page import WelcomePage
from tests.vault_fixtures import PASSPHRASE

PATIENCE_MS = 20_000


def current(program):
    return program.window.centralWidget()


def wait_open(program, qtbot) -> None:
    qtbot.waitUntil(lambda: program.opened is not None, timeout=PATIENCE_MS)


def give(program, qtbot, words: str) -> None:
    qtbot.keyClicks(current(program)._field.line, words)
    qtbot.keyClick(current(program)._field.line, Qt.Key.Key_Return)


@pytest.fixture
def welcomed(program):
    program.start(None)
    program.window.activateWindow()
    return program


@pytest.fixture
def a_backup(opened, journal, clock, tmp_path):
    """A proven backup of a journal with one entry."""
    journal.save(Entry(title="Kept"))
    made = opened.back_up(tmp_path / "backups", clock.time)
    opened.lock()
    return made


def test_the_first_page_is_welcome_and_creating_leads_back_to_it(welcomed) -> None:
    first = current(welcomed)

    first._start.click()
    second = current(welcomed)
    second._back.click()

    assert isinstance(first, WelcomePage)
    assert isinstance(second, CreatePage)
    assert isinstance(current(welcomed), WelcomePage)


def test_the_place_is_changed_on_the_first_page(welcomed, answers, tmp_path, qtbot) -> None:
    answers.places = [tmp_path / "Elsewhere.journal"]

    current(welcomed)._change.click()
    said = current(welcomed)._place.accessibleName()
    current(welcomed)._start.click()
    qtbot.keyClicks(current(welcomed).pair.first.line, "some words")
    qtbot.keyClicks(current(welcomed).pair.again.line, "some words")
    current(welcomed)._go.click()
    wait_open(welcomed, qtbot)

    assert said == f"It is kept in {tmp_path / 'Elsewhere.journal'}."
    assert (tmp_path / "Elsewhere.journal" / "vault.json").exists()


def test_how_good_a_passphrase_is_is_said_while_it_is_typed(welcomed, qtbot) -> None:
    current(welcomed)._start.click()
    said = current(welcomed).findChild(QLabel, "strength")

    qtbot.keyClicks(current(welcomed).pair.first.line, "Summer2025")

    qtbot.waitUntil(lambda: said.text().startswith("Would be guessed"), timeout=PATIENCE_MS)


def test_a_judgement_that_comes_too_late_is_dropped(welcomed, qtbot) -> None:
    current(welcomed)._start.click()
    after: list[object] = []

    current(welcomed).judgement_asked.emit("Summer2025")
    current(welcomed)._back.click()
    welcomed.long.run(lambda: "done", done=after.append, failed=after.append)
    qtbot.waitUntil(lambda: after == ["done"], timeout=PATIENCE_MS)

    assert isinstance(current(welcomed), WelcomePage)


def test_copied_words_are_off_the_clipboard_when_the_journal_is_locked(welcomed, qtbot) -> None:
    current(welcomed)._start.click()
    page = current(welcomed)
    page.pair.suggest.click()
    words = page.pair.first.text
    page.pair.words.copy.click()
    assert QGuiApplication.clipboard().text() == words
    page.pair.again.line.setText(words)
    page._go.click()
    wait_open(welcomed, qtbot)

    welcomed.lock(may_ask=False)

    assert QGuiApplication.clipboard().text() == ""


def test_a_sample_opens_at_once_says_so_and_is_thrown_away(welcomed, qtbot, answers) -> None:
    current(welcomed)._sample.click()
    wait_open(welcomed, qtbot)
    place = welcomed.opened.vault.folder
    said = welcomed.opened.frame.status.standing
    people = welcomed.opened.journal[Entry].count()

    welcomed.window.close()

    assert "Sample: thrown away when you close it" in said
    assert people > 0
    assert answers.asked == []
    assert paths.state_folder() in place.parents
    assert not place.parent.exists()
    assert welcomed.front.path == usual_place()


def test_another_journal_is_never_put_where_a_sample_lies(welcomed, qtbot) -> None:
    current(welcomed)._sample.click()
    wait_open(welcomed, qtbot)

    assert welcomed.front.place_for_another == usual_place()


def test_a_backup_chosen_from_the_menu_asks_for_its_passphrase(
    program, vault_path, answers, a_backup, qtbot
) -> None:
    program.start(vault_path)
    give(program, qtbot, PASSPHRASE)
    wait_open(program, qtbot)
    answers.places = [a_backup]

    program.opened.frame.journal_asked.emit("open")
    give(program, qtbot, PASSPHRASE)
    wait_open(program, qtbot)

    assert program.opened.vault.folder.name == "Restored journal.journal"


def test_the_usual_place_without_a_journal_is_a_welcome(program) -> None:
    program.start(usual_place())

    assert isinstance(current(program), WelcomePage)


def test_another_journal_is_opened_from_the_first_page(welcomed, answers, vault_path, qtbot):
    answers.places = [vault_path]

    current(welcomed)._open.click()
    give(welcomed, qtbot, PASSPHRASE)
    wait_open(welcomed, qtbot)

    assert welcomed.opened.vault.folder == vault_path


def test_no_choice_leads_nowhere(welcomed, answers) -> None:
    answers.places = [None]

    current(welcomed)._open.click()

    assert isinstance(current(welcomed), WelcomePage)


def test_a_backup_becomes_a_journal_of_its_own(welcomed, answers, a_backup, qtbot) -> None:
    answers.places = [a_backup]

    current(welcomed)._open.click()
    give(welcomed, qtbot, "not it")
    page = current(welcomed)
    qtbot.waitUntil(lambda: page.problem != "", timeout=PATIENCE_MS)
    refused = page.problem, paths.journals_folder().exists()
    give(welcomed, qtbot, PASSPHRASE)
    wait_open(welcomed, qtbot)

    assert refused == ("That is not the passphrase. Nothing was changed.", False)
    assert welcomed.opened.vault.folder == paths.journals_folder() / "Restored journal.journal"
    assert [head.title for head in welcomed.opened.journal.heads(Entry)] == ["Kept"]
    assert a_backup.exists()


def test_a_second_backup_takes_nothing_of_the_first(welcomed, answers, a_backup, qtbot) -> None:
    taken = paths.journals_folder() / "Restored journal.journal"
    shutil.copytree(a_backup.parent, taken)
    answers.places = [a_backup]

    current(welcomed)._open.click()
    give(welcomed, qtbot, PASSPHRASE)
    wait_open(welcomed, qtbot)

    assert welcomed.opened.vault.folder.name == "Restored journal 2.journal"


def test_a_damaged_backup_is_told_at_the_field(welcomed, answers, a_backup, qtbot) -> None:
    data = bytearray(a_backup.read_bytes())
    data[-100] ^= 1
    a_backup.write_bytes(data)
    answers.places = [a_backup]

    current(welcomed)._open.click()
    give(welcomed, qtbot, PASSPHRASE)
    page = current(welcomed)
    qtbot.waitUntil(lambda: page.problem != "", timeout=PATIENCE_MS)

    assert page.problem == "This backup was cut or changed. It was not used."
    assert isinstance(page, UnlockPage)


def test_a_secret_that_opened_is_in_no_widget_any_more(program, vault_path, qtbot) -> None:
    program.start(vault_path)
    page, left = current(program), []
    program.front.unlocked.connect(lambda _vault: left.append(page._field.text))

    give(program, qtbot, PASSPHRASE)
    wait_open(program, qtbot)

    assert left == [""]


@pytest.fixture
def forgotten(program, tmp_path, qtbot) -> vault.NewVault:
    """A journal that was just opened by its code: a new passphrase is asked for."""
    path = tmp_path / "New.journal"
    made = vault.create(path, "old", copies=None, memory_kib=vault.LEAST_MEMORY_KIB)
    made.vault.lock()
    program.start(path)
    current(program)._forgotten.click()
    give(program, qtbot, made.recovery)
    qtbot.waitUntil(lambda: isinstance(current(program), CreatePage), timeout=PATIENCE_MS)
    return made


def test_forgotten_takes_the_code_then_a_new_passphrase(program, forgotten) -> None:
    assert not current(program)._back.isVisible()


def test_a_window_closed_while_the_new_passphrase_is_set_waits_for_it(program, forgotten) -> None:
    current(program).chosen.emit("new")
    program.window.close()

    for secret in ("new", forgotten.recovery):
        vault.unlock(forgotten.vault.folder, secret, copies=None).lock()


@pytest.fixture
def two_journals(vault_path):
    """Two journals in the folder of the journals; “Mine” was used last."""
    folder = paths.journals_folder()
    folder.mkdir(parents=True)
    for name, at in (("Mine", 2_000_000_000), ("Other & more", 1_000_000_000)):
        shutil.copytree(vault_path, folder / f"{name}.journal")
        os.utime(folder / f"{name}.journal" / "journal.db", (at, at))
    return folder


def chosen_from_menu(page, words: str) -> None:
    menu = page.name.made_menu()
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.deleteLater()


def test_where_two_journals_lie_one_chooses_by_name(program, two_journals, qtbot) -> None:
    program.start(None)
    begins_with = program.front.path.stem
    settings_before = paths.settings_file().exists()

    chosen_from_menu(current(program), "Other && more")
    said = current(program).name.text()
    program.window.activateWindow()
    give(program, qtbot, PASSPHRASE)
    wait_open(program, qtbot)

    assert (begins_with, said) == ("Mine", "Other & more")
    assert program.opened.vault.folder.stem == "Other & more"
    assert not settings_before


def test_the_next_start_begins_with_the_one_opened_last(program, two_journals, qtbot) -> None:
    older = two_journals / "Other & more.journal"
    program.start(older)
    now = time.time() + 2  # later than any file of this test
    os.utime(two_journals / "Mine.journal" / "journal.db", (now - 60, now - 60))

    give(program, qtbot, PASSPHRASE)
    wait_open(program, qtbot)
    program.window.close()

    assert newest_journal(two_journals) == older
    settings = paths.settings_file().read_text(encoding="utf-8")
    assert "Other" not in settings
    assert str(two_journals) not in settings


def test_one_journal_alone_has_nothing_to_choose(program, vault_path) -> None:
    program.start(vault_path)

    assert current(program).name is None


def test_a_backup_is_not_chosen_from_among_journals(
    program, two_journals, answers, a_backup
) -> None:
    program.start(None)
    answers.places = [a_backup]

    current(program).other_asked.emit()

    assert current(program).name is None


def test_a_place_that_is_copied_away_is_said_where_it_is_chosen(program, answers, tmp_path) -> None:
    program.start(None)
    answers.places = [tmp_path / "Dropbox" / "Mine.journal"]

    program.window.centralWidget().place_asked.emit()

    said = program.window.centralWidget().findChild(QLabel, "place").accessibleName()
    assert said.endswith("better choose another.")
