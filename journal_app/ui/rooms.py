"""The pages beside the journal's own: each is loaded and built when one first goes there."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from journal_app.domain.record import Change, RecordId
from journal_app.i18n import _
from journal_app.services.places import BY_KEY, PEOPLE, SESSIONS, TODAY
from journal_app.services.templates.pattern import Pattern
from journal_app.ui.journal.backing_up import BackingUp
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page, Slot
from journal_app.ui.safety.safety import Safety

if TYPE_CHECKING:
    from journal_app.ui.pages.hours_page import HoursPage
    from journal_app.ui.pages.review_page import ReviewPage
    from journal_app.ui.pages.sessions_page import SessionsPage
    from journal_app.ui.pages.what_leaves_page import WhatLeavesPage
    from journal_app.ui.versions.versions_page import VersionsPage

Choose = Callable[[str | None], object]
ACTIONS, COMPASS = "actions", "compass"
REVIEWS, LEAVES, VERSIONS = "reviews", "what_leaves", "versions"
CLIENTS, HOURS = "clients", "hours"
TRASH, SETTINGS, HELP, KEYS = "trash", "settings", "help", "keys"
BACKUPS = "backups"
PART_OF = {LEAVES: REVIEWS, CLIENTS: PEOPLE, HOURS: PEOPLE}  # the row that is marked meanwhile
TEMPLATES = "templates"
LED_BY = {
    "people.clients": CLIENTS,
    "people.hours": HOURS,
    "journal.trash": TRASH,
    "vault.backups": BACKUPS,
    "window.settings": SETTINGS,
    "help.glossary": HELP,
    "help.keys": KEYS,
}


class Leads(Protocol):
    """Who shows the pages."""

    @property
    def here(self) -> Page:
        """The page that is shown."""

    @property
    def key(self) -> str:
        """Where one is."""

    def go(self, key: str) -> bool:
        """Go to a place; answers whether one is there now."""

    def page_of(self, key: str) -> Page:
        """The page of a place."""

    def open_gallery(self, *, with_all: bool = False) -> None:
        """Show the templates one can write along."""

    def open_gallery_of(self, only: Sequence[Pattern], chosen: Choose) -> None:
        """Show only these templates; *chosen* is told the key of one."""

    def open_record(self, table: str, record_id: RecordId) -> bool:
        """Go where a record is shown and open it."""


class Rooms(QObject):
    """Builds pages and leads from one to the next where a page itself asks for it."""

    def __init__(self, desk: Desk, lead: Leads, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._journal, self._lead = desk, desk.journal, lead
        self._review: ReviewPage | None = None
        self._leaving: WhatLeavesPage | None = None
        self._earlier: VersionsPage | None = None
        self._log: HoursPage | None = None
        self._met: SessionsPage | None = None
        self._came_from = TODAY  # where the sheet of keys was asked for
        self.backing_up = BackingUp(desk, self)
        self.safety = Safety(desk, self.backing_up, self)
        desk.voice.versions_asked.connect(self._on_versions_asked)
        desk.voice.forgetting_asked.connect(self._on_forgetting_asked)
        desk.voice.record_asked.connect(self._on_record_asked)
        desk.voice.sessions_asked.connect(self._on_sessions_asked)

    def made(self, key: str) -> Page:
        """A new page for a place or for a room that is no place."""
        makers: Mapping[str, Callable[[], Page]] = {
            REVIEWS: self._reviews,
            LEAVES: self._leaves,
            VERSIONS: self._versions,
            CLIENTS: self._clients,
            HOURS: self._hours,
            TEMPLATES: self._templates,
            TRASH: self._trash,
            SETTINGS: self._settings,
            BACKUPS: self._backups,
            HELP: self._help,
            KEYS: self._keys,
        }
        return makers[key]() if key in makers else self._noun(key)

    def slots(self) -> Mapping[str, Slot]:
        """The commands that only lead to a room, and the backup, which is said in one of them."""
        led = {which: self._to(key) for which, key in LED_BY.items()}
        return {
            **led,
            "vault.backup": self.backing_up.begin,
            "vault.check": self._check,
            **self.safety.slots(),
        }

    def _check(self) -> None:
        """Begin a full check where one sees how far it is."""
        if self._lead.go(SETTINGS):
            self._desk.checking.begin()

    def clear(self) -> None:
        """Nothing is said any more."""
        self.backing_up.stop()
        self.safety.stop()

    def _to(self, key: str) -> Slot:
        return partial(self._lead_to, key)

    def _lead_to(self, key: str) -> None:
        before = self._lead.key
        if self._lead.go(key) and key == KEYS != before:
            self._came_from = before

    # each import stands where it is wanted: a page nobody goes to takes no memory

    def _noun(self, key: str) -> Page:
        from journal_app.ui.pages.noun_page import NounPage  # noqa: PLC0415
        from journal_app.ui.pages.people_page import PeoplePage  # noqa: PLC0415

        if key == SESSIONS:
            return self._sessions()
        if key == ACTIONS:
            return self._actions()
        if key == COMPASS:
            return self._compass()
        page = PeoplePage(self._desk) if key == PEOPLE else NounPage(self._desk, BY_KEY[key])
        if isinstance(page, PeoplePage):
            page.clients_asked.connect(self._to(CLIENTS))
        page.setAccessibleName(_(BY_KEY[key].words))
        return page

    def _sessions(self) -> Page:
        from journal_app.ui.pages.sessions_page import SessionsPage  # noqa: PLC0415

        self._met = page = SessionsPage(self._desk)
        page.setAccessibleName(_(BY_KEY[SESSIONS].words))
        page.record_asked.connect(self._lead.open_record)
        page.gallery_asked.connect(self._lead.open_gallery_of)
        return page

    def _actions(self) -> Page:
        from journal_app.ui.pages.actions_page import ActionsPage  # noqa: PLC0415

        page = ActionsPage(self._desk)
        page.setAccessibleName(_(BY_KEY[ACTIONS].words))
        return page

    def _compass(self) -> Page:
        from journal_app.ui.pages.compass_page import CompassPage  # noqa: PLC0415

        page = CompassPage(self._desk, BY_KEY[COMPASS])
        page.setAccessibleName(_(BY_KEY[COMPASS].words))
        return page

    def _templates(self) -> Page:
        from journal_app.ui.pages.templates_page import TemplatesPage  # noqa: PLC0415

        page = TemplatesPage(self._desk)
        page.setAccessibleName(_(BY_KEY[TEMPLATES].words))
        page.gallery_asked.connect(lambda: self._lead.open_gallery(with_all=True))
        return page

    def _reviews(self) -> Page:
        from journal_app.ui.pages.review_page import ReviewPage  # noqa: PLC0415

        self._review = page = ReviewPage(self._desk)
        page.what_leaves_asked.connect(self._on_leaving_asked)
        page.record_asked.connect(self._lead.open_record)
        return page

    def _leaves(self) -> Page:
        from journal_app.ui.pages.what_leaves_page import WhatLeavesPage  # noqa: PLC0415

        self._leaving = page = WhatLeavesPage(self._desk)
        page.setAccessibleName(_("What leaves"))
        page.back_asked.connect(self._on_review_asked)
        page.edit_asked.connect(self._on_review_asked)
        page.record_asked.connect(self._lead.open_record)
        return page

    def _versions(self) -> Page:
        from journal_app.ui.versions.versions_page import VersionsPage  # noqa: PLC0415

        self._earlier = VersionsPage(self._desk)
        return self._earlier

    def _clients(self) -> Page:
        from journal_app.ui.pages.clients_page import ClientsPage  # noqa: PLC0415

        page = ClientsPage(self._desk)
        page.record_asked.connect(self._lead.open_record)
        page.hours_asked.connect(self._on_hours_asked)
        page.people_asked.connect(lambda: self._lead.go(PEOPLE))
        return page

    def _hours(self) -> Page:
        from journal_app.ui.pages.hours_page import HoursPage  # noqa: PLC0415

        self._log = page = HoursPage(self._desk)
        page.back_asked.connect(lambda: self._lead.go(CLIENTS))
        return page

    def _trash(self) -> Page:
        from journal_app.ui.pages.trash_page import TrashPage  # noqa: PLC0415

        return TrashPage(self._desk)

    def _settings(self) -> Page:
        from journal_app.ui.pages.settings_page import SettingsPage  # noqa: PLC0415

        page = SettingsPage(self._desk, self.backing_up)
        page.keeping.backups_asked.connect(self._to(BACKUPS))
        return page

    def _backups(self) -> Page:
        from journal_app.ui.pages.backups_page import BackupsPage  # noqa: PLC0415

        return BackupsPage(self._desk, self.backing_up)

    def _help(self) -> Page:
        from journal_app.ui.pages.help_page import HelpPage  # noqa: PLC0415

        return HelpPage(self._desk)

    def _keys(self) -> Page:
        from journal_app.ui.pages.keys_page import KeysPage  # noqa: PLC0415

        page = KeysPage(self._desk)
        page.back_asked.connect(lambda: self._lead.go(self._came_from))
        return page

    def _on_hours_asked(self) -> None:
        """The hours of those one coaches."""
        from journal_app.services.hours import Side  # noqa: PLC0415

        if self._lead.go(HOURS) and self._log is not None:
            self._log.show_side(Side.GIVING)

    def _on_sessions_asked(self, person_id: RecordId, name: str) -> None:
        if self._lead.go(SESSIONS) and self._met is not None:
            self._met.show_only(person_id, name)

    def _on_leaving_asked(self, review_id: RecordId, previewed: bool) -> None:  # noqa: FBT001 - a signal's
        self._lead.page_of(LEAVES)
        if self._leaving is not None and self._lead.here.let_go():
            self._leaving.open_review(review_id, previewed)
            self._lead.go(LEAVES)

    def _on_review_asked(self, review_id: RecordId, person_id: RecordId = "") -> None:
        if self._lead.go(REVIEWS) and self._review is not None:
            self._review.open_review(review_id, person_id)

    def _on_versions_asked(self, table: str, record_id: RecordId) -> bool:
        self._lead.page_of(VERSIONS)
        if self._earlier is None or not self._lead.here.let_go():
            return False
        return self._earlier.aim(table, record_id) and self._lead.go(VERSIONS)

    def _on_forgetting_asked(self, table: str, record_id: RecordId) -> None:
        if self._on_versions_asked(table, record_id) and self._earlier is not None:
            self._earlier.forget()

    def _on_record_asked(self, table: str, record_id: RecordId) -> None:
        """Open a record as it is now, also where an older state of it stands open."""
        record = self._journal.store.get(table, record_id)
        if record is not None and self._lead.open_record(table, record_id):
            self._lead.here.show_changes([Change(record, record)])
