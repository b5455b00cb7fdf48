"""A passphrase that leaked: everything under a new key, and the old backups offered to go."""

import threading

import pytest

from journal_app import paths, vault
from journal_app.app.recovery import STATE
from journal_app.domain.entry import Entry
from journal_app.errors import NoSpace, WrongPassphrase
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.ui.unlock.working_page import WorkingPage
from journal_app.vault import anew
from tests.vault_fixtures import PASSPHRASE

NEW = "another set of six quiet words"


def unlock(program, qtbot, words: str) -> None:
    program.window.centralWidget().given.emit(words)
    qtbot.waitUntil(lambda: program.opened is not None)


def is_locked(program) -> bool:
    return isinstance(program.window.centralWidget(), UnlockPage)


@pytest.fixture
def started(program, vault_path, qtbot):
    """An open journal with one entry and a recovery sheet."""
    program.start(vault_path)
    unlock(program, qtbot, PASSPHRASE)
    program.opened.journal.save(Entry(title="kept", body_md="words"))
    program.opened.journal.store.keep_state(STATE, {"made_on": "2025-11-01"})
    return program


def titles(program) -> list[str]:
    return [head.title for head in program.opened.journal.heads(Entry)]


def test_the_new_passphrase_opens_all_and_the_sheet_is_made_no_longer(
    started, vault_path, qtbot
) -> None:
    made_before = started.opened.recovery.is_made

    started.opened.keeping.encrypt_anew(NEW)
    qtbot.waitUntil(lambda: is_locked(started), timeout=20_000)
    with pytest.raises(WrongPassphrase):
        vault.read_key(vault_path, PASSPHRASE)
    unlock(started, qtbot, NEW)

    assert made_before
    assert titles(started) == ["kept"]
    assert not started.opened.recovery.is_made


def test_meanwhile_nothing_of_the_journal_is_shown_and_a_backup_was_proved(started, qtbot) -> None:
    started.opened.keeping.encrypt_anew(NEW)

    assert isinstance(started.window.centralWidget(), WorkingPage)
    qtbot.waitUntil(lambda: is_locked(started), timeout=20_000)
    assert len(list(paths.backups_folder().glob("*.journalbackup"))) == 1


def test_stopped_it_opens_as_it_did(started, vault_path, qtbot) -> None:
    started.opened.keeping.encrypt_anew(NEW)

    started.window.centralWidget().stop_asked.emit()

    qtbot.waitUntil(lambda: is_locked(started))
    unlock(started, qtbot, PASSPHRASE)
    assert titles(started) == ["kept"]
    assert started.opened.recovery.is_made


def test_what_goes_wrong_is_said_and_it_opens_as_it_did(
    started, answers, qtbot, monkeypatch
) -> None:
    def full(*_given, **_more):
        raise NoSpace("There is no room left.")

    monkeypatch.setattr(anew, "make", full)

    started.opened.keeping.encrypt_anew(NEW)

    qtbot.waitUntil(lambda: is_locked(started), timeout=20_000)
    assert [title for title, _code in answers.shown] == ["Nothing was encrypted anew"]
    unlock(started, qtbot, PASSPHRASE)
    assert titles(started) == ["kept"]


def test_who_goes_away_meanwhile_finds_it_locked_and_as_it_was(started, qtbot, monkeypatch) -> None:
    begun = threading.Event()

    def endless(_vault, _words, _now, report, **_more) -> None:
        begun.set()
        while True:
            report(1, 2)

    monkeypatch.setattr(anew, "make", endless)
    started.opened.keeping.encrypt_anew(NEW)
    qtbot.waitUntil(begun.is_set, timeout=20_000)

    started.guard.watch.went_away.emit("screen")

    assert is_locked(started)
    unlock(started, qtbot, PASSPHRASE)
    assert titles(started) == ["kept"]


def test_it_is_locked_before_it_is_said_why_it_was_not_done(
    started, answers, qtbot, monkeypatch
) -> None:
    def full(*_given, **_more):
        raise NoSpace("There is no room left.")

    seen, show = [], answers.show
    monkeypatch.setattr(anew, "make", full)
    monkeypatch.setattr(
        answers, "show", lambda *said: seen.append(bytes(unlocked._vault_key)) or show(*said)
    )
    unlocked = started.opened.vault

    started.opened.keeping.encrypt_anew(NEW)
    qtbot.waitUntil(lambda: is_locked(started), timeout=20_000)

    assert seen == [bytes(32)]


def test_backups_that_open_with_the_old_passphrase_may_go(started, answers, qtbot) -> None:
    started.opened.keeping.encrypt_anew(NEW)
    qtbot.waitUntil(lambda: is_locked(started), timeout=20_000)
    old = set(paths.backups_folder().glob("*.journalbackup"))
    answers.replies = ["go"]

    unlock(started, qtbot, NEW)
    qtbot.waitUntil(lambda: not any(file.exists() for file in old), timeout=20_000)

    kept = list(paths.backups_folder().glob("*.journalbackup"))
    assert answers.asked == ["1 backup still opens with the old passphrase"]
    assert len(kept) == 1
    assert started.opened.vault.has_key_of(kept[0])


def test_backups_that_may_stay_are_asked_about_once(started, answers, qtbot) -> None:
    started.opened.keeping.encrypt_anew(NEW)
    qtbot.waitUntil(lambda: is_locked(started), timeout=20_000)
    unlock(started, qtbot, NEW)
    qtbot.waitUntil(lambda: len(answers.asked) == 1)

    started.lock(may_ask=False)
    unlock(started, qtbot, NEW)
    qtbot.wait(50)

    assert len(answers.asked) == 1
    assert len(list(paths.backups_folder().glob("*.journalbackup"))) == 1
