"""Every question and every file dialog, behind one object that tests replace."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from journal_app.i18n import _


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer: a code and its words."""

    code: str
    words: str


class Ask(Protocol):
    """Who is asked. The last answer is the harmless one: Escape gives it."""

    def choose(self, title: str, text: str, answers: Sequence[Answer]) -> str:
        """The code of the answer chosen; the first is the likely one."""

    def show(self, title: str, text: str, code: str = "") -> None:
        """Tell something that has to be read, with a code that can be copied."""

    def folder(self, title: str, start: Path) -> Path | None:
        """A folder that is there."""

    def new_journal(self, title: str, start: Path) -> Path | None:
        """A place where nothing lies yet."""

    def new_file(self, title: str, start: Path, endings: Sequence[str]) -> Path | None:
        """A place for a new file whose name ends in one of these."""

    def print(self, document: QTextDocument) -> bool:
        """Print the document; answers whether it went to a printer."""


class Dialogs:
    """Asks the person at the window."""

    def choose(self, title: str, text: str, answers: Sequence[Answer]) -> str:
        """Show the question; Escape is the last answer."""
        return answers[_asked(title, text, [answer.words for answer in answers])].code

    def show(self, title: str, text: str, code: str = "") -> None:
        """Show a text with one button."""
        _asked(title, text, [_("Done")], code)

    def folder(self, title: str, start: Path) -> Path | None:
        """Qt's own dialog for a folder."""
        found = QFileDialog.getExistingDirectory(_window(), title, str(start))
        return Path(found) if found else None

    def new_journal(self, title: str, start: Path) -> Path | None:
        """Qt's own dialog for a name; the ending of a journal is put on."""
        found, _kind = QFileDialog.getSaveFileName(_window(), title, str(start))
        if not found:
            return None
        path = Path(found)
        return path if path.suffix == ".journal" else path.with_name(f"{path.name}.journal")

    def new_file(self, title: str, start: Path, endings: Sequence[str]) -> Path | None:
        """Qt's own dialog for a name; the first ending is put on where there is none."""
        kinds = ";;".join(f"*{ending}" for ending in endings)
        found, _kind = QFileDialog.getSaveFileName(
            _window(), title, str(start), kinds, options=QFileDialog.Option.DontConfirmOverwrite
        )
        if not found:
            return None
        path = Path(found)
        return path if path.suffix in endings else path.with_name(f"{path.name}{endings[0]}")

    def print(self, document: QTextDocument) -> bool:
        """Qt's own dialog for a printer."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - only when used

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, _window())
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        document.print_(printer)
        return True


def _asked(title: str, text: str, answers: Sequence[str], code: str = "") -> int:
    from journal_app.ui.widgets.question import Question  # noqa: PLC0415 - not for the first page

    question = Question(title, text, answers, _window(), code=code)
    question.exec()
    return question.chosen


def _window() -> QWidget | None:
    """The window one is at: what is asked stands before it."""
    return QApplication.activeWindow()
