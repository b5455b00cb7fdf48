"""The person goes away: what was typed is saved, whatever lies above closes, nothing stays."""

import dataclasses
import datetime as dt
import logging

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from journal_app import paths, vault
from journal_app.app.away.watch import SCREEN, SESSION, SUSPEND, Watch
from journal_app.app.one_window import is_held
from journal_app.app.program import Program
from journal_app.domain.entry import Entry
from journal_app.domain.session import Session
from journal_app.store.store import Store
from journal_app.ui.ask import Answer, Dialogs
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.vault import recovery
from tests.vault_fixtures import PASSPHRASE
from tests.window_fixtures import given_to_tests

CANARY = "zanzibar"
SAID = (
    "text", "toPlainText", "placeholderText", "windowTitle", "windowFilePath", "windowIconText",
    "title", "currentText", "toolTip", "accessibleName", "accessibleDescription", "whatsThis",
    "statusTip", "objectName", "selectedText",
)  # fmt: skip


class Heard(Watch):
    """A watch that tells when a test says so, and remembers what was asked of it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.asked: list[str] = []

    def start(self) -> None:
        self.asked.append("start")

    def release(self) -> None:
        self.asked.append("release")

    def stop(self) -> None:
        self.asked.append("stop")


@pytest.fixture
def guarded(answers, theme, clock, vault_path, vault_key, qtbot):
    """A program with an open journal and a watch that is heard."""
    given = given_to_tests(answers, theme, clock)

    def show_again(path) -> None:
        made.front.start(path)

    made = Program(dataclasses.replace(given, watch=Heard, give_way=show_again))
    with qtbot.waitSignal(made.window.first_shown):
        made.start(vault_path)
    made.window.activateWindow()
    made.front.unlocked.emit(vault.unlock_with_key(vault_path, vault_key))
    yield made
    answers.replies = ["lose"] * 2
    made.window.close()
    made.window.deleteLater()


@pytest.fixture
def typed(guarded, qtbot):
    """A word is typed that was not saved yet."""
    qtbot.keyClicks(guarded.window.focusWidget(), CANARY)
    return guarded


def go_away(program: Program, reason: str = SCREEN) -> None:
    program.guard.watch.went_away.emit(reason)


def saved(path, key) -> list[str]:
    opened = vault.unlock_with_key(path, key)
    bodies = [each.body_md for each in Store(opened.connection)[Entry].where()]
    opened.lock()
    return bodies


def is_locked(program: Program) -> bool:
    return program.opened is None and isinstance(program.window.centralWidget(), UnlockPage)


def left() -> list[str]:
    """Parts of any window, shown or not, that still say the canary."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    found = []
    for top in QApplication.topLevelWidgets():
        for part in (top, *top.findChildren(QObject)):
            for name in SAID:
                ask = getattr(part, name, None)
                try:
                    said = ask() if callable(ask) else ""
                except TypeError:  # it wants to know of what
                    said = ""
                if CANARY in str(said):
                    found.append(f"{type(part).__name__}.{name}")
    return found


@pytest.mark.parametrize("reason", [SUSPEND, SCREEN, SESSION])
def test_whatever_the_reason_the_journal_is_saved_and_locked_without_a_question(
    typed, answers, vault_path, vault_key, reason
) -> None:
    go_away(typed, reason)

    assert is_locked(typed)
    assert answers.asked == []
    assert saved(vault_path, vault_key) == [CANARY]


def test_a_session_that_is_held_holds_only_the_idle_lock(typed, clock) -> None:
    typed.opened.hold.keep("any", clock() + dt.timedelta(hours=1))

    go_away(typed, SUSPEND)

    assert is_locked(typed)


def test_the_machine_may_sleep_when_all_is_closed(typed) -> None:
    watch, seen = typed.guard.watch, []
    watch.release = lambda: seen.append(typed.opened)

    go_away(typed, SUSPEND)

    assert seen == [None]
    assert watch.asked == ["start", "stop"]


def test_what_cannot_be_saved_stays_open_is_told_and_the_machine_sleeps_all_the_same(
    guarded, answers
) -> None:
    connection = guarded.opened.vault.connection
    guarded.opened.vault.settle()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    guarded.opened.page.editor.body.put_in("not lost " * 3000)

    go_away(guarded, SUSPEND)

    assert guarded.opened.page.editor.body.text == "not lost " * 3000
    assert guarded.opened.frame.status.message.startswith("Not locked:")
    assert guarded.guard.watch.asked == ["start", "release"]
    assert answers.asked == []


def test_the_log_says_why_and_nothing_else(typed, caplog) -> None:
    caplog.set_level(logging.INFO)

    go_away(typed)

    said = [each.getMessage() for each in caplog.records]
    assert "away: screen" in said
    assert not [each for each in said if CANARY in each]


def test_words_of_a_quick_note_are_kept(guarded, qtbot, vault_path, vault_key) -> None:
    guarded.opened.frame.doing.run("entry.capture")
    qtbot.keyClicks(guarded.opened.frame.capture.field, CANARY)

    go_away(guarded)

    assert is_locked(guarded)
    assert saved(vault_path, vault_key) == [CANARY]


def test_what_is_just_being_composed_and_committed_is_kept(
    guarded, monkeypatch, vault_path, vault_key
) -> None:
    field = guarded.window.focusWidget()
    composing = QInputMethodEvent("にほん", [])
    QApplication.sendEvent(field, composing)

    def commit() -> None:
        """What an input method does when it is told to end."""
        event = QInputMethodEvent("", [])
        event.setCommitString("日本")
        QApplication.sendEvent(field, event)

    monkeypatch.setattr("journal_app.app.program.end_composition", commit)

    go_away(guarded)

    assert is_locked(guarded)
    assert saved(vault_path, vault_key) == ["日本"]


def test_search_words_in_the_palette_are_gone(typed, qtbot) -> None:
    typed.opened.frame.open_palette()
    qtbot.keyClicks(typed.window.focusWidget(), CANARY)

    go_away(typed)

    assert is_locked(typed)
    assert left() == []


def test_an_open_menu_is_gone(typed) -> None:
    menu = typed.opened.frame.doing.menu
    menu.popup(typed.window.pos())

    go_away(typed)

    assert is_locked(typed)
    assert QApplication.activePopupWidget() is None


def test_a_question_that_waits_is_answered_as_by_escape_and_then_it_is_locked(
    typed, vault_path, vault_key
) -> None:
    answers = [Answer("do", "Do it"), Answer("no", "Leave it")]
    QTimer.singleShot(0, typed, lambda: go_away(typed))

    answered = Dialogs().choose(f"About {CANARY}", f"The words of {CANARY}", answers)

    assert answered == "no"
    assert is_locked(typed)
    assert saved(vault_path, vault_key) == [CANARY]
    assert left() == []


def test_nothing_of_the_journal_is_left_in_any_window_or_on_the_clipboard(typed, qtbot) -> None:
    frame = typed.opened.frame
    frame.flush()
    typed.opened.journal.save(Entry(title=f"Title of {CANARY}", body_md=f"#{CANARY} words"))
    for key in ("journal", "goals", "people", "today", "journal"):
        frame.go(key)
    typed.opened.page.editor.body.selectAll()
    typed.opened.page.editor.body.copy()
    QGuiApplication.clipboard().setText(CANARY)

    go_away(typed)

    assert is_locked(typed)
    assert left() == []
    assert CANARY not in QGuiApplication.clipboard().text()
    assert typed.window.windowTitle() == "Mentoring Journal"


def test_no_file_beside_the_journal_knows_a_word_or_the_place_of_the_journal(
    typed, vault_path
) -> None:
    typed.opened.frame.flush()

    go_away(typed)

    own = (paths.config_folder(), paths.state_folder())
    files = [file for folder in own for file in folder.rglob("*") if file.is_file()]
    assert paths.settings_file() in files
    for file in files:
        read = file.read_bytes()
        assert CANARY.encode() not in read
        assert str(vault_path).encode() not in read


def test_a_sign_after_the_lock_is_heard_by_nobody(typed) -> None:
    watch = typed.guard.watch
    go_away(typed)

    watch.went_away.emit(SCREEN)

    assert is_locked(typed)


def test_closing_the_window_ends_the_watch(guarded) -> None:
    watch = guarded.guard.watch

    guarded.window.close()

    assert watch.asked == ["start", "stop"]


def test_a_key_of_whoever_wakes_the_machine_reaches_no_page(guarded, qtbot) -> None:
    clocks = guarded.idle.clocks
    wall = clocks.wall() + 3_600
    guarded.idle.clocks = dataclasses.replace(clocks, wall=lambda: wall)

    qtbot.keyClick(guarded.window.focusWidget(), Qt.Key.Key_A)

    qtbot.waitUntil(lambda: is_locked(guarded))


@pytest.fixture
def half_open(answers, theme, clock, tmp_path, qtbot):
    """A program whose journal a recovery code has opened; it waits for a new passphrase."""
    made = vault.create(
        tmp_path / "Half.journal", PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB
    )
    code = recovery.new_code()
    made.vault.take_recovery(code)
    made.vault.lock()
    given = given_to_tests(answers, theme, clock)

    def show_again(path) -> None:
        program.front.start(path)

    program = Program(dataclasses.replace(given, watch=Heard, give_way=show_again))
    with qtbot.waitSignal(program.window.first_shown):
        program.start(made.vault.folder)
    with qtbot.waitSignal(program.front.half_opened, timeout=20_000):
        program.window.centralWidget().given.emit(code)
    yield program
    program.window.close()
    program.window.deleteLater()


def test_a_journal_a_recovery_code_opened_is_locked_before_it_has_a_new_passphrase(
    half_open,
) -> None:
    folder = half_open.front.path

    go_away(half_open, SUSPEND)

    assert is_locked(half_open)
    assert not half_open.front.is_half_open
    assert not is_held(folder)


def test_idle_minutes_count_there_too(half_open, qtbot) -> None:
    clocks = half_open.idle.clocks
    half_open.idle.clocks = dataclasses.replace(clocks, wall=lambda: clocks.wall() + 3_600)

    half_open.idle.looking.timeout.emit()

    qtbot.waitUntil(lambda: is_locked(half_open))
    assert not half_open.front.is_half_open


def test_a_session_that_is_held_in_the_window_is_saved_and_locked(
    guarded, qtbot, clock, vault_path, vault_key
) -> None:
    session = Session(starts_at=clock())
    guarded.opened.journal.save(session)
    guarded._on_meeting_asked(session.id)
    page = guarded.opened.meeting
    assert page is not None
    name, field = page._fields[0]
    field.setFocus()
    qtbot.keyClicks(field, CANARY)

    go_away(guarded)

    assert is_locked(guarded)
    opened = vault.unlock_with_key(vault_path, vault_key)
    saved_session = Store(opened.connection)[Session].get(session.id)
    opened.lock()
    assert CANARY in getattr(saved_session, name)
    assert left() == []
