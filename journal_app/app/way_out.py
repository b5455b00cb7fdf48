"""A journal that does not open: why, and the ways from there to a backup or to what can be read."""

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app import paths
from journal_app.app.problems import problem_page
from journal_app.app.salvaging import Salvaging, Stage
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.unlock.square_page import SquarePage
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.vault import header_files, remains
from journal_app.vault.header import PASSPHRASE, Header
from journal_app.vault.mending import mend
from journal_app.vault.remains import Remains
from journal_app.vault.shelf import Kept, on_shelf


@dataclasses.dataclass(frozen=True, slots=True)
class Ways:
    """What the first pages do when it is asked for; *restore* is given the file of a backup."""

    again: Callable[..., None]  # with words of what has just happened, or none
    other: Callable[[], None]
    restore: Callable[[Path], None]


class WayOut(QObject):
    """Keeps no secret: the passphrase is asked for once more before what can be read is saved."""

    begun = Signal(object)  # Remains: from now on words of the journal may be on the screen
    ended = Signal()  # they are there no longer
    left_for = Signal(object)  # Path of the new journal, to be opened

    def __init__(
        self, error: JournalError, folder: Path, stage: Stage, ways: Ways, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._error, self._folder = error, folder
        self._stage, self._ways = stage, ways
        self._backup = _newest_backup(folder)
        self._salvaging: Salvaging | None = None

    @property
    def is_reading(self) -> bool:
        """Whether what is left of the journal is being read, or what is missing is shown."""
        return self._salvaging is not None

    def show(self) -> None:
        """Say what happened, what is safe and what can be done."""
        page = problem_page(self._error, self._stage.theme, self._backup)
        page.again_asked.connect(self._ways.again)
        page.other_asked.connect(self._ways.other)
        page.restore_asked.connect(self._on_restore_asked)
        page.salvage_asked.connect(self._on_salvage_asked)
        page.sheet_asked.connect(self._on_sheet_asked)
        self._stage.show_page(page)

    def _on_restore_asked(self) -> None:
        if self._backup is not None:
            self._ways.restore(self._backup.file)
        else:
            self._ways.other()

    def _on_salvage_asked(self) -> None:
        page = UnlockPage(
            self._stage.theme,
            self._folder.stem,
            _("Your passphrase once more. The damaged file is only read."),
            action=_("Save what can be read"),
            other=_("Back"),
        )
        page.given.connect(partial(self._on_secret, page))
        page.other_asked.connect(self.show)
        self._stage.show_page(page)

    def _on_secret(self, page: UnlockPage, secret: str) -> None:
        page.show_busy()
        folder, copies = self._folder, paths.headers_folder()
        self._stage.long.run(
            lambda: remains.of_locked(folder, secret, copies=copies),
            done=self._on_remains,
            failed=partial(_show_refusal, page),
        )

    def _on_remains(self, left: Remains) -> None:
        self._salvaging = Salvaging(self._stage, left, _("Back"), self)
        self._salvaging.ended.connect(self._on_salvage_ended)
        self.begun.emit(left)
        self._salvaging.begin(self._backup.file if self._backup is not None else None)

    def _on_salvage_ended(self, made: Path | None) -> None:
        if made is not None:
            self.left_for.emit(made)
            return
        self._salvaging = None
        self.ended.emit()
        self.show()

    def _on_sheet_asked(self) -> None:
        page = SquarePage(self._stage.theme)
        page.given.connect(partial(self._on_square, page))
        page.back_asked.connect(self.show)
        self._stage.show_page(page)

    def _on_square(self, page: SquarePage, text: str) -> None:
        page.show_busy()
        folder = self._folder
        self._stage.long.run(
            lambda: mend(folder, text),
            done=self._on_mended,
            failed=lambda error: page.show_problem(str(error)),
        )

    def _on_mended(self, header: Header) -> None:
        words = _("The file vault.json is written anew. The code of your sheet opens the journal.")
        if PASSPHRASE in header.kinds():
            words = _("The file vault.json is as it was. Your passphrase opens the journal again.")
        self._ways.again(words)


def _show_refusal(page: UnlockPage, error: JournalError) -> None:
    if error.word in ("wrong_passphrase", "wrong_recovery"):
        page.show_refused()
    else:
        page.show_problem(str(error))


def _newest_backup(folder: Path) -> Kept | None:
    """The newest backup on this computer of the journal in that folder."""
    try:
        vault_id = header_files.vault_id_of(folder)
        return next(iter(on_shelf(paths.backups_folder(), vault_id, ())), None)
    except JournalError:
        return None
