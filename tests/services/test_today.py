"""What matters today: few queries, one reminder, and what lies behind."""

import datetime as dt

import pytest

from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.link import Link
from journal_app.domain.person import Person
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.domain.relationship import MyRole, Relationship
from journal_app.domain.session import Session, SessionStatus
from journal_app.services import acting, today, today_kinds
from journal_app.services.today_kinds import Kind

NOW = dt.datetime(2025, 11, 3, 9, tzinfo=dt.UTC)
DAY = dt.date(2025, 11, 3)


def found(journal):
    return today.today(journal, NOW)


def action(journal, title: str, days: int | None, **values) -> Action:
    due = None if days is None else DAY + dt.timedelta(days=days)
    made = Action(title=title, due_on=due, **values)
    journal.change([made])
    return made


def session(journal, hours: float, **values) -> Session:
    made = Session(starts_at=NOW + dt.timedelta(hours=hours), **values)
    journal.change([made])
    return made


def a_pair(journal, name: str = "Ingrid Vik", **values) -> Relationship:
    who = Person(name=name)
    pair = Relationship(person_id=who.id, my_role=MyRole.MENTEE, **values)
    journal.change([who, pair])
    return pair


def a_value(journal, name: str, rank: int, value: int) -> None:
    made = Attribute(kind=AttributeKind.VALUE, name=name, rank=rank)
    said = Reading(
        subject_type=SubjectType.VALUE,
        subject_id=made.id,
        metric=Metric.LIVING,
        taken_on=DAY,
        value=value,
    )
    journal.change([made, said])


def test_open_actions_of_the_week_are_due_the_oldest_first(journal) -> None:
    action(journal, "later", 8)
    action(journal, "this week", 7)
    action(journal, "long ago", -30)
    action(journal, "done", -1, status=ActionStatus.DONE)
    action(journal, "without a day", None)

    assert [one.title for one in found(journal).actions] == ["long ago", "this week"]


def test_a_sentence_that_became_an_action_appears_on_its_day(journal) -> None:
    pair = a_pair(journal)
    met = session(journal, -24, relationship_id=pair.id, discussion_md="x")
    made = acting.make(journal, "Call Sam", session=met, due_on=DAY)

    assert [(one.id, one.due) for one in found(journal).actions] == [(made.id, "Today")]


def test_mine_and_theirs_stand_side_by_side_by_name(journal) -> None:
    pair = a_pair(journal)
    met = session(journal, -24, relationship_id=pair.id, discussion_md="x")
    action(journal, "mine", 0, session_id=met.id)
    action(journal, "theirs", 1, session_id=met.id, owner=Owner.OTHER_PERSON)

    assert [one.who for one in found(journal).actions] == ["Me", "Ingrid"]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_time_are_days_like_any_other(journal, day) -> None:
    action_then = Action(title="then", due_on=day)
    journal.change([action_then])

    there = today.today(journal, dt.datetime.combine(day, dt.time(12), dt.UTC))

    assert [one.title for one in there.actions] == ["then"]
    assert there.back is None


def test_the_next_session_is_the_first_that_has_not_begun(journal) -> None:
    pair = a_pair(journal)
    session(journal, -1, title="begun")
    session(journal, 30, title="later")
    session(journal, 1, title="called off", status=SessionStatus.CANCELLED)
    wanted = session(journal, 2, title="next", relationship_id=pair.id, agenda_md="prepared")

    meeting = found(journal).meeting

    assert (meeting.id, meeting.person, meeting.has_agenda) == (wanted.id, "Ingrid Vik", 1)


def test_only_what_the_same_pair_left_is_said_of_the_last_time(journal) -> None:
    pair, other = a_pair(journal), a_pair(journal, "Bo")
    last = session(journal, -48, relationship_id=pair.id, insights_md="Own words.")
    theirs = session(journal, -24, relationship_id=other.id, insights_md="Theirs.")
    action(journal, "Call", 3, session_id=last.id)
    action(journal, "Of Bo", 1, session_id=theirs.id)
    session(journal, 48, relationship_id=pair.id)

    meeting = found(journal).meeting

    assert (meeting.promise, meeting.insights) == ("Call", "Own words.")
    assert (meeting.actions, meeting.closed) == (1, 0)


def test_the_look_back_is_nearest_to_a_quarter_ago(journal) -> None:
    for title, days in (("near", 93), ("nearer", 90), ("too long ago", 120), ("too new", 60)):
        journal.change([Entry(title=title, occurred_on=DAY - dt.timedelta(days=days))])

    assert found(journal).back.title == "nearer"


def test_this_day_in_earlier_years_comes_before_the_quarter(journal) -> None:
    for year in (2024, 2021, 2020):
        journal.change([Entry(title=f"{year}", occurred_on=DAY.replace(year=year))])
    journal.change([Entry(title="quarter", occurred_on=DAY - dt.timedelta(days=91))])

    there = found(journal)

    assert ([head.title for head in there.years], there.back) == (["2024", "2021"], None)


def test_goals_bring_their_progress_in_order(journal) -> None:
    goal = Goal(own_words_md="Lead", status=GoalStatus.ACTIVE)
    said = [
        Reading(
            subject_type=SubjectType.GOAL,
            subject_id=goal.id,
            metric=Metric.PROGRESS,
            taken_on=DAY - dt.timedelta(days=days),
            value=value,
        )
        for days, value in ((2, 40), (30, 10))
    ]
    journal.change([goal, *said, Goal(own_words_md="Paused", status=GoalStatus.PAUSED)])

    (wish,) = found(journal).goals

    assert (wish.title, wish.checked_on, wish.progress) == ("Lead", "2025-11-01", (10.0, 40.0))


def test_of_the_first_three_values_the_one_with_least_room_is_named(journal) -> None:
    for name, rank, value in (("Craft", 1, 8), ("Family", 3, 5), ("Order", 4, 1)):
        a_value(journal, name, rank, value)

    assert found(journal).value.name == "Family"


def test_where_all_have_the_same_room_no_value_is_named(journal) -> None:
    a_value(journal, "Craft", 1, 8)
    a_value(journal, "Family", 2, 8)

    assert found(journal).value is None


def test_notes_to_delete_come_before_any_other_reminder(journal, clock) -> None:
    goal = Goal(own_words_md="Lead", title="Lead", status=GoalStatus.ACTIVE)
    journal.change([goal])
    clock.move(days=60)
    now, day = clock(), clock().date()
    assert today.today(journal, now).prompt.kind == "goal"

    pair = a_pair(journal, keep_notes_until=day)
    session(journal, -24, relationship_id=pair.id, discussion_md="x")

    assert today.today(journal, now).prompt[:3] == ("notes", pair.id, "Ingrid Vik")


@pytest.mark.parametrize(("days", "kind"), [(13, None), (14, "session"), (29, None)])
def test_two_weeks_after_a_session_it_is_asked_what_became_of_it(journal, days, kind) -> None:
    pair = a_pair(journal)
    session(journal, -24 * days, relationship_id=pair.id, discussion_md="x")

    prompt = found(journal).prompt

    assert (prompt and prompt.kind) == kind


def test_what_was_written_about_is_not_asked_about(journal) -> None:
    pair = a_pair(journal)
    met = session(journal, -24 * 15, relationship_id=pair.id, discussion_md="x")
    journal.change([Entry(body_md="So it went.", session_id=met.id, occurred_on=DAY)])

    assert found(journal).prompt is None


def test_another_line_is_kept_each_day(journal) -> None:
    pair = a_pair(journal)
    for hours, words in ((-48, "One. More."), (-24, "Two.")):
        session(journal, hours, relationship_id=pair.id, insights_md=words)

    lines = {today.today(journal, NOW + dt.timedelta(days=n)).line.text for n in range(2)}

    assert lines == {"One.", "Two."}


def test_hidden_for_good_is_hidden_tomorrow_too_and_can_come_back(journal) -> None:
    action(journal, "due", 0)

    today_kinds.hide(journal, Kind.ACTIONS)
    hidden = today.today(journal, NOW + dt.timedelta(days=1)).actions
    today_kinds.hide(journal, Kind.ACTIONS, hidden=False)

    assert hidden == ()
    assert len(found(journal).actions) == 1


def test_put_away_is_gone_for_this_day_only(journal) -> None:
    action(journal, "due", 0)

    today_kinds.put_away(journal, Kind.ACTIONS, DAY)

    assert found(journal).actions == ()
    assert len(today.today(journal, NOW + dt.timedelta(days=1)).actions) == 1


def test_a_page_about_a_value_is_linked_to_it_in_one_step(journal) -> None:
    a_value(journal, "Craft", 1, 8)
    a_value(journal, "Family", 2, 5)

    page_id = today.write_about(journal, found(journal).value, DAY)

    (link,) = journal[Link].where(from_id=page_id)
    assert link.to_type == "attribute"
    journal.undo()
    assert journal[Entry].get(page_id) is None


def test_a_day_costs_at_most_six_queries_and_three_hundred_heads(journal) -> None:
    pair = a_pair(journal)
    met = session(journal, -24, relationship_id=pair.id, insights_md="x")
    session(journal, 24, relationship_id=pair.id)
    actions = [Action(title=f"{n}", due_on=DAY, session_id=met.id) for n in range(200)]
    then = [DAY - dt.timedelta(days=91 + n % 5) for n in range(200)]
    journal.change([*actions, *(Entry(title="x", occurred_on=one) for one in then)])
    asked: list[str] = []

    with journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        there = found(journal)

    assert len([sql for sql in asked if sql.lstrip().startswith("SELECT")]) <= 6
    assert len(there.actions) + today.MOST_BEHIND + len(there.goals) < 300


def test_this_day_is_found_behind_a_quarter_full_of_writing(journal) -> None:
    then = [DAY - dt.timedelta(days=91 + n % 5) for n in range(100)]
    last_year = Entry(title="2024", occurred_on=DAY.replace(year=2024))
    journal.change([*(Entry(title="x", occurred_on=one) for one in then), last_year])

    assert [head.title for head in found(journal).years] == ["2024"]
