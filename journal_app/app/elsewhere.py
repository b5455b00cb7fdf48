"""A journal in a folder that something else copies away, or that lies on another machine."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app.i18n import N_, _
from journal_app.services.whereabouts import Kind, kind_of
from journal_app.ui.ask import Answer, Ask
from journal_app.ui.widgets.status_line import Standing

WORDS = {Kind.SYNCED: N_("In a synced folder"), Kind.NETWORK: N_("In a network folder")}
WHY = {
    Kind.SYNCED: N_(
        "Another program copies this folder away while you write. The copies are encrypted, but "
        "they need not fit together, and whoever keeps them sees how large the journal is and "
        "when you write. Backups may lie there: each is one whole file."
    ),
    Kind.NETWORK: N_(
        "This folder lies on another machine. When the connection breaks, the journal may lock "
        "in mid-word, and whoever keeps that machine sees how large it is and when you write. "
        "Backups may lie there: each is one whole file."
    ),
}


class Elsewhere(QObject):
    """Says so in the status line, and offers to move the journal to this computer's own folder."""

    move_asked = Signal()

    def __init__(self, folder: Path, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.kind = kind_of(folder)

    @property
    def standing(self) -> Standing:
        """What the status line says; no words where the journal lies well."""
        words = _(WORDS[self.kind]) if self.kind in WORDS else ""
        return Standing("elsewhere", words, "triangle-alert", "warn", self.offer)

    def offer(self) -> None:
        """Say what it means, and move it if that is wished."""
        if self.kind not in WHY:
            return
        answers = (
            Answer("move", _("Move it to this computer’s own folder")),
            Answer("leave", _("Leave it here")),
        )
        title = _("The journal does not lie well here")
        if self._ask.choose(title, _(WHY[self.kind]), answers) == "move":
            self.move_asked.emit()
