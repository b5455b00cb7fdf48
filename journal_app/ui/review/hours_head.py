"""What the hours are of: a period, and which side of the table I sat on."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.hours import Side
from journal_app.ui.editor.day_field import DayField
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choosing import Segmented
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.parts import label

SIDES = (Side.BOTH, Side.GIVING, Side.TAKING)
THIS_YEAR, LAST_YEAR, EVER, DAYS = range(4)
DAY_PX = 140


class HoursHead(QWidget):
    """Answers what was chosen; it reads nothing."""

    changed = Signal()

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        periods = [_("This year"), _("Last year"), _("All"), _("Days…")]
        self.period = Segmented(theme, periods, _("Period"))
        self.period.setObjectName("period")
        self.side = Segmented(theme, [_(side.label) for side in SIDES], _("Whose side"))
        self.side.setObjectName("side")
        self.first, self.last = DayField(theme, today), DayField(theme, today)
        self._days = QWidget()
        self._build()
        self.period.chosen.connect(self._on_period)
        for part in (self.side.chosen, self.first.day_changed, self.last.day_changed):
            part.connect(self.changed)

    @property
    def asked(self) -> tuple[dt.date, dt.date, Side]:
        """The first and the last day, and the side."""
        first, last = self._period()
        return min(first, last), max(first, last), SIDES[self.side.index]

    @property
    def words(self) -> str:
        """The period as the name of a file says it; nothing where there is none to say."""
        year = self._today().year
        return {THIS_YEAR: str(year), LAST_YEAR: str(year - 1)}.get(self.period.index, "")

    def begin(self) -> None:
        """Put the focus on the period that is chosen."""
        self.period.group.button(self.period.index).setFocus()

    def choose_side(self, side: Side) -> None:
        """Choose a side from elsewhere."""
        self.side.choose(SIDES.index(side))

    def _period(self) -> tuple[dt.date, dt.date]:
        year = max(dt.MINYEAR, self._today().year - (self.period.index == LAST_YEAR))
        whole = dt.date(year, 1, 1), dt.date(year, 12, 31)
        if self.period.index == EVER:
            return dt.date.min, dt.date.max
        if self.period.index == DAYS:
            return self.first.day or dt.date.min, self.last.day or dt.date.max
        return whole

    def _on_period(self, index: int) -> None:
        self._days.setVisible(index == DAYS)
        if index == DAYS and self.first.day is None and self.last.day is None:
            self.first.load(self._today().replace(month=1, day=1))
            self.last.load(self._today())
        self.changed.emit()

    def _build(self) -> None:
        held = QWidget()
        flow = Flow(held)
        flow.setSpacing(self._theme.px(12))
        policy = held.sizePolicy()
        policy.setHeightForWidth(True)
        held.setSizePolicy(policy)
        flow.addWidget(self.period)
        flow.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(held)
        column.addWidget(self._days)
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for words, field, name in ((_("From"), self.first, "from"), (_("To"), self.last, "to")):
            field.setObjectName(f"hours_{name}")
            field.setAccessibleName(words)
            field.setFixedWidth(self._theme.px(DAY_PX))
            said = label(words, "caption")
            said.setWordWrap(False)
            row.addWidget(said)
            row.addWidget(field)
        row.addStretch(1)
        self._days.hide()
