"""Today: a line to write on, the next session, what was promised by now, and a look back."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.action import Action
from journal_app.domain.head import Head
from journal_app.domain.record import Change, RecordId
from journal_app.errors import JournalError
from journal_app.i18n import _, ngettext, weekday_in_words
from journal_app.services import acting
from journal_app.services import today as services
from journal_app.services.today import Next, Today
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.loss import may_be_left
from journal_app.ui.models.heads_model import second_line, title_of
from journal_app.ui.page import Page, Slot
from journal_app.ui.today.writing import Writing
from journal_app.ui.widgets.action_row import ActionRow
from journal_app.ui.widgets.avatar import Avatar
from journal_app.ui.widgets.grounds import Card
from journal_app.ui.widgets.leading import leading
from journal_app.ui.widgets.parts import button, label

COLUMN, ASIDE, BESIDE_FROM, PADDING, GAP = 680, 324, 1_000, 56, 72


class TodayPage(Page):
    """One column and an aside; nothing in it counts the person."""

    record_asked = Signal(str, str)  # table, id
    page_asked = Signal(str)  # the id of the entry that is written, or ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        self._why = ""
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
        for column in (self._below, self._aside):
            _empty(column)

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
        self._side.setFixedWidth(self._desk.theme.px(ASIDE) if is_wide else self._main.width())

    def _show(self) -> None:
        day = self._desk.today()
        found = services.today(self._journal, self._journal.now)
        self._heading.setText(weekday_in_words(day))
        self._sentence.setText(services.sentence(found, day))
        for column in (self._below, self._aside):
            _empty(column)
        if found.session is not None:
            _add(self._below, label(_("Next session"), "group"))
            _add(self._below, self._session(found.session))
            self._below.addSpacing(18)
        self._show_actions(found.actions, day)
        self._show_aside(found)

    def _show_actions(self, actions: Sequence[Head], day: dt.date) -> None:
        if not actions:
            return
        _add(self._below, label(_("Actions"), "group"))
        for facts in acting.facts(self._journal, actions, day):
            row = ActionRow(self._desk.theme, facts, day, read_only=self._desk.read_only)
            row.opened.connect(lambda one=facts.id: self.record_asked.emit(Action.table, one))
            row.done.connect(lambda one=facts.id: self._finish(one))
            row.moved.connect(lambda to, one=facts.id: self._move(one, to))
            row.let_go.connect(lambda one=facts.id: self._let_go_of(one))
            _add(self._below, row)

    def _show_aside(self, found: Today) -> None:
        if found.goals:
            _add(self._aside, label(_("Goals you are working on"), "group"))
        for head in found.goals:
            _add(self._aside, self._leading(head, second_line(head)))
        if found.back is not None:
            self._aside.addSpacing(18)
            _add(self._aside, label(_("About a quarter of a year ago"), "group"))
            _add(self._aside, self._leading(found.back, second_line(found.back)))

    def _leading(self, head: Head, second: str) -> QWidget:
        go = lambda: self.record_asked.emit(head.table, head.id)  # noqa: E731 - a slot
        return leading(self._desk.theme, title_of(head), second, go)

    def _session(self, found: Next) -> QWidget:
        session, theme = found.session, self._desk.theme
        card = Card(theme)
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(Avatar(theme, found.person or session.title))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(found.person or session.title or _("A session"), "section"))
        words.addWidget(label(_when(found), "caption"))
        row.addLayout(words, 1)
        prepare = button(_("Prepare"), "", "prepare")
        prepare.clicked.connect(lambda: self.record_asked.emit(session.table, session.id))
        row.addWidget(prepare)
        card.column.addLayout(row)
        return card

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
        self._why = why or _("The reason is not known.")
        words = _("Not saved: {why} Your text stays here and is tried again.")
        self._desk.voice.show_saving(words.format(why=self._why), failed=True)

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
            column.setSpacing(px(6))
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
        area.setWidget(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)


def title_of_action(action: Action) -> str:
    """The title, or a word for none."""
    return action.title.strip() or _("Untitled")


def _when(found: Next) -> str:
    starts, planned = found.session.starts_at, found.session.planned_minutes
    parts = []
    if starts is not None:
        parts.append(
            _("{day}, {time}").format(day=weekday_in_words(starts.date()), time=f"{starts:%H:%M}")
        )
    if planned:
        words = ngettext("{count} minute", "{count} minutes", planned)
        parts.append(words.format(count=planned))
    if found.session.medium is not None:
        parts.append(_(found.session.medium.label))
    return " · ".join(parts)


def _add(column: QVBoxLayout, widget: QWidget) -> None:
    column.addWidget(widget)
    widget.show()  # now: by itself a layout shows it a turn later


def _empty(column: QVBoxLayout) -> None:
    while (taken := column.takeAt(0)) is not None:
        widget = taken.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
