"""A day, or a day and a time, written as one says it; what is none yet stays and is marked."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from journal_app.i18n import _, day_in_words
from journal_app.services.spoken_days import local, moment_in_words, said_day, said_moment
from journal_app.ui.icons import icon
from journal_app.ui.theme import Theme
from journal_app.ui.undo_keys import left_to_the_window
from journal_app.ui.widgets.calendar_popup import CalendarPopup
from journal_app.ui.widgets.parts import set_property
from journal_app.ui.widgets.short_line import keep_short

WIDTH_PX, ICON_PX, END_PX = 220, 16, 4
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SaidField(QLineEdit):
    """Reads what was typed when one goes on; Alt+Down opens a calendar."""

    day_changed = Signal()
    problem_changed = Signal(str)  # why what stands here is not understood; "" where it is

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self.problem = ""
        keep_short(self)
        self._calendar: QToolButton | None = None
        self.editingFinished.connect(self.finish)

    def finish(self) -> None:
        """Read what stands here now."""
        raise TypeError(type(self))

    def add_calendar(self) -> None:
        """A small calendar at the end of the line opens the same as Alt+Down."""
        made = QToolButton(self)  # an action of the field would stay small at a large text size
        made.setIcon(icon(self._theme, "calendar", ICON_PX))
        made.setIconSize(QSize(self._theme.px(ICON_PX), self._theme.px(ICON_PX)))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(_("Calendar"))
        made.setToolTip(_("Calendar (Alt+Down)"))
        made.clicked.connect(self.open_calendar)
        self._calendar = made
        self._place_calendar()

    def open_calendar(self) -> None:
        """Show a month to choose from."""
        popup = CalendarPopup(self, self._theme)
        popup.chosen.connect(self._on_chosen)
        popup.open_below(self, self._shown_day() or self._today())

    def mark(self, problem: str) -> None:
        """Say why what stands here is not understood, or that it is."""
        self.problem = problem
        set_property(self, "problem", "true" if problem else "false")
        self.problem_changed.emit(problem)

    def _place_calendar(self) -> None:
        if self._calendar is None:
            return
        wide, end = self._theme.px(ICON_PX) + 2 * END_PX, END_PX
        is_turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(wide if is_turned else 0, 0, 0 if is_turned else wide, 0)
        left = end if is_turned else self.width() - wide - end
        self._calendar.setGeometry(left, 0, wide, self.height())

    def _shown_day(self) -> dt.date | None:
        raise TypeError(type(self))

    def _on_chosen(self, day: dt.date) -> None:
        raise TypeError(type(self), day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the day and goes on; with Control it only takes it."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return
        super().keyPressEvent(event)
        plain = event.modifiers() in (Qt.KeyboardModifier(0), Qt.KeyboardModifier.KeypadModifier)
        if event.key() in ENDS and plain and not self.problem:
            self.focusNextChild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The calendar stays at the end of the line."""
        super().resizeEvent(event)
        self._place_calendar()

    def event(self, event: QEvent) -> bool:
        """Let the window decide whose undo it is."""
        return False if left_to_the_window(event) else super().event(event)


class DayField(SaidField):
    """Takes Friday, 14 March, in 3 weeks, 2025-03-14, or nothing for no day."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__(theme, today)
        self._day: dt.date | None = None
        self.setObjectName("occurred_on")
        self.setProperty("kind", "day")
        self.setAccessibleName(_("Date"))
        self.setPlaceholderText(_("No date"))
        self.setFixedWidth(theme.px(WIDTH_PX))

    @property
    def day(self) -> dt.date | None:
        """The day last understood."""
        return self._day

    def load(self, day: dt.date | None) -> None:
        """Show another day."""
        self._day = day
        self.setText("" if day is None else day_in_words(day))
        self.setCursorPosition(0)
        self.mark("")

    def finish(self) -> None:
        """Read what stands here now; what was not touched stays as it is."""
        if self._day is not None and self.text() == day_in_words(self._day):
            self.mark("")
            return
        said = said_day(self.text(), self._today())
        self.mark(said.problem)
        if not said.problem:
            self._take(said.day)

    def _take(self, day: dt.date | None) -> None:
        is_new = day != self._day
        self.load(day)
        if is_new:
            self.day_changed.emit()

    def _shown_day(self) -> dt.date | None:
        return self._day

    def _on_chosen(self, day: dt.date) -> None:
        self._take(day)


class MomentField(SaidField):
    """Takes Wednesday 10:00, 8 October 2025 10:00, or nothing; keeps the offset as entered.

    A time alone stays on the day last understood.
    """

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__(theme, today)
        self._moment: dt.datetime | None = None
        self.setPlaceholderText(_("Wednesday 10:00"))

    @property
    def moment(self) -> dt.datetime | None:
        """The time last understood."""
        return self._moment

    def load(self, moment: dt.datetime | None) -> None:
        """Show the clock time as it was entered."""
        self._moment = moment
        self.setText("" if moment is None else moment_in_words(moment))
        self.setCursorPosition(0)
        self.mark("")

    def finish(self) -> None:
        """Read what stands here now; what was not touched keeps its offset."""
        if self._moment is not None and self.text() == moment_in_words(self._moment):
            self.mark("")
            return
        said = said_moment(self.text(), self._today(), self._shown_day())
        self.mark(said.problem)
        if not said.problem:
            self._take(said.moment)

    def _take(self, moment: dt.datetime | None) -> None:
        is_new = moment != self._moment
        self.load(moment)
        if is_new:
            self.day_changed.emit()

    def _shown_day(self) -> dt.date | None:
        return self._moment.date() if self._moment is not None else None

    def _on_chosen(self, day: dt.date) -> None:
        clock = self._moment.time() if self._moment is not None else dt.time(9)
        self._take(local(dt.datetime.combine(day, clock)))
