"""The calendar of the timeline: a day is gone to, or chosen for a filter."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton

from journal_app.i18n import N_, _
from journal_app.services import timeline
from journal_app.ui.journal.desk import Desk
from journal_app.ui.widgets.month import Month

QUESTIONS = {"since": N_("From which day on?"), "before": N_("Before which day?")}


class CalendarPart(QObject):
    """Unfolds the month as its button says, and knows what a day is being chosen for."""

    day_chosen = Signal(object)  # dt.date
    filter_chosen = Signal(str, object)  # "since" or "before", dt.date
    left = Signal()

    def __init__(
        self, desk: Desk, toggle: QToolButton, here: Callable[[], dt.date | None], parent: QObject
    ) -> None:
        """*here* answers the day of the chosen row, on which the calendar opens."""
        super().__init__(parent)
        self._toggle, self._here, self._today = toggle, here, desk.today
        journal = desk.journal
        self.month = Month(
            desk.theme, lambda first, last: timeline.counts(journal, first, last), desk.today
        )
        self.month.hide()
        self._wanted_for = ""
        toggle.toggled.connect(self._on_toggled)
        self.month.day_chosen.connect(self._on_day_chosen)
        self.month.left.connect(self._on_left)

    @property
    def is_open(self) -> bool:
        """Whether the month is to be seen."""
        return self._toggle.isChecked()

    def open(self, *, is_open: bool) -> None:
        """Unfold or fold the month."""
        self._toggle.setChecked(is_open)

    def refresh(self) -> None:
        """Something was written: the dots stay true to it."""
        if self.is_open:
            self.month.refresh()

    def choose_for(self, name: str) -> None:
        """Let a day be chosen for a filter."""
        self.open(is_open=True)
        self._want_for(name)
        self.month.days.setFocus()

    def _want_for(self, name: str) -> None:
        self._wanted_for = name
        self.month.ask(_(QUESTIONS.get(name, "")))

    def _on_toggled(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's
        self.month.setVisible(is_open)
        self._want_for("")
        if is_open:
            self.month.refresh()
            self.month.show_day(self._here() or self._today())
            self.month.days.setFocus()

    def _on_day_chosen(self, day: dt.date) -> None:
        name = self._wanted_for
        self._want_for("")
        if name:
            self.filter_chosen.emit(name, day)
        else:
            self.day_chosen.emit(day)

    def _on_left(self) -> None:
        self._want_for("")
        self.left.emit()
