"""A month to choose a day from, below a field; every key of it works without a mouse."""

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal_app.i18n import _
from journal_app.ui.icons import icon
from journal_app.ui.theme import Theme

WIDE_PX, HIGH_PX = 308, 264
ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class CalendarPopup(QFrame):
    """Arrows move, Enter takes the day, Escape closes."""

    chosen = Signal(object)  # dt.date

    def __init__(self, field: QWidget, theme: Theme) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setObjectName("calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = QCalendarWidget()
        self.month.setAccessibleName(_("Calendar"))
        self.month.setDateRange(QDate(1, 1, 1), QDate(dt.MAXYEAR, 12, 31))
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        header = QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        self.month.setHorizontalHeaderFormat(header)
        self.month.setMinimumSize(theme.px(WIDE_PX), theme.px(HIGH_PX))
        self._dress(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.month)
        self.month.clicked.connect(self._on_chosen)
        self.month.activated.connect(self._on_chosen)

    def open_below(self, field: QWidget, day: dt.date) -> None:
        """Show the month of a day below the field."""
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(field.mapToGlobal(QPoint(0, field.height() + 4)))
        self.show()
        view = self.month.findChild(QTableView)
        (view or self.month).setFocus()

    def _dress(self, theme: Theme) -> None:
        """Our arrows; weekends like any other day; the names of the days step back."""
        ink, quiet = QTextCharFormat(), QTextCharFormat()
        ink.setForeground(theme.color("ink"))
        quiet.setForeground(theme.color("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, ink)
        self.month.setHeaderTextFormat(quiet)
        for name, mark in ARROWS.items():
            arrow = self.month.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(icon(theme, mark, 18))
                words = {"chevron-left": _("Month before"), "chevron-right": _("Month after")}
                arrow.setAccessibleName(words[mark])

    def _on_chosen(self, date: QDate) -> None:
        self.close()
        self.chosen.emit(dt.date(date.year(), date.month(), date.day()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes and changes nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
