"""The day of an entry, written as one says it; what is no day yet stays and is marked."""

import datetime as dt
import re
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from journal_app.i18n import MONTHS, _, day_in_words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import set_property

NUMBERS = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
WORDS = re.compile(r"(\d{1,2})\.?\s+(\S+)\s+(\d{1,4})$")
WIDTH_PX = 220


class DayField(QLineEdit):
    """Takes 14 March 2025, 2025-03-14, today, yesterday, or nothing for no day."""

    day_changed = Signal()

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today
        self._day: dt.date | None = None
        self.setObjectName("occurred_on")
        self.setProperty("kind", "day")
        self.setAccessibleName(_("Date"))
        self.setPlaceholderText(_("No date"))
        self.setFixedWidth(theme.px(WIDTH_PX))
        self.editingFinished.connect(self._on_finished)

    @property
    def day(self) -> dt.date | None:
        """The day last understood."""
        return self._day

    def load(self, day: dt.date | None) -> None:
        """Show another day."""
        self._day = day
        self.setText("" if day is None else day_in_words(day))
        self.setCursorPosition(0)
        set_property(self, "problem", "false")

    def _on_finished(self) -> None:
        text = self.text().strip()
        day = read_day(text, self._today())
        if text and day is None:
            set_property(self, "problem", "true")
        elif day != self._day:
            self.load(day)
            self.day_changed.emit()
        else:
            self.load(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the day and goes on."""
        super().keyPressEvent(event)
        if event.text() in ("\r", "\n") and self.property("problem") != "true":
            self.focusNextChild()


def read_day(text: str, today: dt.date) -> dt.date | None:
    """The day a text says; None when it says none."""
    said = text.strip().casefold()
    if said in (_("today").casefold(), _("yesterday").casefold()):
        return today - dt.timedelta(days=said != _("today").casefold())
    if found := NUMBERS.match(said):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := WORDS.match(said):
        months = [_(month).casefold() for month in MONTHS]
        number = next((i + 1 for i, month in enumerate(months) if month.startswith(found[2])), 0)
        return _day(int(found[3]), number, int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
