"""What tests of the window share: someone who answers, the page of an open journal, a program."""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from journal_app.app.away.watch import Watch
from journal_app.app.given import Given
from journal_app.app.opened import Opened
from journal_app.app.program import Program
from journal_app.settings import Settings
from journal_app.ui.application import put_on
from journal_app.ui.ask import Answer, Draw
from journal_app.ui.theme import Theme, chosen_theme
from journal_app.vault import LEAST_MEMORY_KIB


class Answers:
    """Answers questions from a list, and the harmless answer when the list is at its end."""

    def __init__(self) -> None:
        self.replies: list[str] = []
        self.asked: list[str] = []
        self.shown: list[tuple[str, str]] = []
        self.places: list[Path | None] = []
        self.drives: list[Callable[[QDialog], None]] = []  # what is done in each dialog
        self.dialogs: list[QDialog] = []
        self.printed: list[str] = []

    def choose(self, title: str, text: str, answers: Sequence[Answer]) -> str:
        self.asked.append(title)
        return self.replies.pop(0) if self.replies else answers[-1].code

    def show(self, title: str, text: str, code: str = "") -> None:
        self.shown.append((title, code))

    def folder(self, title: str, start: Path) -> Path | None:
        return self.places.pop(0)

    def new_journal(self, title: str, start: Path) -> Path | None:
        return self.places.pop(0)

    def new_file(self, title: str, start: Path, endings: Sequence[str]) -> Path | None:
        return self.places.pop(0)

    def old_file(self, title: str, start: Path, endings: Sequence[str]) -> Path | None:
        return self.places.pop(0)

    def print(self, document: QTextDocument) -> bool:
        self.printed.append(document.toPlainText())
        return True

    def journal_or_backup(self, title: str, start: Path) -> Path | None:
        return self.places.pop(0)

    def print_page(self, title: str, draw: Draw) -> bool:
        self.printed.append(title)
        picture = QImage(600, 800, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        draw(painter, 600)
        return painter.end()

    def run(self, dialog: QDialog) -> bool:
        """Open the dialog, do in it what is to be done, and leave it as Escape does."""
        self.dialogs.append(dialog)
        dialog.open()
        if self.drives:
            self.drives.pop(0)(dialog)
        if dialog.isVisible():
            dialog.reject()
        return dialog.result() == QDialog.DialogCode.Accepted


class TrustedKeyring:
    """A keyring in memory that bears the name of one on the list; *does* may fail or wait."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.does: Callable[[], object] = lambda: None

    def set_password(self, service: str, user: str, secret: str) -> None:
        self.does()
        self.kept[service, user] = secret

    def get_password(self, service: str, user: str) -> str | None:
        self.does()
        return self.kept.get((service, user))

    def delete_password(self, service: str, user: str) -> None:
        self.does()
        del self.kept[service, user]


TrustedKeyring.__module__, TrustedKeyring.__name__ = "keyring.backends.SecretService", "Keyring"


def type_back(dialog: QDialog) -> None:
    """Read the sheet, type the two groups that are asked for and finish."""
    for number, field in dialog.fields.items():
        field.setText(dialog.view.paper.groups[number])
    dialog.findChild(QPushButton, "go").click()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = chosen_theme("light", 100)
    put_on(qapp, made)
    return made


def given_to_tests(answers: Answers, theme: Theme, clock) -> Given:
    """What a program of the tests is handed; it never gives way by itself."""
    ring = TrustedKeyring()
    return Given(
        settings=Settings(lock_minutes=5),
        theme=theme,
        ask=answers,
        give_way=lambda _path: None,
        leave=lambda: None,
        now=clock,
        watch=Watch,
        find_keyring=lambda: ring,
        memory_kib=LEAST_MEMORY_KIB,
        patience_s=60,
    )


@pytest.fixture
def open_journal(opened, answers, theme, clock, qtbot):
    """An open journal with its page on the screen."""
    made = Opened(opened, given_to_tests(answers, theme, clock))
    made.frame.resize(1200, 800)
    made.frame.show()
    made.frame.activateWindow()
    made.begin()
    yield made
    made.checking.end()
    made.long.rest()  # what still reads the journal must not outlive it
    made.frame.clear()
    made.quick.stop()
    made.frame.hide()
    made.frame.deleteLater()


@pytest.fixture
def page(open_journal):
    return open_journal.page


@pytest.fixture
def program(answers, theme, clock, qtbot):
    """A program that was not started; locking it shows the unlock page again."""
    given = given_to_tests(answers, theme, clock)

    def show_again(path: Path) -> None:
        made.front.start(path)

    made = Program(dataclasses.replace(given, give_way=show_again))
    yield made
    answers.replies = ["lose"] * 2
    made.window.close()
    made.window.deleteLater()
