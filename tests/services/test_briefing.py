"""The brief: what it says of one relationship, and of no other."""

import dataclasses
import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.person import Person
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.services import briefing
from journal_app.services.briefing import Brief, brief


def a_pair(journal, name: str = "Ana") -> Relationship:
    who = Person(name=name)
    pair = Relationship(person_id=who.id)
    journal.change([who, pair])
    return pair


def met(pair: Relationship, day: int, **more: str) -> Session:
    more = more or {"discussion_md": "We met."}
    return Session(
        relationship_id=pair.id, starts_at=dt.datetime(2025, 10, day, 10, tzinfo=dt.UTC), **more
    )


def ahead(pair: Relationship) -> Session:
    return Session(relationship_id=pair.id, starts_at=dt.datetime(2025, 11, 19, 10, tzinfo=dt.UTC))


def test_the_newest_session_held_before_this_one_is_the_last_time(journal) -> None:
    pair = a_pair(journal)
    older, last, called_off = met(pair, 1), met(pair, 8), met(pair, 15, agenda_md="")
    journal.change([older, last, called_off, session := ahead(pair)])

    found = brief(journal, session)

    assert found.last_session is not None
    assert found.last_session.id == last.id


def test_a_session_of_the_past_is_briefed_by_the_one_before_it(journal) -> None:
    pair = a_pair(journal)
    older, last = met(pair, 1), met(pair, 8)
    journal.change([older, last])

    found = brief(journal, last)

    assert found.last_session is not None
    assert found.last_session.id == older.id


def test_the_first_sentence_of_what_i_took_comes_first(journal) -> None:
    pair = a_pair(journal)
    last = met(pair, 8, insights_md="## Afterwards\n\n- Silence is work. It can be learned.")
    journal.change([last, Action(title="Wait", session_id=last.id), session := ahead(pair)])

    found = brief(journal, session)

    assert (found.last_sentence, found.is_promise) == ("Silence is work.", False)
    assert found.last_insights.endswith("It can be learned.")


def test_without_an_insight_what_i_promised_stands_for_it(journal) -> None:
    pair = a_pair(journal)
    last = met(pair, 8)
    theirs = Action(title="Send the list", owner=Owner.OTHER_PERSON, session_id=last.id)
    mine = Action(title="Count to ten", session_id=last.id)
    journal.change([last, theirs, mine, session := ahead(pair)])

    found = brief(journal, session)

    assert (found.last_sentence, found.is_promise) == ("Count to ten", True)
    assert set(found.open_actions) == {theirs.id, mine.id}


def test_what_is_done_let_go_or_thrown_away_is_open_no_longer(journal) -> None:
    pair = a_pair(journal)
    last = met(pair, 8)
    done = Action(title="Done", status=ActionStatus.DONE, session_id=last.id)
    gone = Action(title="Let go", status=ActionStatus.DROPPED, session_id=last.id)
    thrown = Action(title="Thrown away", session_id=last.id)
    journal.change([last, done, gone, thrown, session := ahead(pair)])
    journal.trash(thrown)

    found = brief(journal, session)

    assert found.open_actions == ()


def test_an_action_of_a_goal_of_the_pair_is_open_between_the_two(journal) -> None:
    pair = a_pair(journal)
    goal = Goal(own_words_md="Lead", relationship_id=pair.id)
    step = Action(title="Ask for it", goal_id=goal.id)
    journal.change([goal, step, session := ahead(pair)])

    found = brief(journal, session)

    assert found.open_actions == (step.id,)


def test_goals_nobody_touched_for_six_weeks_are_named(journal, clock) -> None:
    pair = a_pair(journal)
    active = {"status": GoalStatus.ACTIVE, "relationship_id": pair.id}
    idle, read, changed = (
        Goal(own_words_md=words, **active) for words in ("Idle", "Read of", "Changed")
    )
    journal.change([idle, read, changed, session := ahead(pair)])
    clock.move(days=43)
    said = Reading(
        subject_type=SubjectType.GOAL,
        subject_id=read.id,
        metric=Metric.PROGRESS,
        taken_on=clock.time.date(),
        value=40,
    )
    journal.change([said, dataclasses.replace(changed, why_md="Because")])

    found = brief(journal, session)

    assert [head.title for head in found.untouched_goals] == ["Idle"]


def test_where_the_pair_has_no_goal_those_of_no_relationship_are_named(journal, clock) -> None:
    pair, other = a_pair(journal), a_pair(journal, "Bo")
    mine = Goal(own_words_md="Mine", status=GoalStatus.ACTIVE)
    theirs = Goal(own_words_md="With Bo", status=GoalStatus.ACTIVE, relationship_id=other.id)
    journal.change([mine, theirs, session := ahead(pair)])
    clock.move(days=43)

    found = brief(journal, session)

    assert [head.title for head in found.untouched_goals] == ["Mine"]


def test_questions_come_from_writing_since_the_last_time(journal) -> None:
    pair = a_pair(journal)
    last = met(pair, 8, discussion_md="x", agenda_md="- [x] Load\n- [ ] The lead role")
    body = "## What happened?\nI waited.\n- What is silence for?\n何をする\uff1f\n"
    since = Entry(body_md=body, relationship_id=pair.id, occurred_on=dt.date(2025, 10, 20))
    one = Entry(
        title="Whose is it",
        tags=("Question",),
        session_id=last.id,
        occurred_on=dt.date(2025, 10, 9),
    )
    before = Entry(body_md="Old?", relationship_id=pair.id, occurred_on=dt.date(2025, 10, 1))
    journal.change([last, since, one, before, session := ahead(pair)])

    found = brief(journal, session)

    asked = ("The lead role", "What is silence for?", "何をする\uff1f", "Whose is it")
    assert found.questions_since == asked
    assert [head.id for head in found.since_then] == [since.id, one.id]


def test_what_was_written_about_this_very_session_is_not_since_then(journal) -> None:
    pair = a_pair(journal)
    session = ahead(pair)
    day = dt.date(2025, 11, 19)
    after = Entry(title="After", session_id=session.id, occurred_on=day)
    prep = Entry(title="Before", type=EntryType.PREP, session_id=session.id, occurred_on=day)
    journal.change([session, after, prep])

    found = brief(journal, session)

    assert [head.title for head in found.since_then] == ["Before"]


def test_a_session_with_nobody_has_an_empty_brief(journal) -> None:
    found = brief(journal, Session(agenda_md="Anything"))

    assert found == Brief()


def test_a_brief_costs_at_most_six_queries(journal) -> None:
    pair = a_pair(journal)
    last = met(pair, 8)
    steps = [Action(title=f"{n}", session_id=last.id) for n in range(40)]
    writing = [Entry(body_md=f"{n}?", relationship_id=pair.id) for n in range(40)]
    journal.change([last, *steps, *writing, session := ahead(pair)])
    asked: list[str] = []

    with journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        brief(journal, session)

    assert len([sql for sql in asked if sql.lstrip().startswith("SELECT")]) <= 6


def test_a_brief_quotes_nothing_in_a_log(journal) -> None:
    pair = a_pair(journal)
    journal.change([met(pair, 8, insights_md="Secret."), session := ahead(pair)])

    found = brief(journal, session)

    assert "Secret" not in repr(found)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(plan=some.lists(some.tuples(some.booleans(), some.integers(1, 28)), max_size=8))
def test_two_relationships_never_mix(journal, plan) -> None:
    pairs = (a_pair(journal, "Ana"), a_pair(journal, "Bo"))
    own: tuple[set[str], set[str]] = (set(), set())
    for is_second, day in plan:
        pair = pairs[is_second]
        session = met(pair, day, insights_md=f"{pair.id}.")
        goal = Goal(own_words_md="The same", status=GoalStatus.ACTIVE, relationship_id=pair.id)
        step = Action(title="The same", session_id=session.id)
        other = Action(title="The same", goal_id=goal.id)
        page = Entry(body_md=f"{pair.id}?", session_id=session.id)
        journal.change([session, goal, step, other, page])
        own[is_second].update((session.id, goal.id, step.id, other.id, page.id))

    for which, pair in enumerate(pairs):
        found = brief(journal, ahead(pair))
        ids = {*found.open_actions, *(head.id for head in found.since_then)}
        ids |= {found.last_session.id} if found.last_session is not None else set()
        assert ids <= own[which]
        assert set(found.questions_since) <= {f"{pair.id}?"}
        assert len(found.open_actions) == 2 * sum(is_second == which for is_second, _ in plan)


def test_the_sample_briefs_with_the_persons_own_words(sample) -> None:
    planned = next(one for one in sample[Session].where() if one.title == "After go-live")
    pair = planned.relationship_id
    session = Session(relationship_id=pair, starts_at=dt.datetime(2025, 11, 19, 10, tzinfo=dt.UTC))

    found = briefing.brief(sample, session)

    assert found.last_sentence == "I am keener on the work than on the title."
    assert len(found.open_actions) >= 1
