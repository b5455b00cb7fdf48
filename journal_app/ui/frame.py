"""The frame of the open journal: navigation, the page of the place one is at, status line."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.entry import Entry
from journal_app.domain.record import Change, RecordId
from journal_app.i18n import _, ngettext
from journal_app.services import places
from journal_app.services.passages import Passage
from journal_app.services.places import BY_KEY, JOURNAL, MORE, TODAY
from journal_app.services.templates.pattern import Pattern
from journal_app.ui.capture import Capture
from journal_app.ui.doing import Doing
from journal_app.ui.gallery.gallery import Gallery
from journal_app.ui.gallery.sharing import Sharing
from journal_app.ui.journal.desk import Desk
from journal_app.ui.meeting.sitting import Sitting
from journal_app.ui.navigation import Navigation
from journal_app.ui.page import BAR_BELOW, Page, Slot
from journal_app.ui.pages.journal_page import JournalPage
from journal_app.ui.pages.more_page import MorePage
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.palette.offers import Doors
from journal_app.ui.palette.palette import Palette
from journal_app.ui.regions import Regions
from journal_app.ui.rooms import PART_OF, Choose, Rooms
from journal_app.ui.screen_guard import IS_POSSIBLE
from journal_app.ui.too_much import TooMuch
from journal_app.ui.top_bar import TopBar
from journal_app.ui.turning_back import TurningBack
from journal_app.ui.widgets.parts import hairline, plane
from journal_app.ui.widgets.status_line import StatusLine
from journal_app.ui.widgets.toast import Toast, ToastOffer

RAIL_BELOW = 1_200  # effective pixels


class Frame(QWidget):
    """Leads from place to place; what is open is saved before it is left."""

    lock_asked = Signal()
    quit_asked = Signal()
    recovery_asked = Signal()
    journal_asked = Signal(str)  # "new" or "open"
    meeting_asked = Signal(str)  # the id of a session
    recording_asked = Signal()

    def __init__(self, desk: Desk, page: JournalPage) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        self.page = page
        self._stop_listening: Callable[[], None] = lambda: None
        self.navigation = Navigation(desk.theme, desk.name)
        self.bar = TopBar(desk.theme)
        self.status = StatusLine(desk.theme)
        self.toast = Toast(desk.theme, self)
        self.more = MorePage(desk.theme)
        self.today = TodayPage(desk)
        self.pages: dict[str, Page] = {JOURNAL: page, TODAY: self.today, MORE: self.more}
        self._stack = QStackedWidget()
        for each in self.pages.values():
            self._stack.addWidget(each)
        self.rooms = Rooms(desk, self, self)
        self.sitting = Sitting(desk, lambda: self.here, self)
        self.too_much = TooMuch(desk, lambda: self.here, self)
        self.turning_back = TurningBack(desk, self, self)
        self._sharing = Sharing(desk)
        self.doing = Doing(desk, self, lambda: self.here, self._slots)
        self.palette_sheet = Palette(desk, self._doors(), self)
        self.capture = Capture(desk, self)
        self.gallery = Gallery(desk, self._sharing, self)
        self._build()
        around = (self.navigation, self.bar, self.toast, self.status)
        self.regions = Regions(self, lambda: self.here, around)
        self._arrange()  # a window takes its first width from what stands here before it is seen
        self._connect()

    def begin(self) -> None:
        """Show where one stopped today; else Today, or in a journal still empty a new entry."""
        self.doing.call_clients()  # asks for the word once, so that no page has to
        is_back = self.page.begin()
        self._show_rows()
        self._show_where(JOURNAL)
        self.show_standing()
        if not is_back and self._journal.heads(Entry, limit=1):
            self.go(TODAY)

    @property
    def here(self) -> Page:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else self.page

    @property
    def key(self) -> str:
        """Where one is."""
        return next(key for key, page in self.pages.items() if page is self.here)

    def go(self, key: str) -> bool:
        """Go to a place; answers whether one is there now."""
        page = self.page_of(key)
        if page is not self.here and not self.here.let_go():
            self._show_where(self.key)
            return False
        self.page.end_focus_mode()
        if key == MORE:
            self.more.show_places(places.waiting(self._journal))
        self._stack.setCurrentWidget(page)
        self._show_where(key)
        if page is self.page:
            self.page.come_back()
        else:
            page.begin()
        return True

    def open_record(self, table: str, record_id: RecordId) -> bool:
        """Go where a record is shown and open it; answers whether it is open now."""
        record = self._journal.store.get(table, record_id)
        place = places.place_of(record) if record is not None else None
        if place is None or not self.go(place.key):
            return False
        return self.page_of(place.key).open_record(table, record_id)

    def let_go(self, *, may_ask: bool) -> bool:
        """Save everything; answers whether the journal may be closed."""
        if not self.capture.let_go(may_ask=may_ask):
            return False
        return all(page.let_go(may_ask=may_ask) for page in self.pages.values())

    def clear(self) -> None:
        """Hold nothing of the journal in any widget."""
        self._stop_listening()
        self._stop_listening = lambda: None
        self.too_much.stop()
        self.toast.clear()
        self.palette_sheet.clear()
        self.gallery.clear()
        self.capture.clear()
        self.status.clear()
        self.rooms.clear()
        for page in self.pages.values():
            page.clear()

    def flush(self) -> bool:
        """Save what is typed, as far as it can be; answers whether all is."""
        kept = [page.flush() for page in self.pages.values()]
        return self.capture.autosave.flush() and all(kept)

    def open_palette(self) -> None:
        """Search or do, from wherever one is."""
        self.palette_sheet.open()

    def open_gallery(self, *, with_all: bool = False) -> None:
        """Choose what to write along, from wherever one is."""
        self.gallery.open(self._use_template, with_all=with_all)

    def open_gallery_of(self, only: Sequence[Pattern], chosen: Choose) -> None:
        """Choose among these, for the text one writes in."""
        self.gallery.open(chosen, only=tuple(only))

    def tell(self, words: str) -> None:
        """Say something where one is."""
        self._desk.voice.tell(words)

    def show_standing(self) -> None:
        """Say how safe the journal is."""
        self.status.show_standing(self._desk.standing())

    def show_countdown(self, seconds: int) -> None:
        """Say that the journal is about to lock; none left means somebody is here again."""
        words = ngettext(
            "Locks in {count} second. Any key stops it.",
            "Locks in {count} seconds. Any key stops it.",
            seconds,
        )
        self.status.count(words.format(count=seconds) if seconds else "")

    def page_of(self, key: str) -> Page:
        """The page of a place, built when one first goes there."""
        if key not in self.pages:
            page = self.rooms.made(key)
            self.pages[key] = page
            self._stack.addWidget(page)
        return self.pages[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the navigation is a rail, where there is none a bar."""
        super().resizeEvent(event)
        self._arrange()
        self.toast.place()
        for overlay in (self.palette_sheet, self.capture, self.gallery):
            if overlay.isVisible():
                overlay.place()

    def _arrange(self) -> None:
        """Show as much around the page as there is room for, or only the text."""
        px, is_alone = self._desk.theme.px, self.page.is_text_alone and self.here is self.page
        is_narrow = self.width() < px(BAR_BELOW)
        self.navigation.show_rail(is_rail=self.width() < px(RAIL_BELOW))
        self.navigation.setVisible(not is_narrow and not is_alone)
        self.bar.setVisible(is_narrow and not is_alone)
        self._foot.setVisible(not is_alone)

    def _slots(self) -> Mapping[str, Slot]:
        return {
            **self.rooms.slots(),
            **self.sitting.slots(),
            **self.too_much.slots(),
            **self.turning_back.slots(),
            "entry.new": self._new,
            "entry.capture": self._capture_note,
            "entry.template": self.open_gallery,
            "template.bring_in": self._sharing.bring_in,
            **({"view.recorded": self.recording_asked.emit} if IS_POSSIBLE else {}),
            "view.discreet": self._desk.preferences.toggle_discreet,
            "journal.palette": self.open_palette,
            "journal.search": self._search,
            "journal.new": lambda: self.journal_asked.emit("new"),
            "journal.open": lambda: self.journal_asked.emit("open"),
            "vault.recovery": self.recovery_asked.emit,
            "vault.lock": self.lock_asked.emit,
            "window.quit": self.quit_asked.emit,
        }

    def _doors(self) -> Doors:
        return Doors(
            to_record=self._open_found,
            to_place=self.go,
            to_command=self.doing.run,
            to_new=self._new_called,
            to_make=self._make,
            is_possible=self.doing.is_possible,
            client_word=lambda: self._journal.client_word,
        )

    def _new(self) -> bool:
        if not self.go(JOURNAL):
            return False
        self.page.new_entry()
        return True

    def _go_on(self, entry_id: str) -> None:
        """What was begun on the line of today, as a page."""
        at = self.today.writing.field.textCursor().position()
        if not entry_id:
            self._new()
        elif self.open_record(Entry.table, entry_id):
            self.page.editor.place_cursor(at)

    def _open_found(self, table: str, record_id: RecordId, passage: Passage | None) -> None:
        """Open what was searched for where it was found."""
        if self.open_record(table, record_id) and passage is not None:
            self.here.show_passage(passage)

    def _use_template(self, key: str | None) -> None:
        """Along it goes on what is open, what was begun today, or a new entry."""
        if self.here is self.today:
            if not self.today.flush():
                return
            self._go_on(self.today.writing.entry_id)
        elif self.here is not self.page and not self._new():
            return
        if self.here is self.page:
            self.page.use_template(key)

    def _new_called(self, title: str) -> None:
        if self.doing.may_begin() and self._new():
            self.page.editor.title.put_in(title)
            self.page.editor.place_cursor(0)

    def _make(self, key: str, number: int) -> None:
        if self.doing.may_begin() and self.go(key):
            self.page_of(key).new(BY_KEY[key].holds[number])

    def _capture_note(self) -> None:
        self.capture.open(self._desk.today())

    def _search(self) -> None:
        if self.go(JOURNAL):
            self.page.begin_search()

    def _on_told(self, words: str, step: int | None, offers: tuple[ToastOffer, ...]) -> None:
        """A step can be taken back, a file be opened; the rest is said at the foot."""
        if step is None and not offers:
            self.status.tell(words)
            return
        undo = partial(self.doing.take_back, step) if step is not None else None
        self.toast.tell(words, undo, offers)

    def _on_changed(self, changes: Sequence[Change]) -> None:
        if any(change.before is None for change in changes):
            self._show_rows()

    def _show_rows(self) -> None:
        rows = places.rows(self._journal)
        self.navigation.show_rows(rows)
        self.navigation.choose(PART_OF.get(self.key, self.key))
        self.bar.show_rows(rows)

    def _show_where(self, key: str) -> None:
        self.navigation.choose(PART_OF.get(key, key))
        self.bar.show_name(_(BY_KEY[key].words) if key in BY_KEY else self.here.accessibleName())

    def _build(self) -> None:
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addWidget(self._stack, 1)
        self._foot = plane("sunken")
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(hairline())
        foot.addWidget(self.status)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addLayout(across, 1)
        whole.addWidget(self._foot)

    def _connect(self) -> None:
        self.sitting.meeting_asked.connect(self.meeting_asked)
        self.doing.stepped.connect(self.toast.hide)  # what it says may be true no longer
        for side in (self.navigation, self.bar):
            side.place_chosen.connect(self.go)
            side.new_asked.connect(lambda: self.doing.run("entry.new"))
            side.lock_asked.connect(self.lock_asked)
            side.search_asked.connect(self.open_palette)
            side.set_menu(self.doing.menu)
        self.more.place_chosen.connect(self.go)
        self.today.record_asked.connect(self.open_record)
        self.today.page_asked.connect(self._go_on)
        self.today.writing.template_asked.connect(self._use_template)
        self.today.writing.gallery_asked.connect(lambda: self.open_gallery(with_all=True))
        self.page.focus_mode_asked.connect(self._arrange)
        voice = self._desk.voice
        voice.told.connect(self._on_told)
        voice.saving_changed.connect(
            lambda words, failed: self.status.show_saving(words, failed=failed)
        )
        voice.standing_changed.connect(self.show_standing)
        self._stop_listening = self._journal.subscribe(self._on_changed)
        QTimer.singleShot(0, self.toast, self.toast.hide)
