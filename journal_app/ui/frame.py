"""The frame of the open journal: the navigation and the page of the place one is at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from journal_app.domain.record import Change
from journal_app.i18n import _
from journal_app.services import places
from journal_app.services.places import BY_KEY, JOURNAL, MORE, TODAY
from journal_app.ui.journal.desk import Desk
from journal_app.ui.navigation import Navigation
from journal_app.ui.pages.journal_page import JournalPage
from journal_app.ui.pages.more_page import MorePage
from journal_app.ui.pages.noun_page import NounPage

RAIL_BELOW = 1_200  # effective pixels


class Frame(QWidget):
    """Leads from place to place; what is open is saved before it is left."""

    lock_asked = Signal()
    quit_asked = Signal()
    recovery_asked = Signal()

    def __init__(self, desk: Desk, page: JournalPage) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        self.page = page
        self._stop_listening: Callable[[], None] = lambda: None
        self.navigation = Navigation(desk.theme)
        self.more = MorePage(desk.theme)
        self.nouns: dict[str, NounPage] = {}
        self._stack = QStackedWidget()
        for each in (page, self.more):
            self._stack.addWidget(each)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        layout.addWidget(self._stack, 1)
        self._connect()

    def begin(self) -> None:
        """Show where one stopped, or a new entry."""
        self.page.begin()
        self.navigation.show_rows(places.rows(self._journal))
        self.navigation.set_menu(self.page.menu)
        self.navigation.choose(JOURNAL)

    def go(self, key: str) -> bool:
        """Go to a place; answers whether one is there now."""
        here = self._stack.currentWidget()
        if isinstance(here, JournalPage | NounPage) and not here.let_go():
            self.navigation.choose(self._key_of(here))
            return False
        if key == MORE:
            self.more.show_places(places.waiting(self._journal))
            self._show(self.more, key)
            self.more.begin()
        elif key in (TODAY, JOURNAL):
            self._show(self.page, key)
            self.page.come_back()
            if key == TODAY:
                self.page.new_entry()
        else:
            noun = self._noun(key)
            self._show(noun, key)
            noun.begin()
        return True

    def let_go(self, *, may_ask: bool) -> bool:
        """Save everything; answers whether the journal may be closed."""
        if not all(noun.let_go(may_ask=may_ask) for noun in self.nouns.values()):
            return False
        return self.page.let_go(may_ask=may_ask)

    def clear(self) -> None:
        """Hold nothing of the journal in any widget."""
        self._stop_listening()
        self._stop_listening = lambda: None
        self.page.clear()
        for noun in self.nouns.values():
            noun.clear()

    def flush(self) -> None:
        """Save what is typed, as far as it can be."""
        self.page.autosave.flush()
        for noun in self.nouns.values():
            noun.autosave.flush()

    def tell(self, words: str) -> None:
        """Say something where one is."""
        here = self._stack.currentWidget()
        (here if isinstance(here, NounPage) else self.page).status.tell(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the navigation is a rail."""
        super().resizeEvent(event)
        self.navigation.show_rail(is_rail=self.width() < self._desk.theme.px(RAIL_BELOW))

    def _show(self, page: QWidget, key: str) -> None:
        self._stack.setCurrentWidget(page)
        self.navigation.choose(key)
        if isinstance(page, JournalPage | NounPage):
            self.navigation.set_menu(page.menu)

    def _noun(self, key: str) -> NounPage:
        if key not in self.nouns:
            noun = NounPage(self._desk, BY_KEY[key])
            noun.setAccessibleName(_(BY_KEY[key].words))
            noun.lock_asked.connect(self.lock_asked)
            noun.quit_asked.connect(self.quit_asked)
            noun.recovery_asked.connect(self.recovery_asked)
            noun.entry_asked.connect(lambda: self.go(TODAY))
            noun.search_asked.connect(self._on_search_asked)
            self.nouns[key] = noun
            self._stack.addWidget(noun)
        return self.nouns[key]

    def _key_of(self, page: QWidget) -> str:
        return page.place.key if isinstance(page, NounPage) else JOURNAL

    def _on_search_asked(self) -> None:
        if self.go(JOURNAL):
            self.page.begin_search()

    def _on_changed(self, changes: Sequence[Change]) -> None:
        if any(change.before is None for change in changes):
            self.navigation.show_rows(places.rows(self._journal))

    def _connect(self) -> None:
        self.navigation.place_chosen.connect(self.go)
        self.navigation.new_asked.connect(lambda: self.go(TODAY))
        self.navigation.lock_asked.connect(self.lock_asked)
        self.more.place_chosen.connect(self.go)
        self.page.lock_asked.connect(self.lock_asked)
        self.page.quit_asked.connect(self.quit_asked)
        self.page.recovery_asked.connect(self.recovery_asked)
        self._stop_listening = self._journal.subscribe(self._on_changed)
