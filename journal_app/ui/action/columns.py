"""Actions by where they stand: one beneath the other as a list, side by side as a board."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.action import ActionStatus
from journal_app.domain.record import RecordId
from journal_app.i18n import N_, _
from journal_app.services.acting import ActionFacts
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.action_row import ActionRow
from journal_app.ui.widgets.parts import button, label, set_margins

LIST_PX, COLUMN_PX, BESIDE_FROM_PX, GAP_PX, SIDE_PX = 720, 360, 760, 28, 24
HEADINGS: Mapping[ActionStatus, str] = {
    ActionStatus.OPEN: N_("Open"),
    ActionStatus.DONE: N_("Done"),
    ActionStatus.DROPPED: N_("Let go"),
}


class Columns(QScrollArea):
    """A column without anything in it is one word above the others."""

    opened = Signal(str)
    done = Signal(str)
    reopened = Signal(str)
    moved = Signal(str, object)  # dt.date
    let_go = Signal(str)
    more_asked = Signal(object)  # ActionStatus

    def __init__(self, theme: Theme, today: Callable[[], dt.date], *, read_only: bool) -> None:
        super().__init__()
        self._theme, self._today, self._read_only = theme, today, read_only
        self.rows: list[ActionRow] = []
        self._parts: list[QWidget] = []
        self._shown: object = None
        self.is_board = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = QWidget()
        self._whole = QVBoxLayout(self._ground)
        set_margins(self._whole, theme.px(SIDE_PX), theme.px(12), theme.px(SIDE_PX), theme.px(32))
        self._whole.setSpacing(theme.px(12))
        self._folded = label("", "caption", "folded")
        self._across = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._whole.addWidget(self._folded)
        self._whole.addLayout(self._across)
        self._whole.addStretch(1)
        self.setWidget(self._ground)

    def show_found(
        self, found: Mapping[ActionStatus, Sequence[ActionFacts]], more: Sequence[ActionStatus]
    ) -> None:
        """Show these; of the columns in *more* there is more to be read.

        Rows that say all of it already stay: a row takes one to two milliseconds to build.
        """
        shown = (self.is_board, self._today(), dict(found), tuple(more))
        if shown == self._shown and all(
            row.check.isChecked() == row.facts.is_done for row in self.rows
        ):
            return
        self.empty()
        self._shown = shown
        direction = QBoxLayout.Direction
        self._across.setDirection(direction.LeftToRight if self.is_board else direction.TopToBottom)
        self._across.setSpacing(self._theme.px(GAP_PX))
        for status, heading in HEADINGS.items():
            if found.get(status):
                self._add(status, _(heading), found[status], has_more=status in more)
        self._across.addStretch(0)  # takes what the columns may not
        folded = [_(words) for status, words in HEADINGS.items() if not found.get(status)]
        self._folded.setText(_("Nothing in: {names}").format(names=", ".join(folded)))
        self._folded.setVisible(bool(folded) and bool(self.rows))
        self._arrange()

    def row_of(self, action_id: RecordId) -> ActionRow | None:
        """The row of an action."""
        return next((row for row in self.rows if row.facts.id == action_id), None)

    def empty(self) -> None:
        """Hold nothing."""
        self.rows, self._parts, self._shown = [], [], None
        self._folded.setText("")
        while (taken := self._across.takeAt(0)) is not None:
            part = taken.widget()
            if part is not None:
                part.hide()
                part.deleteLater()

    def _add(
        self, status: ActionStatus, heading: str, found: Sequence[ActionFacts], *, has_more: bool
    ) -> None:
        px, part = self._theme.px, QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(label(heading, "group"))
        for facts in found:
            column.addWidget(self._row(facts))
        if has_more:
            more = button(_("Show more"), "quiet", f"more_{status}")
            more.setAccessibleName(_("Show more: {heading}").format(heading=heading))
            more.clicked.connect(lambda: self.more_asked.emit(status))
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self._parts.append(part)
        self._across.addWidget(part, 1)
        part.show()  # now: by itself a layout shows it a turn later

    def _arrange(self) -> None:
        """Side by side as a board where there is room for it."""
        px, direction, policy = self._theme.px, QBoxLayout.Direction, QSizePolicy.Policy
        is_beside = self.is_board and self.width() >= px(BESIDE_FROM_PX)
        self._across.setDirection(direction.LeftToRight if is_beside else direction.TopToBottom)
        self._across.setSpacing(px(GAP_PX))
        wide = policy.Ignored if is_beside else policy.Preferred  # else the words decided
        for part in self._parts:
            part.setMaximumWidth(px(COLUMN_PX if is_beside else LIST_PX))
            part.setSizePolicy(wide, policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room a board is a list."""
        super().resizeEvent(event)
        self._arrange()

    def _row(self, facts: ActionFacts) -> ActionRow:
        row = ActionRow(self._theme, facts, self._today(), read_only=self._read_only)
        row.opened.connect(lambda: self.opened.emit(facts.id))
        row.done.connect(lambda: self.done.emit(facts.id))
        row.reopened.connect(lambda: self.reopened.emit(facts.id))
        row.moved.connect(lambda to: self.moved.emit(facts.id, to))
        row.let_go.connect(lambda: self.let_go.emit(facts.id))
        self.rows.append(row)
        return row
