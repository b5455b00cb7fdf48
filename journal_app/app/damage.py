"""From the moment on that the file of the open journal was found damaged."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app import paths
from journal_app.errors import JournalError
from journal_app.i18n import _, day_in_words, ngettext
from journal_app.services import checking, watching
from journal_app.services.safekeeping import records_of
from journal_app.ui.damage.notice import DamageNotice
from journal_app.ui.theme import Theme
from journal_app.vault import Vault
from journal_app.vault.notes import Note

log = logging.getLogger(__name__)


class Damage(QObject):
    """Hears of damage from whoever meets it, and holds the file still at once."""

    found = Signal()  # once, when nothing is written any more
    restore_asked = Signal()
    salvage_asked = Signal()
    reading_asked = Signal()
    _met = Signal()

    def __init__(self, opened: Vault) -> None:
        super().__init__()
        self._vault = opened
        self._is_told = False
        self.is_put_away = False
        self.has_unsaved = False
        self.notice: DamageNotice | None = None
        self._met.connect(self.find)
        opened.watch(self._met.emit)

    def find(self, _words: str = "") -> None:
        """The file is damaged; harmless when that is known."""
        if self._is_told:
            return
        self._is_told = True
        log.info("damage found")
        self._vault.hold_still()
        QTimer.singleShot(0, self, self.found.emit)

    def stand_on(self, face: QWidget, theme: Theme) -> None:
        """Put the notice above a page, where there is something to be told."""
        layout = face.layout()
        if not self._vault.is_damaged or not isinstance(layout, QVBoxLayout):
            return
        backup = self.newest_backup
        notice = DamageNotice(theme, self.happened, self.safe, has_backup=backup is not None)
        notice.restore_asked.connect(self.restore_asked)
        notice.salvage_asked.connect(self.salvage_asked)
        notice.reading_asked.connect(self.reading_asked)
        layout.insertWidget(0, notice)
        self.notice = notice
        notice.setVisible(not self.is_put_away)

    def put_away(self) -> None:
        """One goes on reading; the status line brings the notice back."""
        self.is_put_away = True
        if self.notice is not None:
            self.notice.hide()

    def show(self) -> None:
        """Say again what happened and what can be done."""
        self.is_put_away = False
        if self.notice is not None:
            self.notice.show()
            self.notice.restore.setFocus()

    @property
    def newest_backup(self) -> Path | None:
        """The newest proven backup on this computer."""
        return checking.newest_backup(self._vault, paths.backups_folder())

    @property
    def happened(self) -> str:
        """What happened, in words."""
        words = _(
            "The file was found changed on the disk, and nothing is written to it any more. "
            "You can read on; nothing can be changed here."
        )
        if not self.has_unsaved:
            return words
        kept = _("What you typed last is not saved. It stays in its field; copy it out now.")
        return f"{words} {kept}"

    @property
    def safe(self) -> str:
        """What is safe, in words."""
        backup = self.newest_backup
        if backup is None:
            return _("No backup of this journal was found on this computer.")
        noted = self._note_of(backup)
        if noted is None:
            words = _("A backup was found, “{name}”. Opening it shows whether it is whole.")
            return words.format(name=backup.name)
        count = records_of(noted.rows)
        return ngettext(
            "Safe: the backup proved on {day}, with {count} record.",
            "Safe: the backup proved on {day}, with {count} records.",
            count,
        ).format(day=day_in_words(noted.proved_at.astimezone().date()), count=f"{count:,}")

    def _note_of(self, backup: Path) -> Note | None:
        """What was noted of it when it was proved, where the file is as long as it was then."""
        try:
            size = backup.stat().st_size
            noted = watching.note_of(self._vault, backup)
        except (JournalError, OSError):
            return None
        return noted if noted is not None and noted.size_bytes == size else None
