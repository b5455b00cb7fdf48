"""Every question and every file dialog, behind one object that tests replace."""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from journal_app.i18n import _
from journal_app.ui.application import forget_places
from journal_app.ui.printing import chosen_printer, local_printers
from journal_app.ui.widgets.foreign import dress

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

JOURNAL, BACKUP = ".journal", ".journalbackup"
Draw = Callable[[QPainter, float], None]  # on a page this wide


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer: a code and its words; a *grave* one takes something away for good."""

    code: str
    words: str
    grave: bool = False


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

    def old_file(self, title: str, start: Path, endings: Sequence[str]) -> Path | None:
        """A file that is there, whose name ends in one of these."""

    def print(self, document: "QTextDocument") -> bool:
        """Print the document; answers whether it went to a printer."""

    def journal_or_backup(self, title: str, start: Path) -> Path | None:
        """The folder of a journal, or the file of a backup."""

    def print_page(self, title: str, draw: Draw) -> bool:
        """Draw one page for a printer; answers whether it was sent."""

    def run(self, dialog: QDialog) -> bool:
        """Show a dialog of ours until it is left; answers whether it came to its end."""


class Dialogs:
    """Asks the person at the window."""

    def choose(self, title: str, text: str, answers: Sequence[Answer]) -> str:
        """Show the question; Escape is the last answer."""
        words = [answer.words for answer in answers]
        return answers[_asked(title, text, words, is_grave=answers[0].grave)].code

    def show(self, title: str, text: str, code: str = "") -> None:
        """Show a text with one button."""
        _asked(title, text, [_("Done")], code)

    def folder(self, title: str, start: Path) -> Path | None:
        """The system's own dialog for a folder, or Qt's."""
        dialog = _file_dialog(title, start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._found(dialog)

    def new_journal(self, title: str, start: Path) -> Path | None:
        """The system's own dialog for a name, or Qt's; the ending of a journal is put on."""
        dialog = _file_dialog(title, start)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        path = self._found(dialog)
        if path is None or path.suffix == JOURNAL:
            return path
        return path.with_name(f"{path.name}{JOURNAL}")

    def new_file(self, title: str, start: Path, endings: Sequence[str]) -> Path | None:
        """The system's own dialog for a name, or Qt's; an ending is put on where there is none."""
        dialog = _file_dialog(title, start)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"*{ending}" for ending in endings])
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        path = self._found(dialog)
        if path is None or path.suffix in endings:
            return path
        return path.with_name(f"{path.name}{endings[0]}")

    def old_file(self, title: str, start: Path, endings: Sequence[str]) -> Path | None:
        """Qt's own dialog for a file."""
        kinds = " ".join(f"*{ending}" for ending in endings)
        found, _kind = QFileDialog.getOpenFileName(_window(), title, str(start), f"({kinds})")
        forget_places()
        return Path(found) if found else None

    def print(self, document: "QTextDocument") -> bool:
        """Qt's own dialog for a printer."""
        with local_printers():
            printer = chosen_printer(_window())
            if printer is None:
                return False
            document.print_(printer)
            return True

    def journal_or_backup(self, title: str, start: Path) -> Path | None:
        """One dialog that takes either: the system's own takes files or folders, never both."""
        chooser = JournalChooser(title, start, _window())
        return chooser.chosen if self.run(chooser) else None

    def print_page(self, title: str, draw: Draw) -> bool:
        """The system's own dialog for a printer."""
        with local_printers():
            printer = chosen_printer(_window())
            if printer is None:
                return False
            printer.setDocName(title)
            painter = QPainter()
            if not painter.begin(printer):
                return False
            draw(painter, painter.viewport().width())
            return painter.end()

    def run(self, dialog: QDialog) -> bool:
        """Over the window one is at; the dialog is gone afterwards."""
        window = _window()
        if window is not None and dialog.parentWidget() is None:
            dialog.setParent(window, dialog.windowFlags())
        try:
            return bool(dialog.exec())
        finally:
            if isinstance(dialog, QFileDialog):
                dialog.destroyed.connect(forget_places)
            dialog.deleteLater()

    def _found(self, dialog: QFileDialog) -> Path | None:
        return Path(dialog.selectedFiles()[0]) if self.run(dialog) else None


class JournalChooser(QFileDialog):
    """Takes the folder of a journal or the file of a backup; other folders are gone into."""

    def __init__(self, title: str, start: Path, parent: QWidget | None) -> None:
        there = next((folder for folder in (start, *start.parents) if folder.is_dir()), Path.home())
        super().__init__(parent, title, str(there))
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.setNameFilter(_("Journals and backups ({pattern})").format(pattern=f"*{BACKUP}"))
        self.chosen: Path | None = None
        self.directoryEntered.connect(self._on_entered)
        dress(self)

    def accept(self) -> None:
        """Take a journal or a backup; go into any other folder."""
        found = [Path(name) for name in self.selectedFiles()]
        if not found:
            return
        if _is_journal(found[0]) or found[0].suffix == BACKUP:
            self.chosen = found[0]
            self.done(int(QFileDialog.DialogCode.Accepted))
        elif found[0].is_dir():
            self.setDirectory(str(found[0]))

    def _on_entered(self, folder: str) -> None:
        if _is_journal(Path(folder)):
            self.chosen = Path(folder)
            self.done(int(QFileDialog.DialogCode.Accepted))


def _file_dialog(title: str, start: Path) -> QFileDialog:
    """A dialog that stands at a folder, or at a name that is offered."""
    is_folder = start.is_dir() and start.suffix != JOURNAL
    made = QFileDialog(_window(), title, str(start if is_folder else start.parent))
    if not is_folder:
        made.selectFile(start.name)
    dress(made)
    return made


def _is_journal(folder: Path) -> bool:
    """Whether a folder looks like a journal, whatever it is called."""
    return folder.is_dir() and (folder.suffix == JOURNAL or (folder / "vault.json").is_file())


def _asked(
    title: str, text: str, answers: Sequence[str], code: str = "", *, is_grave: bool = False
) -> int:
    from journal_app.ui.widgets.question import Question  # noqa: PLC0415 - not for the first page

    question = Question(title, text, answers, _window(), code=code, is_grave=is_grave)
    try:
        question.exec()
        return question.chosen
    finally:
        question.deleteLater()  # it may quote the journal


def _window() -> QWidget | None:
    """The window one is at: what is asked stands before it."""
    return QApplication.activeWindow()
