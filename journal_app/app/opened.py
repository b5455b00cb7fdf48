"""Wiring of an open journal: vault, store, journal, workers and the page that shows them.

Imported only when the unlock page is on the screen: the SQL library alone takes 0.2 s.
"""

import contextlib
import dataclasses
import datetime as dt
import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from journal_app import vault  # before the store: it puts the encrypted driver in place
from journal_app.app.backups import VaultBackups
from journal_app.app.checks import VaultChecks
from journal_app.app.damage import Damage
from journal_app.app.device import ThisDevice
from journal_app.app.elsewhere import Elsewhere
from journal_app.app.given import Given
from journal_app.app.keeping import VaultKeeping
from journal_app.app.old_backups import OldBackups
from journal_app.app.overdue import Overdue
from journal_app.app.recovery import Recovery
from journal_app.app.shelf import VaultShelf
from journal_app.domain.entry import Entry
from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.domain.session import Session
from journal_app.errors import DatabaseDamaged
from journal_app.i18n import _, language, ngettext
from journal_app.services import finding, mentioning, passages, sample
from journal_app.services.journal import Journal
from journal_app.services.mentioning import Mentions
from journal_app.services.templates.catalogue import Catalogue
from journal_app.store.store import Store
from journal_app.ui.frame import Frame
from journal_app.ui.hold import Hold
from journal_app.ui.journal.checking import Checking
from journal_app.ui.journal.desk import Desk, Found
from journal_app.ui.journal.preferences import Preferences
from journal_app.ui.journal.voice import Voice
from journal_app.ui.pages.journal_page import JournalPage
from journal_app.ui.rooms import BACKUPS
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.status_line import Standing
from journal_app.ui.worker import Worker
from journal_app.vault.anew import done_at
from journal_app.vault.connection import translated
from journal_app.vault.rewriting import Rewriting

if TYPE_CHECKING:
    from journal_app.ui.meeting.meeting_page import MeetingPage

SEARCH_LIMIT = 50
DAMAGE_WORDS = ("DatabaseDamaged", "DatabaseError")  # ours, and the driver's
log = logging.getLogger(__name__)


class Opened:
    """One journal while it is open; locking is letting go of this object."""

    overdue: Overdue | None = None  # a purge that was cut off, once the pages are shown

    def __init__(
        self,
        unlocked: vault.Vault,
        given: Given,
        long: Worker | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        """Bring the tables up and build the page.

        *long* and *preferences* are the program's; without one they are its own.

        Raises:
            HeaderNewer: a newer program wrote the tables.
            DatabaseDamaged: the right key was given and they do not read well.
        """
        self.vault = unlocked
        self._given, self._ask, self._now = given, given.ask, given.now
        store = Store(unlocked.connection, writing=not unlocked.read_only or unlocked.is_sealed)
        if store.search_is_stale and not unlocked.read_only:
            store.rebuild_search()
        self.journal = Journal(store, given.now, overwriting=Rewriting(unlocked))
        self._finder = Finder(unlocked, given.now)
        self.quick = Worker("quick")
        self.quick.interrupt = self._finder.interrupt
        self.long = long or Worker("long")
        self.preferences = preferences or Preferences(given.settings, lambda _settings: None)
        self._templates = Catalogue(self.journal, language())
        self.backups = VaultBackups(unlocked, store, given, self.long)
        self.keeping = VaultKeeping(unlocked, given, self.backups)
        if unlocked.is_sealed:
            unlocked.keep_unwritten()
        self.device = ThisDevice(unlocked, self.journal, given, self.preferences, self.long)
        self.shelf = VaultShelf(unlocked, given, self.long)
        self.damage = Damage(unlocked)
        self.checking = Checking(self.long, VaultChecks(unlocked, store, given.now))
        self.checking.damaged.connect(self.damage.find)
        self.checking.told.connect(self.tell)
        self.hold = Hold(given.now)
        self.meeting: MeetingPage | None = None
        self._build()

    @property
    def today(self) -> dt.date:
        """The local day."""
        return self._now().astimezone().date()

    @property
    def face(self) -> "Frame | MeetingPage":
        """What stands in the window: the frame, or a session while it is held."""
        return self.meeting or self.frame

    def meet(self, session_id: RecordId) -> "MeetingPage | None":
        """The page of a session alone; the frame then holds nothing. None where one must stay."""
        from journal_app.ui.meeting.meeting_page import MeetingPage  # noqa: PLC0415 - seldom

        session = self.journal[Session].get(session_id)
        if session is None or not self.frame.let_go(may_ask=True):
            return None
        session = self.journal[Session].get(session_id) or session
        self.frame.clear()
        self.meeting = MeetingPage(self._desk(self._given.theme), session)
        return self.meeting

    def end_meeting(self) -> None:
        """Build the frame anew; it is still to be shown."""
        if self.meeting is not None:
            self.meeting.clear()
            self.meeting = None
            self._build()

    def begin(self) -> None:
        """Show where one stopped; then look whether every page of the file is whole."""
        self.backups.save = lambda: self.face.flush()  # noqa: PLW0108 - the face changes
        self.journal.subscribe(self.backups.note_written)
        self._begin_frame()
        QTimer.singleShot(0, self.checking, self.checking.begin_quietly)
        self.overdue = Overdue(self.vault, self.journal)
        self.overdue.begin()
        if not self.vault.is_damaged and done_at(self.vault.connection) is not None:
            offer = OldBackups(self.vault, self.keeping, self._ask, self.tell).offer
            QTimer.singleShot(0, self.frame, offer)
        if self.vault.opened_with == "recovery":
            QTimer.singleShot(0, self.frame, self._offer_anew)

    def dress(self, theme: Theme) -> None:
        """Build every page anew in another theme; one is where one was."""
        key = self.frame.key
        self.frame.clear()
        self._given = dataclasses.replace(self._given, theme=theme)
        self._build()
        self._begin_frame(key)

    def tell(self, words: str) -> None:
        """Say something in what stands in the window."""
        self.face.tell(words)

    def point_at(self, name: str) -> None:
        """Put the focus on what bears that name on the page that is shown, and scroll to it."""
        found = self.frame.here.findChild(QWidget, name) if name else None
        if found is None:
            return
        found.setFocus()
        above = found.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(found)
            above = above.parentWidget()

    def let_go(self, *, may_ask: bool) -> bool:
        """Save, remember the place; answers whether the journal may be closed now."""
        if not self.face.let_go(may_ask=may_ask):
            return False
        if may_ask and self.recovery.is_due:
            self._offer_covered()
        return True

    def close(self, *, keeps_vault: bool = False) -> None:
        """Empty every widget, end the worker, close and wipe the vault unless it is worked on."""
        self.device.drop()
        if self.overdue is not None:
            self.overdue.end()
        self.face.clear()
        self.quick.stop()
        self.shelf.close()
        if not keeps_vault:
            self.vault.lock()

    def is_told_of(self, report: str) -> bool:
        """Whether an unforeseen error is one of the known damage; it is told then."""
        if not self.vault.is_damaged or not any(word in report for word in DAMAGE_WORDS):
            return False
        self.face.tell(_("That stands on a damaged part of the file and cannot be read."))
        return True

    def show_recovery(self) -> None:
        """Make a recovery sheet, where the journal can be written."""
        if self.vault.read_only:
            self.frame.tell(_("This journal can only be read here."))
            return
        self.recovery.make()
        self.frame.show_standing()

    def _offer_covered(self) -> None:
        """Ask for the recovery sheet over an empty window: whoever locks is read no more."""
        self.face.hide()
        with contextlib.ExitStack() as otherwise:
            otherwise.callback(self.face.show)
            self.recovery.offer()
            otherwise.pop_all()  # it was asked, and the journal closes now

    def _offer_anew(self) -> None:
        self.recovery.offer_anew()
        self.frame.show_standing()

    def _build(self) -> None:
        given = self._given
        self.elsewhere = Elsewhere(self.vault.folder, given.ask)
        self.recovery = Recovery(self.vault, self.journal.store, given, lambda: self.today)
        desk = self._desk(given.theme)
        self.page = JournalPage(desk)
        self.frame = Frame(desk, self.page)
        self.damage.stand_on(self.frame, given.theme)
        self.frame.recovery_asked.connect(self.show_recovery)

    def _begin_frame(self, key: str = "") -> None:
        """Show where one stopped, and go on to a place; what is damaged there is told."""
        with contextlib.suppress(DatabaseDamaged), translated():
            self.frame.begin()
            if key:
                self.frame.go(key)

    def _say_why(self) -> None:
        """Why nothing can be changed."""
        if self.vault.is_damaged:
            self.damage.show()
        else:
            self.frame.tell(_("This journal can only be read here."))

    def _standing(self) -> list[Standing]:
        minutes = self.preferences.settings.lock_minutes
        locks = ngettext("Locks after {count} minute", "Locks after {count} minutes", minutes)
        read_only = _("Read only") if self.vault.read_only and not self.vault.is_sealed else ""
        until = self.hold.until
        words = locks.format(count=minutes) if minutes else ""
        if until is not None and minutes:
            words = _("Stays open until {time}").format(time=f"{until.astimezone():%H:%M}")
        always = [
            Standing("read_only", read_only, "eye", "warn", self._say_why),
            Standing("lock", words, "lock-open"),
            self.elsewhere.standing,
        ]
        if sample.is_passing(self.journal.store):
            passes = _("Sample: thrown away when you close it")
            return [*always, Standing("sample", passes, "info", "warn")]
        ask = self.frame.recovery_asked.emit
        show = partial(self.frame.go, BACKUPS)
        tone = "muted" if self.recovery.is_made else "warn"
        return [
            *always,
            Standing("recovery", self.recovery.standing, "key-round", tone, ask),
            *self.frame.rooms.safety.standing(show),
        ]

    def _desk(self, theme: Theme) -> Desk:
        return Desk(
            journal=self.journal,
            quick=self.quick,
            find=self._finder.find,
            mentions=self._finder.mentions,
            settle=self.vault.settle,
            today=lambda: self.today,
            standing=self._standing,
            ask=self._ask,
            theme=theme,
            voice=Voice(),
            keeping=self.keeping,
            shelf=self.shelf,
            preferences=self.preferences,
            hold=self.hold,
            checking=self.checking,
            templates=self._templates,
            device=self.device,
            name=self.vault.folder.stem,
            read_only=self.vault.read_only,
        )


class Finder:
    """Finds on the quick worker's thread, with a reading connection of its own."""

    def __init__(self, unlocked: vault.Vault, now: Callable[[], dt.datetime]) -> None:
        self._connection = unlocked.reader()
        self._journal = Journal(Store(self._connection, writing=False), now)

    def interrupt(self) -> None:
        """Stop the statement that runs now."""
        self._connection.interrupt()

    def find(self, text: str, around: int = 0) -> Found:
        """The newest records that hold every word, the last one as the beginning of a word.

        The first *around* entries, and so many of the others, are read for their passages.
        """
        found = finding.find(self._journal, text, SEARCH_LIMIT, prefix=True)
        entries = [each for each in found.records if isinstance(each, Entry)]
        others = [each for each in found.records if not isinstance(each, Entry)]
        shown = [*entries[:around], *others[:around]]
        asked = passages.phrases(text, prefix=True) if shown else ()
        return Found(found.total, self._heads(found), passages.passages(shown, asked))

    def mentions(self, person_id: RecordId, limit: int) -> Mentions:
        """What is linked to a person or names them."""
        return mentioning.mentions(self._journal, person_id, limit)

    def _heads(self, found: finding.Found) -> list[Head]:
        ids: dict[str, list[str]] = {}
        for hit in found.hits:
            ids.setdefault(hit.table, []).append(hit.id)
        by_id: dict[str, Head] = {}
        for record in found.records:
            if record.id not in by_id:
                by_id |= self._journal[type(record)].heads_of(ids[record.table])
        return [by_id[hit.id] for hit in found.hits if hit.id in by_id]
