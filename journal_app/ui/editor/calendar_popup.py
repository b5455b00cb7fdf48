"""A month to choose a day from, below a field; every key of it works without a mouse."""

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QVBoxLayout, QWidget

from journal_app.i18n import _


class CalendarPopup(QFrame):
    """Arrows move, Enter takes the day, Escape closes."""

    chosen = Signal(object)  # dt.date

    def __init__(self, field: QWidget) -> None:
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

    def _on_chosen(self, date: QDate) -> None:
        self.close()
        self.chosen.emit(dt.date(date.year(), date.month(), date.day()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes and changes nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
