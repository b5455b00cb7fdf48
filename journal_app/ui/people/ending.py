"""Two quiet dialogs: until when notes are kept, and how a relationship is closed."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.record import RecordId, declared
from journal_app.domain.relationship import EndReason, Relationship
from journal_app.i18n import _
from journal_app.services.acting import ActionFacts
from journal_app.services.linking import Named
from journal_app.services.phases import KEEP, LET_GO, Ending
from journal_app.ui.form.around import Around
from journal_app.ui.form.choice_editors import ChoiceBox, ChoiceEditor
from journal_app.ui.form.field_row import FieldRow
from journal_app.ui.form.line_editors import DayEditor
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.marks import Check
from journal_app.ui.widgets.parts import button, label

WIDTH, MOST_ACTIONS_PX = 520, 260
YEAR = dt.timedelta(days=365)
FIELDS = declared(Relationship)


class Sheet(QDialog):
    """A title, a sentence, what is asked for, and two buttons."""

    def __init__(self, around: Around, title: str, sentence: str, do: str) -> None:
        super().__init__()
        self._around = around
        self.setWindowTitle(title)
        self.setFixedWidth(around.theme.px(WIDTH))
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(26, 26, 26, 22)
        whole.setSpacing(around.theme.px(10))
        whole.addWidget(label(title, "page", "title"))
        whole.addWidget(label(sentence, "lead", "text"))
        self.column = QVBoxLayout()
        self.column.setSpacing(around.theme.px(8))
        whole.addLayout(self.column)
        self.go = button(do, "primary", "go")
        self.cancel = button(_("Leave it as it was"), "", "cancel")
        self.go.clicked.connect(self.finish)
        self.cancel.clicked.connect(self.reject)
        self._ring = FocusRing(self)

    def finish(self) -> None:
        """Accept when nothing is missing."""
        self.accept()

    def settle(self) -> None:
        """As high as what it says now, and no higher."""
        self._whole.activate()
        self.setFixedHeight(self._whole.totalHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        """Its words have their room from the first moment."""
        self.settle()
        super().showEvent(event)

    def _add_feet(self) -> None:
        """The buttons come last, also for whoever goes by Tab."""
        feet = QHBoxLayout()
        feet.setSpacing(8)
        feet.addStretch(1)
        feet.addWidget(self.cancel)
        feet.addWidget(self.go)
        self._whole.addSpacing(8)
        self._whole.addLayout(feet)

    def _day_row(self, name: str, day: dt.date | None) -> FieldRow:
        editor = DayEditor(FIELDS[name], self._around)
        editor.setObjectName(f"field_{name}")
        editor.load(day)
        row = FieldRow(editor, self._around.theme)
        self.column.addWidget(row)
        return row


class WindingSheet(Sheet):
    """Until when notes are kept, and whether a closing review is begun."""

    def __init__(self, around: Around, pair: Relationship, person: str) -> None:
        super().__init__(
            around,
            _("Winding up with {person}").format(person=person),
            _("A good end has a day for the notes, and a look back together."),
            _("Wind up"),
        )
        until = pair.keep_notes_until or in_a_year(pair.end_on or around.today())
        self.until = self._day_row("keep_notes_until", until)
        self.review = Check(around.theme, _("Begin a closing review"), square=True)
        self.review.setObjectName("begin_review")
        self.review.setChecked(True)
        self.column.addWidget(self.review)
        self._add_feet()
        self.until.editor.setFocus()

    @property
    def keep_until(self) -> dt.date | None:
        """The day as it was understood."""
        day: dt.date | None = self.until.editor.value
        return day

    def finish(self) -> None:
        """Without a day it is asked for once more."""
        self.until.editor.finish()
        problem = self.until.editor.problem
        if self.keep_until is None or problem:
            self.until.show_problem(problem or _("Say until when notes are kept."))
            self.until.editor.setFocus()
            self.settle()
            return
        self.accept()


class ClosingSheet(Sheet):
    """When and why it ended, until when notes are kept, and what becomes of each open action."""

    def __init__(
        self,
        around: Around,
        pair: Relationship,
        person: str,
        actions: Sequence[ActionFacts],
        goals: Sequence[Named],
    ) -> None:
        super().__init__(
            around,
            _("Closing with {person}").format(person=person),
            _("Either of you may stop without fault. What was written stays in your journal."),
            _("Close it"),
        )
        self._ended = self._day_row("ended_on", pair.ended_on or around.today())
        self._reason = self._reason_row(pair)
        until = pair.keep_notes_until or in_a_year(around.today())
        self._until = self._day_row("keep_notes_until", until)
        self.fates: dict[RecordId, ChoiceBox] = {}
        self._goals = tuple(goals)
        if actions:
            self._add_actions(actions)
        self._add_feet()
        self._ended.editor.setFocus()

    @property
    def ending(self) -> Ending:
        """What was said, as far as it was understood."""
        rows = (self._ended, self._reason, self._until)
        ended, reason, until = (row.editor.value for row in rows)
        return Ending(ended, reason, until)

    @property
    def decided(self) -> dict[RecordId, str]:
        """What becomes of each action: kept, let go, or the id of a goal."""
        codes = (KEEP, LET_GO, *(goal.id for goal in self._goals))
        return {one: codes[box.currentIndex()] for one, box in self.fates.items()}

    def finish(self) -> None:
        """What is missing is asked for below its field."""
        rows = {
            "ended_on": self._ended,
            "end_reason": self._reason,
            "keep_notes_until": self._until,
        }
        for row in rows.values():
            row.editor.finish()
            row.show_problem(row.editor.problem)
        missing = [problem for problem in self.ending.problems if not rows[problem.field].problem]
        for problem in missing:
            rows[problem.field].show_problem(_(problem.words))
        wrong = [row for row in rows.values() if row.problem]
        if wrong:
            wrong[0].editor.setFocus()
            self.settle()
        else:
            self.accept()

    def _reason_row(self, pair: Relationship) -> FieldRow:
        editor = ChoiceEditor(FIELDS["end_reason"], self._around, (None, *EndReason))
        editor.setObjectName("field_end_reason")
        editor.load(pair.end_reason)
        row = FieldRow(editor, self._around.theme)
        self.column.addWidget(row)
        return row

    def _add_actions(self, actions: Sequence[ActionFacts]) -> None:
        theme = self._around.theme
        self.column.addWidget(label(_("What is still open"), "section"))
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for action in actions:
            column.addWidget(label(action.title))
            box = ChoiceBox(theme)
            box.setObjectName(f"fate_{action.id}")
            box.setAccessibleName(_("What becomes of {title}").format(title=action.title))
            box.addItems([_("Keep it open"), _("Let it go")])
            for goal in self._goals:
                box.addItem(_("Move it to the goal “{title}”").format(title=goal.name))
            box.setMinimumContentsLength(20)
            self.fates[action.id] = box
            column.addWidget(box)
        area = QScrollArea()
        area.setProperty("kind", "plain")
        area.setWidgetResizable(True)
        area.setFocusPolicy(self.focusPolicy())
        area.setWidget(ground)
        high = min(theme.px(MOST_ACTIONS_PX), ground.sizeHint().height() + 4)
        area.setFixedHeight(high)
        ground.setAutoFillBackground(False)  # which the area has just set
        self.column.addWidget(area)


def in_a_year(day: dt.date) -> dt.date:
    """The same time a year later: how long notes are kept where nothing else was said."""
    return min(day, dt.date.max - YEAR) + YEAR
