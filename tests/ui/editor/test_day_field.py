import dataclasses
import datetime as dt

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QTableView, QToolButton

from journal_app.ui.editor.day_field import DayField, MomentField
from journal_app.ui.widgets.calendar_popup import CalendarPopup

TODAY = dt.date(2025, 11, 3)


def test_what_is_no_day_yet_stays_and_is_marked(theme, qtbot) -> None:
    field = DayField(theme, lambda: TODAY)
    qtbot.addWidget(field)
    field.load(TODAY)
    field.selectAll()

    qtbot.keyClicks(field, "Fr")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "Fr"
    assert field.property("problem") == "true"
    assert field.day == TODAY
    assert field.problem.endswith(".")


def test_what_one_says_becomes_a_day_on_going_on(theme, qtbot) -> None:
    field = DayField(theme, lambda: TODAY)
    qtbot.addWidget(field)

    qtbot.keyClicks(field, "in 3 weeks")
    with qtbot.waitSignal(field.day_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "24 November 2025"
    assert field.day == dt.date(2025, 11, 24)


def test_a_calendar_opens_and_chooses_by_keys_alone(theme, qtbot) -> None:
    field = DayField(theme, lambda: TODAY)
    qtbot.addWidget(field)
    field.show()
    field.load(TODAY)

    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    view = popup.month.findChild(QTableView)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert field.day == dt.date(2025, 11, 4)
    assert not popup.isVisible()


def test_escape_closes_the_calendar_and_changes_nothing(theme, qtbot) -> None:
    field = DayField(theme, lambda: TODAY)
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    popup = field.findChild(CalendarPopup)

    qtbot.keyClick(popup.month.findChild(QTableView), Qt.Key.Key_Escape)

    assert not popup.isVisible()
    assert field.day is None


def test_a_time_that_was_not_touched_keeps_its_offset(theme, qtbot) -> None:
    field = MomentField(theme, lambda: TODAY)
    qtbot.addWidget(field)
    starts = dt.datetime(2025, 3, 4, 9, tzinfo=dt.timezone(dt.timedelta(hours=14)))

    field.load(starts)
    field.finish()

    assert field.moment == starts
    assert field.moment.utcoffset() == dt.timedelta(hours=14)


def test_a_time_alone_stays_on_the_day_that_stands_there(theme, qtbot) -> None:
    field = MomentField(theme, lambda: TODAY)
    qtbot.addWidget(field)
    later = TODAY + dt.timedelta(days=16)
    field.load(dt.datetime.combine(later, dt.time(10), dt.UTC))

    field.setText("14:30")
    field.finish()

    assert (field.moment.date(), field.moment.time()) == (later, dt.time(14, 30))


def test_the_calendar_of_a_field_grows_with_the_text(theme, qtbot) -> None:
    large = dataclasses.replace(theme, scale=2.0)
    field = DayField(large, lambda: TODAY)
    qtbot.addWidget(field)
    field.add_calendar()
    field.show()

    button = field.findChild(QToolButton)

    assert button.iconSize() == QSize(32, 32)
    assert field.rect().contains(button.geometry())


def test_a_press_on_the_calendar_opens_it(theme, qtbot) -> None:
    field = DayField(theme, lambda: TODAY)
    qtbot.addWidget(field)
    field.add_calendar()
    field.show()

    qtbot.mouseClick(field.findChild(QToolButton), Qt.MouseButton.LeftButton)

    assert field.findChild(CalendarPopup).isVisible()
    field.findChild(CalendarPopup).close()
