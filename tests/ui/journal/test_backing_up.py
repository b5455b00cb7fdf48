"""A backup is asked for from anywhere, and said in the same words wherever it was asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from journal_app import paths, vault
from journal_app.domain.entry import Entry
from journal_app.errors import NoSpace
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]
PATIENCE_MS = 20_000


@pytest.fixture
def frame(open_journal):
    yield open_journal.frame
    open_journal.long.stop()


def test_the_command_makes_a_backup_and_says_what_was_counted(
    open_journal, frame, qtbot, monkeypatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    open_journal.journal.save(Entry(title="Kept"))

    frame.doing.run("vault.backup")
    qtbot.waitUntil(lambda: "proved" in frame.toast.words, timeout=PATIENCE_MS)
    shown = [made.text() for made in frame.toast.buttons if made.isVisible()]
    qtbot.mouseClick(frame.toast.buttons[0], Qt.MouseButton.LeftButton)

    assert shown == ["Show in its folder", "Copy its path"]
    assert opened == [str(paths.backups_folder())]
    assert "Backup proved" in frame.status.standing
    assert len(list(paths.backups_folder().glob("*.journalbackup"))) == 1


def test_the_settings_say_the_same_of_a_backup_asked_for_elsewhere(frame, qtbot) -> None:
    frame.go("settings")
    part = frame.here.keeping
    frame.go("journal")

    frame.doing.run("vault.backup")
    at_once = part.said.text(), part.back_up.isEnabled()
    qtbot.waitUntil(lambda: "proved" in frame.toast.words, timeout=PATIENCE_MS)

    assert at_once == ("Copying what is in the journal…", False)
    assert part.said.text() == frame.toast.words
    assert part.findChild(QPushButton, "back_up_now").isEnabled()


def test_a_second_one_is_not_begun_while_one_is_made(frame, qtbot) -> None:
    frame.doing.run("vault.backup")
    frame.doing.run("vault.backup")
    qtbot.waitUntil(lambda: "proved" in frame.toast.words, timeout=PATIENCE_MS)

    assert len(list(paths.backups_folder().glob("*.journalbackup"))) == 1


def test_one_that_fails_says_why_at_the_foot(frame, qtbot, monkeypatch) -> None:
    def full(*_all):
        raise NoSpace("There is no room left on the disk.")

    monkeypatch.setattr(vault.Vault, "prove_backup", full)

    frame.doing.run("vault.backup")

    qtbot.waitUntil(lambda: "no room" in frame.status.message, timeout=PATIENCE_MS)


def test_nothing_is_said_of_it_after_the_journal_is_gone(frame, qtbot) -> None:
    frame.doing.run("vault.backup")

    frame.clear()
    after: list[object] = []
    frame.rooms.backing_up._keeping.long.run(lambda: "done", done=after.append, failed=after.append)
    qtbot.waitUntil(lambda: after == ["done"], timeout=PATIENCE_MS)

    assert frame.toast.words == ""
