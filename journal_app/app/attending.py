"""What the window does about a damaged journal: read on, restore, or save what can be read."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from journal_app.app.opened import Opened
from journal_app.app.salvaging import Salvaging, Stage
from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.vault import remains


@dataclasses.dataclass(frozen=True, slots=True)
class Around:
    """What the program is asked for; *lock* shows what lies at the path afterwards."""

    stage: Callable[[], Stage]
    is_open: Callable[[Opened], bool]
    show_frame: Callable[[Opened], None]
    lock: Callable[[Path], object]


class Attending(QObject):
    """Does in the window what the notice offers, while *opened* is open."""

    def __init__(self, opened: Opened, around: Around, parent: QObject) -> None:
        super().__init__(parent)
        self._opened, self._around = opened, around
        damage = opened.damage
        damage.found.connect(self._on_found)
        damage.reading_asked.connect(self._on_reading_asked)
        damage.restore_asked.connect(self._on_restore_asked)
        damage.salvage_asked.connect(self._on_salvage_asked)
        self._salvaging: Salvaging | None = None

    @property
    def _theme(self) -> Theme:
        return self._around.stage().theme

    def _on_found(self) -> None:
        """Show everything as it can be read, where nothing waits to be saved; else leave it."""
        opened, damage = self._opened, self._opened.damage
        if not self._around.is_open(opened):
            return
        damage.has_unsaved = not opened.face.let_go(may_ask=False)
        if opened.meeting is None and not damage.has_unsaved:
            self._show_anew()
        else:
            damage.stand_on(opened.face, self._theme)
        opened.face.show_standing()

    def _on_reading_asked(self) -> None:
        damage = self._opened.damage
        if damage.has_unsaved and self._opened.meeting is None:
            if not self._opened.face.let_go(may_ask=True):
                return
            damage.has_unsaved = False
            damage.put_away()
            self._show_anew()
        damage.put_away()

    def _on_restore_asked(self) -> None:
        backup = self._opened.damage.newest_backup
        if backup is not None:
            self._around.lock(backup)
        else:
            self._opened.frame.journal_asked.emit("open")

    def _on_salvage_asked(self) -> None:
        if not self._opened.face.let_go(may_ask=True):
            return
        opened, damage = self._opened, self._opened.damage
        damage.has_unsaved = False
        opened.end_meeting()
        opened.dress(self._theme)
        left = remains.of_open(opened.vault)
        self._salvaging = Salvaging(self._around.stage(), left, _("Read on here"), self)
        self._salvaging.ended.connect(self._on_salvage_ended)
        self._salvaging.begin(damage.newest_backup)

    def _on_salvage_ended(self, made: Path | None) -> None:
        if made is not None:
            self._around.lock(made)
        elif self._around.is_open(self._opened):
            self._around.show_frame(self._opened)

    def _show_anew(self) -> None:
        self._opened.dress(self._theme)
        self._around.show_frame(self._opened)
