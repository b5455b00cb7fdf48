"""The program: the window, the long worker and, while it is open, the journal."""

import dataclasses
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from journal_app import paths, settings
from journal_app.app.front import Front, preload_rooms, preload_window
from journal_app.app.given import Given
from journal_app.app.guard import Guard
from journal_app.errors import DatabaseDamaged, JournalError
from journal_app.i18n import _
from journal_app.ui.above import close_above, end_composition
from journal_app.ui.application import put_on, set_motion
from journal_app.ui.clipboard import empty_clipboard
from journal_app.ui.discreet import Discreet
from journal_app.ui.enter_key import EnterKey
from journal_app.ui.idle import IdleWatch
from journal_app.ui.journal.preferences import Preferences
from journal_app.ui.main_window import MainWindow
from journal_app.ui.screen_guard import ScreenGuard
from journal_app.ui.theme import chosen_theme
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.worker import Worker

if TYPE_CHECKING:
    from journal_app.app.encrypting import EncryptingAnew
    from journal_app.app.opened import Opened
    from journal_app.app.relocating import Relocating
    from journal_app.app.salvaging import Stage
    from journal_app.vault import Vault
    from journal_app.vault.remains import Remains

log = logging.getLogger(__name__)


class Program(QObject):
    """Opens, locks and closes one journal in one window."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        self._given = given
        self._is_telling = False
        self.preferences = Preferences(given.settings, self._on_preferred)
        self.opened: Opened | None = None
        self.window = MainWindow(self._may_close)
        self._ring = FocusRing(self.window)
        self.discreet = Discreet(given.theme, self.window)
        self.screen_guard = ScreenGuard(self)
        EnterKey(self)
        self.long = Worker("long", self)
        self.front = Front(given, self.window, self.long, self)
        self.idle = IdleWatch(given.settings.lock_minutes, self)
        self.guard = Guard(given.watch, self.window, lambda: self.lock(may_ask=False))
        self.front.unlocked.connect(self._on_unlocked)
        self.front.half_opened.connect(self._watch)
        self.front.put_away.connect(self._watch_no_more)
        self.front.left_for.connect(lambda path: self.lock(then=path))
        self.idle.fell_idle.connect(self._on_fell_idle)
        self.idle.counting.connect(self._on_counting)
        self.idle.touched.connect(lambda: self._on_counting(0))
        self.window.first_shown.connect(self._preload)
        self.window.go_to(given.settings.geometry)
        self._move(given.settings)
        self.screen_guard.switch(on=not given.settings.in_recordings)

    def start(self, path: Path | None) -> None:
        """Show the window; only when its page is painted is the rest of the program loaded."""
        self.front.start(path)
        self.window.show()

    def lock(
        self,
        *,
        may_ask: bool = True,
        then: Path | None = None,
        move: Callable[[], Path] | None = None,
    ) -> bool:
        """Save, close and wipe, then give way to a new process; answers whether it was done.

        What cannot be saved keeps the journal open; without a person to ask, too. The new
        process shows the same journal, or the one at *then*, or the one that *move* answers,
        which is called when this one is closed. Work that never ends keeps nothing open: the
        process goes with it, as in a kill when all is saved.
        """
        if self.opened is None and not self.front.is_half_open:
            return False
        end_composition()
        if self.opened is not None and not self.opened.let_go(may_ask=may_ask):
            self.opened.face.tell(_("Not locked: your last words are not saved yet."))
            return False
        close_above(self.window)
        is_closed = self._close_journal(withdraws=True)
        moved = move() if move is not None and is_closed else None
        self._given.give_way(moved or then or self.front.path)
        return True

    def tell_unforeseen(self, report: str) -> None:
        """An error nobody thought of: save what is open, say so, go on."""
        if self._is_telling or QApplication.instance() is None:
            return
        if self.opened is not None and self.opened.is_told_of(report):
            return
        self._is_telling = True
        try:
            if self.opened is not None:
                self.opened.face.flush()
            self._given.ask.show(
                _("Something unforeseen happened"),
                _(
                    "What you wrote was saved as far as it could be. You can go on. The report "
                    "below holds nothing you wrote; it can be copied and sent."
                ),
                report,
            )
        finally:
            self._is_telling = False

    def _preload(self) -> None:
        self.front.door.begin()
        self.long.run(
            preload_rooms, done=lambda _nothing: preload_window(), failed=lambda _error: None
        )

    def _on_unlocked(self, vault: "Vault") -> None:
        from journal_app.app.attending import Around, Attending  # noqa: PLC0415 - as the next
        from journal_app.app.opened import Opened  # noqa: PLC0415 - after the first page

        try:
            self.opened = Opened(vault, self._given, self.long, self.preferences)
        except JournalError as error:
            self._watch_no_more()
            self.opened = None
            if isinstance(error, DatabaseDamaged):
                vault.hold_still()
            vault.lock()
            self.front.show_problem(error)
            return
        self.opened.hold.changed.connect(self._on_hold_changed)
        Attending(
            self.opened,
            Around(
                self._stage,
                lambda opened: self.opened is opened,
                self._show_frame,
                lambda path: self.lock(then=path),
            ),
            self,
        )
        self.opened.elsewhere.move_asked.connect(self._on_move_asked)
        self.opened.keeping.anew_asked.connect(self._on_anew_asked)
        self.opened.shelf.left_for.connect(self._on_left_for)
        self.opened.backups.turned.connect(self._on_turned)
        self._show_frame(self.opened)
        self.opened.begin()
        self.opened.frame.rooms.safety.begin_day()
        self.idle.start()
        self.guard.begin(vault.folder, vault.vault_id)
        self.discreet.switch(on=self.preferences.settings.discreet)
        if self.preferences.settings.keeps_place:
            self._keep(self.preferences.settings)
        self.opened.device.put_back(self.opened.tell, anew=self.front.door.is_stale)
        log.info("opened %s", vault.vault_id[:8])

    def _watch(self, held: "Vault | Remains") -> None:
        self.idle.start()
        self.guard.begin(held.folder, held.vault_id)

    def _watch_no_more(self) -> None:
        self.idle.stop()
        self.guard.end()

    def _on_turned(self) -> None:
        """The journal can be written no more, or again: build all of it anew."""
        if self.opened is not None:
            self.opened.close(keeps_vault=True)
            self._on_unlocked(self.opened.vault)

    def _show_frame(self, opened: "Opened") -> None:
        """Show the pages of the open journal in the window."""
        opened.frame.lock_asked.connect(self.lock)
        opened.frame.quit_asked.connect(self.window.close)
        opened.frame.journal_asked.connect(self._on_journal_asked)
        opened.frame.meeting_asked.connect(self._on_meeting_asked)
        opened.frame.recording_asked.connect(self.screen_guard.pause)
        self.window.show_page(opened.frame)

    def _stage(self) -> "Stage":
        """Where a salvage takes place."""
        from journal_app.app.salvaging import Stage  # noqa: PLC0415 - hardly ever

        given = self._given
        return Stage(self.long, given.theme, given.ask, given.now, self.window.show_page)

    def _on_preferred(self, preferred: settings.Settings) -> None:
        """Keep what was changed; what one sees changes when the control has done its part."""
        self.idle.set_minutes(preferred.lock_minutes)
        self.discreet.switch(on=preferred.discreet and self.opened is not None)
        self.screen_guard.switch(on=not preferred.in_recordings)
        self._keep(preferred)
        self._move(preferred)
        theme = chosen_theme(preferred.theme, preferred.text_percent)
        if theme != self._given.theme:
            self._given = dataclasses.replace(self._given, theme=theme)
            QTimer.singleShot(0, self, self._dress)
        elif self.opened is not None:
            self.opened.face.show_standing()

    def _move(self, preferred: settings.Settings) -> None:
        """As much as is wanted, and no more."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            set_motion(application, reduced=preferred.reduced_motion)

    def _dress(self) -> None:
        """Put the theme on: every page is built anew, and the focus is where it was."""
        application, theme, opened = QApplication.instance(), self._given.theme, self.opened
        if not isinstance(application, QApplication):
            return
        if opened is not None and not opened.let_go(may_ask=False):
            opened.frame.tell(_("Kept for the next start: your last words are not saved yet."))
            return
        focused: QWidget | None = self.window.focusWidget()
        name = focused.objectName() if focused is not None else ""
        put_on(application, theme)
        self._ring.ring(None)
        self.discreet.veil.dress(theme)
        if opened is not None:
            opened.dress(theme)
            self._show_frame(opened)
            opened.point_at(name)

    def _on_journal_asked(self, which: str) -> None:
        ask, place = self._given.ask, self.front.place_for_another
        if which == "new":
            found = ask.new_journal(_("Where to keep the new journal"), place)
        else:
            found = ask.journal_or_backup(_("Open a journal or a backup"), place.parent)
            found = None if found is None or self.front.refuses(found) else found
        if found is not None and found != self.front.path:
            self.lock(then=found)

    def _on_move_asked(self) -> None:
        """Close the journal, move it to the usual folder and open it there."""
        from journal_app.app.relocating import Relocating  # noqa: PLC0415 - seldom

        if self.opened is None or not self.opened.let_go(may_ask=True):
            return
        if self._close_journal():
            self._work_alone(Relocating(self.front.path, self._given, self.long, self))
        else:
            self._give_up(_("The journal was not moved"))

    def _on_left_for(self, restored: Path, instead: bool) -> None:  # noqa: FBT001 - a signal's
        """Go on with a restored journal; where it takes this one's place, this one is kept."""
        from journal_app.app.relocating import put_in_place  # noqa: PLC0415 - seldom

        if instead:
            self.lock(move=lambda: put_in_place(self.front.path, restored, self._given))
        else:
            self.lock(then=restored)

    def _on_anew_asked(self, words: str) -> None:
        """Close the journal, put it under a new key, and open it by the new passphrase."""
        from journal_app.app.encrypting import EncryptingAnew  # noqa: PLC0415 - seldom

        if self.opened is None or not self.opened.let_go(may_ask=False):
            return
        unlocked = self.opened.vault
        if self._close_journal(keeps_vault=True):
            self.front.watch_over(unlocked)
            self._work_alone(EncryptingAnew(unlocked, words, self._given, self.long, self))
        else:
            self._give_up(_("Nothing was encrypted anew"))

    def _work_alone(self, work: "Relocating | EncryptingAnew") -> None:
        """Show nothing but how far it is; whatever comes of it, a new process goes on."""
        work.ended.connect(self._given.give_way)
        self.window.show_page(work.page)
        work.begin()

    def _give_up(self, title: str) -> None:
        """Something else never ended, so the journal could not be had alone."""
        self._given.ask.show(
            title,
            _(
                "Other work of the program does not end: a disk or a folder in the network may "
                "not answer. Everything is saved, and the journal is as it was."
            ),
        )
        self._given.give_way(self.front.path)

    def _on_meeting_asked(self, session_id: str) -> None:
        """Show a session alone; nothing else of the journal is in the window meanwhile."""
        page = self.opened.meet(session_id) if self.opened is not None else None
        if page is None:
            return
        page.left.connect(self._on_meeting_left)
        page.lock_asked.connect(self.lock)
        page.quit_asked.connect(self.window.close)
        self._ring.ring(None)
        self.window.show_page(page)
        page.begin()

    def _on_meeting_left(self, session_id: str) -> None:
        from journal_app.domain.session import Session  # noqa: PLC0415 - after the first page

        if self.opened is None or self.opened.meeting is None:
            return
        place = self.opened.meeting.place
        self.opened.end_meeting()
        self._ring.ring(None)
        self._show_frame(self.opened)
        self.opened.frame.begin()
        if self.opened.frame.open_record(Session.table, session_id):
            self.opened.frame.here.write_on(*place)

    def _on_hold_changed(self) -> None:
        if self.opened is not None:
            self.idle.hold(self.opened.hold.left_ms)
            self.opened.face.show_standing()

    def _on_counting(self, seconds: int) -> None:
        if self.opened is not None:
            self.opened.face.show_countdown(seconds)

    def _on_fell_idle(self) -> None:
        if not self.lock(may_ask=False):
            self.idle.start()

    def _may_close(self) -> bool:
        if self.opened is not None and not self.opened.let_go(may_ask=True):
            return False
        if self._close_journal():
            self.long.stop()
        else:
            self._given.leave()
        return True

    def _close_journal(self, *, keeps_vault: bool = False, withdraws: bool = False) -> bool:
        """Show nothing more, close and wipe; False beside work that never ends.

        That has the vault too, so only the end of this process closes it then.
        """
        self.idle.stop()
        if self.opened is not None:
            self.opened.checking.end()
            self.opened.face.hide()  # it is read no more, however long the worker takes to rest
            self.window.repaint()
        self.guard.end()
        self.discreet.switch(on=False)
        is_alone = self.long.rest(self._given.patience_s)
        empty_clipboard()
        self._keep_geometry()
        if self.opened is not None and withdraws:
            self.opened.device.withdraw()
        if not is_alone:
            log.warning("work that does not end")
            return False
        if self.opened is not None:
            self.opened.close(keeps_vault=keeps_vault)
            self.opened = None
            self.front.forget_sample()
        self.front.let_go()
        self.window.show_page(QWidget())
        return True

    def _keep_geometry(self) -> None:
        preferred = self.preferences.settings
        self._keep(dataclasses.replace(preferred, geometry=self.window.geometry_text))

    def _keep(self, preferred: settings.Settings) -> None:
        kept = dataclasses.replace(preferred, place=self._place_to_keep(preferred))
        try:
            settings.save_settings(kept, paths.settings_file())
        except OSError as error:
            log.info("settings not kept: %s", type(error).__name__)

    def _place_to_keep(self, preferred: settings.Settings) -> str:
        """Where the journal in use lies, if that is wished for and not the usual place."""
        if not preferred.keeps_place:
            return ""
        if self.opened is None or self.front.is_sample:
            return preferred.place
        path = self.front.path
        return "" if path.parent == paths.journals_folder() else str(path)
