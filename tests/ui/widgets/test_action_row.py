"""The row of an action: what it says, what can be done with it, and by which keys."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout

from journal_app.domain.action import ActionStatus, Owner
from journal_app.domain.level import Level
from journal_app.services.acting import ActionFacts
from journal_app.ui.widgets.action_row import ActionRow
from journal_app.ui.widgets.calendar_popup import CalendarPopup
from tests.window_fixtures import theme

__all__ = ["theme"]

DAY = dt.date(2025, 11, 3)
FACTS = ActionFacts(
    id="one",
    title="Write to Sam",
    owner=Owner.ME,
    who="Me",
    due="This Friday",
    since="",
    supporter="",
    goal="",
    level=Level.SHARED,
    person="Ingrid",
    status=ActionStatus.OPEN,
    due_on=dt.date(2025, 11, 7),
    next_session_on=dt.date(2025, 11, 19),
)


@pytest.fixture
def shown(theme, qtbot):
    """Make a row of facts and show it."""

    def _show(width: int = 640, *, read_only: bool = False, **facts) -> ActionRow:
        row = ActionRow(theme, dataclasses.replace(FACTS, **facts), DAY, read_only=read_only)
        qtbot.addWidget(row)
        row.setGeometry(80, 300, width, row.sizeHint().height())  # away from the pointer
        with qtbot.waitActive(row):
            row.show()
            row.activateWindow()
        return row

    return _show


def test_what_can_be_done_takes_no_more_room_and_the_level_stays_in_sight(shown) -> None:
    row = shown()
    before = row.title.width()

    row.title.setFocus()

    assert row.level.accessibleName() == "Level: Me and Ingrid"
    assert row.level.isVisible()
    assert row.move_button.isVisible()
    assert not row.level.geometry().intersects(row.let_go_button.parentWidget().geometry())
    assert row.title.width() == before


def test_a_long_title_has_the_room_until_something_is_to_be_done(shown) -> None:
    row = shown(460, title="Ask one question in the Monday meeting")
    row.check.clearFocus()
    QApplication.processEvents()
    level = row.level.geometry()
    assert row.title.width() >= row.title.words_width()

    row.title.setFocus()
    QApplication.processEvents()

    assert row.move_button.isVisible()
    assert row.title.width() < row.title.words_width()
    assert row.level.geometry() == level


@pytest.mark.parametrize("width", range(460, 641, 12))
def test_no_title_is_cut_while_what_can_be_done_is_hidden(shown, width) -> None:
    row = shown(900, title="Ask one question in the Monday meeting")
    row.check.clearFocus()
    QApplication.processEvents()

    row.resize(width, row.height())
    QApplication.processEvents()

    assert not row.move_button.isVisible()
    assert row.title.width() >= row.title.words_width()


def test_tab_goes_from_the_check_to_what_can_be_done_and_on(shown) -> None:
    row = shown()
    row.check.setFocus()

    met = []
    for _step in range(3):
        QTest.keyClick(row.window().focusWidget(), Qt.Key.Key_Tab)
        met.append(row.window().focusWidget())

    assert met == [row.title, row.move_button, row.let_go_button]


def test_move_offers_a_week_the_next_session_and_a_day(shown, qtbot) -> None:
    row = shown()
    moved = []
    row.moved.connect(moved.append)

    actions = row.menu().actions()
    for action in actions[:2]:
        action.trigger()

    assert [action.text() for action in actions] == [
        "In a week: 10 November",
        "To the next session: 19 November",
        "Pick a day…",
    ]
    assert moved == [dt.date(2025, 11, 10), dt.date(2025, 11, 19)]


def test_a_day_is_picked_in_a_calendar(shown, qtbot) -> None:
    row = shown()
    row.menu().actions()[-1].trigger()
    popup = row.move_button.findChild(CalendarPopup)

    with qtbot.waitSignal(row.moved) as moved:
        popup.month.activated.emit(popup.month.selectedDate())

    assert moved.args == [dt.date(2025, 11, 7)]


def test_without_a_session_ahead_none_is_offered(shown) -> None:
    row = shown(next_session_on=None)

    assert len(row.menu().actions()) == 2


def test_a_done_one_is_ticked_and_can_be_reopened(shown, qtbot) -> None:
    row = shown(status=ActionStatus.DONE)
    row.title.setFocus()

    with qtbot.waitSignal(row.reopened):
        qtbot.mouseClick(row.check, Qt.MouseButton.LeftButton)

    assert not row.move_button.isVisible()
    assert row.level.isVisible()


def test_an_open_one_is_ticked_by_the_space_bar(shown, qtbot) -> None:
    row = shown()

    with qtbot.waitSignal(row.done):
        qtbot.keyClick(row.check, Qt.Key.Key_Space)


def test_where_nothing_can_be_written_nothing_is_offered(shown) -> None:
    row = shown(read_only=True)
    row.title.setFocus()

    assert not row.check.isEnabled()
    assert not row.move_button.isVisible()


def test_a_narrow_row_shows_the_mark_of_the_level_alone(shown, qtbot) -> None:
    wide, narrow = shown(), shown(width=300)

    assert wide.level.text() == "Me and Ingrid"
    assert (narrow.level.text(), narrow.level.accessibleName()) == ("", "Level: Me and Ingrid")


def tight(row: ActionRow) -> ActionRow:
    """The row as narrow as in a small window."""
    row.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it is no window else
    row.setMinimumSize(1, 1)
    row.resize(260, row.height())
    row.layout().activate()
    return row


def test_a_press_on_the_level_opens_the_action_where_it_is_chosen(shown, qtbot) -> None:
    for row in (shown(), shown(width=300)):
        with qtbot.waitSignal(row.opened):
            under = row.childAt(row.level.geometry().center())
            qtbot.mouseClick(under, Qt.MouseButton.LeftButton)
        assert under.toolTip() == "Me and Ingrid"


def test_whoever_aims_at_the_level_lets_nothing_go(shown) -> None:
    for row in (shown(), shown(width=300), tight(shown())):
        aimed = row.level.geometry().center()

        row.title.setFocus()
        row.layout().activate()

        assert row.childAt(aimed) is not row.let_go_button
        assert row.level.isHidden() or row.level.geometry().center() == aimed


def test_in_the_narrowest_row_tab_goes_the_way_one_reads(shown) -> None:
    row = tight(shown())
    row.title.setFocus()

    met = []
    for _step in range(2):
        QTest.keyClick(row.window().focusWidget(), Qt.Key.Key_Tab)
        met.append(row.window().focusWidget())

    assert met == [row.let_go_button, row.move_button]
    assert row.let_go_button.x() < row.move_button.x()


def test_in_the_narrowest_row_what_can_be_done_stands_where_the_level_does(shown) -> None:
    row = tight(shown())
    at_rest = row.level.isVisible()

    row.title.setFocus()

    assert at_rest
    assert row.move_button.isVisible()
    assert not row.level.isVisible()
    assert row.minimumSizeHint().width() <= 140
