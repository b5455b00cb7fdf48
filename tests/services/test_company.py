"""Whom one meets: a row for each pair, in sections, then everybody else."""

import datetime as dt

from journal_app.domain.person import Person, PersonRole
from journal_app.domain.relationship import (
    MyRole,
    Phase,
    Relationship,
    RelationshipKind,
    Tie,
)
from journal_app.services import acquainting, company
from journal_app.services.company import HEADINGS, Wanted

TODAY = dt.date(2025, 11, 12)


def shown(rows) -> list[tuple[str, str, str]]:
    return [(HEADINGS[row.section], row.head.title, row.second) for row in rows]


def test_the_sample_reads_as_one_would_say_it(sample) -> None:
    found = shown(company.rows(sample, TODAY))

    assert found == [
        ("Mentoring", "Ingrid Sørensen-Vik", "My mentor · since January"),
        ("Coaching", "三浦 健二", "I coach · closed in October"),
        ("Other people", "Lucía Ibáñez Roca", "My sponsor"),
        (
            "Other people",
            "Sam Pryce",
            "Payables process lead · contact 17 Nov",
        ),
        ("Other people", "Samuel Osei-Bonsu", "My manager"),
        (
            "Other people",
            "דוד לוי",
            "Purchase-to-pay process owner · contact 4 Dec",
        ),
    ]


def test_whoever_has_a_relationship_is_no_row_of_their_own(journal) -> None:
    pair = acquainting.begin(journal, "Ingrid", Tie.MY_MENTOR, None)

    (row,) = company.rows(journal, TODAY)

    assert (row.head.table, row.head.id) == ("relationship", pair.relationship.id)
    assert row.person_id == pair.person.id


def test_windows_follow_each_other_without_a_gap(journal) -> None:
    journal.change([Person(name=f"P{number:03}") for number in range(230)])
    acquainting.begin(journal, "Zoe", Tie.MY_CLIENT, None)

    found, beyond = [], None
    while rows := company.rows(journal, TODAY, beyond=beyond):
        found += rows
        beyond = rows[-1].place

    assert [row.head.title for row in found] == ["Zoe", *(f"P{n:03}" for n in range(230))]


def test_closed_ones_stand_last_in_their_section(journal) -> None:
    people = [Person(name=name) for name in "ABC"]
    pairs = [
        Relationship(
            person_id=person.id,
            kind=RelationshipKind.COACHING,
            my_role=MyRole.COACH,
            phase=Phase.CLOSED if person.name == "A" else Phase.PROGRESS,
        )
        for person in people
    ]
    journal.change([*people, *pairs])

    assert [row.head.title for row in company.rows(journal, TODAY)] == ["B", "C", "A"]


def test_the_list_is_narrowed_to_a_section_or_to_those_to_get_in_touch_with(sample) -> None:
    coached = company.rows(sample, TODAY, Wanted.COACHING)
    soon = company.rows(sample, TODAY, Wanted.SOON)

    assert [row.head.title for row in coached] == ["三浦 健二"]
    assert [row.head.title for row in soon] == ["Ingrid Sørensen-Vik", "Sam Pryce"]


def test_a_single_row_reads_as_in_the_list(journal) -> None:
    person = journal.save(Person(name="Ana", roles=(PersonRole.MANAGER,)))

    (row,) = company.rows_of(journal, TODAY, person.id)

    assert (row.head.title, row.second) == ("Ana", "My manager")
