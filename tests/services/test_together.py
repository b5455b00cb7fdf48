"""What a pair has together, read by a few queries and said in words."""

import datetime as dt

import pytest

from journal_app.domain.level import Level
from journal_app.domain.reading import Metric
from journal_app.domain.relationship import Cadence, Phase, Relationship, Tie
from journal_app.domain.session import Session, SessionStatus
from journal_app.services import acquainting, charts, phases, sessions, together

NOW = dt.datetime(2025, 11, 12, 8, 30, tzinfo=dt.UTC)


@pytest.fixture
def ingrid(sample) -> together.Together:
    return together.together(sample, sample[Relationship].get("r_ingrid"))


def test_a_relationship_is_said_in_one_line(ingrid) -> None:
    assert together.facts(ingrid) == (
        "Mentoring, developmental · I am the mentee · every six weeks · six of eight sessions"
    )
    assert together.hours_words(ingrid) == "Six sessions, six hours and 25 minutes together."


def test_a_relationship_costs_few_queries_and_no_text_of_a_session(sample) -> None:
    pair = sample[Relationship].get("r_ingrid")
    asked: list[str] = []

    with sample.store.db.tracer(lambda sql, _values: asked.append(sql)):
        together.together(sample, pair)

    assert len(asked) <= 4
    assert not [sql for sql in asked if "discussion_md" in sql or "private_md" in sql]


def test_two_rated_sessions_make_a_chart(ingrid) -> None:
    chart = together.chart(ingrid)

    assert charts.sentence(chart) == (
        "How open I could be rose from 3 to 5 and has stayed there since May."
    )
    assert [one.name for one in chart.series] == ["How open I could be", "Worth the time"]


def test_one_rated_session_makes_none(journal) -> None:
    pair = acquainting.begin(journal, "Ana", Tie.MY_MENTOR, None).relationship
    journal.save(Session(relationship_id=pair.id, starts_at=NOW, trust=3, discussion_md="x"))

    assert together.chart(together.together(journal, pair)) is None


def test_what_was_agreed_last_is_in_force(ingrid) -> None:
    assert [paper.id for paper in ingrid.agreements] == ["e_ag1"]
    assert [part.heading for part in ingrid.agreed] == [
        "Purpose",
        "Confidentiality",
        "Limits",
        "Notes",
    ]
    assert ingrid.agreed[0].text == "To think about leading, not to be taught procurement."


def test_the_newest_five_numbers_and_the_time_to_look_again(ingrid) -> None:
    day = together.last_health(ingrid)

    assert day.taken_on == dt.date(2025, 9, 30)
    assert set(day.values.values()) == {5.0}
    assert Metric.OBJECTIVITY in together.health_metrics(ingrid.pair)
    assert not together.is_time_to_look(ingrid, NOW.date())
    assert together.is_time_to_look(ingrid, dt.date(2026, 1, 15))


def test_no_quarter_has_passed_since_a_first_meeting_of_today(journal) -> None:
    pair = acquainting.begin(journal, "Jonas", Tie.MY_CLIENT, None).relationship
    said = {"discussion_md": "x", "status": SessionStatus.WRITTEN_UP}
    journal.save(Session(relationship_id=pair.id, starts_at=journal.now, **said))

    found = together.together(journal, pair)

    today = journal.now.date()
    assert not together.is_time_to_look(found, today)
    assert together.is_time_to_look(found, today + together.QUARTER)


def test_the_last_sessions_come_with_the_next_one_first(ingrid, sample) -> None:
    ahead = sessions.plan(sample, together.following(ingrid, NOW))

    found = together.together(sample, ingrid.pair)
    shown = together.last_sessions(found, 3, NOW)

    assert [meeting.title for meeting in shown[1:]] == [
        "After go-live",
        "Half-way review",
        "Too much at once",
    ]
    assert shown[0].id == ahead.id
    assert together.meeting_line(shown[1], NOW.date()) == "8 October · 60 min · three actions"
    assert together.level_of(shown[2].level) == Level.SHARED


def test_a_planned_session_stands_where_the_next_one_would_be(ingrid, sample) -> None:
    made = sessions.plan(sample, together.following(ingrid, NOW))

    kept = sample[Session].get(made.id)
    assert kept.starts_at.isoformat()[:16] == "2025-11-19T10:00"
    assert (kept.status, kept.planned_minutes) == (SessionStatus.PLANNED, 60)
    sample.undo()
    assert sample[Session].get(made.id) is None


def test_without_a_cadence_a_planned_session_has_no_day_yet(journal) -> None:
    pair = acquainting.begin(journal, "Ana", Tie.MY_MENTOR, Cadence.AD_HOC).relationship

    made = together.following(together.together(journal, pair), NOW)

    assert made.starts_at is None


def test_a_path_comes_with_the_third_session(ingrid, journal) -> None:
    new = acquainting.begin(journal, "Ana", Tie.MY_MENTOR, None).relationship

    assert ingrid.has_path
    assert not together.together(journal, new).has_path
    assert phases.word(new, NOW.date()) == "Exploring"
    assert Phase.EXPLORING in ingrid.entered


def test_a_session_without_a_length_is_said_beside_the_hours(sample) -> None:
    pair = sample[Relationship].get("r_ingrid")
    begins = NOW - dt.timedelta(days=20)
    sample.change([Session(relationship_id=pair.id, starts_at=begins, discussion_md="We spoke.")])

    found = together.together(sample, pair)

    assert together.hours_words(found) == (
        "Seven sessions, six hours and 25 minutes together. Of one no length was noted."
    )
