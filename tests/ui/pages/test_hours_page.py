"""Hours: the file is what the table shows, and a name leaves only where that was agreed."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.domain.person import Person
from journal_app.domain.session import Session
from journal_app.services import hours
from journal_app.services.hours import Side
from journal_app.ui.opening import folder_words
from journal_app.ui.pages.hours_page import HoursPage
from tests.review_fixtures import desk, nameless, sample_open, told

__all__ = ["desk", "sample_open", "told"]


@pytest.fixture
def folder(tmp_path) -> Path:
    place = tmp_path / "Papers"
    place.mkdir()
    return place


@pytest.fixture
def page(sample_open, desk, told, folder, qtbot):
    made = HoursPage(desk, folder)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.begin()
    yield made
    made.clear()


def cells(page) -> list[list[str]]:
    table = page.table
    columns = range(table.columnCount())
    return [
        [table.item(row, column).text() for column in columns] for row in range(table.rowCount())
    ]


def written(folder: Path, name: str = "Hours 2025.csv") -> list[list[str]]:
    text = (folder / name).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def words_of(section) -> list[str]:
    return [label.text() for label in section.findChildren(QLabel) if not label.isHidden()]


def choose(part, number: int, qtbot) -> None:
    qtbot.keyClick(part.group.button(number), Qt.Key.Key_Space)


def test_the_file_is_the_table_that_was_shown(page, folder, told, qtbot) -> None:
    shown = cells(page)

    qtbot.keyClick(page.write, Qt.Key.Key_Space)

    assert written(folder)[1:] == shown
    assert len(shown) == 8
    assert told[-1] == f"Wrote Hours 2025.csv to {folder_words(folder / 'x')}."


def test_the_sums_stand_below_by_relationship_and_say_what_was_only_planned(page) -> None:
    said = words_of(page.totals)

    assert said[0] == "8 hours in all"
    assert "6 meetings · 6 hours 25 minutes" in said
    assert "2 meetings · 1 hour 35 minutes · 45 minutes of it as planned, not noted" in said


def test_a_side_and_a_period_are_chosen_by_keys(page, qtbot) -> None:
    choose(page.head.side, 1, qtbot)
    coached = len(cells(page))
    choose(page.head.side, 0, qtbot)
    choose(page.head.period, 1, qtbot)
    last_year = len(cells(page))
    choose(page.head.period, 2, qtbot)

    assert (coached, last_year, len(cells(page))) == (2, 0, 8)


def test_days_of_ones_own_are_a_period_too(page, qtbot) -> None:
    choose(page.head.period, 3, qtbot)

    page.head.first.load(dt.date(2025, 2, 1))
    page.head.last.load(dt.date(2025, 4, 2))
    page.head.last.day_changed.emit()

    assert [row[0] for row in cells(page)] == ["2025-02-19", "2025-04-02"]


def test_an_empty_period_writes_nothing_and_says_why(page, folder, qtbot) -> None:
    choose(page.head.period, 1, qtbot)

    qtbot.keyClick(page.write, Qt.Key.Key_Space)

    assert not page.write.isEnabled()
    assert page.findChild(QLabel, "why").text() == "No meeting took place in this period."
    assert list(folder.iterdir()) == []


def test_a_person_appears_as_was_chosen_for_them(page, folder, qtbot) -> None:
    kenji = next(one for one in hours.people(page._found, {}) if one.id == "p_kenji")
    menu = page.people.menu_of(kenji)
    offered = [action.objectName() for action in menu.findChildren(QAction) if action.objectName()]

    next(one for one in menu.findChildren(QAction) if one.objectName() == "alias").trigger()
    qtbot.keyClick(page.write, Qt.Key.Key_Space)

    assert offered == ["role", "alias"]  # no name without consent, and no text to edit
    assert {row[-1] for row in written(folder)[1:]} == {"a mentor", "a colleague I coach"}


def test_a_file_that_is_there_is_kept_and_another_name_offered(page, folder, qtbot) -> None:
    (folder / "Hours 2025.csv").write_text("mine")

    qtbot.keyClick(page.write, Qt.Key.Key_Space)
    said = page.findChild(QLabel, "why").text()
    qtbot.keyClick(page.write, Qt.Key.Key_Space)

    assert "there already" in said
    assert (folder / "Hours 2025.csv").read_text() == "mine"
    assert len(written(folder, "Hours 2025 (2).csv")) == 9


def test_it_says_what_leaves_what_stays_and_that_anyone_can_read_it(page) -> None:
    said = [label.text() for label in page.findChildren(QLabel)]

    assert "This file is not encrypted" in said
    assert "8 rows, one a meeting" in words_of(page.leaves)
    assert "Everything that was said" in words_of(page.stays)


def test_what_changes_meanwhile_is_followed(page, sample_open) -> None:
    sample_open.trash(sample_open[Session].get("s1"))

    assert len(cells(page)) == 7


def test_the_command_leads_there_and_from_the_clients_to_the_hours_of_coaching(
    open_journal, qtbot
) -> None:
    frame = open_journal.frame

    frame.doing.run("people.hours")
    first = frame.key
    frame.doing.run("people.clients")
    frame.here.hours_asked.emit()

    assert (first, frame.key) == ("hours", "hours")
    assert frame.here.head.asked[2] == Side.GIVING
    qtbot.keyClick(frame.here.back, Qt.Key.Key_Space)
    assert frame.key == "clients"


def test_it_costs_few_questions(page, sample_open) -> None:
    asked: list[str] = []

    with sample_open.store.db.tracer(lambda sql, _values: asked.append(sql)):
        page.begin()

    assert len([sql for sql in asked if sql.lstrip().startswith("SELECT")]) <= 6
    assert not [sql for sql in asked if "discussion_md" in sql]


def test_everything_has_a_name(page) -> None:
    assert nameless(page) == []


def test_a_cleared_page_holds_nothing(page, sample_open) -> None:
    names = [one.name for one in sample_open[Person].every()]

    page.clear()

    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    said += [one.text() for one in page.findChildren(QPushButton)]
    assert cells(page) == []
    assert not [words for words in said if any(name in words for name in names)]


def without_length(page, journal, days: list[int]) -> list[Session]:
    made = [
        Session(
            relationship_id="r_kenji",
            starts_at=dt.datetime(2025, 10, day, 10, tzinfo=dt.UTC),
            discussion_md="We spoke.",
        )
        for day in days
    ]
    journal.change(made)
    return made


def test_a_meeting_without_a_length_is_listed_and_completed_there(
    page, sample_open, told, qtbot
) -> None:
    first, second = without_length(page, sample_open, [6, 7])
    before = page.totals.title.text()
    assert page.lengths.isVisible()

    qtbot.keyClicks(page.lengths.editors[first.id].line, "50")
    qtbot.keyClick(page.lengths.editors[first.id].line, Qt.Key.Key_Return)
    between = list(page.lengths.editors)
    focused = page.lengths.editors[second.id].line.hasFocus()
    qtbot.keyClicks(page.lengths.editors[second.id].line, "10")
    qtbot.keyClick(page.lengths.editors[second.id].line, Qt.Key.Key_Return)

    assert before == "8 hours in all · 2 without a length"
    assert between == [second.id]
    assert focused
    assert page.totals.title.text() == "9 hours in all"
    assert page.lengths.isHidden()
    assert sample_open[Session].get(first.id).actual_minutes == 50


def test_what_is_no_number_is_said_and_kept(page, sample_open, qtbot) -> None:
    (made,) = without_length(page, sample_open, [6])
    line = page.lengths.editors[made.id].line

    qtbot.keyClicks(line, "long")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert line.text() == "long"
    assert len(words_of(page.lengths)) > 3
    assert sample_open[Session].get(made.id).actual_minutes is None
