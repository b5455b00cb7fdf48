"""Actions as rows: ticked, moved or let go where one reads of them."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.action import Action
from journal_app.domain.record import RecordId
from journal_app.errors import JournalError
from journal_app.i18n import _, short_day
from journal_app.services import acting
from journal_app.services.acting import ActionFacts
from journal_app.ui.form.around import Around
from journal_app.ui.session.action_detail import ActionDetail
from journal_app.ui.widgets.action_row import ActionRow


class ActionList(QWidget):
    """The rows of some actions; what is done with them is said, and can be taken back."""

    opened = Signal(str, str)
    done = Signal(str, object)  # words and the step

    def __init__(self, around: Around, *, unfolds: bool = False) -> None:
        """With *unfolds* a row that is pressed shows what else is said of its action."""
        super().__init__()
        self._around, self._unfolds = around, unfolds
        self.detail: ActionDetail | None = None
        self.rows: dict[RecordId, ActionRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(around.theme.px(2))

    def show_ids(self, ids: Sequence[RecordId], *, read_only: bool = False) -> None:
        """Show these, as they are now."""
        today = self._around.today()
        self.show_facts(acting.facts(self._around.journal, ids, today), read_only=read_only)

    def show_facts(self, facts: Sequence[ActionFacts], *, read_only: bool = False) -> None:
        """Show rows of what was read already."""
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {each.id: self._row(each, read_only=read_only) for each in facts}
        for row in self.rows.values():
            self._column.addWidget(row)
            row.show()
        self._put_detail()

    def unfold(self, action_id: RecordId) -> None:
        """Show what else is said of one action; of the one that shows it, nothing more."""
        is_same = self.detail is not None and self.detail.action_id == action_id
        self.fold()
        if is_same or action_id not in self.rows:
            return
        self.detail = ActionDetail(self._around, action_id)
        self.detail.opened.connect(lambda which: self.opened.emit(Action.table, which))
        self.detail.closed.connect(self.fold)
        self.detail.told.connect(lambda words: self.done.emit(words, None))
        self._put_detail()
        self.detail.editors["owner"].setFocus()

    def fold(self) -> None:
        """Rows alone."""
        detail, self.detail = self.detail, None
        if detail is None:
            return
        detail.finish()
        row = self.rows.get(detail.action_id)
        detail.hide()
        detail.deleteLater()
        if row is not None:
            row.title.setFocus()

    def _put_detail(self) -> None:
        if self.detail is None:
            return
        if self.detail.action_id not in self.rows:
            self.fold()
            return
        self._column.removeWidget(self.detail)
        at = self._column.indexOf(self.rows[self.detail.action_id])
        self._column.insertWidget(at + 1, self.detail)
        self.detail.show()

    def _row(self, facts: ActionFacts, *, read_only: bool) -> ActionRow:
        today, journal = self._around.today(), self._around.journal
        row = ActionRow(self._around.theme, facts, today, read_only=read_only)
        which, title = facts.id, facts.title
        row.done.connect(
            lambda: self._do(lambda: acting.finish(journal, which, today), _("Done"), title)
        )
        row.reopened.connect(
            lambda: self._do(lambda: acting.reopen(journal, which), _("Open again"), title)
        )
        row.moved.connect(lambda day: self._move(which, title, day))
        row.let_go.connect(
            lambda: self._do(lambda: acting.let_go(journal, which), _("Let go"), title)
        )
        row.opened.connect(lambda: self._on_opened(which, read_only=read_only))
        return row

    def _on_opened(self, which: RecordId, *, read_only: bool) -> None:
        if self._unfolds and not read_only:
            self.unfold(which)
        else:
            self.opened.emit(Action.table, which)

    def _move(self, which: RecordId, title: str, day: dt.date) -> None:
        words = _("Moved to {day}").format(day=short_day(day, self._around.today()))
        self._do(lambda: acting.move(self._around.journal, which, day), words, title)

    def _do(self, act: Callable[[], object], words: str, title: str) -> None:
        """Do it as one step, and say so; what cannot be done is said instead."""
        try:
            act()
        except JournalError as error:
            self.done.emit(str(error), None)
            return
        self.done.emit(f"{words}: {title}", self._around.journal.last_step)
