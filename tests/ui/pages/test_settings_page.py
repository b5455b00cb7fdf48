import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton

from journal_app import paths, vault
from journal_app.domain.level import Level
from journal_app.domain.profile import PROFILE_ID, ClientWord, Profile
from journal_app.domain.session import Session
from journal_app.errors import NoSpace
from journal_app.services.switches import switched_on
from journal_app.ui.session.private_part import NUMBERS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def page(open_journal):
    open_journal.frame.doing.run("window.settings")
    yield open_journal.frame.here
    open_journal.long.stop()


def line(page, name: str) -> QLineEdit:
    return page.findChild(QLineEdit, f"profile_{name}")


def press(page, qtbot, name: str) -> None:
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def choose(box, value) -> None:
    """As a person does: choose and be taken at one's word."""
    box.load(value)
    box.activated.emit(box.currentIndex())


def test_the_profile_is_saved_as_it_is_typed(page, journal, qtbot) -> None:
    qtbot.keyClicks(line(page, "export_name"), "N. H.")
    choose(page.profile.language, "de")
    page.autosave.flush()

    kept = journal[Profile].get(PROFILE_ID)

    assert (kept.export_name, kept.language) == ("N. H.", "de")


def test_an_untouched_profile_is_not_written(page, open_journal, journal) -> None:
    open_journal.frame.go("journal")

    assert journal[Profile].get(PROFILE_ID) is None


def test_what_is_typed_is_saved_when_one_goes_elsewhere(page, open_journal, journal, qtbot) -> None:
    qtbot.keyClicks(line(page, "name"), "Noor")

    open_journal.frame.go("journal")

    assert journal[Profile].get(PROFILE_ID).name == "Noor"


def test_undo_takes_the_profile_back_where_one_sees_it(page, open_journal, qtbot) -> None:
    qtbot.keyClicks(line(page, "name"), "Noor")
    page.autosave.flush()
    page.computer.begin()

    open_journal.frame.doing.run("edit.undo")

    assert line(page, "name").text() == ""


def test_a_failed_save_keeps_one_here(page, open_journal, journal, qtbot, monkeypatch) -> None:
    def full(_record):
        raise NoSpace("There is no room left on the disk.")

    qtbot.keyClicks(line(page, "name"), "Noor")
    with monkeypatch.context() as patched:
        patched.setattr(journal, "save", full)
        assert not open_journal.frame.go("journal")
    assert open_journal.frame.go("journal")


def test_a_number_is_switched_on_by_the_space_bar(page, journal, qtbot) -> None:
    check = page.findChild(QAbstractButton, "switch_mood")

    qtbot.keyClick(check, Qt.Key.Key_Space)

    assert switched_on(journal) == {"mood"}
    page.begin()
    assert check.isChecked()


def test_what_is_chosen_for_this_computer_is_told_at_once(page, open_journal, qtbot) -> None:
    part = page.computer

    qtbot.mouseClick(page.findChild(QAbstractButton, "theme_dark"), Qt.MouseButton.LeftButton)
    choose(part.percent, 150)
    choose(part.minutes, 0)
    choose(part.language, "en")

    now = open_journal.preferences.settings
    assert (now.theme, now.text_percent, now.lock_minutes, now.language) == ("dark", 150, 0, "en")


def test_motion_is_reduced_at_once_and_as_usual_again(page, open_journal, qtbot) -> None:
    motion = page.findChild(QAbstractButton, "reduced_motion")
    before = motion.isChecked()

    qtbot.keyClick(motion, Qt.Key.Key_Space)
    reduced = open_journal.preferences.settings.reduced_motion
    qtbot.keyClick(motion, Qt.Key.Key_Space)

    assert (before, reduced) == (False, True)
    assert not open_journal.preferences.settings.reduced_motion


def test_a_chosen_level_is_kept_and_the_next_goal_begins_with_it(page, open_journal, qtbot) -> None:
    choose(page.profile.levels["goal"], Level.REVIEW)

    open_journal.frame.go("goals")
    qtbot.mouseClick(open_journal.frame.here.findChild(QPushButton, "new_0"), LEFT)

    assert open_journal.frame.here.form.record.level == Level.REVIEW
    open_journal.frame.go("settings")
    assert page.profile.levels["goal"].value == Level.REVIEW


@pytest.mark.parametrize("name", NUMBERS)
def test_each_number_of_a_session_has_its_own_switch(page, journal, name) -> None:
    page.findChild(QAbstractButton, f"switch_{name}").click()

    assert switched_on(journal) == {name}


def test_a_number_switched_on_is_asked_for_at_once_where_a_session_is_open(
    page, open_journal, journal, qtbot
) -> None:
    frame, session = open_journal.frame, journal.save(Session(title="First talk", listening=2))
    frame.open_record("session", session.id)
    numbers = frame.here.form.private
    before = numbers.shown

    frame.go("settings")
    qtbot.keyClick(page.findChild(QAbstractButton, "switch_trust"), Qt.Key.Key_Space)
    frame.go("sessions")
    on = numbers.shown
    frame.go("settings")
    qtbot.keyClick(page.findChild(QAbstractButton, "switch_trust"), Qt.Key.Key_Space)
    frame.go("sessions")

    assert set(on) - set(before) == {"trust"}
    assert before == ["listening"]
    assert numbers.shown == before


def test_a_percentage_nobody_offered_is_shown_as_it_is(page, open_journal) -> None:
    open_journal.preferences.change(text_percent=137)

    page.begin()

    assert page.computer.percent.currentText() == "137"


def test_a_backup_is_told_only_when_it_is_proved(page, open_journal, journal, qtbot) -> None:
    journal.save(Profile(name="Noor"))

    press(page, qtbot, "back_up_now")
    at_once = page.keeping.said.text()
    qtbot.waitUntil(lambda: "proved" in page.keeping.said.text(), timeout=20_000)

    assert "proved" not in at_once
    assert page.keeping.said.text().endswith("reopened, 1 record counted.")
    assert "Backup proved" in open_journal.frame.status.standing
    assert len(list(paths.backups_folder().glob("*.journalbackup"))) == 1


def test_the_focus_is_where_it_was_when_a_backup_is_done(page, qtbot) -> None:
    page.keeping.back_up.setFocus()
    press(page, qtbot, "back_up_now")
    qtbot.waitUntil(lambda: "proved" in page.keeping.said.text(), timeout=20_000)

    assert page.keeping.back_up.hasFocus()


def test_a_backup_that_fails_says_why(page, qtbot, monkeypatch) -> None:
    def full(*_all):
        raise NoSpace("There is no room left on the disk.")

    monkeypatch.setattr(vault.Vault, "prove_backup", full)

    press(page, qtbot, "back_up_now")
    qtbot.waitUntil(lambda: "no room" in page.keeping.said.text(), timeout=20_000)

    assert page.findChild(QPushButton, "back_up_now").isEnabled()


def test_the_passphrase_is_changed_by_typing_it_twice(page, vault_path, qtbot) -> None:
    press(page, qtbot, "change_passphrase")
    field = page.window().focusWidget()
    qtbot.keyClicks(field, "six other words")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    again = page.window().focusWidget()
    qtbot.keyClicks(again, "six other words")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(page.keeping.new_passphrase.isHidden, timeout=20_000)

    assert vault.read_key(vault_path, "six other words")
    assert page.keeping.new_passphrase.pair.first.text == ""


def test_two_different_passphrases_change_nothing(page, vault_path, qtbot) -> None:
    before = (vault_path / "vault.json").read_bytes()
    press(page, qtbot, "change_passphrase")
    qtbot.keyClicks(page.keeping.new_passphrase.pair.first.line, "one")
    qtbot.keyClicks(page.keeping.new_passphrase.pair.again.line, "two")

    press(page, qtbot, "new_now")

    assert page.keeping.new_passphrase.pair.sentence.words == "The two are not the same yet."
    assert (vault_path / "vault.json").read_bytes() == before


def test_escape_leaves_the_passphrase_as_it_is(page, qtbot) -> None:
    press(page, qtbot, "change_passphrase")
    qtbot.keyClicks(page.keeping.new_passphrase.pair.first.line, "half typed")

    qtbot.keyClick(page.keeping.new_passphrase.pair.first.line, Qt.Key.Key_Escape)

    assert page.keeping.new_passphrase.isHidden()
    assert page.keeping.new_passphrase.pair.first.text == ""


def test_it_says_where_everything_lies(page, vault_path) -> None:
    places = [made.text() for made in page.findChildren(QLabel, "place")]

    assert places[0] == str(vault_path)
    assert str(paths.backups_folder()) in places


def test_every_control_has_a_name_and_a_sentence_of_help(page) -> None:
    controls = [
        *page.profile.lines.values(),
        page.profile.language,
        *page.profile.checks.values(),
        page.computer.percent,
        page.computer.minutes,
        page.computer.language,
        page.keeping.back_up,
        page.keeping.passphrase,
    ]

    bare = [
        each.objectName()
        for each in controls
        if not (each.accessibleName() and each.accessibleDescription())
    ]
    assert bare == []


def test_tab_reaches_every_control(page, qtbot) -> None:
    seen = set()
    for _step in range(60):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        seen.add(page.window().focusWidget().objectName())

    wanted = {"theme_system", "text_percent", "lock_minutes", "profile_name", "switch_talk_share"}
    assert wanted | {"back_up_now", "change_passphrase"} <= seen


def test_nothing_of_the_journal_is_left_after_clear(page, journal, qtbot) -> None:
    qtbot.keyClicks(line(page, "name"), "Noor")
    press(page, qtbot, "change_passphrase")
    qtbot.keyClicks(page.keeping.new_passphrase.pair.first.line, "half typed")

    page.let_go()
    page.clear()

    assert [edit.text() for edit in page.findChildren(QLineEdit) if edit.text()] == []
    assert [made.text() for made in page.findChildren(QLabel, "place") if made.text()] == []


def test_a_passphrase_that_was_only_begun_is_forgotten_when_one_goes(
    page, open_journal, qtbot
) -> None:
    press(page, qtbot, "change_passphrase")
    page.keeping.new_passphrase.pair.first.line.setText("half a secr")

    open_journal.frame.go("journal")

    assert page.keeping.new_passphrase.pair.first.text == ""
    assert page.keeping.new_passphrase.isHidden()
    assert page.keeping.passphrase.isEnabled()


def test_this_computer_opens_the_journal_once_it_was_switched_on_here(
    page, open_journal, qtbot
) -> None:
    press(page, qtbot, "device_begin")
    qtbot.mouseClick(page.findChild(QAbstractButton, "device_own"), LEFT)
    press(page, qtbot, "device_go")
    qtbot.waitUntil(lambda: open_journal.device.standing.is_kept, timeout=20_000)
    qtbot.waitUntil(page.device.paper.isHidden, timeout=20_000)
    words = page.device.said.text()

    press(page, qtbot, "device_begin")
    qtbot.waitUntil(lambda: page.device.said.text() == "", timeout=20_000)

    assert words.startswith("On.")
    assert not open_journal.device.standing.is_kept


def test_what_those_one_coaches_are_called_is_said_here_and_in_the_profile(page, journal) -> None:
    choose(page.profile.client_word, ClientWord.COACHEE)
    page.autosave.flush()

    assert journal[Profile].get(PROFILE_ID).client_word == ClientWord.COACHEE
    assert journal.client_word == ClientWord.COACHEE


def test_a_new_passphrase_is_judged_and_six_words_are_offered(page, qtbot) -> None:
    press(page, qtbot, "change_passphrase")
    pair = page.keeping.new_passphrase.pair

    qtbot.mouseClick(pair.suggest, LEFT)
    qtbot.waitUntil(lambda: page.findChild(QLabel, "strength").text() != "", timeout=20_000)

    assert len(pair.first.text.split()) == 6
    assert pair.words.isVisible()
