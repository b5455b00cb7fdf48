"""Today: a line to write on, the next session, what was promised by now, and a look back."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.head import Head
from journal_app.domain.record import Change, RecordId
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.errors import JournalError
from journal_app.i18n import _, weekday_in_words
from journal_app.services import acting, today_kinds
from journal_app.services import today as services
from journal_app.services import today_words as words
from journal_app.services.acting import ActionFacts
from journal_app.services.today import Today
from journal_app.services.today_kinds import Kind
from journal_app.store.today import Moment
from journal_app.ui.form.order import put_after
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.loss import may_be_left
from journal_app.ui.models.heads_model import second_line, title_of
from journal_app.ui.page import Page, Slot
from journal_app.ui.today import cards
from journal_app.ui.today.section import Section
from journal_app.ui.today.writing import Writing
from journal_app.ui.widgets.action_row import ActionRow
from journal_app.ui.widgets.leading import leading
from journal_app.ui.widgets.parts import hairline, label

COLUMN, ASIDE, BESIDE_FROM, PADDING, GAP = 680, 324, 1_000, 56, 72


class TodayPage(Page):
    """One column and an aside; nothing in it counts the person."""

    record_asked = Signal(str, str)  # table, id
    page_asked = Signal(str)  # the id of the entry that is written, or ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        self._why = ""
        self.rows: list[ActionRow] = []
        self._stop_listening: Callable[[], None] = lambda: None
        self.setAccessibleName(_("Today"))
        self.writing = Writing(desk, self)
        self._heading = label("", "display", "heading")
        self._sentence = label("", "lead", "sentence")
        self._build()
        self.writing.page_asked.connect(self.page_asked)
        autosave = self.writing.autosave
        autosave.saving.connect(lambda: desk.voice.show_saving(_("Saving…")))
        autosave.saved.connect(lambda: desk.voice.show_saving(_("Saved")))
        autosave.failed.connect(self._on_failed)
        self._stop_listening = self._journal.subscribe(self._on_changed)

    def begin(self) -> None:
        """Show what there is now; the cursor is in the writing line."""
        self._show()
        self.writing.begin(self._desk.today())
        self._desk.voice.show_saving("")

    def let_go(self, *, may_ask: bool = True) -> bool:
        """Save what was written; from then on it is an entry like any other."""
        if not may_be_left(
            self.writing.autosave.flush, self._desk.ask, lambda: self._why, may_ask=may_ask
        ):
            return False
        self._journal.leave()
        if not self.isVisible():
            return True
        try:
            self.writing.keep_place()
        except JournalError as error:
            self._desk.voice.tell(str(error))
        self.writing.leave()
        return True

    def flush(self) -> bool:
        """Save what is typed, as far as it can be; answers whether all is."""
        return self.writing.autosave.flush()

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self._stop_listening()
        self._stop_listening = lambda: None
        self.writing.autosave.stop()
        self.writing.leave()
        self.rows = []
        for column in (self._below, self._aside):
            _empty(column)
        self._sentence.setText("")

    def slots(self) -> Mapping[str, Slot]:
        """What can be done here; a new entry is a page of its own."""
        return {"entry.trash": lambda: self._desk.voice.tell(_("Nothing is open here."))}

    def show_changes(self, changes: Sequence[Change]) -> None:  # noqa: ARG002 - all is read anew
        """Show what a step brought."""
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the aside goes below."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._desk.theme.px(BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._across.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._across.setStretch(0, int(is_wide))
        self._across.setStretch(2, int(not is_wide))  # what is left over lies below the aside
        self._across.setSpacing(self._desk.theme.px(GAP if is_wide else 24))
        self._side.setMinimumWidth(self._desk.theme.px(ASIDE) if is_wide else 0)
        self._side.setMaximumWidth(self._desk.theme.px(ASIDE if is_wide else COLUMN))
        self._leave_room(is_wide=is_wide)

    def _leave_room(self, *, is_wide: bool) -> None:
        """One below the other, no row is wider than what it holds: its height is asked for that."""
        px, margins = self._desk.theme.px, self._across.contentsMargins()
        spare = 0 if is_wide else self.width() - px(PADDING) - px(COLUMN)
        margins.setRight(max(px(PADDING), spare))
        self._across.setContentsMargins(margins)

    def _show(self) -> None:
        day, at = self._desk.today(), self._row_with_focus
        found = services.today(self._journal, self._journal.now)
        self._heading.setText(weekday_in_words(day))
        self._sentence.setText(words.sentence(found, day, self._journal.client_word))
        for column in (self._below, self._aside):
            _empty(column)
        self._show_prompt(found, day)
        self._show_next(found)
        self._show_actions(found.actions, day)
        self._show_aside(found, day)
        self._order_tabs()
        self._keep_focus(at)

    def _order_tabs(self) -> None:
        """What is built anew comes after what one writes on, not after the foot of the window."""
        sections = [one for one in self.findChildren(Section) if not one.isHidden()]
        parts = [part for one in sections for part in one.findChildren(QWidget)]
        tab = Qt.FocusPolicy.TabFocus
        put_after(self.writing.last, [one for one in parts if one.focusPolicy() & tab])

    def _show_next(self, found: Today) -> None:
        if (meeting := found.meeting) is not None:
            go = self._to(Session.table, meeting.id)
            card = cards.session_card(self._desk.theme, meeting, go)
            self._section(self._below, Kind.NEXT, _("Next session"), card)

    def _show_prompt(self, found: Today, day: dt.date) -> None:
        if (moment := found.prompt) is not None:
            do = lambda: self._on_prompt(moment)  # noqa: E731 - a slot
            part = cards.reminder(self._desk.theme, moment, day, do)
            self._section(self._below, Kind.PROMPT, _("If you like"), part)

    def _show_actions(self, actions: Sequence[ActionFacts], day: dt.date) -> None:
        self.rows = []
        for facts in actions:
            row = ActionRow(self._desk.theme, facts, day, read_only=self._desk.read_only)
            row.opened.connect(self._to(Action.table, facts.id))
            row.done.connect(lambda one=facts.id: self._finish(one))
            row.moved.connect(lambda to, one=facts.id: self._move(one, to))
            row.let_go.connect(lambda one=facts.id: self._let_go_of(one))
            self.rows.append(row)
        if self.rows:
            self._section(self._below, Kind.ACTIONS, _("Actions"), *self.rows)

    def _show_aside(self, found: Today, day: dt.date) -> None:
        theme, aside = self._desk.theme, self._aside
        if (line := found.line) is not None:
            part = cards.kept_line(theme, line, day, self._to(Session.table, line.id))
            self._section(aside, Kind.LINE, _("A line you kept"), part)
        if found.goals:
            wishes = [cards.wish(theme, one, day, self._to(Goal.table, one.id))
                      for one in found.goals]  # fmt: skip
            self._section(aside, Kind.GOALS, _("Goals you are working on"), *_apart(wishes))
        if (moment := found.value) is not None:
            do = lambda: self._on_value(moment)  # noqa: E731 - a slot
            part = cards.value(theme, moment, do)
            self._section(aside, Kind.VALUE, _("One value"), part)
        heads, heading = found.years, _("On this day")
        if found.back is not None:
            heads, heading = (found.back,), _("About a quarter of a year ago")
        if heads:
            self._section(aside, Kind.BACK, heading, *(self._leading(one) for one in heads))

    def _section(self, column: QVBoxLayout, kind: Kind, heading: str, *parts: QWidget) -> None:
        section = Section(self._desk.theme, kind, heading)
        for part in parts:
            section.column.addWidget(part)
        section.put_away.connect(self._on_put_away)
        section.hidden.connect(self._on_hidden)
        _add(column, section)

    def _leading(self, head: Head) -> QWidget:
        go = self._to(head.table, head.id)
        return leading(self._desk.theme, title_of(head), second_line(head), go)

    def _to(self, table: str, record_id: RecordId) -> Callable[[], None]:
        return lambda: self.record_asked.emit(table, record_id)

    @property
    def _row_with_focus(self) -> int | None:
        """Which action one is at; None where the focus is elsewhere on the page."""
        focus: QWidget | None = self.window().focusWidget()
        if focus is None:
            return None
        found = (i for i, row in enumerate(self.rows) if row.isAncestorOf(focus))
        return next(found, None)

    def _keep_focus(self, at: int | None) -> None:
        """Go on at the action that took the place of the one that went."""
        if at is None:
            return
        if self.rows:
            self.rows[min(at, len(self.rows) - 1)].check.setFocus()
        else:
            self.writing.field.setFocus()

    def _on_prompt(self, moment: Moment) -> None:
        """Whatever is done about it, it is not said again today."""
        tables = {"notes": Relationship.table, "session": Session.table, "goal": Goal.table}
        self._keep(lambda day: today_kinds.put_away(self._journal, Kind.PROMPT, day))
        self.record_asked.emit(tables[moment.kind], moment.id)

    def _on_value(self, moment: Moment) -> None:
        if not self.writing.autosave.flush():
            return
        try:
            page_id = services.write_about(self._journal, moment, self._desk.today())
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        self.record_asked.emit(Entry.table, page_id)

    def _on_put_away(self, kind: str) -> None:
        if self._keep(lambda day: today_kinds.put_away(self._journal, kind, day)):
            self._show_put_away(_("Not shown again today."))

    def _on_hidden(self, kind: str) -> None:
        if self._keep(lambda _day: today_kinds.hide(self._journal, kind)):
            self._show_put_away(_("Hidden for good. The settings bring it back."))

    def _show_put_away(self, said: str) -> None:
        self._show()
        self.writing.field.setFocus()
        self._desk.voice.tell(said)

    def _keep(self, write: Callable[[dt.date], None]) -> bool:
        try:
            write(self._desk.today())
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return False
        return True

    def _finish(self, action_id: RecordId) -> None:
        self._act(_("Done"), lambda: acting.finish(self._journal, action_id, self._desk.today()))

    def _move(self, action_id: RecordId, to: dt.date) -> None:
        words = _("Moved to {day}").format(day=weekday_in_words(to))
        self._act(words, lambda: acting.move(self._journal, action_id, to))

    def _let_go_of(self, action_id: RecordId) -> None:
        self._act(_("Let go"), lambda: acting.let_go(self._journal, action_id))

    def _act(self, words: str, do: Callable[[], Action]) -> None:
        if not self.writing.autosave.flush():
            return
        try:
            action = do()
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        said = f"{words}: {title_of_action(action)}"
        self._desk.voice.tell(said, step=self._journal.last_step)

    def _on_changed(self, changes: Sequence[Change]) -> None:
        own = self.writing.entry_id
        if self.isVisible() and any(change.record.id != own for change in changes):
            self._show()

    def _on_failed(self, why: str) -> None:
        self._why = self._desk.voice.show_unsaved(why)

    def _build(self) -> None:
        px = self._desk.theme.px
        ground = QWidget()
        self._main, self._side = QWidget(), QWidget()
        self._main.setMaximumWidth(px(COLUMN))
        main = QVBoxLayout(self._main)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(6)
        main.addWidget(self._heading)
        main.addWidget(self._sentence)
        main.addSpacing(px(18))
        main.addWidget(self.writing)
        main.addSpacing(px(24))
        self._below, self._aside = QVBoxLayout(), QVBoxLayout(self._side)
        for column in (self._below, self._aside):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(px(26))
        main.addLayout(self._below)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, ground)
        self._across.setContentsMargins(px(PADDING), px(44), px(PADDING), px(40))
        top = Qt.AlignmentFlag.AlignTop
        self._across.addWidget(self._main, 1, top)
        self._across.addWidget(self._side, 0, top)
        self._across.addStretch(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)


def title_of_action(action: Action) -> str:
    """The title, or a word for none."""
    return action.title.strip() or _("Untitled")


def _apart(parts: Sequence[QWidget]) -> list[QWidget]:
    """The parts with a hairline between them."""
    return [each for part in parts for each in (hairline(), part)][1:]


def _add(column: QVBoxLayout, widget: QWidget) -> None:
    column.addWidget(widget)
    widget.show()  # now: by itself a layout shows it a turn later


def _empty(column: QVBoxLayout) -> None:
    while (taken := column.takeAt(0)) is not None:
        widget = taken.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
