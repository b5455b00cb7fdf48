"""Sessions as one reads them: rows, facts, the next one, the sentence one is at."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain.person import Person
from journal_app.domain.relationship import MyRole, Relationship
from journal_app.domain.session import Medium, Session, SessionStatus
from journal_app.services import sessions

TODAY = dt.date(2025, 11, 3)  # a Monday


@pytest.fixture
def met(journal):
    """met("Ingrid") is a relationship with her."""

    def _met(name: str) -> Relationship:
        person = Person(name=name)
        pair = Relationship(person_id=person.id, my_role=MyRole.MENTEE)
        journal.change([person, pair])
        return pair

    return _met


def at(day: int, month: int = 11, hour: int = 10) -> dt.datetime:
    return dt.datetime(2025, month, day, hour, tzinfo=dt.UTC)


def test_a_row_says_with_whom_when_and_where_it_stands(journal, met) -> None:
    pair = met("Ingrid Sørensen-Vik")
    journal.save(
        Session(title="Start", starts_at=at(8, 10), relationship_id=pair.id, insights_md="So.")
    )

    (row,) = sessions.rows(journal, 300)

    assert (row.title, row.second) == ("Start", "Ingrid · 8 October · written up")
    assert not row.is_ahead


def test_a_session_ahead_without_a_title_is_named_by_its_day(journal, met) -> None:
    journal.save(Session(starts_at=at(19), relationship_id=met("Ingrid").id, agenda_md="Plans"))

    (row,) = sessions.rows(journal, 300)

    assert (row.title, row.second) == ("Wed 19 November, 10:00", "Ingrid · prepared")
    assert row.is_ahead


def test_a_session_ahead_of_another_year_says_its_year(journal, met) -> None:
    journal.save(Session(starts_at=dt.datetime(2026, 1, 7, 10, tzinfo=dt.UTC)))

    (row,) = sessions.rows(journal, 300)

    assert row.title == "Wed 7 January 2026, 10:00"


def test_a_walk_says_that_it_was_one(journal, met) -> None:
    journal.save(Session(title="x", starts_at=at(2, 4), medium=Medium.WALK, discussion_md="y"))

    (row,) = sessions.rows(journal, 300)

    assert row.second == "2 April · a walk"


def test_a_session_of_another_year_says_its_year(journal) -> None:
    then = dt.datetime(2019, 4, 2, 10).astimezone()
    journal.save(Session(title="x", starts_at=then, discussion_md="y"))

    (row,) = sessions.rows(journal, 300)

    assert row.second == "2 April 2019 · written up"


def test_rows_of_one_person_are_of_that_person_alone(journal, met) -> None:
    one, other = met("Ingrid"), met("Kenji")
    for pair in (one, other):
        journal.save(Session(title="The same title", relationship_id=pair.id, starts_at=at(8, 10)))

    found = sessions.rows(journal, 300, person_id=one.person_id)

    assert [row.second for row in found] == ["Ingrid · 8 October · planned"]
    assert [name for _id, name in sessions.met(journal)] == ["Ingrid", "Kenji"]


def test_with_only_one_to_meet_a_new_session_is_with_her_and_has_no_time(journal, met) -> None:
    pair = met("Ingrid")

    begun = sessions.begun(journal)
    met("Kenji")
    asked = sessions.begun(journal)

    assert (begun.relationship_id, begun.starts_at) == (pair.id, None)
    assert asked.relationship_id is None


def test_a_session_is_prepared_until_its_day_has_come() -> None:
    before = Session(starts_at=at(4))

    assert sessions.is_before(before, TODAY)
    assert not sessions.is_before(dataclasses.replace(before, starts_at=at(3)), TODAY)
    written = dataclasses.replace(before, status=SessionStatus.WRITTEN_UP)
    assert not sessions.is_before(written, TODAY)


def test_the_facts_are_said_in_words() -> None:
    session = Session(starts_at=at(19), planned_minutes=60)

    assert sessions.day_words(at(19)) == "Wednesday 19 November 2025, 10:00"
    assert sessions.length_words(session) == "one hour"
    assert sessions.away_words(session, TODAY) == "in 16 days"
    far = [at(3) + dt.timedelta(days) for days in (0, 1, 60, 61, 800)]
    ahead = [dataclasses.replace(session, starts_at=day) for day in far]
    said = [sessions.away_words(each, TODAY) for each in ahead]
    assert said == ["today", "tomorrow", "in 60 days", "in 2 months", "in 2 years"]
    last = dataclasses.replace(session, starts_at=dt.datetime(9999, 12, 31, tzinfo=dt.UTC))
    assert sessions.away_words(last, TODAY) == "in 7,974 years"
    held = dataclasses.replace(session, status=SessionStatus.HELD, actual_minutes=70)
    assert sessions.length_words(held) == "70 minutes"
    assert sessions.away_words(held, TODAY) == ""


@pytest.fixture
def now_met(journal, met) -> Session:
    made = Session(
        title="Now",
        relationship_id=met("Ingrid").id,
        starts_at=at(3),
        planned_minutes=45,
        next_on=dt.date(2025, 12, 3),
    )
    kept = journal.save(made)
    journal.leave()
    return kept


def test_the_next_session_is_planned_as_one_step_at_the_same_time_of_day(journal, now_met) -> None:
    sessions.plan(journal, sessions.next_after(now_met))
    head = sessions.planned_on(journal, now_met)
    planned = journal[Session].get(head.id)
    journal.undo()

    assert (planned.starts_at.date(), planned.planned_minutes) == (now_met.next_on, 45)
    assert planned.starts_at.time() == now_met.starts_at.time()
    assert [each.id for each in journal[Session].where()] == [now_met.id]


@pytest.mark.parametrize("next_on", [dt.date(2025, 12, 3), None])
def test_planned_twice_it_is_one_session(journal, now_met, next_on) -> None:
    wanted = dataclasses.replace(now_met, next_on=next_on)

    first = sessions.plan(journal, sessions.next_after(wanted))
    again = sessions.plan(journal, sessions.next_after(wanted))

    assert again.id == first.id
    assert journal[Session].count() == 2


def test_one_that_was_called_off_is_not_planned(journal, now_met) -> None:
    planned = sessions.plan(journal, sessions.next_after(now_met))
    off = dataclasses.replace(journal[Session].get(planned.id), status=SessionStatus.CANCELLED)
    journal.save(off)

    assert sessions.planned_on(journal, now_met) is None
    assert sessions.plan(journal, sessions.next_after(now_met)).id != planned.id


def test_only_sessions_with_numbers_are_looked_back_at_and_at_most_six(journal) -> None:
    for day in range(1, 9):
        journal.save(Session(starts_at=at(day, 10), discussion_md="x", listening=3))
    journal.save(Session(starts_at=at(20, 10), discussion_md="x"))

    found = sessions.looks_back(journal)

    assert [each.starts_at.day for each in found] == [3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("text", "begins", "ends", "sentence"),
    [
        ("One. Two here. Three.", 7, 7, "Two here."),
        ("One. Two here. Three.", 0, 3, "One"),
        ("- [ ] Call Ana\n- Rest", 8, 8, "Call Ana"),
        ("## Will\nWrite to Ana", 12, 12, "Write to Ana"),
        ("一つ。二つ目。", 4, 4, "二つ目。"),
        ("", 0, 0, ""),
        ("Ask.", 4, 4, "Ask."),
    ],
)
def test_the_sentence_one_is_at_is_taken_without_marks(text, begins, ends, sentence) -> None:
    assert sessions.sentence_at(text, begins, ends) == sentence


@pytest.mark.parametrize(
    ("words", "title", "day"),
    [
        ("Write to Ana by Friday.", "Write to Ana", dt.date(2025, 11, 7)),
        ("Book a room, tomorrow", "Book a room", dt.date(2025, 11, 4)),
        ("Hand it over 14 November", "Hand it over", dt.date(2025, 11, 14)),
        ("Friday", "Friday", None),
        ("Ask her", "Ask her", None),
    ],
)
def test_an_action_may_end_in_its_day(words, title, day) -> None:
    assert sessions.said_action(words, TODAY) == (title, day)
