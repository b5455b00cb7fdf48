import datetime as dt

import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.person import Person
from journal_app.services import timeline
from journal_app.services.timeline import Wanted
from journal_app.ui.models.heads_model import HEAD, SECOND_LINE
from journal_app.ui.models.timeline_model import TimelineModel, second_line

TODAY = dt.date(2025, 11, 3)
MARCH = dt.date(2025, 3, 14)


class Kept:
    """A journal with its timeline; every window that is read is counted."""

    def __init__(self, journal) -> None:
        self.journal = journal
        self.windows: list[int] = []
        self.model = TimelineModel(self._read, lambda: TODAY)

    def _read(self, orders):
        self.windows.append(len(orders))
        return timeline.rows(self.journal, orders)

    def show(self, *, oldest_first: bool = False) -> None:
        wanted = Wanted(oldest_first=oldest_first)
        self.model.show(timeline.lines(self.journal, wanted), oldest_first=oldest_first)

    def write(self, title: str, day: dt.date | None, **more) -> Entry:
        return self.journal.save(Entry(title=title, occurred_on=day, **more))

    def put(self, entry: Entry) -> None:
        self.model.put(timeline.row_of(self.journal, entry))

    def listed(self) -> list[str]:
        model = self.model
        return [model.index(row).data() for row in range(model.rowCount())]

    def read_again(self, *, oldest_first: bool = False) -> list[str]:
        again = Kept(self.journal)
        again.show(oldest_first=oldest_first)
        return again.listed()


@pytest.fixture
def kept(journal, qapp) -> Kept:
    return Kept(journal)


def test_days_stand_above_their_entries_and_say_the_year_when_it_changes(kept) -> None:
    kept.write("New year", dt.date(2025, 1, 1))
    kept.write("Spring", MARCH)
    kept.write("Before", dt.date(2024, 12, 31))
    kept.show()

    assert kept.listed() == [
        "Friday 14 March", "Spring", "Wednesday 1 January", "New year",
        "Tuesday 31 December 2024", "Before",
    ]  # fmt: skip


def test_the_model_keeps_qts_rules_while_it_is_changed(kept, qtmodeltester) -> None:
    entries = [kept.write(f"{n}", MARCH + dt.timedelta(days=n // 3)) for n in range(130)]
    kept.show()
    qtmodeltester.check(kept.model, force_py=True)

    kept.model.drop(entries[9].id)
    kept.put(kept.journal.save(Entry(title="new", occurred_on=dt.date(2030, 1, 1))))
    moved = kept.write("moved", dt.date(2020, 1, 1), id=entries[40].id)
    kept.put(moved)

    assert kept.model.entries == 130


def test_only_what_is_seen_is_read_in_windows(kept) -> None:
    for number in range(450):
        kept.write(str(number), MARCH)
    kept.show()
    while kept.model.read_on():
        pass

    kept.model.index(5).data()
    kept.model.index(440).data()

    assert kept.model.rowCount() == 451
    assert len(kept.windows) == 2
    assert sum(kept.windows) <= 300


def test_a_list_that_goes_on_is_whole_when_it_was_read_on(kept) -> None:
    for number in range(205):
        kept.write(str(number), MARCH + dt.timedelta(days=number // 2))
    kept.show()
    counts = [kept.model.entries]

    while kept.model.read_on():
        counts.append(kept.model.entries)

    assert counts == [200, 205]
    assert kept.model.is_whole
    assert len(kept.model.headers) == 103


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize("day", [None, dt.date.min, dt.date.max, MARCH, dt.date(2025, 3, 15),
                                 dt.date(2025, 3, 16), dt.date(2025, 3, 20)])  # fmt: skip
def test_a_written_entry_stands_where_reading_again_would_put_it(
    kept, clock, day, oldest_first, qtmodeltester
) -> None:
    for number, date in enumerate((MARCH, MARCH, dt.date(2025, 3, 16), dt.date(2025, 3, 16))):
        kept.write(str(number), date)
        clock.move(seconds=1)
    kept.show(oldest_first=oldest_first)
    qtmodeltester.check(kept.model, force_py=True)

    kept.put(kept.write("new", day))

    assert kept.listed() == kept.read_again(oldest_first=oldest_first)


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("day", [None, dt.date.min, dt.date.max, MARCH, dt.date(2025, 3, 15),
                                 dt.date(2025, 3, 16), dt.date(2025, 3, 20)])  # fmt: skip
def test_an_entry_of_another_day_moves_there_and_stays_chosen(
    kept, clock, day, number, oldest_first, qtmodeltester
) -> None:
    entries = []
    for at, date in enumerate((MARCH, MARCH, dt.date(2025, 3, 16), dt.date(2025, 3, 18))):
        entries.append(kept.write(str(at), date))
        clock.move(seconds=1)
    kept.show(oldest_first=oldest_first)
    qtmodeltester.check(kept.model, force_py=True)
    chosen = QPersistentModelIndex(kept.model.index_of(entries[number].id))

    kept.put(kept.write("moved", day, id=entries[number].id))

    assert kept.listed() == kept.read_again(oldest_first=oldest_first)
    assert chosen.data() == "moved"


def test_a_changed_entry_stays_in_its_row_and_stays_chosen(kept) -> None:
    entries = [kept.write(str(n), MARCH - dt.timedelta(days=n)) for n in range(3)]
    kept.show()
    view = QListView()
    view.setModel(kept.model)
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    view.selectionModel().setCurrentIndex(kept.model.index_of(entries[1].id), flag)
    changed = []
    kept.model.dataChanged.connect(lambda first, _last: changed.append(first.row()))

    kept.put(kept.write("anew", entries[1].occurred_on, id=entries[1].id))

    assert changed == [3]
    assert [index.data() for index in view.selectedIndexes()] == ["anew"]


def test_a_day_goes_with_its_last_entry(kept, qtmodeltester) -> None:
    entries = [kept.write(str(n), MARCH - dt.timedelta(days=n // 2)) for n in range(3)]
    kept.show()
    qtmodeltester.check(kept.model, force_py=True)

    kept.model.drop(entries[2].id)
    kept.model.drop("never there")

    assert kept.listed()[:1] == ["Friday 14 March"]
    assert (kept.model.rowCount(), list(kept.model.headers)) == (3, [0])

    for entry in entries[:2]:
        kept.model.drop(entry.id)
    assert kept.model.rowCount() == 0


def test_a_day_is_heard_but_never_chosen(kept) -> None:
    kept.write("x", MARCH)
    kept.show()
    day, entry = kept.model.index(0), kept.model.index(1)

    assert day.data(Qt.ItemDataRole.AccessibleTextRole) == "Friday 14 March"
    assert not day.flags() & Qt.ItemFlag.ItemIsSelectable
    assert (day.data(HEAD), kept.model.head(day)) == (None, None)
    said = entry.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "x, Note, Only me, Friday 14 March 2025"


def test_a_row_says_whom_it_is_about_and_follows_a_new_name(kept) -> None:
    ana = kept.journal.save(Person(name="Ana"))
    kept.write("x", MARCH, person_id=ana.id)
    kept.show()
    said = [kept.model.index(1).data(SECOND_LINE)]

    kept.journal.save(Person(id=ana.id, name="Anna", created_at=ana.created_at))
    kept.model.forget()

    assert [*said, kept.model.index(1).data(SECOND_LINE)] == [
        "Note · with Ana", "Note · with Anna",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (dt.date(2025, 3, 16), "Sunday 16 March"),
        (dt.date(2025, 3, 15), "Friday 14 March"),
        (dt.date.max, "Sunday 16 March"),
        (dt.date.min, "Friday 14 March"),
    ],
)
def test_a_day_is_found_or_the_next_one_below_it(kept, day, found) -> None:
    kept.write("a", MARCH)
    kept.write("b", dt.date(2025, 3, 16))
    kept.show()

    assert kept.model.index(kept.model.row_of_day(day)).data() == found


def test_a_title_from_right_to_left_is_left_as_it_is(kept) -> None:
    kept.write("بين لغتين", MARCH)
    kept.show()

    assert kept.model.index(1).data() == "بين لغتين"


def test_a_cleared_timeline_holds_nothing(kept) -> None:
    kept.write("Secret", MARCH)
    kept.show()
    kept.listed()

    kept.model.clear()

    assert (kept.model.rowCount(), kept.model._cache) == (0, {})


def test_a_row_says_its_kind_and_its_template_once_where_both_are_the_same(journal) -> None:
    one = journal.save(Entry(title="x", type=EntryType.KNOW_HOW, template="know_how"))
    other = journal.save(Entry(title="y", type=EntryType.REFLECTION, template="gibbs"))
    titles = {"know_how": "How things work here", "gibbs": "Reflective cycle"}

    said = [
        second_line(timeline.row_of(journal, entry, titles.__getitem__)) for entry in (one, other)
    ]

    assert said == ["How things work here", "Reflection · Reflective cycle"]
