"""The dated numbers about a record, and the few fields that say new ones."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journal_app.domain.fields import Field
from journal_app.domain.reading import Metric, Source
from journal_app.domain.record import Record
from journal_app.domain.relationship import Relationship
from journal_app.errors import JournalError
from journal_app.i18n import _, day_in_words
from journal_app.services import checking_in
from journal_app.services.checking_in import WORDS, Day
from journal_app.ui.form.around import Around
from journal_app.ui.form.choice_editors import ScaleEditor, WordScaleEditor
from journal_app.ui.form.columns import Columns
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.form.field_row import FieldRow
from journal_app.ui.form.line_editors import DayEditor, NumberEditor
from journal_app.ui.form.order import put_after
from journal_app.ui.form.prose_editors import ProseEditor
from journal_app.ui.widgets.grounds import PrivatePlace
from journal_app.ui.widgets.parts import button, label, tool_button

DOTS = 10


class CheckIns(QWidget):
    """A line a day, the newest first; a day can be opened and changed."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._record: Record | None = None
        self.form: CheckInForm | None = None
        self.setObjectName("check_ins")
        self.new = button(_("Check in"), "", "check_in")
        self.new.clicked.connect(lambda: self.open_day(self._around.today()))
        self._days = QWidget()
        self._grid = _grid(self._days)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(_("Check-ins"), "section"), 1)
        head.addWidget(self.new)
        self._column.addLayout(head)
        self._column.addWidget(self._days)

    def show_record(self, record: Record, *, read_only: bool = False) -> None:
        """Show the days of this record."""
        self._close()
        self._record = record
        self.new.setVisible(not read_only)
        self.refresh()

    @property
    def is_of_use(self) -> bool:
        """Whether anything is measured of the record; of a relationship only once it was."""
        if self._record is None or not checking_in.scales(self._record):
            return False
        if not isinstance(self._record, Relationship):
            return True
        return bool(checking_in.days(self._around.journal, self._record))

    def refresh(self) -> None:
        """What was said may have changed."""
        self._empty()
        if self._record is None:
            return
        parts: list[QWidget] = []
        for row, day in enumerate(checking_in.days(self._around.journal, self._record)):
            parts += self._add(row, day)
        put_after(self.new, parts)
        self._days.show()  # now: by itself a layout shows it a turn later

    def open_day(self, day: dt.date) -> None:
        """Say numbers of that day, or change those said before."""
        if self._record is None:
            return
        self._close()
        self.form = CheckInForm(self._around, self._record, day)
        self.form.done.connect(self._on_done)
        self._column.insertWidget(1, self.form)
        put_after(self.new, self.form.parts)
        self.new.setEnabled(False)
        self.form.begin()

    def finish(self, *, may_ask: bool = True) -> bool:
        """Say what stands in an open form, as on leaving; answers whether it is kept.

        A number outside its scale keeps one there only where one may be asked.
        """
        if self.form is not None:
            if not self.form.keep_said() or (may_ask and self.form.ask_for_wrong()):
                return False
            self._close()
            self.refresh()
        return True

    @property
    def why(self) -> str:
        """Why an open form is not kept; nothing where it can be."""
        return self.form.why if self.form is not None else ""

    def _add(self, row: int, day: Day) -> list[QWidget]:
        """A line of a day; answers what can be pressed in it."""
        when = day_in_words(day.taken_on) if day.taken_on is not None else _("No date")
        opener = button(when, "quiet", f"day_{row}")
        opener.setAccessibleName(_("Change the check-in of {day}").format(day=when))
        says = bool(day.values or day.note)
        mine = day.source == Source.SELF and day.taken_on is not None and says
        opener.setEnabled(mine and not self.new.isHidden())
        if day.taken_on is not None:
            opener.clicked.connect(partial(self._on_day, day.taken_on))
        parts: list[QWidget] = [opener]
        leading = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        self._grid.addWidget(opener, row, 0, leading)
        column = QVBoxLayout()
        column.setSpacing(2)
        said = label(day_words(day))
        said.setMinimumWidth(1)
        said.setMinimumHeight(opener.sizeHint().height())
        column.addWidget(said)
        text = day.note or day.old_words
        column.addStretch(1)
        if text:
            note = label(text, "caption")
            note.setMinimumWidth(1)
            note.hide()
            column.insertWidget(1, note)
            lock = self._lock(note)
            self._grid.addWidget(lock, row, 2, Qt.AlignmentFlag.AlignTop)
            parts.append(lock)
        self._grid.addLayout(column, row, 1)
        return parts

    def _lock(self, note: QWidget) -> QWidget:
        lock = tool_button(self._around.theme, "lock", _("Show the note. Only you see this."))
        lock.setCheckable(True)
        lock.toggled.connect(note.setVisible)
        return lock

    def _on_day(self, day: dt.date) -> None:
        self.open_day(day)

    def _on_done(self) -> None:
        self._close()
        self.refresh()
        self.new.setFocus()

    def _close(self) -> None:
        self.new.setEnabled(True)
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _empty(self) -> None:
        old, self._days = self._days, QWidget()
        self._grid = _grid(self._days)
        self._column.replaceWidget(old, self._days)
        old.hide()
        old.deleteLater()


class CheckInForm(QWidget):
    """One day: a field for each thing measured, and a note that stays private."""

    done = Signal()

    def __init__(self, around: Around, record: Record, day: dt.date) -> None:
        super().__init__()
        self._around, self._record = around, record
        self._for: dt.date | None = None
        self.editors: dict[Metric, FieldEditor] = {}
        self._rows: list[FieldRow] = []
        self._refused = ""
        self.day = DayEditor(Field("day", _("Date")), around)
        self.day.changed.connect(self._on_day_changed)
        self.note = ProseEditor(Field("prose", _("Note")), around)
        self.keep: QPushButton = button(_("Check in"), "primary", "keep_check_in")
        self.keep.clicked.connect(self.save)
        self.cancel: QPushButton = button(_("Cancel"), "", "cancel_check_in")
        self._known = label("", "caption", "known")
        self._build()
        self.day.load(day)
        self._on_day_changed()

    def begin(self) -> None:
        """Put the cursor into the first number."""
        for editor in self.editors.values():
            editor.setFocus()
            return

    @property
    def parts(self) -> list[QWidget]:
        """What one tabs through, in the order one reads."""
        fields = (self.day, *self.editors.values(), self.note)
        return [*(each.inner for each in fields), self.cancel, self.keep]

    def save(self) -> None:
        """Say it, as one step; what is not understood is asked for first."""
        if self.ask_for_wrong():
            return
        if self.day.value is None:
            self.day.setFocus()
        elif self.keep_said():
            self.done.emit()

    def ask_for_wrong(self) -> bool:
        """Put the cursor into what is not understood; answers whether anything is."""
        wrong = [row.editor for row in self._rows if row.editor.problem]
        self._remark()
        for editor in wrong[:1]:
            editor.setFocus()
        return bool(wrong)

    @property
    def why(self) -> str:
        """What is not understood, and why."""
        words = _("{field}: {problem}")
        said = [
            words.format(field=_(row.editor.field.label), problem=row.editor.problem)
            for row in self._rows
            if row.editor.problem
        ]
        return " ".join(said) or self._refused

    def keep_said(self) -> bool:
        """Say what is understood, of the day as last understood; answers whether it is kept."""
        day = self.day.value or self._for
        if day is None:
            return True
        values = {
            metric: value
            for metric, editor in self.editors.items()
            if (value := editor.value) is not None
        }
        try:
            checking_in.check_in(self._around.journal, self._record, day, values, self.note.value)
        except JournalError as error:
            self._refused = str(error)
            self._known.setText(self._refused)
            return False
        return True

    def _on_day_changed(self) -> None:
        """On a day that was said before, what was said is shown to be changed."""
        day = self.day.value
        if day is None or day == self._for:
            return
        self._for = day
        said = checking_in.on(self._around.journal, self._record, day)
        for metric, editor in self.editors.items():
            value = said.values.get(metric)
            has_steps = isinstance(editor, ScaleEditor) and value is not None
            editor.load(round(value or 0) if has_steps else value)
        self.note.load(said.note)
        known = _("You checked in on this day before. This changes what you said.")
        self._known.setText(known if said.values else "")

    def _build(self) -> None:
        theme, rows = self._around.theme, Columns(self._around.theme)
        for metric, (low, high) in checking_in.scales(self._record).items():
            self.editors[metric] = self._editor(metric, low, high)
        for editor in (self.day, *self.editors.values()):
            self._rows.append(FieldRow(editor, theme))
            rows.addWidget(self._rows[-1])
            if isinstance(editor.inner, QLineEdit):
                editor.inner.editingFinished.connect(self._remark)
        place = PrivatePlace(theme, _("The note stays out of every export and every review."))
        place.column.addWidget(FieldRow(self.note, theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.setSpacing(8)
        column.addWidget(self._known)
        column.addLayout(rows)
        column.addWidget(place)
        feet = QHBoxLayout()
        feet.addStretch(1)
        self.cancel.clicked.connect(self.done)
        feet.addWidget(self.cancel)
        feet.addWidget(self.keep)
        column.addLayout(feet)

    def _remark(self) -> None:
        """Below each field that was left, why it cannot be said so; what was typed stays."""
        for row in self._rows:
            if row.problem != row.editor.problem:
                row.show_problem(row.editor.problem)

    def _editor(self, metric: Metric, low: int, high: int) -> FieldEditor:
        if metric in WORDS:
            field = Field("scale", metric.label, low=low, high=high, codes=WORDS[metric][0])
            return WordScaleEditor(field, self._around)
        hint = checking_in.scale_words(low, high)
        field = Field("scale", metric.label, hint=hint, low=low, high=high, whole=False)
        if low == 1 and high <= DOTS:
            return ScaleEditor(field, self._around)
        return NumberEditor(field, self._around)


def _grid(ground: QWidget) -> QGridLayout:
    grid = QGridLayout(ground)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(4)
    grid.setHorizontalSpacing(12)
    grid.setColumnStretch(1, 1)
    return grid


def day_words(day: Day) -> str:
    """The numbers of a day in a line, and whose they are when they are not mine."""
    parts = [
        f"{_(metric.label)}: {checking_in.value_words(metric, value)}"
        for metric, value in day.values.items()
    ]
    if day.old_words:
        parts.append(_(Metric.REWORDED.label))
    if day.source != Source.SELF:
        parts.append(_(day.source.label))
    return " · ".join(parts)
