"""Actions: what was promised, as a list or a board, and the form of the one that is open."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.head import Head
from journal_app.domain.record import Change, Record, RecordId
from journal_app.errors import JournalError
from journal_app.i18n import N_, _, weekday_in_words
from journal_app.services import acting
from journal_app.services.acting import ActionFacts
from journal_app.services.places import BY_KEY
from journal_app.services.quick_action import Said
from journal_app.ui import commands
from journal_app.ui.action.action_form import ActionForm
from journal_app.ui.action.columns import HEADINGS, SIDE_PX, Columns
from journal_app.ui.action.quick_line import QuickLine
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.draft import Draft
from journal_app.ui.page import BAR_BELOW
from journal_app.ui.record_page import RecordPage
from journal_app.ui.widgets.choosing import Segmented
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.grounds import EmptyState
from journal_app.ui.widgets.parts import button, hairline, label, plane, set_margins, tool_button

ACTIONS = "actions"
STATE = "actions_page"  # in the journal: whether one looked at a board
FORM_PX, BESIDE_FROM_PX, LINE_PX, WINDOW = 400, 880, 720, 20
MOST = 80  # rows of one column; what is further back is found by searching
WHOSE: tuple[tuple[str, Owner | None], ...] = (
    (N_("All"), None),
    (N_("Mine"), Owner.ME),
    (N_("Theirs"), Owner.OTHER_PERSON),
    (N_("Joint"), Owner.JOINT),
)


class ActionsPage(RecordPage):
    """Rows do what rows of actions do everywhere; the form stands beside them when asked for."""

    def __init__(self, desk: Desk) -> None:
        self._read = dict.fromkeys(HEADINGS, WINDOW)
        self._draft = Draft(desk, "action")
        super().__init__(desk, BY_KEY[ACTIONS], ActionForm(desk.theme, desk.today, desk.journal))

    def clear(self) -> None:
        """Hold nothing of the journal in any widget."""
        self.columns.empty()
        self.quick.clear()
        super().clear()

    def begin(self) -> None:
        """As a list or as a board, as one left it."""
        is_board = self._journal.store.state(STATE) == "board"
        self.columns.is_board = is_board
        self.ways.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.ways.choose(int(is_board))
        self.ways.blockSignals(False)  # noqa: FBT003 - Qt's own
        words = self._draft.brought_back()
        if isinstance(words, str):
            self.quick.line.setText(words)
        super().begin()

    def let_go(self, *, may_ask: bool = True) -> bool:
        """Save everything; what the line says is kept, and makes no action yet."""
        if not super().let_go(may_ask=may_ask):
            return False
        self._draft.keep(self.quick.line.text())
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the form takes the place of the rows.

        Where a bar says where one is already, there is no second heading.
        """
        super().resizeEvent(event)
        has_bar = self.window().width() < self._desk.theme.px(BAR_BELOW)
        if has_bar != self._heading.isHidden():
            self._heading.setVisible(not has_bar)
            (self._tools if has_bar else self._upper).addWidget(self._plus)
        self._show_or_not()

    def close_form(self) -> None:
        """Go back to the rows."""
        record = self.form.record
        if not self.let_go():
            return
        self.form.clear()
        self._show_or_not()
        row = self.columns.row_of(record.id) if record is not None else None
        (row.title if row is not None else self._way_in()).setFocus()

    def first(self) -> tuple[str, commands.Slot] | None:
        """Nothing: the line above is the way to the first action."""
        return None

    def first_way_in(self) -> QWidget:
        """The line."""
        return self.quick.line

    def _way_in(self) -> QWidget:
        rows = self.columns.rows
        return rows[0].title if self._desk.read_only and rows else self.quick.line

    def _show(self, record: Record) -> None:
        super()._show(record)
        self._show_or_not()

    def _show_first(self) -> None:
        """Nothing opens by itself."""

    def _mark(self, record_id: RecordId) -> None:
        """No row is marked: what is open stands beside them."""

    def _put(self, _records: Iterable[Record]) -> None:
        self._show_rows()

    def _show_rows(self) -> None:
        """Windows of heads, and in one question what the rows say of them."""
        windows = {status: self._heads(status) for status in HEADINGS}
        shown = {status: heads[: self._read[status]] for status, heads in windows.items()}
        every = [head for heads in shown.values() for head in heads]
        said = {one.id: one for one in acting.facts(self._journal, every, self._desk.today())}
        found: dict[ActionStatus, list[ActionFacts]] = {
            status: [said[head.id] for head in heads if head.id in said]
            for status, heads in shown.items()
        }
        more = [status for status in HEADINGS if self._read[status] < len(windows[status])]
        self.model.show_these(every)
        at = self.columns.verticalScrollBar().value()
        self.columns.show_found(found, [one for one in more if self._read[one] < MOST])
        self.columns.verticalScrollBar().setValue(at)
        self._show_or_not()

    def _heads(self, status: ActionStatus) -> list[Head]:
        owner = WHOSE[self.whose.index][1]
        asked: dict[str, Any] = {"status": status}
        if owner is not None:
            asked["owner"] = owner
        limit = self._read[status] + 1
        if status == ActionStatus.OPEN:
            return self._journal[Action].earliest(limit=limit, **asked)
        return self._journal.heads(Action, limit=limit, **asked)

    def _show_or_not(self) -> None:
        record = self.form.record
        is_open = record is not None
        is_narrow = self.width() < self._desk.theme.px(BESIDE_FROM_PX)
        self._side.setVisible(is_open)
        self._main.setVisible(not (is_open and is_narrow))
        self._ground.setCurrentWidget(self.columns if self.columns.rows else self._empty)
        is_done = isinstance(record, Action) and record.status == ActionStatus.DONE
        self.reflect.setVisible(is_done and not self._desk.read_only)

    def _finish(self, action_id: RecordId) -> None:
        """Done; what came of it can be written beside."""
        day = self._desk.today()
        if self._act(_("Done"), lambda: acting.finish(self._journal, action_id, day)):
            self.open_record(Action.table, action_id)

    def _reopen(self, action_id: RecordId) -> None:
        self._act(_("Open again"), lambda: acting.reopen(self._journal, action_id))

    def _move(self, action_id: RecordId, to: object) -> None:
        words = _("Moved to {day}").format(day=weekday_in_words(to))  # type: ignore[arg-type]
        self._act(words, lambda: acting.move(self._journal, action_id, to))  # type: ignore[arg-type]

    def _let_go_of(self, action_id: RecordId) -> None:
        self._act(_("Let go"), lambda: acting.let_go(self._journal, action_id))

    def _on_entered(self, said: Said) -> None:
        if self._act(
            _("Added"), lambda: acting.make(self._journal, said.title, due_on=said.due_on)
        ):
            self.quick.clear()
        self.quick.line.setFocus()

    def _act(self, words: str, do: Callable[[], Action]) -> bool:
        if not self.let_go():
            return False
        at = next((i for i, row in enumerate(self.columns.rows) if row.check.hasFocus()), None)
        try:
            action = do()
        except JournalError as error:
            self._desk.voice.tell(str(error))
            self._show_rows()  # a check that was pressed says again what is true
            return False
        title = action.title.strip() or _("Untitled")
        self._desk.voice.tell(f"{words}: {title}", step=self._journal.last_step)
        if self.form.record is not None and self.form.record.id == action.id:
            self._show(action)
        if at is not None and self.columns.rows:
            self.columns.rows[min(at, len(self.columns.rows) - 1)].check.setFocus()
        return True

    def _on_reflect(self) -> None:
        record = self.form.record
        if record is None or not self.let_go():
            return
        try:
            page = acting.reflect(self._journal, record.id, self._desk.today())
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        self._desk.voice.ask_record(page)

    def _on_changed(self, changes: Sequence[Change]) -> None:
        super()._on_changed(changes)
        self._show_or_not()

    def _on_way(self, index: int) -> None:
        self.columns.is_board = bool(index)
        with suppress(JournalError):  # a journal that can only be read forgets it
            self._journal.store.keep_state(STATE, "board" if index else "list")
        self._show_rows()

    def _on_more(self, status: ActionStatus) -> None:
        self._read[status] += WINDOW
        self._show_rows()

    def _build(self) -> None:
        theme = self._desk.theme
        self.list.setModel(self.model)
        self.list.setParent(self)
        self.list.hide()
        self.columns = Columns(theme, self._desk.today, read_only=self._desk.read_only)
        self.quick = QuickLine(theme, self._desk.today)
        if self._desk.read_only:
            self.quick.hide()
        words = _(self.place.words)
        self._empty = EmptyState(theme, self.place.icon, words, _(self.place.sentence), None)
        self._ground = QStackedWidget()
        for part in (self.columns, self._empty):
            self._ground.addWidget(part)
        self._main = plane("surface")
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._above_rows(words))
        column.addWidget(self._ground, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._main)
        split.addWidget(self._beside())
        split.setSizes([2 * theme.px(FORM_PX), theme.px(FORM_PX)])
        split.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _above_rows(self, words: str) -> QWidget:
        """Heading, list or board, whose; then the line."""
        theme, ground, flow_ground = self._desk.theme, QWidget(), QWidget()
        px = theme.px
        self._count = label("", "caption", "list_count")
        self._count.hide()  # no number counts the person
        self.ways = Segmented(theme, [_("List"), _("Board")], _("How they are shown"))
        self.ways.setObjectName("ways")
        self.whose = Segmented(theme, [_(one) for one, _owner in WHOSE], _("Whose"))
        self.whose.setObjectName("whose")
        flow = Flow(flow_ground)
        flow.setSpacing(px(12))
        flow.addWidget(self.ways)
        flow.addWidget(self.whose)
        column = QVBoxLayout(ground)
        set_margins(column, px(SIDE_PX), px(14), px(SIDE_PX), px(12))
        column.setSpacing(px(12))
        sort = self.place.holds[0]
        self._plus = button(_(sort.new), "quiet", "new_0")
        self._plus.setEnabled(not self._desk.read_only)
        self._plus.clicked.connect(lambda: self.new(sort))
        self._heading = label(words, "page", "list_heading")
        self._upper, self._tools = QHBoxLayout(), QHBoxLayout()
        self._upper.addWidget(self._heading, 1)
        self._upper.addWidget(self._plus)
        self._tools.addWidget(flow_ground, 1)
        column.addLayout(self._upper)
        column.addLayout(self._tools)
        self.quick.setMaximumWidth(px(LINE_PX))
        column.addWidget(self.quick)
        return ground

    def _beside(self) -> QWidget:
        """The form, and above it the way back and what a done action offers."""
        self._side = plane("raised")
        self._right = QStackedWidget()
        self._right.addWidget(self.form)
        back = tool_button(self._desk.theme, "x", _("Back to the actions"), "close_form")
        back.clicked.connect(self.close_form)
        self.reflect = button(_("Write a reflection about it"), "quiet", "reflect")
        self.reflect.clicked.connect(self._on_reflect)
        px, head = self._desk.theme.px, QHBoxLayout()
        set_margins(head, px(SIDE_PX), px(8), px(8), px(8))
        head.addWidget(self.reflect)
        head.addStretch(1)
        head.addWidget(back)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self._right, 1)
        self._side.setMinimumWidth(px(FORM_PX) * 3 // 4)
        self._side.hide()
        return self._side

    def _connect(self) -> None:
        super()._connect()
        self.columns.opened.connect(lambda one: self.open_record(Action.table, one))
        self.columns.done.connect(self._finish)
        self.columns.reopened.connect(self._reopen)
        self.columns.moved.connect(self._move)
        self.columns.let_go.connect(self._let_go_of)
        self.columns.more_asked.connect(self._on_more)
        self.quick.entered.connect(self._on_entered)
        self.ways.chosen.connect(self._on_way)
        self.whose.chosen.connect(lambda _index: self._show_rows())
