"""Acting: each thing done to an action is a step of its own, and two pairs never mix."""

import datetime as dt

import pytest

from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.relationship import MyRole, Relationship
from journal_app.domain.session import Session, SessionStatus
from journal_app.errors import Refused
from journal_app.services import acting

DAY = dt.date(2025, 11, 3)  # a Monday


def a_pair(journal, name: str = "Ana Sørensen", role: MyRole = MyRole.MENTEE) -> Relationship:
    who = Person(name=name)
    pair = Relationship(person_id=who.id, my_role=role)
    journal.change([who, pair])
    return pair


def a_session(journal, pair: Relationship, days: int = -7, **values) -> Session:
    starts = dt.datetime(2025, 11, 3, 10, tzinfo=dt.UTC) + dt.timedelta(days=days)
    made = Session(relationship_id=pair.id, starts_at=starts, **values)
    journal.change([made])
    return made


def saved(journal, **values) -> Action:
    made = Action(**({"title": "Call"} | values))
    journal.change([made])
    return made


def test_done_is_one_step_and_reopened_another(journal) -> None:
    action = saved(journal)

    done = acting.finish(journal, action.id, DAY)
    again = acting.reopen(journal, action.id)

    assert (done.status, done.done_on) == (ActionStatus.DONE, DAY)
    assert (again.status, again.done_on) == (ActionStatus.OPEN, None)
    journal.undo()
    assert journal[Action].get(action.id).done_on == DAY
    journal.undo()
    assert journal[Action].get(action.id).status == ActionStatus.OPEN


def test_done_twice_is_done_once(journal) -> None:
    action = saved(journal)
    acting.finish(journal, action.id, DAY)

    done = acting.finish(journal, action.id, DAY + dt.timedelta(days=1))

    assert done.done_on == DAY


def test_what_was_let_go_is_not_done(journal) -> None:
    action = saved(journal)
    acting.let_go(journal, action.id)

    with pytest.raises(Refused):
        acting.finish(journal, action.id, DAY)

    assert journal[Action].get(action.id).status == ActionStatus.DROPPED


def test_what_is_not_there_is_refused(journal) -> None:
    with pytest.raises(Refused):
        acting.let_go(journal, "nothing")


def test_writing_at_it_is_a_step_before_and_the_move_one_after(journal) -> None:
    action = journal.save(Action(title="Call", due_on=DAY))

    acting.move(journal, action.id, DAY + dt.timedelta(days=7))

    journal.undo()
    assert journal[Action].get(action.id).due_on == DAY


@pytest.mark.parametrize(("to", "carried"), [(4, 0), (5, 0), (6, 1)])
def test_only_past_the_next_session_of_its_pair_it_is_carried(journal, to, carried) -> None:
    pair, other = a_pair(journal), a_pair(journal, "Bo")
    last = a_session(journal, pair, status=SessionStatus.HELD, discussion_md="x")
    a_session(journal, pair, days=5)
    a_session(journal, other, days=1)
    action = saved(journal, session_id=last.id, due_on=DAY)

    moved = acting.move(journal, action.id, DAY + dt.timedelta(days=to))

    assert moved.carried_count == carried


def test_what_was_carried_says_since_when_it_is_on_the_list(journal) -> None:
    pair = a_pair(journal)
    last = a_session(journal, pair, days=-40)
    one = saved(journal, session_id=last.id, carried_count=2, due_on=DAY)
    other = saved(journal, session_id=last.id, due_on=DAY)

    carried, fresh = acting.facts(journal, [one.id, other.id], DAY)

    assert carried.since == "on the list since 24 September"
    assert fresh.since == ""


def test_a_new_action_is_mine_and_for_me_alone(journal) -> None:
    pair = a_pair(journal)
    goal = Goal(own_words_md="Lead")
    journal.change([goal])

    made = acting.make(
        journal, " Write it\n down ", session=a_session(journal, pair), goal_id=goal.id
    )

    assert (made.title, made.owner, made.level) == ("Write it down", Owner.ME, Level.PRIVATE)
    assert made.goal_id == goal.id
    assert journal[Action].get(made.id) is not None
    journal.undo()
    assert journal[Action].get(made.id) is None


@pytest.mark.parametrize("role", [MyRole.COACH, MyRole.MENTOR])
def test_with_a_client_or_a_mentee_it_is_theirs_unless_said_otherwise(journal, role) -> None:
    pair = a_pair(journal, role=role)
    session = a_session(journal, pair)

    usual = acting.make(journal, "Ask", session=session)
    mine = acting.make(journal, "Ask", session=session, owner=Owner.ME)
    private = acting.make(journal, "Ask", session=session, from_private=True)

    assert [one.owner for one in (usual, mine, private)] == [Owner.OTHER_PERSON, Owner.ME, Owner.ME]


@pytest.mark.parametrize("by", ["action", "agreement", "goal"])
def test_the_level_is_remembered_for_one_pair_and_no_other(journal, by) -> None:
    pair, other = a_pair(journal), a_pair(journal, "Bo")
    session, goal = a_session(journal, pair), Goal(own_words_md="Lead", relationship_id=pair.id)
    first = {
        "action": Action(title="Ask", session_id=session.id, level=Level.SHARED),
        "agreement": Entry(
            type=EntryType.AGREEMENT, relationship_id=pair.id, level=Level.SHARED, body_md="x"
        ),
        "goal": Action(title="Ask", goal_id=goal.id, level=Level.SHARED),
    }
    journal.change([goal, first[by]])

    shared = acting.make(journal, "Ask", session=session)
    of_other = acting.make(journal, "Ask", session=a_session(journal, other))
    thought = acting.make(journal, "Ask", session=session, from_private=True)

    assert [one.level for one in (shared, of_other, thought)] == [
        Level.SHARED,
        Level.PRIVATE,
        Level.PRIVATE,
    ]


def test_for_a_pair_it_belongs_to_the_session_they_had_last(journal) -> None:
    pair = a_pair(journal)
    a_session(journal, pair, days=-30, status=SessionStatus.HELD, discussion_md="x")
    last = a_session(journal, pair, status=SessionStatus.HELD, discussion_md="x")
    a_session(journal, pair, days=9)

    made = acting.make(journal, "Ask", relationship_id=pair.id)

    assert made.session_id == last.id


def test_without_words_there_is_no_action(journal) -> None:
    with pytest.raises(Refused):
        acting.make(journal, " \n ")

    assert journal[Action].count() == 0


def test_the_same_title_in_two_pairs_is_two_actions(journal, clock) -> None:
    one, other = a_pair(journal), a_pair(journal, "Bo")
    here, there = a_session(journal, one), a_session(journal, other)
    mine = acting.make(journal, "Ask", session=here)
    clock.move(minutes=1)
    theirs = acting.make(journal, "Ask", session=there)
    done = acting.make(journal, "Done", session=here)
    acting.finish(journal, done.id, DAY)

    assert acting.open_of(journal, one.id) == [mine.id]
    assert acting.open_of(journal, other.id) == [theirs.id]
    assert acting.of_session(journal, here.id) == [mine.id, done.id]


def test_a_row_says_whose_until_when_for_what_and_who_stands_by(journal) -> None:
    pair = a_pair(journal)
    sam, goal = Person(name="Sam Pryce"), Goal(own_words_md="Lead", title="Lead")
    journal.change([sam, goal])
    session = a_session(journal, pair)
    a_session(journal, pair, days=5)
    action = saved(
        journal,
        session_id=session.id,
        goal_id=goal.id,
        support_person_id=sam.id,
        owner=Owner.OTHER_PERSON,
        due_on=dt.date(2025, 11, 7),
    )

    (found,) = acting.facts(journal, [action.id], DAY)

    assert found.second == "Ana · This Friday · Lead · Sam Pryce stands by"
    assert (found.person, found.next_session_on) == ("Ana", dt.date(2025, 11, 8))
    assert "Call" not in repr(found)


def test_the_rows_keep_the_order_asked_and_cost_one_query(journal) -> None:
    made = [saved(journal, title=f"{n}") for n in range(700)]
    asked: list[str] = []

    with journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        found = acting.facts(journal, [one.id for one in reversed(made)], DAY)

    assert [one.title for one in found] == [f"{n}" for n in reversed(range(700))]
    assert len([sql for sql in asked if sql.lstrip().startswith("SELECT")]) == 1


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (dt.date(2024, 10, 31), "From 31 October 2024"),
        (dt.date(2025, 10, 31), "From 31 October"),
        (dt.date(2025, 11, 3), "Today"),
        (dt.date(2025, 11, 4), "Tomorrow"),
        (dt.date(2025, 11, 9), "This Sunday"),
        (dt.date(2025, 11, 10), "Next Monday"),
        (dt.date(2025, 11, 17), "17 November"),
        (dt.date(2026, 1, 2), "2 January 2026"),
    ],
)
def test_a_day_is_said_as_one_says_it(due, said) -> None:
    assert acting.due_words(due, DAY) == said


def test_what_is_done_says_when_and_what_was_let_go_says_so(journal) -> None:
    done, gone = saved(journal, due_on=DAY), saved(journal)
    acting.finish(journal, done.id, DAY)
    acting.let_go(journal, gone.id)

    first, second = acting.facts(journal, journal.heads(Action)[::-1], DAY)

    assert {first.due, second.due} == {"Done on 3 November", "Let go"}


def test_what_came_out_of_a_session_serves_the_one_goal_the_session_is_for(journal) -> None:
    session = Session(title="s")
    goals = [Goal(own_words_md=f"{number}") for number in range(2)]
    links = [
        Link(
            from_type="session",
            from_id=session.id,
            to_type="goal",
            to_id=goal.id,
            role=LinkRole.SUPPORTS,
        )
        for goal in goals
    ]
    journal.change([session, *goals, links[0]])

    one = acting.make(journal, "Write", session=session)
    journal.change([links[1]])
    among_two = acting.make(journal, "Call", session=session)

    assert (one.goal_id, among_two.goal_id) == (goals[0].id, None)
