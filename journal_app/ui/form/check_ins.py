"""The dated numbers about a record: drawn from the second on, a line a day, and a way to more."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.profile import ClientWord
from journal_app.domain.reading import Metric, Source
from journal_app.domain.record import Record
from journal_app.domain.relationship import Relationship
from journal_app.i18n import _, day_in_words, ngettext
from journal_app.services import checking_in, client_words
from journal_app.services.checking_in import Day
from journal_app.ui.charts.chart_card import ChartCard
from journal_app.ui.form.around import Around
from journal_app.ui.form.check_in_form import CheckInForm
from journal_app.ui.form.order import put_after
from journal_app.ui.widgets.parts import button, label, tool_button

ABOVE_PX, BELOW_PX = 6, 10
LATELY = 3  # lines that are shown at once; the chart shows the rest


class CheckIns(QWidget):
    """A line a day, the newest first; a day can be opened and changed.

    The lines of earlier days are shown when they are asked for.
    """

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._record: Record | None = None
        self.form: CheckInForm | None = None
        self.card: ChartCard | None = None
        self.setObjectName("check_ins")
        self.new = button(_("Check in"), "", "check_in")
        self.new.clicked.connect(self.begin)
        self.earlier = button("", "quiet", "earlier_check_ins")
        self.earlier.clicked.connect(self._on_earlier)
        self._shows_all = False
        self._days = QWidget()
        self._grid = _grid(self._days)
        self._column = QVBoxLayout(self)
        px = around.theme.px
        self._column.setContentsMargins(0, px(ABOVE_PX), 0, px(BELOW_PX))
        self._column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(_("Check-ins"), "section"), 1)
        head.addWidget(self.new)
        self._column.addLayout(head)
        self._column.addWidget(self._days)
        self._column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeading)

    def show_record(self, record: Record, *, read_only: bool = False) -> None:
        """Show the days of this record."""
        self._close()
        self._shows_all = (
            self._shows_all and self._record is not None and self._record.id == record.id
        )
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
        days = checking_in.days(self._around.journal, self._record)
        parts = self._draw(self._record, days)
        for row, day in enumerate(days if self._shows_all else days[:LATELY]):
            parts += self._add(row, day)
        self._say_earlier(0 if self._shows_all else len(days) - LATELY)
        put_after(self.new, [*parts, self.earlier])
        self._days.show()  # now: by itself a layout shows it a turn later

    def begin(self) -> None:
        """Say numbers of today; a form that is open stays as it is."""
        if self.form is None:
            self.open_day(self._around.today())
        else:
            self.form.begin()

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

    def _draw(self, record: Record, days: Sequence[Day]) -> list[QWidget]:
        """The numbers as a chart, from the second on; answers what can be pressed in it."""
        drawn = checking_in.chart(record, days)
        if drawn is None:
            return []
        self.card = ChartCard(self._around.theme, drawn.series[0].name, drawn)
        self._column.insertWidget(self._column.indexOf(self._days), self.card)
        self.card.show()  # now, as below
        return [self.card.as_table, self.card.table]

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
        said = label(day_words(day, self._around.journal.client_word))
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

    def _say_earlier(self, count: int) -> None:
        self.earlier.setVisible(count > 0)
        words = ngettext("{count} earlier check-in", "{count} earlier check-ins", max(count, 1))
        self.earlier.setText(words.format(count=count))

    def _on_earlier(self) -> None:
        """Show every day; the focus goes to the first that was hidden."""
        self._shows_all = True
        self.refresh()
        opener = self._days.findChild(QWidget, f"day_{LATELY}")
        if opener is not None:
            opener.setFocus()

    def _on_day(self, day: dt.date) -> None:
        self.open_day(day)

    def _on_done(self) -> None:
        """The day that was said is shown, however early it was."""
        said = self.form.day.value if self.form is not None else None
        self._close()
        if self._record is not None and said is not None:
            days = checking_in.days(self._around.journal, self._record)
            self._shows_all |= said in {day.taken_on for day in days[LATELY:]}
        self.refresh()
        self.new.setFocus()

    def _close(self) -> None:
        self.new.setEnabled(True)
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _empty(self) -> None:
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        old, self._days = self._days, QWidget()
        self._grid = _grid(self._days)
        self._column.insertWidget(self._column.indexOf(old), self._days)
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()


def _grid(ground: QWidget) -> QGridLayout:
    grid = QGridLayout(ground)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(4)
    grid.setHorizontalSpacing(12)
    grid.setColumnStretch(1, 1)
    return grid


def day_words(day: Day, word: ClientWord) -> str:
    """The numbers of a day in a line, and whose they are when they are not mine."""
    parts = [
        f"{_(metric.label)}: {checking_in.value_words(metric, value)}"
        for metric, value in day.values.items()
    ]
    if day.old_words:
        parts.append(_(Metric.REWORDED.label))
    if day.source != Source.SELF:
        parts.append(client_words.label(day.source, word))
    return " · ".join(parts)
