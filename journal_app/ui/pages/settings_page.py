"""Settings: this journal, whose answers are kept inside it, and this computer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from journal_app.domain.profile import PROFILE_ID, Profile
from journal_app.domain.record import Change
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import switches, today_kinds
from journal_app.ui.editor.autosave import Autosave
from journal_app.ui.journal.backing_up import BackingUp
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.loss import may_be_left
from journal_app.ui.page import Page
from journal_app.ui.setting.check_part import CheckPart
from journal_app.ui.setting.computer_part import ComputerPart
from journal_app.ui.setting.device_part import DevicePart
from journal_app.ui.setting.keeping_part import KeepingPart
from journal_app.ui.setting.leaked_part import LeakedPart
from journal_app.ui.setting.profile_part import ProfilePart
from journal_app.ui.setting.rows import WIDTH
from journal_app.ui.setting.today_part import TodayPart
from journal_app.ui.widgets.parts import held, label, plane
from journal_app.ui.widgets.toast import ROOM_PX


class SettingsPage(Page):
    """What is changed here is kept at once; there is nothing to confirm."""

    def __init__(self, desk: Desk, backing_up: BackingUp) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        self._why = ""
        self.profile = ProfilePart(desk.theme)
        self.day = TodayPart(desk.theme)
        self.device = DevicePart(desk.theme, desk.device)
        self.leaked = LeakedPart(desk.theme, desk.keeping.judge, read_only=desk.read_only)
        below = (self.leaked, self.device)
        self.keeping = KeepingPart(
            desk.theme, desk.keeping, backing_up, below, read_only=desk.read_only
        )
        self.check = CheckPart(desk.theme, desk.checking, read_only=desk.read_only)
        self.keeping.room.addWidget(self.check)
        self.computer = ComputerPart(desk.theme, desk.preferences)
        self.autosave = Autosave(self._save, desk.settle, self)
        self.setObjectName("settings")
        self.setAccessibleName(_("Settings"))
        self._build()
        self._connect()
        self._stop_listening: Callable[[], None] = self._journal.subscribe(self._on_changed)

    def begin(self) -> None:
        """Show what holds now, the focus on the first choice."""
        if not self.autosave.is_dirty:
            self._load()
        self.computer.load()
        self.device.show_standing()
        self._scroll.verticalScrollBar().setValue(0)
        self.computer.begin()

    def let_go(self, *, may_ask: bool = True) -> bool:
        """Save everything; answers whether the page may be left."""
        self.keeping.leave()
        self.leaked.leave()
        self.device.leave()
        if not may_be_left(self.autosave.flush, self._desk.ask, lambda: self._why, may_ask=may_ask):
            return False
        self._journal.leave()
        return True

    def flush(self) -> bool:
        """Save what is typed, as far as it can be; answers whether all is."""
        return self.autosave.flush()

    def clear(self) -> None:
        """Hold nothing of the journal, and listen no longer."""
        self.autosave.stop()
        self._stop_listening()
        self._stop_listening = lambda: None
        self.profile.clear()
        self.check.clear()
        self.keeping.clear()
        self.leaked.leave()
        self.device.clear()

    def show_changes(self, changes: Sequence[Change]) -> None:  # noqa: ARG002 - all is read anew
        """A step was taken back or done again: show what it left."""
        self._load()

    def _load(self) -> None:
        profile = self._journal[Profile].get(PROFILE_ID) or Profile()
        on = switches.switched_on(self._journal)
        self.profile.load(profile, on, read_only=self._desk.read_only)
        self.day.load(today_kinds.hidden(self._journal), read_only=self._desk.read_only)

    def _save(self) -> None:
        self._journal.save(self.profile.profile)

    def _on_changed(self, changes: Sequence[Change]) -> None:
        if not self.autosave.is_dirty and any(
            isinstance(change.record, Profile) for change in changes
        ):
            self._load()

    def _on_switched(self, key: str, on: bool) -> None:  # noqa: FBT001 - a signal's
        self._keep(lambda: switches.switch(self._journal, key, on=on))

    def _on_shown(self, kind: str, on: bool) -> None:  # noqa: FBT001 - a signal's
        self._keep(lambda: today_kinds.hide(self._journal, kind, hidden=not on))

    def _keep(self, write: Callable[[], None]) -> None:
        try:
            write()
        except JournalError as error:
            self._desk.voice.tell(str(error))
            self._load()
            return
        self.autosave.settling.start()

    def _on_failed(self, why: str) -> None:
        self._why = self._desk.voice.show_unsaved(why)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(self._scroll)
        ground = plane("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(40, 26, 40, self._desk.theme.px(ROOM_PX))
        column.setSpacing(4)
        column.addWidget(label(_("Settings"), "page", "heading"))
        column.addWidget(label(_("What you change here holds at once."), "lead"))
        for part in (self.computer, self.profile, self.day, self.keeping):
            column.addSpacing(self._desk.theme.px(24))
            column.addLayout(held(part, self._desk.theme.px(WIDTH)))
        column.addStretch(1)
        self._scroll.setWidget(ground)

    def _connect(self) -> None:
        voice = self._desk.voice
        self.profile.edited.connect(self.autosave.note_change)
        self.profile.switched.connect(self._on_switched)
        self.day.switched.connect(self._on_shown)
        self.keeping.told.connect(voice.tell)
        self.leaked.chosen.connect(self._desk.keeping.encrypt_anew)
        self.device.told.connect(voice.tell)
        self.autosave.saving.connect(lambda: voice.show_saving(_("Saving…")))
        self.autosave.saved.connect(lambda: voice.show_saving(_("Saved")))
        self.autosave.failed.connect(self._on_failed)
