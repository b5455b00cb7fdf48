"""What matters today, read from heads: what is due, who comes next, what lies behind."""

import datetime as dt

import pytest

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session, SessionStatus
from journal_app.services import today

NOW = dt.datetime(2025, 11, 3, 9, tzinfo=dt.UTC)
DAY = dt.date(2025, 11, 3)


def action(journal, title: str, days: int | None, **values) -> None:
    due = None if days is None else DAY + dt.timedelta(days=days)
    journal.save(Action(title=title, due_on=due, **values))


def session(journal, hours: float, **values) -> Session:
    return journal.save(Session(starts_at=NOW + dt.timedelta(hours=hours), **values))


def test_open_actions_of_the_week_are_due_the_oldest_first(journal) -> None:
    action(journal, "later", 8)
    action(journal, "this week", 7)
    action(journal, "long ago", -30)
    action(journal, "done", -1, status=ActionStatus.DONE)
    action(journal, "without a day", None)

    assert [head.title for head in today.due(journal, DAY)] == ["long ago", "this week"]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_time_are_days_like_any_other(journal, day) -> None:
    journal.save(Action(title="then", due_on=day))

    assert [head.title for head in today.due(journal, day)] == ["then"]
    assert today.look_back(journal, day) is None


def test_the_next_session_is_the_first_that_has_not_begun(journal) -> None:
    ingrid = journal.save(Person(name="Ingrid"))
    pair = journal.save(Relationship(person_id=ingrid.id, purpose_md="x"))
    session(journal, -1, title="begun")
    session(journal, 30, title="later")
    session(journal, 1, title="called off", status=SessionStatus.CANCELLED)
    wanted = session(journal, 2, title="next", relationship_id=pair.id, agenda_md="prepared")

    found = today.next_session(journal, NOW)

    assert (found.session.id, found.person) == (wanted.id, "Ingrid")


def test_without_a_session_there_is_none(journal) -> None:
    assert today.next_session(journal, NOW) is None


def test_the_look_back_is_nearest_to_a_quarter_ago(journal) -> None:
    for title, days in (("near", 93), ("nearer", 90), ("too long ago", 120), ("too new", 60)):
        journal.save(Entry(title=title, occurred_on=DAY - dt.timedelta(days=days)))

    assert today.look_back(journal, DAY).title == "nearer"


@pytest.mark.parametrize(
    ("due", "hours", "said"),
    [
        (None, None, "Nothing is due today."),
        (-3, None, "Something you promised is due."),
        (2, 2, "Nothing is due today. The next session is today."),
        (0, 26, "Something you promised is due. The next session is tomorrow."),
        (None, 24 * 8, "Nothing is due today. The next session is in 8 days."),
    ],
)
def test_one_sentence_says_it(journal, due, hours, said) -> None:
    if due is not None:
        action(journal, "promised", due)
    if hours is not None:
        session(journal, hours)

    assert today.sentence(today.today(journal, NOW), DAY) == said


def test_goals_one_works_on_are_listed_and_others_are_not(journal) -> None:
    journal.save(Goal(title="now", status=GoalStatus.ACTIVE))
    journal.save(Goal(title="an idea"))

    assert [head.title for head in today.today(journal, NOW).goals] == ["now"]
