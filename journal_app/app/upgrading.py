"""A journal of an older program: backed up before its tables are changed, or left as it is."""

import importlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from journal_app import paths
from journal_app.app.given import Given
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.ask import Answer
from journal_app.ui.worker import Worker

if TYPE_CHECKING:
    from journal_app.vault import Vault

GO_ON, LEAVE = "go_on", "leave"
Then = Callable[[], None]


class Upgrading(QObject):
    """Goes on at once where nothing is to be changed."""

    def __init__(
        self, given: Given, long: Worker, say: Callable[[str], None], parent: QObject
    ) -> None:
        """*say* tells how far it is, where one waits."""
        super().__init__(parent)
        self._given, self._long, self._say = given, long, say

    def begin(self, vault: "Vault", go_on: Then, leave: Then) -> None:
        """Make sure of a backup, then *go_on*; *leave* where one does not want to without."""
        if vault.read_only or not _rises(vault):
            go_on()
            return
        folder, now, kept = paths.backups_folder(), self._given.now(), _safekeeping_room()
        why = importlib.import_module("journal_app.vault.notes").Why.UPGRADE
        asked = kept.order(vault, folder, now, why)
        self._say(_("Backing up, before this version changes the tables of the journal…"))
        self._long.progressed.connect(self._on_progressed)
        self._long.run(
            lambda: kept.carry_out(vault, asked, self._heard),
            done=partial(self._on_made, vault, go_on, leave),
            failed=partial(self._on_failed, go_on, leave),
        )

    def _on_made(self, vault: "Vault", go_on: Then, leave: Then, made: object) -> None:
        try:
            _safekeeping_room().note(vault, made)
        except JournalError as error:
            self._on_failed(go_on, leave, error)
            return
        self._long.progressed.disconnect(self._on_progressed)
        self._say("")
        go_on()

    def _on_failed(self, go_on: Then, leave: Then, error: JournalError) -> None:
        self._long.progressed.disconnect(self._on_progressed)
        self._say("")
        text = _(
            "{why} This version changes the tables of the journal when it opens it. Left closed, "
            "the journal stays as it is."
        ).format(why=error)
        answers = (
            Answer(GO_ON, _("Open it without a backup")),
            Answer(LEAVE, _("Leave it closed")),
        )
        title = _("No backup could be made first")
        if self._given.ask.choose(title, text, answers) == GO_ON:
            go_on()
        else:
            leave()

    def _on_progressed(self, done: int, total: int) -> None:
        percent = 100 * done // max(1, total)
        self._say(_("Backing up first, {percent} %…").format(percent=percent))

    def _heard(self, left: int, pages: int) -> None:
        self._long.report(pages - left, pages)


def _rises(vault: "Vault") -> bool:
    """Asked of the store, which is loaded when a journal is open and not before."""
    return bool(importlib.import_module("journal_app.store.store").rises(vault.connection))


def _safekeeping_room() -> Any:
    """The backups, loaded when one is wanted."""
    return importlib.import_module("journal_app.services.safekeeping")
