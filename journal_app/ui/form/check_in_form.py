"""One day of numbers about a record: a field for each, and a note that stays private."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journal_app.domain.fields import Field
from journal_app.domain.reading import Metric
from journal_app.domain.record import Record
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import checking_in
from journal_app.services.checking_in import WORDS
from journal_app.ui.form.around import Around
from journal_app.ui.form.choice_editors import ScaleEditor, WordScaleEditor
from journal_app.ui.form.columns import Columns
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.form.field_row import FieldRow
from journal_app.ui.form.line_editors import DayEditor, NumberEditor
from journal_app.ui.form.prose_editors import ProseEditor
from journal_app.ui.widgets.grounds import PrivatePlace
from journal_app.ui.widgets.parts import button, label

DOTS = 10


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
