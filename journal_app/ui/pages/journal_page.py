"""The open journal: the timeline left, one entry right, the status line below."""

import logging
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from journal_app.domain.entry import Entry
from journal_app.domain.head import Head
from journal_app.domain.record import Change, Record, RecordId
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services.passages import Passage
from journal_app.services.saving import is_same
from journal_app.ui.editor.autosave import Autosave
from journal_app.ui.editor.entry_editor import EntryEditor
from journal_app.ui.editor.record_view import RecordView
from journal_app.ui.gallery.sharing import Sharing
from journal_app.ui.journal import place
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.dropping import Dropping
from journal_app.ui.journal.finding import Finding
from journal_app.ui.journal.frame import arrange
from journal_app.ui.journal.handing_out import HandingOut
from journal_app.ui.journal.list_pane import ListPane
from journal_app.ui.journal.loss import may_be_left
from journal_app.ui.journal.pasting import Pasting
from journal_app.ui.journal.place import Place
from journal_app.ui.journal.slices import Slices
from journal_app.ui.journal.steps import Steps
from journal_app.ui.journal.templating import Templating
from journal_app.ui.journal.valuing import Valuing
from journal_app.ui.journal.writing import tools_of
from journal_app.ui.page import Page, Slot

PLACE_MS = 4_000
log = logging.getLogger(__name__)


class JournalPage(Page):
    """Opens, saves, finds, undoes; every decision about records is the journal's."""

    focus_mode_asked = Signal(bool)  # whether the editor is to be alone in the window

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._journal = desk.journal
        self._open_id: RecordId = ""
        self._kept_place: Place | None = None
        self.pane = ListPane(desk)
        self.editor = EntryEditor(desk.theme, tools_of(desk))
        self.view = RecordView(desk.theme)
        self.autosave = Autosave(self._save, desk.settle, self)
        self._slices = Slices(self)
        self._pasting = Pasting(desk, self.editor, self._slices, self)
        self._dropping = Dropping(desk, self.editor, self._slices, self)
        self._finding = Finding(desk, self, self)
        self._handing_out = HandingOut(desk, self._open_entry, self)
        self.steps = Steps(desk, self, self)
        self._templating = Templating(desk, self.editor, self, self)
        self._sharing = Sharing(desk)
        self._valuing = Valuing(desk, self.editor, self._open_entry)
        self._why = ""
        self._place_timer = QTimer(self)
        self._place_timer.setInterval(PLACE_MS)
        self._build()
        self._connect()
        self._stop_listening = self._journal.subscribe(self._on_changed)

    def begin(self) -> bool:
        """Show the timeline, and the place where one stopped today or else a new entry.

        Answers whether one is back where one stopped.
        """
        journal = self._journal
        kept = place.place_of(journal.store.state(place.NAME))
        kept = kept if kept is not None and kept.day == self._desk.today() else None
        self.pane.begin(kept and kept.wanted)
        is_back = kept is not None and self._go_back_to(kept)
        if not is_back:
            self.new_entry()
        self._place_timer.start()
        return is_back

    def let_go(self, *, may_ask: bool = True) -> bool:
        """Save everything; answers whether the page may be left."""
        self._slices.finish()
        self.editor.finish()
        if not may_be_left(self.autosave.flush, self._desk.ask, lambda: self._why, may_ask=may_ask):
            return False
        self.keep_place()
        self._rest()
        return True

    def come_back(self) -> None:
        """One was elsewhere: show what was changed there, remember again where one is."""
        self._place_timer.start()
        kept = self.editor.kept
        is_shown = self._stack.currentWidget() is self.editor and kept.created_at is not None
        if not is_shown or self.autosave.is_dirty:
            return
        now = self._journal[Entry].get(kept.id)
        if now is None or now.trashed_at is not None:
            self.new_entry()
        elif not is_same(now, kept):
            self._show_entry(now)

    @property
    def is_text_alone(self) -> bool:
        """Whether only the text is wanted, and nothing around it."""
        return self.editor.is_alone

    def end_focus_mode(self) -> None:
        """Show what stands around the text again."""
        if self.editor.is_alone:
            self.editor.toggle_focus_mode()

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.end_focus_mode()
        self._finding.begin()

    def clear(self) -> None:
        """Hold nothing of the journal in any widget."""
        self.autosave.stop()
        self._rest()
        self._stop_listening()
        self._stop_listening = lambda: None
        self.pane.search.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.pane.clear()
        self._dropping.clear()
        self.view.clear()
        self.editor.show_entry(Entry(), read_only=True)

    def flush(self) -> bool:
        """Save what is typed, as far as it can be; answers whether all is."""
        return self.autosave.flush()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Open what a step brought back, leave what it took away."""
        self.steps.show_changes(changes)

    def slots(self) -> Mapping[str, Slot]:
        """What can be done with the open entry."""
        return {
            "entry.new": self.new_entry,
            "journal.search": self.begin_search,
            "entry.trash": self.steps.trash,
            "entry.print": self._handing_out.print,
            "entry.save_as": self._handing_out.save_as,
            "entry.make_template": lambda: self._sharing.make_of(self._open_entry()),
            **self._templating.slots(),
            **self._valuing.slots(),
            "view.preview": self.editor.toggle_preview,
            "view.focus": self.editor.toggle_focus_mode,
            "entry.versions": lambda: self._desk.voice.ask_versions(self._written),
            "entry.forget": lambda: self._desk.voice.ask_forgetting(self._written),
        }

    def keep_place(self) -> None:
        """Remember inside the journal where one is."""
        here = self._here()
        if here == self._kept_place or self._desk.read_only:
            return
        try:
            self._journal.store.keep_state(place.NAME, here.to_plain())
        except JournalError as error:
            log.info("place not kept: %s", error.word)
            return
        self._kept_place = here
        self.autosave.settling.start()

    @property
    def open_id(self) -> RecordId:
        """The record that is open, written or not."""
        return self._open_id

    @property
    def _written(self) -> Entry | None:
        """The entry in the editor, when it is what one sees."""
        return self.editor.entry if self.editor.isVisible() else None

    def new_entry(self) -> None:
        """An entry of today that is not written before something stands in it."""
        if self._leave_open():
            self._show_entry(Entry(occurred_on=self._desk.today()))
            self.pane.mark("")
            self.editor.place_cursor(0)

    def use_template(self, key: str | None) -> None:
        """Write the open entry along a template, or a new one where no entry is open."""
        if self._stack.currentWidget() is not self.editor:
            self.new_entry()
        self._templating.use(key)

    def open_record(self, table: str, record_id: RecordId) -> bool:
        """Open a record that is there; answers whether it is open now."""
        if record_id == self._open_id:
            return True
        record = self._journal.store.get(table, record_id)
        if record is None or not self._leave_open():
            self.pane.mark(self._open_id)
            return False
        self._show(record)
        return True

    def show_passage(self, passage: Passage) -> None:
        """Go to the place of a search in the entry that is open."""
        if self._stack.currentWidget() is self.editor:
            self.editor.show_passage(passage)

    def show_anew(self, record: Record) -> None:
        """Load a record again that was changed elsewhere, or one that came back."""
        if not self._leave_open():
            return
        is_open = record.id == self._open_id and self._stack.currentWidget() is self.editor
        if isinstance(record, Entry) and is_open:
            self.editor.show_anew(record, read_only=self._desk.read_only)
            self._desk.voice.show_saving(_("Saved"))
        else:
            self._show(record)

    def _show(self, record: Record) -> None:
        if isinstance(record, Entry):
            self._show_entry(record)
        else:
            self._open_id = record.id
            self.view.show_record(record, self._journal.client_word)
            self._stack.setCurrentWidget(self.view)
        self.pane.mark(record.id)

    def _show_entry(self, entry: Entry) -> None:
        self._open_id = entry.id
        self.editor.show_entry(entry, read_only=self._desk.read_only)
        self.editor.wait_at(self._templating.first_open(entry))
        self._stack.setCurrentWidget(self.editor)
        is_new = entry.created_at is None
        self._desk.voice.show_saving("" if is_new else _("Saved"))

    def _leave_open(self) -> bool:
        self._slices.finish()
        self.editor.finish()
        if not self.autosave.flush():
            return False
        self._journal.leave()
        return True

    def _go_back_to(self, kept: Place) -> bool:
        record = self._journal[Entry].get(kept.record_id)
        if record is None or record.trashed_at is not None:
            return False
        self._show(record)
        if kept.search:
            self.pane.search.setText(kept.search)
        if kept.in_title:
            self.editor.title.go_to(kept.position)
        else:
            self.editor.place_cursor(kept.position, kept.scroll)
        self._kept_place = kept
        return True

    def _here(self) -> Place:
        is_entry = self._stack.currentWidget() is self.editor
        record_id = self._open_id if is_entry else ""
        search, wanted = self.pane.search.text(), self.pane.kept
        return place.place_in(self.editor, self._desk.today(), record_id, search, wanted)

    def _save(self) -> None:
        self.editor.note_saved(self._journal.save(self.editor.entry))

    def _open_entry(self) -> Entry | None:
        return self._journal[Entry].get(self._open_id) if self.autosave.flush() else None

    def _on_head_chosen(self, head: Head) -> None:
        self.open_record(head.table, head.id)

    def _on_failed(self, why: str) -> None:
        self._why = self._desk.voice.show_unsaved(why)

    def _on_changed(self, changes: Sequence[Change]) -> None:
        self.pane.note(changes)
        self._finding.refresh()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.editor)
        self._stack.addWidget(self.view)
        arrange(self, self.pane, self._stack)

    def _connect(self) -> None:
        self.pane.head_chosen.connect(self._on_head_chosen)
        self.pane.list.entered_row.connect(self.editor.body.setFocus)
        self.pane.list.trash_asked.connect(self.steps.trash)
        self.pane.search.left.connect(self.editor.body.setFocus)
        self.editor.edited.connect(self.autosave.note_change)
        self.editor.focus_mode_asked.connect(self._on_focus_mode_asked)
        for teller in (self.editor, self._pasting, self._dropping, self._finding):
            teller.told.connect(self._desk.voice.tell)
        self.autosave.saving.connect(lambda: self._desk.voice.show_saving(_("Saving…")))
        self.autosave.saved.connect(lambda: self._desk.voice.show_saving(_("Saved")))
        self.autosave.failed.connect(self._on_failed)
        self._place_timer.timeout.connect(self.keep_place)

    def _on_focus_mode_asked(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's
        self.pane.setHidden(is_on)
        self.editor.show_focus_mode(is_on=is_on)
        self.focus_mode_asked.emit(is_on)

    def _rest(self) -> None:
        """Nobody looks; what was saved is still settled."""
        self._place_timer.stop()
        self._desk.quick.cancel()
