import datetime as dt
import itertools

import pytest
from PySide6.QtCore import QPoint, Qt

from journal_app.domain.entry import Entry
from journal_app.services import timeline
from journal_app.services.timeline import Wanted
from journal_app.ui.journal.rows_list import RowsList
from journal_app.ui.models.heads_model import HEAD
from journal_app.ui.models.timeline_model import TimelineModel
from journal_app.ui.widgets.row_delegate import DAY_PX, ROW_PX

FIRST = dt.date(2025, 3, 1)
PER_DAY = 3


class Listed:
    """A timeline of sixty entries, three a day, in a list that shows about six of them."""

    def __init__(self, journal, theme) -> None:
        self.journal = journal
        self.entries = [
            journal.save(Entry(title=str(n), occurred_on=FIRST + dt.timedelta(days=n // PER_DAY)))
            for n in range(60)
        ]
        self.model = TimelineModel(lambda orders: timeline.rows(journal, orders), lambda: FIRST)
        self.model.show(timeline.lines(journal, Wanted()))
        self.list = RowsList(theme)
        self.list.setModel(self.model)
        self.list.resize(300, 380)
        self.list.show()
        self.list.setFocus()

    def put(self, title: str, day: dt.date) -> Entry:
        entry = self.journal.save(Entry(title=title, occurred_on=day))
        self.model.put(timeline.row_of(self.journal, entry))
        return entry

    def seen(self) -> str:
        """The first row that is wholly seen."""
        one = self.list.indexAt(QPoint(5, ROW_PX))
        return str(one.data())

    @property
    def here(self) -> int:
        return self.list.currentIndex().row()


@pytest.fixture
def listed(journal, theme, qtbot) -> Listed:
    made = Listed(journal, theme)
    qtbot.addWidget(made.list)
    qtbot.waitUntil(lambda: made.list.verticalScrollBar().maximum() > 0)
    return made


def test_rows_of_two_heights_lie_below_each_other(listed) -> None:
    rows = range(listed.model.rowCount())
    rects = [listed.list.visualRect(listed.model.index(row)) for row in rows]

    assert {rect.height() for rect in rects} == {ROW_PX, DAY_PX}
    assert all(a.bottom() + 1 == b.top() for a, b in itertools.pairwise(rects))
    assert [listed.list.row_at(rect.top()) for rect in rects] == list(rows)
    assert [listed.list.row_at(rect.bottom()) for rect in rects] == list(rows)
    assert (listed.list.row_at(-1), listed.list.row_at(rects[-1].bottom() + 1)) == (-1, -1)


def test_up_and_down_pass_the_days_and_stop_at_the_ends(listed, qtbot) -> None:
    seen = []
    for key in ("Home", "Down", "Down", "Down", "Up", "End", "Down", "Home", "Up"):
        qtbot.keyClick(listed.list, getattr(Qt.Key, f"Key_{key}"))
        seen.append(listed.here)

    last = listed.model.rowCount() - 1
    assert seen == [1, 2, 3, 5, 3, last, last, 1, 1]


@pytest.mark.parametrize(("start", "key", "way"), [("Home", "PageDown", 1), ("End", "PageUp", -1)])
def test_a_page_is_what_is_seen_and_ends_on_an_entry(listed, qtbot, start, key, way) -> None:
    qtbot.keyClick(listed.list, getattr(Qt.Key, f"Key_{start}"))
    rows = [listed.here]
    for _page in range(30):
        qtbot.keyClick(listed.list, getattr(Qt.Key, f"Key_{key}"))
        rows.append(listed.here)

    assert 3 <= way * (rows[1] - rows[0]) <= 8
    assert all(listed.model.index(row).data(HEAD) is not None for row in rows)
    assert rows[-1] == (listed.model.rowCount() - 1 if way == 1 else 1)


def test_the_day_comes_into_view_with_its_first_entry(listed) -> None:
    listed.list.go_to_top_of(listed.model.rowCount() - 1)

    listed.list.scrollTo(listed.model.index(1))

    assert listed.list.verticalScrollBar().value() == 0


def test_a_click_on_a_day_chooses_nothing(listed, qtbot) -> None:
    listed.list.setCurrentIndex(listed.model.index(2))
    at = listed.list.visualRect(listed.model.index(4)).center()

    qtbot.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert listed.here == 2
    assert [index.row() for index in listed.list.selectedIndexes()] == [2]


def test_a_click_on_an_entry_chooses_it_alone(listed, qtbot) -> None:
    for row in (1, 3):
        at = listed.list.visualRect(listed.model.index(row)).center()
        qtbot.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert [index.row() for index in listed.list.selectedIndexes()] == [3]


def test_what_is_seen_stays_when_entries_come_and_go_above(listed) -> None:
    listed.list.setCurrentIndex(listed.model.index(41))
    listed.list.go_to_top_of(40)
    seen = listed.seen()

    new = listed.put("new", dt.date(2030, 1, 1))
    listed.put("newer", FIRST + dt.timedelta(days=19))
    assert listed.seen() == seen

    listed.model.drop(new.id)
    listed.model.drop(listed.entries[-1].id)
    assert listed.seen() == seen


def test_the_newest_comes_into_sight_where_one_is_at_the_top(listed) -> None:
    listed.put("new", dt.date(2030, 1, 1))

    assert listed.list.indexAt(QPoint(5, DAY_PX + 5)).data() == "new"


def test_letters_read_no_rows(listed, qtbot) -> None:
    reads = []
    listed.model._read = lambda orders: reads.append(orders) or {}

    qtbot.keyClicks(listed.list, "zz")

    assert reads == []


def test_enter_and_delete_say_what_is_asked(listed, qtbot) -> None:
    said = []
    listed.list.entered_row.connect(lambda: said.append("text"))
    listed.list.trash_asked.connect(lambda: said.append("trash"))

    qtbot.keyClick(listed.list, Qt.Key.Key_Return)
    qtbot.keyClick(listed.list, Qt.Key.Key_Delete)

    assert said == ["text", "trash"]


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_chosen_row_is_marked_at_its_leading_edge(listed, theme, direction) -> None:
    listed.list.setLayoutDirection(direction)
    listed.list.clearFocus()
    index = listed.model.index(1)
    listed.list.setCurrentIndex(index)

    rect = listed.list.visualRect(index)
    image = listed.list.viewport().grab(rect).toImage()
    middle = rect.height() // 2
    columns = [image.pixelColor(x, middle) for x in (9, rect.width() - 10)]

    bar = [color == theme.color("accent") for color in columns]
    assert bar == ([True, False] if direction == Qt.LayoutDirection.LeftToRight else [False, True])
