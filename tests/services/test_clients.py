"""All my clients: each in one row, the next meeting first, and no text read for it."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.profile import PROFILE_ID, Profile
from journal_app.domain.profile import ClientWord as Word
from journal_app.domain.relationship import MyRole, Phase, Relationship, RelationshipKind
from journal_app.domain.resource import Resource
from journal_app.domain.session import Session, SessionStatus
from journal_app.domain.transition import Transition, TransitionScope
from journal_app.services import clients, linking, sample

TODAY = dt.date(2025, 11, 3)
NOW = dt.datetime(2025, 11, 3, 9, 0, tzinfo=dt.UTC)


def a_client(journal, name: str, **fields) -> Relationship:
    person = Person(name=name)
    values = {"kind": RelationshipKind.COACHING, "my_role": MyRole.COACH, **fields}
    pair = Relationship(person_id=person.id, **values)
    journal.change([person, pair])
    return pair


def meeting(journal, pair: Relationship, days: float, **fields) -> Session:
    begins = NOW + dt.timedelta(days=days)
    made = Session(relationship_id=pair.id, starts_at=begins, **fields)
    journal.change([made])
    return made


def test_those_one_meets_next_come_first_then_names_then_what_is_closed(journal) -> None:
    zoe, ben = a_client(journal, "Zoe"), a_client(journal, "ben")
    a_client(journal, "Ana", phase=Phase.CLOSED)
    a_client(journal, "Änne")
    a_client(journal, "Cem")
    meeting(journal, ben, 9)
    meeting(journal, zoe, 2)

    found = clients.clients(journal, TODAY)

    assert [one.name for one in found] == ["Zoe", "ben", "Änne", "Cem", "Ana"]
    assert [one.is_closed for one in found] == [False] * 4 + [True]


@pytest.mark.parametrize(
    ("role", "is_listed"),
    [
        (MyRole.COACH, True),
        (MyRole.MENTOR, True),
        (MyRole.SUPERVISOR, True),
        (MyRole.MENTEE, False),
        (MyRole.PEER, False),
        (None, False),
    ],
)
def test_only_those_i_give_something_to_are_listed(journal, role, is_listed) -> None:
    a_client(journal, "Ana", my_role=role)

    assert bool(clients.clients(journal, TODAY)) is is_listed
    assert clients.has_any(journal) is is_listed


def test_a_row_says_when_we_meet_what_is_open_and_how_long_it_was(journal) -> None:
    pair = a_client(journal, "Ana")
    before = meeting(journal, pair, -20, actual_minutes=50, private_md="x")
    meeting(journal, pair, -400, actual_minutes=500, private_md="x")
    meeting(journal, pair, -10, planned_minutes=45, status=SessionStatus.MISSED)
    meeting(journal, pair, 5)
    coming = meeting(journal, pair, 3)
    later = Action(title="Later", session_id=before.id, due_on=dt.date(2026, 1, 1))
    soon = Action(title="Soon", session_id=before.id, due_on=dt.date(2025, 11, 9))
    done = Action(title="Done", session_id=before.id, status=ActionStatus.DONE)
    journal.change([later, soon, done])

    [found] = clients.clients(journal, TODAY)

    assert found.next_at == coming.starts_at
    assert (found.threads, found.has_more) == (("Soon", "Later"), False)
    assert (found.last_on, found.minutes) == (dt.date(2025, 10, 14), 50)


def test_a_contact_that_was_noted_counts_as_one(journal) -> None:
    pair = a_client(journal, "Ana")
    person = journal[Person].get(pair.person_id)
    journal.save(dataclasses.replace(person, last_contact_on=dt.date(2025, 10, 30)))
    meeting(journal, pair, -20, private_md="x")

    assert clients.clients(journal, TODAY)[0].last_on == dt.date(2025, 10, 30)


def test_what_two_have_open_never_mixes(journal) -> None:
    one, other = a_client(journal, "Ana"), a_client(journal, "Ben")
    of_goal = Goal(own_words_md="Lead", relationship_id=one.id)
    linked = Goal(own_words_md="Teach")
    met = meeting(journal, other, -3, private_md="x")
    link = Link(
        from_type="relationship", from_id=one.id, to_type="goal", to_id=linked.id,
        role=LinkRole.SUPPORTS,
    )  # fmt: skip
    journal.change([of_goal, linked, link])
    journal.change(
        [
            Action(title="of the goal", goal_id=of_goal.id),
            Action(title="of what we support", goal_id=linked.id),
            Action(title="of the session", goal_id=of_goal.id, session_id=met.id),
        ]
    )

    found = {each.name: set(each.threads) for each in clients.clients(journal, TODAY)}

    assert found == {"Ana": {"of the goal", "of what we support"}, "Ben": {"of the session"}}


def test_more_than_three_threads_are_only_said_to_be_more(journal) -> None:
    met = meeting(journal, a_client(journal, "Ana"), -3, private_md="x")
    journal.change([Action(title=f"{number}", session_id=met.id) for number in range(9)])

    [found] = clients.clients(journal, TODAY)

    assert (len(found.threads), found.has_more) == (3, True)


def test_fifty_clients_cost_as_few_questions_as_one(journal) -> None:
    for number in range(50):
        met = meeting(journal, a_client(journal, f"Client {number}"), -3, discussion_md="x")
        journal.change([Action(title=f"{n}", session_id=met.id) for n in range(6)])
    asked: list[str] = []

    with journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        found = clients.clients(journal, TODAY)
        clients.helped(journal)

    assert len(found) == 50
    assert len(asked) <= 6
    assert not [sql for sql in asked if "_md" in sql]


def test_the_word_for_them_is_kept_in_the_journal(journal) -> None:
    before = journal.client_word

    clients.keep_word(journal, Word.MENTEE)

    assert (before, journal.client_word) == (Word.CLIENT, Word.MENTEE)


# ------------------------------------------------------------------ super users


def linked(journal, record, other) -> Link | None:
    """Linked as the form links: what fits between the two is chosen by itself."""
    target = next(each for each in linking.linkable(journal, record) if each.id == other.id)
    return linking.bind(journal, record, target)


def test_coaching_is_linked_to_what_a_team_goes_through(journal) -> None:
    pair = a_client(journal, "Ana")
    change = Transition(title="The new ledger", scope=TransitionScope.TEAM)
    journal.change([change])

    linked(journal, pair, change)

    [bond] = linking.bonds(journal, pair)
    assert (bond.words, bond.other.name) == ("supports", "The new ledger")


def test_a_resource_is_passed_on_from_its_own_form(journal) -> None:
    person, guide = Person(name="Ana"), Resource(title="A guide")
    journal.change([person, guide])

    linked(journal, guide, person)

    assert [bond.words for bond in linking.bonds(journal, guide)] == ["was passed on to"]
    assert [bond.words for bond in linking.bonds(journal, person)] == ["was given"]


def test_everyone_who_was_helped_is_listed_and_all_that_it_was(journal) -> None:
    ana, ben, cem = (Person(name=name) for name in ("Ana", "Ben", "Cem"))
    guide, page = Resource(title="A guide"), Entry(title="How it went")
    met = Session(title="Month end")
    journal.change([ana, ben, cem, guide, page, met])
    for record, person in ((guide, ana), (guide, ben), (met, ana)):
        linked(journal, record, person)
    journal.change(
        [
            Link(
                from_type="entry", from_id=page.id, to_type="person", to_id=ben.id,
                role=LinkRole.HELPED,
            )
        ]
    )  # fmt: skip

    found = {one.name: set(one.with_what) for one in clients.helped(journal)}

    assert found == {
        "Ana": {"A guide, passed on", "Month end"},
        "Ben": {"A guide, passed on", "How it went"},
    }


def test_what_lies_in_the_trash_helped_nobody(journal) -> None:
    person, guide = Person(name="Ana"), Resource(title="A guide")
    journal.change([person, guide])
    linked(journal, guide, person)

    journal.trash(guide)

    assert clients.helped(journal) == []


def test_what_grew_from_another_relationship_says_so_in_a_sentence(journal) -> None:
    mine = a_client(journal, "Ingrid", my_role=MyRole.MENTEE, kind=RelationshipKind.MENTORING)
    passed_on = a_client(journal, "Ana")

    linked(journal, passed_on, mine)

    [found] = clients.clients(journal, TODAY)
    [bond] = linking.bonds(journal, passed_on)
    assert found.grew_from == "Grew from: With Ingrid · mentoring"
    assert (bond.words, bond.other.name) == ("grew from", "With Ingrid · mentoring")


def test_the_sample_shows_whom_its_keeper_helped(journal) -> None:
    sample.fill(journal)

    [kenji] = clients.clients(journal, TODAY)
    [helped] = clients.helped(journal)

    assert (kenji.minutes, kenji.is_closed) == (95, True)
    assert kenji.grew_from.startswith("Grew from: With Ingrid")
    assert len(helped.with_what) == 4


def test_the_word_travels_with_the_profile_and_can_be_taken_back(journal) -> None:
    clients.keep_word(journal, Word.COACHEE)
    kept = journal[Profile].get(PROFILE_ID).client_word

    journal.undo()

    assert kept == Word.COACHEE
    assert journal.client_word == Word.CLIENT


def test_a_meeting_without_any_length_is_counted_as_one_and_not_as_no_time(journal) -> None:
    pair = a_client(journal, "Ana")
    meeting(journal, pair, -20, actual_minutes=50, discussion_md="x")
    meeting(journal, pair, -10, discussion_md="x")
    meeting(journal, pair, -5, planned_minutes=30, discussion_md="x")

    (found,) = clients.clients(journal, TODAY)

    assert (found.minutes, found.unmeasured) == (80, 1)
