"""Hours: what took place is counted, by relationship and period, and leaves without a name."""

import csv
import datetime as dt
import io

import pytest

from journal_app.domain.person import Person, PersonRole
from journal_app.domain.relationship import MyRole, Relationship, RelationshipKind, Scope
from journal_app.domain.session import Session, SessionStatus
from journal_app.services import hours, sample
from journal_app.services.hours import Side

FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 12, 31)


@pytest.fixture
def filled(journal):
    sample.fill(journal)
    return journal


def meeting(journal, person: Person, **fields) -> Session:
    pair = Relationship(person_id=person.id, kind=RelationshipKind.COACHING, my_role=MyRole.COACH)
    begins = dt.datetime(2025, 5, 6, 10, tzinfo=dt.UTC)
    values = {"starts_at": begins, "private_md": "It was good.", "actual_minutes": 30, **fields}
    made = Session(relationship_id=pair.id, **values)
    journal.change([person, pair, made])
    return made


def table(path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_the_hours_of_the_sample(filled) -> None:
    found = hours.hours(filled, FIRST, LAST)

    totals = {one.relationship_id: one for one in found.totals}
    mentoring, coaching = totals["r_ingrid"], totals["r_kenji"]
    assert (mentoring.sessions, mentoring.minutes, mentoring.planned) == (6, 385, 0)
    assert (coaching.sessions, coaching.minutes, coaching.planned) == (2, 95, 45)
    assert (found.minutes, found.planned) == (480, 1)


@pytest.mark.parametrize(
    ("side", "pairs"),
    [
        (Side.GIVING, ["r_kenji"]),
        (Side.TAKING, ["r_ingrid"]),
        (Side.BOTH, ["r_ingrid", "r_kenji"]),
    ],
)
def test_each_side_of_the_table_is_counted_by_itself(filled, side, pairs) -> None:
    found = hours.hours(filled, FIRST, LAST, side)

    assert [one.relationship_id for one in found.totals] == pairs


def test_both_ends_of_the_period_are_in_it(filled) -> None:
    found = hours.hours(filled, dt.date(2025, 1, 15), dt.date(2025, 2, 19))

    assert [one.day.isoformat() for one in found.meetings] == ["2025-01-15", "2025-02-19"]


@pytest.mark.parametrize(
    "fields",
    [
        {"private_md": ""},
        {"private_md": "", "agenda_md": "One thing", "starts_at": None},
        {"status": SessionStatus.CANCELLED},
        {"status": SessionStatus.MISSED},
    ],
)
def test_what_did_not_take_place_is_not_counted(journal, fields) -> None:
    meeting(journal, Person(name="Ana Abel"), **fields)

    assert hours.hours(journal, FIRST, LAST).meetings == ()


def test_what_lies_in_the_trash_is_not_counted(journal) -> None:
    gone = meeting(journal, Person(name="Ana Abel"))
    also = meeting(journal, Person(name="Ben Bruno"))
    journal.trash(gone)
    journal.trash(journal[Relationship].get(also.relationship_id))

    assert hours.hours(journal, FIRST, LAST).meetings == ()


def test_a_meeting_of_no_minutes_counts_as_such(journal) -> None:
    meeting(journal, Person(name="Ana Abel"), actual_minutes=0, planned_minutes=60)

    [found] = hours.hours(journal, FIRST, LAST).meetings

    assert (found.minutes, found.is_planned) == (0, False)


def test_the_file_has_one_row_a_meeting_and_roles_for_names(filled, tmp_path) -> None:
    path = tmp_path / "Hours.csv"

    hours.write_file(hours.hours(filled, FIRST, LAST), {}, path)

    heads, *rows = table(path)
    assert heads == ["Date", "Minutes", "Marked", "Kind", "With"]
    assert rows[0] == ["2025-01-15", "75", "", "Mentoring", "a mentor"]
    assert ["2025-08-20", "45", "planned", "Coaching", "a client"] in rows
    assert len(rows) == 8
    assert sum(int(row[1]) for row in rows) == 480


def test_no_name_title_or_word_of_a_session_stands_in_the_file(filled, tmp_path) -> None:
    path = tmp_path / "Hours.csv"

    hours.write_file(hours.hours(filled, FIRST, LAST), {}, path)

    text = path.read_text(encoding="utf-8")
    people = [part for one in filled[Person].every() for part in one.name.split()]
    titles = [one.title for one in filled[Session].every() if one.title]
    assert [word for word in (*people, *titles) if word in text] == []


def test_a_name_stands_there_only_with_consent(journal) -> None:
    agreed = Person(name="Ana Abel", name_ok_in_exports=True, roles=(PersonRole.COACHEE,))
    silent = Person(name="Ben Bruno", alias="my client in Leeds", roles=(PersonRole.COACHEE,))
    for person in (agreed, silent):
        meeting(journal, person)
    found = hours.hours(journal, FIRST, LAST)

    said = hours.words(found, {agreed.id: "keep", silent.id: "keep"})
    offered = [code for code, _words in hours.choices(found, silent.id)]

    assert said[agreed.id] == "Ana Abel"
    assert said[silent.id].startswith("a client")
    assert offered == ["role", "alias"]
    assert hours.words(found, {silent.id: "alias"})[silent.id] == "my client in Leeds"


def test_those_of_one_role_are_numbered_as_they_were_met(journal) -> None:
    begins = dt.datetime(2025, 6, 1, 10, tzinfo=dt.UTC)
    for number in range(4):
        person = Person(id=f"p{9 - number}", name=f"Person {number}", roles=(PersonRole.PEER,))
        meeting(journal, person, starts_at=begins + dt.timedelta(days=number))

    found = hours.rows(hours.hours(journal, FIRST, LAST), {})

    assert [row[-1] for row in found] == [f"a client ({number})" for number in (1, 2, 3, 4)]


def test_an_alias_that_holds_the_name_is_not_offered(journal) -> None:
    person = Person(name="Ben Bruno", alias="Ben from Leeds")
    meeting(journal, person)
    found = hours.hours(journal, FIRST, LAST)

    assert [code for code, _words in hours.choices(found, person.id)] == ["role"]
    assert hours.words(found, {person.id: "alias"})[person.id] == "a client"


def test_a_team_needs_no_person(journal) -> None:
    pair = Relationship(kind=RelationshipKind.COACHING, scope=Scope.TEAM, my_role=MyRole.COACH)
    held = Session(
        relationship_id=pair.id,
        starts_at=dt.datetime(2025, 5, 6, 10, tzinfo=dt.UTC),
        discussion_md="What we do next.",
        planned_minutes=90,
    )
    journal.change([pair, held])

    [row] = hours.rows(hours.hours(journal, FIRST, LAST), {})

    assert row == ("2025-05-06", "90", "planned", "Coaching", "a team")


def test_an_alias_that_looks_like_a_formula_is_only_words(journal, tmp_path) -> None:
    person = Person(name="Ana Abel", alias='=HYPERLINK("x")')
    meeting(journal, person)
    path = tmp_path / "Hours.csv"

    hours.write_file(hours.hours(journal, FIRST, LAST), {person.id: "alias"}, path)

    assert table(path)[1][-1] == '\'=HYPERLINK("x")'


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 minutes"), (45, "45 minutes"), (60, "1 hour"), (385, "6 hours 25 minutes")],
)
def test_time_in_words(minutes, said) -> None:
    assert hours.length_words(minutes) == said


def test_hours_of_any_number_of_meetings_cost_three_questions(filled) -> None:
    asked: list[str] = []
    assert filled.client_word  # known since the first page of a journal

    with filled.store.db.tracer(lambda sql, _values: asked.append(sql)):
        hours.hours(filled, FIRST, LAST)

    assert len([sql for sql in asked if sql.lstrip().startswith("SELECT")]) <= 3
    assert not [sql for sql in asked if "discussion_md" in sql]


def test_a_meeting_without_any_length_is_in_no_sum_and_named(journal) -> None:
    ana = Person(name="Ana Abel")
    made = meeting(journal, ana, actual_minutes=None, planned_minutes=None)
    found = hours.hours(journal, FIRST, LAST)

    rows = hours.rows(found, {})
    hours.note_length(journal, made.id, 40)
    after = hours.hours(journal, FIRST, LAST)

    assert [one.id for one in found.unmeasured] == [made.id]
    assert (found.minutes, found.totals[0].unmeasured) == (0, 1)
    assert rows[0][1:3] == ("", "no length noted")
    assert (after.minutes, after.unmeasured) == (40, [])
    journal.undo()
    assert hours.hours(journal, FIRST, LAST).unmeasured


def test_what_was_planned_counts_where_nothing_was_noted(journal) -> None:
    meeting(journal, Person(name="Ana Abel"), actual_minutes=None, planned_minutes=45)

    found = hours.hours(journal, FIRST, LAST)

    assert (found.minutes, found.planned, found.unmeasured) == (45, 1, [])
