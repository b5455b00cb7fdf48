"""Sessions: what is ahead and what was, and the one that is open."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout

from journal_app.domain.head import Head
from journal_app.domain.record import Record, RecordId, declared, is_only_mine
from journal_app.domain.session import Session, SessionStatus
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import acting, appointments, sessions, switches
from journal_app.services.places import BY_KEY, SESSIONS, Sort
from journal_app.ui import calendar_sheet, commands
from journal_app.ui.form.around import Around
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.loss import may_be_left
from journal_app.ui.journal.pane_head import HEIGHT_PX, SIDE_PX, TOP_PX
from journal_app.ui.journal.rows_list import RowsList
from journal_app.ui.models.sessions_model import WINDOW, SessionsModel
from journal_app.ui.record_page import RecordPage
from journal_app.ui.session.session_head import CALL_OFF, MISS, TAKE_PLACE
from journal_app.ui.session.session_view import SessionView
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.parts import hairline, label, tool_button

LIST_PX, NARROW_LIST_PX, NARROW_PX = 300, 230, 840
CALLED = {CALL_OFF: SessionStatus.CANCELLED, MISS: SessionStatus.MISSED}


class SessionsPage(RecordPage):
    """The list by time and by person; everything about the open one is its view's."""

    record_asked = Signal(str, str)
    gallery_asked = Signal(object, object)  # templates, and what puts the chosen one in

    def __init__(self, desk: Desk) -> None:
        self._person: RecordId = ""
        self._why_no_action = ""
        self._listed = SessionsModel()
        self.view = SessionView(Around(desk.theme, desk.today, desk.journal), desk.templates)
        rows = (self._listed, RowsList(desk.theme))
        super().__init__(desk, BY_KEY[SESSIONS], self.view, rows)
        rows[1].entered_row.connect(self.view.begin)
        rows[1].trash_asked.connect(self.trash)
        self._is_narrow: bool | None = None
        self.view.head.offer(self.slots)
        self.view.asked.connect(self._on_asked)
        self.view.action_said.connect(self._on_action_said)
        self.view.opened.connect(self.record_asked)
        self.view.done.connect(lambda words, step: desk.voice.tell(words, step=step))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the list takes less of it."""
        super().resizeEvent(event)
        px = self._desk.theme.px
        is_narrow = self.width() < px(NARROW_PX)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            wide = px(NARROW_LIST_PX if is_narrow else LIST_PX)
            for split in self.findChildren(QSplitter):
                split.setSizes([wide, max(1, self.width() - wide)])

    def new(self, sort: Sort) -> None:
        """A new session; with whom is asked where there is more than one to meet."""
        del sort
        if self.let_go():
            self._show(sessions.begun(self._journal))
            self._show_or_not()
            self.view.begin()

    def let_go(self, *, may_ask: bool = True) -> bool:
        """Save everything, an action that is still in its line too."""
        if not super().let_go(may_ask=may_ask):
            return False
        if not may_be_left(
            self._keep_actions, self._desk.ask, lambda: self._why_no_action, may_ask=may_ask
        ):
            return False
        self.view.drop_actions()
        return True

    def clear(self) -> None:
        """Hold nothing of the journal in any widget."""
        self._person = ""
        self._say_who("")
        super().clear()

    def write_on(self, field: str, at: int) -> None:
        """Put the cursor back into a text of the session."""
        self.view.write_on(field, at)

    def slots(self) -> Mapping[str, commands.Slot]:
        """What can be done with the open session."""
        made = {**super().slots(), "session.action": self._make_of_sentence}
        if self.view.record is not None:
            made["session.look_back"] = self.view.look_back_on_it
        offered = self.view.structure.offered(self.view.focused)
        if offered is not None and not self._desk.read_only:
            made["entry.template"] = lambda: self.gallery_asked.emit(*offered)
        return made

    def show_only(self, person_id: RecordId, name: str) -> None:
        """List the sessions with one person, or with everyone."""
        self._person = person_id
        self._say_who(name)
        self._show_rows()
        record = self.view.record
        self._mark(record.id if record is not None else "")

    def _say_who(self, name: str) -> None:
        self.who.setText(name or _("Everyone"))
        self.who.setAccessibleName(_("With: {name}").format(name=self.who.text()))
        self.who.updateGeometry()

    def _show_first(self) -> None:
        head = self._listed.first
        if head is not None:
            self.open_record(head.table, head.id)

    def _window(self, below: Head | None) -> list[Head]:
        return [row.head for row in self._rows_below(below)]

    def _rows_below(self, below: Head | None) -> list[sessions.Row]:
        return sessions.rows(self._journal, WINDOW, below, self._person)

    def _show_rows(self) -> None:
        """Where one has scrolled to stays."""
        bar = self.list.verticalScrollBar()
        at = bar.value()
        self._listed.show_rows(self._rows_below)
        self._let_tab_pass()
        self.list.updateGeometries()
        bar.setValue(at)

    def _put(self, _records: Iterable[Record]) -> None:
        self._show_rows()

    def _head(self, words: str) -> QVBoxLayout:
        """The name of the place, how many there are, a new one, and with whom."""
        px, line = self._desk.theme.px, QHBoxLayout()
        line.setSpacing(px(8))
        self._count = label("", "caption", "list_count")
        add = tool_button(self._desk.theme, "plus", _(self.place.holds[0].new), "new_0")
        add.setEnabled(not self._desk.read_only)
        add.clicked.connect(lambda: self.new(self.place.holds[0]))
        line.addWidget(label(words, "page", "list_heading"))
        line.addWidget(self._count, 1)
        line.addWidget(add)
        line.addStrut(px(HEIGHT_PX - TOP_PX))
        self.who = Chip(self._desk.theme, _("Everyone"), "", ChipKind.CHOICE)
        self.who.setObjectName("who")
        self.who.setAccessibleName(_("With: {name}").format(name=_("Everyone")))
        self.who.clicked.connect(self._on_who)
        chips = QHBoxLayout()
        chips.addWidget(self.who)
        chips.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(SIDE_PX), px(TOP_PX), px(12), px(12))
        inner.setSpacing(0)
        inner.addLayout(line)
        inner.addLayout(chips)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(inner)
        head.addWidget(hairline())
        return head

    def _on_who(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for person_id, name in [("", _("Everyone")), *sessions.met(self._journal)]:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(person_id == self._person)
            said = name if person_id else ""
            action.triggered.connect(
                lambda _on=False, who=person_id, said=said: self.show_only(who, said)
            )
        menu.popup(self.who.mapToGlobal(QPoint(0, self.who.height() + 2)))

    def _on_asked(self, which: str) -> None:
        what, _gap, name = which.partition(" ")
        if what in (CALL_OFF, MISS, TAKE_PLACE):
            self._call(what)
        elif what == "next":
            self._begin_next()
        elif what == "plan_next":
            self._plan_next()
        elif what == "reflect":
            self._reflect()
        elif what in ("switch_on", "switch_off"):
            self._switch(name, on=what == "switch_on")

    def _call(self, what: str) -> None:
        said = self.view.record
        if said is None or not self.let_go():
            return
        status = CALLED.get(what)
        kept = self._journal[Session].get(said.id)
        if kept is None:
            return
        now = self._journal.now
        called = sessions.with_status(kept, status) if status else sessions.taking_place(kept, now)
        try:
            self._journal.change([called])
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        self._show_anew()
        words = {CALL_OFF: _("Called off"), MISS: _("Noted: it did not take place")}
        said_now = words.get(what, _("It takes place after all"))
        self._desk.voice.tell(said_now, step=self._journal.last_step)

    def _make_of_sentence(self) -> None:
        """An action of what is selected, or of the sentence one is at."""
        found = self.view.text_in_hand
        if found is None or not found[1]:
            self._desk.voice.tell(_("Put the cursor into a sentence first."))
            return
        is_private = is_only_mine(Session, declared(Session)[found[0]])
        self._make_action(found[1], from_private=is_private)

    def _keep_actions(self) -> bool:
        """Where there is no session yet there can be no action of it, and nothing to wait for."""
        self.view.finish_actions()
        session = self.view.given
        is_there = session is not None and session.created_at is not None
        return not (is_there and self.view.holds_action)

    def _on_action_said(self, words: str) -> None:
        if not self._make_action(words):
            self.view.give_back(words)

    def _make_action(self, words: str, *, from_private: bool = False) -> bool:
        """The session is written first: an action leads back to it."""
        if not self.autosave.flush():
            return False
        session = self.view.given
        if not isinstance(session, Session) or session.created_at is None:
            self._desk.voice.tell(_("There is nothing here yet to make an action of."))
            return False
        title, day = sessions.said_action(words, self._desk.today())
        try:
            action = acting.make(
                self._journal, title, session=session, from_private=from_private, due_on=day
            )
        except JournalError as error:
            self._why_no_action = str(error)
            self._desk.voice.tell(self._why_no_action)
            return False
        said = _("Made an action: {title}").format(title=action.title)
        self._desk.voice.tell(said, step=self._journal.last_step)
        return True

    def _begin_next(self) -> None:
        record = self.view.record
        if record is None or not self.let_go():
            return
        head = sessions.planned_on(self._journal, record)
        if head is not None:
            self.open_record(head.table, head.id)
            return
        self._show(sessions.next_after(record))
        self.view.begin()

    def _plan_next(self) -> None:
        record = self.view.to_save
        if record is None or not self.let_go():
            return
        wanted = sessions.next_after(record)
        is_new = sessions.planned_like(self._journal, wanted) is None
        try:
            planned = sessions.plan(self._journal, wanted)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        self._show_anew()
        self._say_planned(planned, self._journal.last_step if is_new else None)

    def _say_planned(self, session: Session, step: int | None = None) -> None:
        """For when it is planned, and that it may go into the calendar."""
        when = sessions.day_words(session.starts_at) if session.starts_at is not None else ""
        offers = calendar_sheet.offers(self._desk, session)
        self._desk.voice.tell(_("Planned for {day}").format(day=when), step, offers)

    def _save(self) -> None:
        """A session that is given its first time, and is to come, may go into the calendar."""
        before = self.view.given
        super()._save()
        after = self.view.given
        if not isinstance(before, Session) or not isinstance(after, Session):
            return
        had_time = before.created_at is not None and before.starts_at is not None
        if not had_time and appointments.is_ahead(after, self._journal.now):
            self._say_planned(after)

    def _reflect(self) -> None:
        session = self.view.given
        if not self.let_go() or not isinstance(session, Session):
            return
        try:
            along = self._desk.templates.find(sessions.AFTER_SESSION)
            page = sessions.reflection(self._journal, session, along)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        self.record_asked.emit(page.table, page.id)

    def _switch(self, name: str, *, on: bool) -> None:
        try:
            switches.switch(self._journal, name, on=on)
        except JournalError as error:
            self._desk.voice.tell(str(error))
        self.view.note_switches()
        self.view.look_back.show_numbers()
