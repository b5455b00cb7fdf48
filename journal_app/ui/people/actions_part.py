"""What is still open with somebody: rows that can be done, moved or let go where they stand."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.action import Action
from journal_app.errors import JournalError
from journal_app.i18n import _, weekday_in_words
from journal_app.services import acting
from journal_app.services.acting import ActionFacts
from journal_app.ui.form.around import Around
from journal_app.ui.widgets.action_row import ActionRow
from journal_app.ui.widgets.parts import label


class ActionsPart(QWidget):
    """Each deed is one step."""

    opened = Signal(str, str)  # table, id
    told = Signal(str, bool)  # words, whether they can be taken back

    def __init__(self, around: Around, rows: Sequence[ActionFacts], *, read_only: bool) -> None:
        super().__init__()
        self._around = around
        self.setObjectName("open_actions")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(around.theme.px(6))
        column.addWidget(label(_("Open actions"), "section"))
        for facts in rows:
            column.addWidget(self._row(facts, read_only=read_only))

    def _row(self, facts: ActionFacts, *, read_only: bool) -> ActionRow:
        journal, one = self._around.journal, facts.id
        today = self._around.today()
        row = ActionRow(self._around.theme, facts, today, read_only=read_only)
        row.setObjectName(f"action_{one}")
        row.opened.connect(lambda: self.opened.emit(Action.table, one))
        row.done.connect(lambda: self._act(_("Done"), lambda: acting.finish(journal, one, today)))
        row.moved.connect(lambda to: self._move(one, to))
        row.let_go.connect(lambda: self._act(_("Let go"), lambda: acting.let_go(journal, one)))
        return row

    def _move(self, action_id: str, to: dt.date) -> None:
        words = _("Moved to {day}").format(day=weekday_in_words(to))
        self._act(words, lambda: acting.move(self._around.journal, action_id, to))

    def _act(self, words: str, do: Callable[[], Action]) -> None:
        try:
            action = do()
        except JournalError as error:
            self.told.emit(str(error), False)  # noqa: FBT003 - a signal
            return
        title = action.title.strip() or _("Untitled")
        self.told.emit(f"{words}: {title}", True)  # noqa: FBT003 - a signal
