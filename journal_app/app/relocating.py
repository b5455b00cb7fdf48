"""A closed journal goes on elsewhere: in its usual folder, or as it was restored."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app import paths, vault
from journal_app.app.given import Given
from journal_app.app.journals import free_place
from journal_app.app.shelf import replace
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.unlock.working_page import WorkingPage
from journal_app.ui.worker import Worker


class Relocating(QObject):
    """Moves a journal that is closed."""

    ended = Signal(Path)  # where it lies now

    def __init__(self, folder: Path, given: Given, long: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._from, self._given, self._long = folder, given, long
        lead = _("It is copied and compared before it goes from where it lay.")
        self.page = WorkingPage(given.theme, _("Moving the journal…"), lead)

    def begin(self) -> None:
        """Copy, compare, and only then take away."""
        folder, to = self._from, free_place(paths.journals_folder(), self._from.stem)
        self._long.run(
            lambda: vault.move(folder, to),
            done=lambda is_gone: self._on_moved(to, is_gone=is_gone),
            failed=self._on_failed,
        )

    def _on_moved(self, to: Path, *, is_gone: bool) -> None:
        if not is_gone:
            self._given.ask.show(
                _("The journal was moved"),
                _(
                    "It was copied, compared, and opens now from its new place. What is left "
                    "where it lay could not be taken away; delete it yourself:"
                ),
                str(self._from),
            )
        self.ended.emit(to)

    def _on_failed(self, error: JournalError) -> None:
        self._given.ask.show(_("The journal was not moved"), str(error))
        self.ended.emit(self._from)


def put_in_place(journal: Path, restored: Path, given: Given) -> Path:
    """Put a restored journal where a closed one lay, or say why not; answers where it is."""
    shown = replace(journal, restored, given.now().astimezone().date())
    if shown != journal and journal.exists():
        given.ask.show(
            _("The restored journal stays where it is"),
            _(
                "It lies on another disk than the journal it was to replace, or another "
                "program holds one of them. Both are whole. The restored one opens now, from "
                "where it lies:"
            ),
            str(restored),
        )
    return shown
