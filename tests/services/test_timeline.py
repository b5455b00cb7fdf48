import dataclasses
import datetime as dt

import pytest

from journal_app.domain.entry import Entry
from journal_app.domain.person import Person
from journal_app.domain.template import Template
from journal_app.services import timeline
from journal_app.services.timeline import FIRST_LINES, Wanted, wanted_of

MARCH = dt.date(2025, 3, 14)
EVERYTHING = Wanted(
    2025, 3, MARCH, dt.date(2025, 4, 1), "note", "someone", "work", "private", oldest_first=True
)


def titles(journal, wanted: Wanted) -> list[str]:
    lines = [line for part in timeline.lines(journal, wanted) for line in part]
    rows = timeline.rows(journal, {line[0]: line[1] for line in lines})
    return [rows[line[0]].head.title for line in lines]


def written(journal, *days: dt.date) -> None:
    for day in days:
        journal.save(Entry(title=day.isoformat(), occurred_on=day))


def test_the_first_lines_come_alone_and_all_of_them_in_the_end(journal) -> None:
    for number in range(FIRST_LINES + 3):
        journal.save(Entry(title=str(number), occurred_on=MARCH))

    sizes = [len(part) for part in timeline.lines(journal, Wanted())]

    assert sizes == [FIRST_LINES, 3]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["2025-03-15", "2025-03-14", "2024-12-31"]),
        (Wanted(oldest_first=True), ["2024-12-31", "2025-03-14", "2025-03-15"]),
        (Wanted(year=2025), ["2025-03-15", "2025-03-14"]),
        (Wanted(year=2024, month=12), ["2024-12-31"]),
        (Wanted(since=MARCH), ["2025-03-15", "2025-03-14"]),
        (Wanted(before=MARCH), ["2024-12-31"]),
        (Wanted(since=MARCH, before=dt.date(2025, 3, 15)), ["2025-03-14"]),
        (Wanted(before=dt.date.min), []),
        (Wanted(year=9999, month=12), []),
        (Wanted(tag="nowhere"), []),
    ],
)
def test_the_timeline_is_narrowed_to_a_period(journal, wanted, found) -> None:
    written(journal, dt.date(2024, 12, 31), MARCH, dt.date(2025, 3, 15))

    assert titles(journal, wanted) == found


def test_what_is_wanted_is_the_same_after_it_was_kept() -> None:
    assert wanted_of(EVERYTHING.to_plain()) == EVERYTHING
    assert (Wanted().to_plain(), wanted_of({})) == ({}, Wanted())


@pytest.mark.parametrize("plain", [None, 3, {"year": "x"}, {"else": 1}, {"year": 2025, "month": 13},
                                   {"since": "soon"}])  # fmt: skip
def test_what_cannot_be_read_narrows_nothing(plain) -> None:
    assert wanted_of(plain) == Wanted()


def test_each_filter_can_be_taken_away(journal) -> None:
    names = [name for name, _words in timeline.said(journal, EVERYTHING)]

    left = EVERYTHING
    for name in names:
        left = left.without(name)

    assert left == Wanted(oldest_first=True)
    assert not left.is_narrow


def test_filters_are_said_in_words(journal) -> None:
    ana = journal.save(Person(name="Ana"))
    wanted = dataclasses.replace(EVERYTHING, person=ana.id)

    assert [words for _name, words in timeline.said(journal, wanted)] == [
        "March 2025", "From 14 March 2025", "Before 1 April 2025", "Note", "With Ana", "#work",
        "Only me",
    ]  # fmt: skip
    assert timeline.said(journal, Wanted(year=2025)) == [("year", "2025")]


def test_a_row_knows_a_template_that_ships_with_the_program(journal) -> None:
    entry = journal.save(Entry(title="x", template="gibbs"))

    assert timeline.row_of(journal, entry, str.upper).template == "GIBBS"
    assert timeline.row_of(journal, entry).template == ""


def test_a_row_knows_its_own_template(journal) -> None:
    own = journal.save(Template(title="My own questions"))
    entry = journal.save(Entry(title="x", template=own.id))

    assert timeline.row_of(journal, entry).template == "My own questions"


def test_a_look_back_names_the_last_year_that_has_something(journal) -> None:
    written(journal, dt.date(2021, 3, 14), dt.date(2023, 3, 14), dt.date(2025, 3, 14))

    years_ago, head = timeline.looked_back(journal, MARCH)

    said = timeline.looked_back_words(years_ago, head)
    assert said == "On this day, 2 years ago: 2023-03-14"


@pytest.mark.parametrize(
    ("today", "day", "is_found"),
    [
        (dt.date(2024, 2, 29), dt.date(2020, 2, 29), True),
        (dt.date(2025, 2, 28), dt.date(2024, 2, 29), False),
        (dt.date(9999, 12, 31), dt.date(1, 12, 31), True),
        (dt.date(2025, 3, 14), dt.date(2025, 3, 14), False),
        (dt.date(2025, 3, 14), dt.date(2026, 3, 14), False),
    ],
)
def test_only_the_same_day_of_an_earlier_year_is_looked_back_to(
    journal, today, day, is_found
) -> None:
    written(journal, day)

    assert (timeline.looked_back(journal, today) is not None) is is_found


def test_a_journal_without_entries_looks_back_to_nothing(journal) -> None:
    assert timeline.looked_back(journal, MARCH) is None
    assert (timeline.years(journal), timeline.tags(journal), timeline.people(journal)) == (
        [], [], [],
    )  # fmt: skip


def test_what_can_be_narrowed_to_is_offered(journal) -> None:
    ana = journal.save(Person(name="Ana"))
    journal.save(Person(name="Never written about"))
    journal.save(Entry(title="x", occurred_on=MARCH, tags=("b", "A"), person_id=ana.id))

    assert timeline.years(journal) == [2025]
    assert timeline.tags(journal) == ["A", "b"]
    assert timeline.people(journal) == [(ana.id, "Ana")]


@pytest.mark.parametrize(
    ("number", "with_year", "words"),
    [
        (MARCH.toordinal(), False, "Friday 14 March"),
        (MARCH.toordinal(), True, "Friday 14 March 2025"),
        (1, True, "Monday 1 January 1"),
        (dt.date.max.toordinal(), True, "Friday 31 December 9999"),
        (0, True, "Without a day"),
    ],
)
def test_a_day_stands_above_its_entries(number, with_year, words) -> None:
    assert timeline.heading(number, with_year=with_year) == words
