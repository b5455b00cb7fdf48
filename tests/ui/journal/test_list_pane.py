import datetime as dt

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.person import Person
from journal_app.services.timeline import Wanted
from journal_app.ui.journal.filter_bar import FilterChip
from journal_app.ui.models.heads_model import HEAD, SECOND_LINE

TODAY = dt.date(2025, 11, 3)
MARCH = dt.date(2025, 3, 14)


def titles(page) -> list[str]:
    model = page.pane.list.model()
    found = [model.index(row) for row in range(model.rowCount())]
    return [index.data() for index in found if index.data(HEAD) is not None]


def chips(page) -> list[FilterChip]:
    found = page.pane.filters.findChildren(FilterChip)
    return [chip for chip in found if not chip.isHidden()]


def chosen(page) -> str:
    return str(page.pane.list.currentIndex().data())


def choose(page, title: str) -> None:
    model = page.pane.list.model()
    found = [model.index(row) for row in range(model.rowCount())]
    page.pane.list.setCurrentIndex(next(one for one in found if one.data() == title))


@pytest.fixture
def three(open_journal):
    """Three entries in three months, the newest first on the screen."""
    journal = open_journal.journal
    made = [
        journal.save(Entry(title="Old", occurred_on=dt.date(2024, 12, 31), tags=("work",))),
        journal.save(Entry(title="Spring", occurred_on=MARCH, type=EntryType.EVIDENCE)),
        journal.save(Entry(title="Autumn", occurred_on=dt.date(2025, 10, 1))),
    ]
    journal.leave()
    return made


def test_the_head_counts_the_entries_that_are_listed(page, three) -> None:
    said = [page.pane.head.caption.words]

    page.pane.filters.wanted_changed.emit(Wanted(year=2024))

    assert [*said, page.pane.head.caption.words] == ["3 entries", "1 entry"]


def test_an_empty_journal_says_so_and_counts_nothing(page) -> None:
    assert "Nothing written yet" in page.pane._empty.text()
    assert page.pane._rest.isVisible()
    assert not page.pane._clear_filters.isVisible()
    assert page.pane.head.caption.words == ""


def test_filters_are_chips_that_delete_takes_away(page, three, qtbot) -> None:
    page.pane.filters.wanted_changed.emit(Wanted(year=2025, kind="evidence"))
    assert titles(page) == ["Spring"]
    assert [chip.text() for chip in chips(page)] == ["2025", "Evidence"]

    qtbot.keyClick(chips(page)[1], Qt.Key.Key_Delete)
    assert titles(page) == ["Autumn", "Spring"]

    qtbot.keyClick(chips(page)[0], Qt.Key.Key_Space)
    assert titles(page) == ["Autumn", "Spring", "Old"]
    assert not page.pane.filters.isVisible()


def test_filters_that_nothing_fits_are_cleared_by_one_button(page, three, qtbot) -> None:
    page.pane.filters.wanted_changed.emit(Wanted(tag="nowhere"))
    assert page.pane._empty.text() == "No entry fits these filters."
    assert page.pane._clear_filters.isVisible()

    page.pane._clear_filters.click()

    assert titles(page) == ["Autumn", "Spring", "Old"]


def test_the_menu_offers_what_the_journal_holds(page, three) -> None:
    menu = page.pane.filters.menu()

    tag = next(action for action in menu.actions() if action.text() == "Tag")
    person = next(action for action in menu.actions() if action.text() == "Person")
    tag.menu().actions()[0].trigger()

    assert titles(page) == ["Old"]
    assert not person.isEnabled()


def test_the_oldest_can_stand_on_top(page, three) -> None:
    page.pane.head.order.click()

    assert titles(page) == ["Old", "Spring", "Autumn"]
    assert page.pane.head.order.accessibleName() == "Oldest first"

    page.pane.head.order.click()
    assert titles(page) == ["Autumn", "Spring", "Old"]


def test_filters_and_order_are_where_they_were_after_lock(page, three, open_journal) -> None:
    page.pane.head.order.click()
    page.pane.filters.wanted_changed.emit(Wanted(since=dt.date(2025, 1, 1), oldest_first=True))
    page.open_record("entry", three[1].id)
    page.keep_place()

    page.pane.filters.wanted_changed.emit(Wanted())
    page.begin()

    assert titles(page) == ["Spring", "Autumn"]
    assert [chip.text() for chip in chips(page)] == ["From 1 January 2025"]
    assert chosen(page) == "Spring"


def test_the_next_day_begins_with_all_entries(page, three, clock) -> None:
    page.pane.filters.wanted_changed.emit(Wanted(year=2024))
    page.open_record("entry", three[0].id)
    page.keep_place()
    clock.move(days=1)

    page.begin()

    assert len(titles(page)) == 3


def test_search_stands_behind_the_filter_button(page, three, qtbot) -> None:
    assert not page.pane.search.isVisible()

    page.window().doing.actions["journal.search"].trigger()
    assert page.pane.search.hasFocus()

    qtbot.keyClicks(page.pane.search, "spri")
    qtbot.waitUntil(lambda: titles(page) == ["Spring"])
    assert page.pane.head.caption.words == "Found: 1"

    qtbot.keyClick(page.pane.search, Qt.Key.Key_Escape)
    assert not page.pane.search.isVisible()
    assert page.pane.head.caption.words == "3 entries"


def test_an_entry_that_no_longer_fits_leaves_and_undo_brings_it_back(
    page, three, open_journal
) -> None:
    page.pane.filters.wanted_changed.emit(Wanted(kind="evidence"))

    changed = open_journal.journal.save(
        Entry(id=three[1].id, title="Spring", occurred_on=MARCH, type=EntryType.NOTE)
    )
    assert titles(page) == []

    open_journal.journal.undo()
    assert titles(page) == ["Spring"]
    assert changed.id == three[1].id


def test_an_entry_that_leaves_the_list_stays_open(page, three, open_journal) -> None:
    open_journal.journal.save(Entry(title="Other", type=EntryType.EVIDENCE, occurred_on=MARCH))
    page.pane.filters.wanted_changed.emit(Wanted(kind="evidence"))
    page.pane.list.setFocus()
    choose(page, "Spring")

    open_journal.journal.save(
        Entry(id=three[1].id, title="Spring", occurred_on=MARCH, type=EntryType.NOTE)
    )

    assert titles(page) == ["Other"]
    assert (page.open_id, page.pane.list.selectedIndexes()) == (three[1].id, [])


def test_many_changes_at_once_are_listed(page, open_journal) -> None:
    entries = [Entry(title=f"{n}", body_md="x", occurred_on=MARCH) for n in range(230)]

    open_journal.journal.change(entries)

    page.pane.go_to_day(MARCH)
    assert page.pane.timeline.entries == 230
    assert page.pane.head.caption.words == "230 entries"


def test_another_name_of_a_person_is_seen_in_the_rows(page, open_journal) -> None:
    journal = open_journal.journal
    ana = journal.save(Person(name="Ana"))
    journal.save(Entry(title="x", occurred_on=MARCH, person_id=ana.id))
    said = [page.pane.timeline.index(1).data(SECOND_LINE)]

    journal.save(Person(id=ana.id, name="Anna", created_at=ana.created_at))

    assert [*said, page.pane.timeline.index(1).data(SECOND_LINE)] == [
        "Note · with Ana", "Note · with Anna",
    ]  # fmt: skip


def test_a_day_chosen_in_the_calendar_is_gone_to(page, three, qtbot) -> None:
    page.pane.head.calendar.click()
    page.pane.month.show_day(MARCH)
    assert page.pane.month.days.hasFocus()

    qtbot.keyClick(page.pane.month.days, Qt.Key.Key_Return)

    assert chosen(page) == "Spring"
    assert page.editor.title.text == "Spring"
    assert page.pane.list.hasFocus()


def test_the_calendar_shows_what_is_written_now(page, three, open_journal) -> None:
    page.pane.head.calendar.click()
    page.pane.month.show_day(MARCH)
    day = page.pane.month.days.model().index_of(MARCH)
    said = [day.data(Qt.ItemDataRole.AccessibleTextRole)]

    open_journal.journal.save(Entry(title="Second", occurred_on=MARCH))

    index = page.pane.month.days.model().index_of(MARCH)
    said.append(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == ["14 March, 1 entry", "14 March, 2 entries"]


def test_a_day_for_a_filter_is_chosen_in_the_calendar(page, three, qtbot) -> None:
    page.pane.filters.day_wanted.emit("before")
    assert page.pane.month.isVisible()
    page.pane.month.show_day(MARCH)

    qtbot.keyClick(page.pane.month.days, Qt.Key.Key_Return)

    assert titles(page) == ["Old"]
    assert [chip.text() for chip in chips(page)] == ["Before 14 March 2025"]


def test_escape_in_the_calendar_chooses_no_day(page, three, qtbot) -> None:
    page.pane.filters.day_wanted.emit("since")

    qtbot.keyClick(page.pane.month.days, Qt.Key.Key_Escape)
    page.pane.month.show_day(MARCH)
    qtbot.keyClick(page.pane.month.days, Qt.Key.Key_Return)

    assert len(titles(page)) == 3
    assert chosen(page) == "Spring"


def test_on_this_day_is_one_line_that_opens_its_entry(page, open_journal) -> None:
    journal = open_journal.journal
    old = journal.save(Entry(title="Two years back", occurred_on=TODAY.replace(year=2023)))

    assert page.pane.look_back.isVisible()
    assert page.pane.look_back.text() == "On this day, 2 years ago: Two years back"
    page.pane.look_back.click()
    assert page.open_id == old.id

    journal.trash(old)
    assert not page.pane.look_back.isVisible()


def test_the_look_back_makes_room_for_filters(page, open_journal) -> None:
    open_journal.journal.save(Entry(title="Back", occurred_on=TODAY.replace(year=2023)))

    page.pane.filters.wanted_changed.emit(Wanted(year=2023))

    assert not page.pane.look_back.isVisible()


def test_enter_goes_into_the_text(page, three, qtbot) -> None:
    page.pane.list.setFocus()
    choose(page, "Spring")

    qtbot.keyClick(page.pane.list, Qt.Key.Key_Return)

    assert page.editor.body.hasFocus()


def test_typing_keeps_the_place_where_one_scrolled_to(page, open_journal, qtbot) -> None:
    entries = [Entry(title=f"{n}", occurred_on=MARCH + dt.timedelta(days=n)) for n in range(60)]
    open_journal.journal.change(entries)
    page.open_record("entry", entries[-1].id)
    bar = page.pane.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    bar.setValue(400)

    qtbot.keyClicks(page.editor.title, "More")
    page.autosave.flush()

    assert bar.value() == 400
    assert chosen(page).startswith("More")


def test_a_page_of_the_timeline_costs_few_queries_and_heads(page, open_journal) -> None:
    entries = [
        Entry(title=f"{n}", body_md="x", occurred_on=dt.date(2015, 1, 1) + dt.timedelta(days=n))
        for n in range(400)
    ]
    open_journal.journal.change(entries)
    asked: list[str] = []

    with open_journal.journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        page.pane.begin()
        page.pane.list.viewport().grab()

    questions = [sql for sql in asked if sql.lstrip().startswith("SELECT")]
    assert len(questions) <= 6
    assert not [sql for sql in questions if "body_md" in sql]
    assert len(page.pane.timeline._cache) <= 300


def test_a_cleared_pane_says_nothing_of_the_journal(page, open_journal) -> None:
    journal = open_journal.journal
    journal.save(Entry(title="Secret", occurred_on=TODAY.replace(year=2023), tags=("Secret",)))
    page.pane.filters.wanted_changed.emit(Wanted(tag="Secret"))

    page.clear()

    assert titles(page) == []
    texts = [page.pane.look_back.text(), *(chip.text() for chip in chips(page))]
    assert not [text for text in texts if "Secret" in text]
