import os
import secrets
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from journal_app import paths, vault
from journal_app.app.front import ROOMS_WITHOUT_QT
from journal_app.domain.entry import Entry
from journal_app.settings import Settings, load_settings
from journal_app.store.store import Store
from journal_app.ui.idle import COUNTDOWN_S
from journal_app.ui.unlock.create_page import CreatePage
from journal_app.ui.unlock.problem_page import ProblemPage
from journal_app.ui.unlock.unlock_page import UnlockPage
from tests.vault_fixtures import PASSPHRASE
from tests.window_fixtures import type_back


def current(program):
    return program.window.centralWidget()


def type_passphrase(program, qtbot, words: str) -> None:
    page = current(program)
    qtbot.keyClicks(page._field.line, words)
    qtbot.keyClick(page._field.line, Qt.Key.Key_Return)


def unlock(program, qtbot, words: str = PASSPHRASE):
    type_passphrase(program, qtbot, words)
    qtbot.waitUntil(lambda: program.opened is not None, timeout=20_000)
    return program.opened.page


def type_on(program, qtbot, text: str) -> None:
    """Type into whatever has the focus, as a person does."""
    qtbot.keyClicks(program.window.focusWidget(), text)


@pytest.fixture
def started(program, vault_path):
    program.start(vault_path)
    program.window.activateWindow()
    return program


def test_a_missing_journal_is_offered_to_be_made_and_typed_into(program, tmp_path, qtbot) -> None:
    program.start(tmp_path / "New.journal")
    page = current(program)
    assert isinstance(page, CreatePage)
    qtbot.keyClicks(page.pair.first.line, "six quiet words")
    qtbot.keyClicks(page.pair.again.line, "six quiet words")

    qtbot.keyClick(page.pair.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.opened is not None, timeout=20_000)
    type_on(program, qtbot, "First words")

    assert program.opened.page.editor.body.text == "First words"
    assert "not made yet" in program.opened.frame.status.standing


def test_two_different_passphrases_make_no_journal(program, tmp_path, qtbot) -> None:
    program.start(tmp_path / "New.journal")
    page = current(program)
    qtbot.keyClicks(page.pair.first.line, "one")
    qtbot.keyClicks(page.pair.again.line, "two")

    qtbot.mouseClick(page._go, Qt.MouseButton.LeftButton)

    assert page.pair.sentence.words == "The two are not the same yet."
    assert not (tmp_path / "New.journal").exists()


def test_a_wrong_passphrase_says_so_and_the_right_one_then_opens(started, qtbot) -> None:
    type_passphrase(started, qtbot, "not it")
    page = current(started)
    qtbot.waitUntil(lambda: page.problem != "", timeout=20_000)

    assert page.problem == "That is not the passphrase. Nothing was changed."
    assert unlock(started, qtbot).editor.body.hasFocus()


def test_the_page_of_an_open_journal_takes_keys_from_its_first_turn(started, qtbot) -> None:
    seen = []
    started.front.unlocked.connect(lambda _vault: seen.append(started.opened.page.isVisible()))

    unlock(started, qtbot)

    assert seen == [True]


def test_lock_in_mid_word_and_the_next_key_continues_the_word(started, qtbot, clock) -> None:
    page = unlock(started, qtbot)
    type_on(started, qtbot, "A word cut in mid")

    assert started.lock()
    assert isinstance(current(started), UnlockPage)
    clock.move(minutes=20)
    page = unlock(started, qtbot)
    type_on(started, qtbot, "dle")

    assert page.editor.body.text == "A word cut in middle"
    page.autosave.flush()
    assert [entry.body_md for entry in started.opened.journal[Entry].where()] == [
        "A word cut in middle"
    ]


def test_the_cursor_comes_back_into_the_midst_of_the_text(started, qtbot) -> None:
    page = unlock(started, qtbot)
    type_on(started, qtbot, "front end")
    page.editor.place_cursor(5)

    started.lock()
    unlock(started, qtbot)
    type_on(started, qtbot, "ier")

    assert started.opened.page.editor.body.text == "frontier end"


def test_the_next_day_begins_with_an_empty_line_of_today(started, qtbot, clock) -> None:
    unlock(started, qtbot)
    type_on(started, qtbot, "yesterday")
    started.lock()
    clock.move(days=1)

    unlock(started, qtbot)
    type_on(started, qtbot, "today")

    frame = started.opened.frame
    assert frame.key == "today"
    frame.flush()
    bodies = sorted(one.body_md for one in started.opened.journal[Entry].where())
    assert bodies == ["today", "yesterday"]


def test_lock_in_mid_word_on_the_line_of_today_and_the_next_key_continues(
    started, qtbot, clock
) -> None:
    unlock(started, qtbot)
    started.opened.journal.save(Entry(title="older"))
    started.opened.frame.go("today")
    type_on(started, qtbot, "A word cut in mid")

    started.lock()
    unlock(started, qtbot)
    type_on(started, qtbot, "dle")

    started.opened.frame.flush()
    bodies = [one.body_md for one in started.opened.journal[Entry].where()]
    assert sorted(bodies) == ["", "A word cut in middle"]


def test_nothing_of_the_journal_is_on_the_screen_after_lock(started, qtbot) -> None:
    unlock(started, qtbot)
    type_on(started, qtbot, "Secret words")

    started.lock()

    texts = [child.text() for child in current(started).findChildren(type(current(started)._go))]
    assert not [text for text in [*texts, started.window.windowTitle()] if "Secret" in text]
    assert started.opened is None


def test_nothing_can_be_read_while_a_lock_waits_for_slow_work(started, qtbot, monkeypatch) -> None:
    unlock(started, qtbot)
    seen, rest, face = [], started.long.rest, started.opened.face
    was_shown = face.isVisible()

    def rests(limit_s: float) -> bool:
        if started.opened is not None:
            seen.append(face.isVisible())
        return rest(limit_s)

    monkeypatch.setattr(started.long, "rest", rests)
    assert started.lock(may_ask=False)

    assert was_shown
    assert seen
    assert not any(seen)


def test_lock_and_close_leave_no_side_files(started, qtbot, vault_path) -> None:
    unlock(started, qtbot)
    type_on(started, qtbot, "words")

    started.window.close()

    names = {file.name for file in vault_path.iterdir()}
    assert not {name for name in names if name.endswith(("-wal", "-shm"))}


def test_a_full_disk_does_not_keep_a_journal_from_being_locked(
    program, qtbot, vault_path, vault_key, small_disk
) -> None:
    """The log with the last words can then not be settled; it stays beside the file."""
    disk = small_disk("4m")
    path = disk / vault_path.name
    shutil.copytree(vault_path, path)
    program.start(path)
    unlock(program, qtbot)
    saved = program.opened.journal.save(Entry(title="kept", body_md=secrets.token_hex(100_000)))
    free = os.statvfs(disk)
    (disk / "full").write_bytes(bytes(free.f_bavail * free.f_frsize))

    assert program.lock(may_ask=False)
    assert program.opened is None
    assert isinstance(current(program), UnlockPage)
    (disk / "full").unlink()
    again = vault.unlock_with_key(path, vault_key)
    assert Store(again.connection)[Entry].get(saved.id) == saved
    again.lock()


def test_close_saves_what_was_typed_last(started, qtbot, vault_path, vault_key) -> None:
    unlock(started, qtbot)
    type_on(started, qtbot, "the very last letter")

    started.window.close()

    opened = vault.unlock_with_key(vault_path, vault_key)
    assert [each.body_md for each in Store(opened.connection)[Entry].where()] == [
        "the very last letter"
    ]
    opened.lock()


def fall_idle(program) -> None:
    """The quiet time runs out, and then the half minute that is counted."""
    program.idle.timer.timeout.emit()
    for _second in range(COUNTDOWN_S):
        program.idle.ticking.timeout.emit()


def test_the_last_half_minute_is_counted_in_the_status_line(started, qtbot) -> None:
    unlock(started, qtbot)
    frame = started.opened.frame

    started.idle.timer.timeout.emit()
    assert frame.status.message == "Locks in 30 seconds. Any key stops it."

    type_on(started, qtbot, "x")
    assert frame.status.message == ""


def test_another_journal_is_opened_from_the_menu_and_this_one_is_locked(
    started, qtbot, answers, vault_path, tmp_path
) -> None:
    other = tmp_path / "Other.journal"
    shutil.copytree(vault_path, other)
    unlock(started, qtbot)
    type_on(started, qtbot, "kept")
    answers.places = [other]

    started.opened.frame.doing.run("journal.open")

    assert started.opened is None
    assert isinstance(current(started), UnlockPage)
    assert started.front.path == other


def test_what_is_no_journal_is_said_before_this_one_is_closed(
    started, qtbot, answers, tmp_path
) -> None:
    unlock(started, qtbot)
    for place in (tmp_path / "A photo.journalbackup", tmp_path / "Holiday.journal"):
        place.mkdir() if place.suffix == ".journal" else place.write_bytes(b"a photo")
        answers.places = [place]

        started.opened.frame.doing.run("journal.open")

        assert answers.shown.pop()[0] == "Nothing was opened"
    assert started.opened.frame.isVisible()


def test_a_new_journal_is_begun_from_the_menu(started, qtbot, answers, tmp_path) -> None:
    unlock(started, qtbot)
    answers.places = [tmp_path / "Second.journal"]

    started.opened.frame.doing.run("journal.new")

    assert isinstance(current(started), CreatePage)


def test_idle_minutes_lock_without_a_question(started, qtbot, answers) -> None:
    unlock(started, qtbot)

    fall_idle(started)

    assert isinstance(current(started), UnlockPage)
    assert answers.asked == []


def test_any_key_puts_the_idle_lock_off(started, qtbot) -> None:
    unlock(started, qtbot)
    begun = started.idle.timer.timerId()

    type_on(started, qtbot, "x")

    assert started.idle.timer.timerId() != begun


def test_a_full_disk_keeps_the_journal_open_when_one_wants_to_stay(started, qtbot, answers) -> None:
    page = unlock(started, qtbot)
    connection = started.opened.vault.connection
    started.opened.vault.settle()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    page.editor.body.put_in("not lost " * 3000)

    assert not started.lock()
    assert not started.window.close()
    fall_idle(started)

    assert started.opened.page.editor.body.text == "not lost " * 3000
    assert answers.asked == ["Your last words are not saved"] * 2


def test_nothing_can_be_read_while_the_recovery_sheet_is_asked_for(
    started, qtbot, answers, monkeypatch
) -> None:
    page = unlock(started, qtbot)
    frame, seen = started.opened.frame, []
    choose = answers.choose
    monkeypatch.setattr(
        answers, "choose", lambda *asked: (seen.append(frame.isVisible()), choose(*asked))[1]
    )
    assert page.window().isVisible()

    started.lock()

    assert answers.asked == ["There is no recovery sheet yet"]
    assert seen == [False]


def test_the_recovery_sheet_is_offered_at_the_first_lock_and_its_code_opens_the_journal(
    started, qtbot, answers
) -> None:
    codes = []
    unlock(started, qtbot)
    answers.replies = ["make"]
    answers.drives = [lambda dialog: codes.append(dialog.view.paper.code) or type_back(dialog)]
    started.lock()
    assert answers.asked == ["There is no recovery sheet yet"]

    type_passphrase(started, qtbot, codes[0])
    qtbot.waitUntil(lambda: isinstance(current(started), CreatePage), timeout=20_000)
    page = current(started)
    qtbot.keyClicks(page.pair.first.line, "quite another")
    qtbot.keyClicks(page.pair.again.line, "quite another")
    qtbot.keyClick(page.pair.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: started.opened is not None, timeout=20_000)
    assert "Recovery sheet of 3 November 2025" in started.opened.frame.status.standing
    qtbot.waitUntil(lambda: answers.asked[1:] == ["Your recovery code was used"])

    started.lock()
    type_passphrase(started, qtbot, PASSPHRASE)
    refused = current(started)
    qtbot.waitUntil(lambda: refused.problem != "", timeout=20_000)
    unlock(started, qtbot, "quite another")


@pytest.mark.parametrize("damage", ["vault.json", "journal.db"])
def test_damage_leads_to_a_calm_page(program, vault_path, qtbot, damage) -> None:
    program.start(vault_path)
    for file in vault_path.glob(f"{damage}*"):
        file.write_bytes(b"not what it was" * 1000)

    type_passphrase(program, qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(current(program), ProblemPage), timeout=20_000)

    words = [child.text() for child in current(program).findChildren(type(program_label()))]
    assert any("Nothing was changed" in text for text in words)


def program_label():
    from PySide6.QtWidgets import QLabel

    return QLabel()


def test_a_journal_open_elsewhere_is_told_at_the_field(started, vault_path, vault_key, qtbot):
    other = vault.unlock_with_key(vault_path, vault_key)

    type_passphrase(started, qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: current(started).problem != "", timeout=20_000)
    other.lock()

    assert unlock(started, qtbot)


def test_a_journal_in_a_place_that_does_not_answer_is_told_at_the_field(program, tmp_path, qtbot):
    program.start(tmp_path / ("x" * 300))

    type_passphrase(program, qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: current(program).problem != "", timeout=20_000)

    assert "cannot be read or written" in current(program).problem


def test_another_journal_is_chosen_by_a_dialog(started, vault_path, answers, tmp_path, qtbot):
    other = tmp_path / "Other.journal"
    shutil.copytree(vault_path, other)
    answers.places = [other]

    qtbot.mouseClick(current(started)._other, Qt.MouseButton.LeftButton)

    assert started.front.path == other


def test_an_unforeseen_error_saves_and_tells_once(started, answers, qtbot) -> None:
    unlock(started, qtbot)
    type_on(started, qtbot, "kept")

    started.tell_unforeseen("the report")

    assert answers.shown == [("Something unforeseen happened", "the report")]
    assert not started.opened.page.autosave.is_dirty


def test_what_is_loaded_on_the_worker_knows_no_qt() -> None:
    code = "import sys; from importlib import import_module as load;"
    code += f"[load(name) for name in {ROOMS_WITHOUT_QT!r}];"
    code += "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def settings_of(started, qtbot):
    unlock(started, qtbot)
    frame = started.opened.frame
    frame.doing.run("window.settings")
    return frame.here


def kept() -> Settings:
    return load_settings(paths.settings_file())


def test_another_size_of_text_is_put_on_at_once_where_one_is(started, qtbot) -> None:
    page = settings_of(started, qtbot)
    before = started.opened.frame
    page.computer.percent.setFocus()
    page.computer.percent.load(150)

    page.computer.percent.activated.emit(0)
    qtbot.waitUntil(lambda: started.opened.frame is not before)

    frame = started.opened.frame
    assert current(started) is frame
    assert frame.key == "settings"
    assert frame.here.computer.percent.value == 150
    assert started.window.focusWidget() is frame.here.computer.percent
    assert f"font-size: {round(14 * 1.5)}px" in QApplication.instance().styleSheet()
    assert kept().text_percent == 150


def test_what_was_being_written_is_saved_before_another_theme_is_put_on(started, qtbot) -> None:
    page = unlock(started, qtbot)
    type_on(started, qtbot, "half a sent")
    before = started.opened.frame

    started.preferences.change(theme="dark")
    qtbot.waitUntil(lambda: started.opened.frame is not before)
    type_on(started, qtbot, "ence")

    assert started.opened.page is not page
    assert started.opened.page.editor.body.text == "half a sentence"
    assert started.opened.frame.findChild(QWidget, "navigation") is not None


def test_quiet_minutes_hold_at_once_and_the_status_line_says_so(started, qtbot) -> None:
    page = settings_of(started, qtbot)
    page.computer.minutes.load(30)

    page.computer.minutes.activated.emit(0)

    assert "Locks after 30 minutes" in started.opened.frame.status.standing
    assert kept().lock_minutes == 30


def test_closing_keeps_what_was_preferred_beside_the_geometry(started, qtbot) -> None:
    unlock(started, qtbot)
    started.preferences.change(lock_minutes=60)

    started.lock()

    assert kept().lock_minutes == 60
    assert kept().geometry
