"""Dialogs of ours, and the one that takes a journal or a backup."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QListView, QPushButton, QWidget

from journal_app.ui.ask import Dialogs, JournalChooser


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "Mine.journal").mkdir()
    (tmp_path / "Another").mkdir()
    (tmp_path / "2025.journalbackup").touch()
    (tmp_path / "letter.txt").touch()
    return tmp_path


@pytest.fixture
def chooser(folder, qtbot, theme):
    made = JournalChooser("Open a journal or a backup", folder, None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: len(rows(made)) == 3)
    return made


def rows(chooser) -> dict:
    view = chooser.findChild(QListView, "listView")
    model, root = view.model(), view.rootIndex()
    found = (model.index(row, 0, root) for row in range(model.rowCount(root)))
    return {index.data(): index for index in found}


def choose(chooser, qtbot, name: str) -> None:
    """Click on the row, then on Open."""
    view = chooser.findChild(QListView, "listView")
    left, area = Qt.MouseButton.LeftButton, view.visualRect(rows(chooser)[name])
    qtbot.mouseClick(view.viewport(), left, pos=area.center())
    opens = next(each for each in chooser.findChildren(QPushButton) if "Open" in each.text())
    qtbot.mouseClick(opens, left)


@pytest.mark.parametrize("name", ["Mine.journal", "2025.journalbackup"])
def test_a_journal_and_a_backup_are_taken(chooser, qtbot, folder, name) -> None:
    choose(chooser, qtbot, name)

    assert chooser.chosen == folder / name
    assert chooser.result() == JournalChooser.DialogCode.Accepted


def test_other_files_are_not_shown(chooser) -> None:
    assert set(rows(chooser)) == {"Mine.journal", "Another", "2025.journalbackup"}


def test_another_folder_is_gone_into(chooser, qtbot, folder) -> None:
    choose(chooser, qtbot, "Another")

    assert chooser.chosen is None
    assert chooser.directory().absolutePath() == str(folder / "Another")


def test_a_journal_that_is_gone_into_is_taken(chooser, qtbot, folder) -> None:
    view = chooser.findChild(QListView, "listView")
    area = view.visualRect(rows(chooser)["Mine.journal"])

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())

    assert chooser.chosen == folder / "Mine.journal"


def test_a_journal_of_another_name_is_known_by_its_header(chooser, qtbot, folder) -> None:
    (folder / "Another" / "vault.json").touch()

    choose(chooser, qtbot, "Another")

    assert chooser.chosen == folder / "Another"


@pytest.mark.parametrize(("leave", "came_to_its_end"), [("accept", True), ("reject", False)])
def test_a_dialog_of_ours_stands_before_the_window_and_is_gone_afterwards(
    qtbot, leave, came_to_its_end
) -> None:
    window, dialog = QWidget(), QDialog()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    seen = []
    dialog.destroyed.connect(lambda: seen.append("gone"))

    def look() -> None:
        seen.append(dialog.parentWidget() is window and dialog.isModal())
        getattr(dialog, leave)()

    QTimer.singleShot(0, dialog, look)
    answer = Dialogs().run(dialog)
    qtbot.waitUntil(lambda: "gone" in seen)

    assert answer == came_to_its_end
    assert seen == [True, "gone"]


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize(
    ("typed", "made"), [("", "Mentoring.journal"), ("Second", "Second.journal")]
)
def test_a_name_for_a_new_journal_is_offered_and_gets_its_ending(qapp, folder, typed, made) -> None:
    def answer() -> None:
        dialog = qapp.activeModalWidget()
        if typed:
            dialog.selectFile(typed)
        dialog.accept()

    QTimer.singleShot(0, answer)
    found = Dialogs().new_journal("Where to keep the journal", folder / "Mentoring.journal")

    assert found == folder / made


@pytest.mark.usefixtures("window")
def test_a_folder_is_chosen(qapp, folder) -> None:
    QTimer.singleShot(0, lambda: qapp.activeModalWidget().accept())

    found = Dialogs().folder("The folder for the file", folder)

    assert found == folder


@pytest.mark.usefixtures("window")
def test_a_dialog_that_is_left_answers_nothing(qapp, folder) -> None:
    QTimer.singleShot(0, lambda: qapp.activeModalWidget().reject())

    assert Dialogs().new_file("Save", folder / "Page.md", (".md",)) is None


def test_where_the_folder_is_not_there_yet_one_begins_at_the_next_that_is(folder, qtbot) -> None:
    made = JournalChooser("Open a journal or a backup", folder / "not" / "there", None)
    qtbot.addWidget(made)

    assert made.directory().absolutePath() == str(folder)


def test_the_folders_one_went_to_are_written_down_nowhere(tmp_path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from PySide6.QtCore import QCoreApplication, QEvent, QTimer;"
        "from PySide6.QtWidgets import QApplication;"
        "from journal_app.ui.application import make_application;"
        "from journal_app.ui.ask import Dialogs;"
        "app = make_application('');"
        "QTimer.singleShot(100, lambda: QApplication.activeModalWidget().done(1));"
        "print(Dialogs().folder('Where to', Path(sys.argv[1])));"
        "QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)"
    )
    place, home = tmp_path / "of Ana", tmp_path / "home"
    place.mkdir()
    home.mkdir()
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}

    ran = subprocess.run(
        [sys.executable, "-c", code, place],
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )

    assert ran.stdout == f"{place}\n"
    assert [each for each in home.rglob("*") if each.is_file()] == []
