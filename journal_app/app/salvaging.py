"""A salvage in the window: the page, the work on the long worker, and the list as a file."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app import paths
from journal_app.app.journals import free_place
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import salvage_words
from journal_app.services.exporters.new_file import write_new
from journal_app.services.salvaging import Salvaged, salvage
from journal_app.ui.ask import Ask
from journal_app.ui.damage.salvage_page import SalvagePage
from journal_app.ui.theme import Theme
from journal_app.ui.worker import Task, Worker
from journal_app.vault.remains import Remains

LIST_NAME = "missing.txt"


@dataclasses.dataclass(frozen=True, slots=True)
class Stage:
    """Where a salvage takes place: its worker, its looks, who is asked, and how it is shown."""

    long: Worker
    theme: Theme
    ask: Ask
    now: Callable[[], dt.datetime]
    show_page: Callable[[QWidget], None]


class Salvaging(QObject):
    """One salvage; the damaged files are only read, and the key is forgotten at its end."""

    ended = Signal(object)  # Path of the new journal, to be opened; None to go back

    def __init__(self, stage: Stage, left: Remains, back: str, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._left = stage, left
        self._told: Salvaged | None = None
        self._task: Task | None = None
        self.page = SalvagePage(stage.theme, back)
        self.page.stop_asked.connect(self._on_stop)
        self.page.back_asked.connect(lambda: self._end(None))
        self.page.open_asked.connect(self._on_open)
        self.page.list_asked.connect(self._on_list)

    def begin(self, backup: Path | None) -> None:
        """Show the page and start."""
        stage, left = self._stage, self._left
        place = free_place(left.folder.parent, _("{name} saved").format(name=left.folder.stem))
        stage.show_page(self.page)
        stage.long.progressed.connect(self.page.show_progress)
        work = partial(
            _salvaged,
            left,
            place,
            stage.now(),
            copies=paths.headers_folder(),
            backup=backup,
            progress=stage.long.report,
        )
        self._task = stage.long.run(work, done=self._on_done, failed=self._on_failed)

    def _on_done(self, told: Salvaged) -> None:
        self._told = told
        self._let_go()
        missing = salvage_words.lines(told)
        self.page.show_result(salvage_words.summary(told), "\n".join(missing))

    def _on_failed(self, error: JournalError) -> None:
        self._let_go()
        safe = _("Nothing was changed; the damaged journal is as it was.")
        self.page.show_problem(f"{error} {safe}")

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._let_go()
            self._forget_key()
        self._end(None)

    def _on_open(self) -> None:
        self._end(self._told.folder if self._told is not None else None)

    def _on_list(self) -> None:
        told, ask = self._told, self._stage.ask
        if told is None:
            return
        place = ask.new_file(
            _("Save the list of what is missing"), told.folder.parent / LIST_NAME, (".txt",)
        )
        if place is None:
            return
        try:
            write_new(place, [salvage_words.text(told)])
        except JournalError as error:
            ask.show(_("The list was not saved"), str(error))
            return
        words = _("The list is in {name}. It is not encrypted: whoever has it can read it.")
        self.page.show_kept(words.format(name=place.name))

    def _let_go(self) -> None:
        if self._task is not None:
            self._task = None
            self._stage.long.progressed.disconnect(self.page.show_progress)

    def _forget_key(self) -> None:
        """After the work, which may still be at it, or was dropped before it began."""
        self._stage.long.run(
            self._left.let_go, done=lambda _nothing: None, failed=lambda _error: None
        )

    def _end(self, made: Path | None) -> None:
        self.ended.emit(made)


def _salvaged(left: Remains, *given: Any, **more: Any) -> Salvaged:
    """What a salvage answers; however it ends, the key is forgotten."""
    try:
        return salvage(left, *given, **more)
    finally:
        left.let_go()
