"""Handing over what was agreed: what leaves, and that two relationships never mix."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.errors import Refused
from journal_app.services import passing_on
from journal_app.services.passing_on import agreed
from tests import ten_years

SHARED = Level.SHARED


def a_pair(journal, name: str) -> Relationship:
    who = Person(name=name)
    pair = Relationship(person_id=who.id)
    journal.change([who, pair])
    return pair


def a_session(pair: Relationship, **more) -> Session:
    return Session(
        relationship_id=pair.id,
        starts_at=dt.datetime(2025, 10, 8, 10, tzinfo=dt.UTC),
        title="After go-live",
        agenda_md="- Waiting",
        discussion_md="What was said.",
        insights_md="What I took.",
        prep_md="Prepared.",
        private_md="Private.",
        selfcheck_md="Checked.",
        trust=4,
        **more,
    )


def test_of_a_private_session_only_the_agenda_and_what_was_raised_leave(journal) -> None:
    pair = a_pair(journal, "Ana")
    session = a_session(pair)
    raised = Action(
        title="Count to ten",
        session_id=session.id,
        level=SHARED,
        owner=Owner.OTHER_PERSON,
        due_on=dt.date(2025, 11, 14),
    )
    mine = Action(title="Only mine", session_id=session.id)
    journal.change([session, raised, mine])

    found = agreed(journal, session)

    assert found.text == (
        "# After go-live\n\n8 October 2025\n\n## Agenda\n\n- Waiting\n\n"
        "## What we agreed to do\n\n- [ ] Count to ten (yours, by Friday, 14 November)\n"
    )
    assert found.stays == 1


def test_what_was_said_leaves_once_the_session_is_for_both(journal) -> None:
    session = a_session(a_pair(journal, "Ana"), level=SHARED)
    journal.save(session)

    text = agreed(journal, session).text

    assert "What was said." in text
    for private in ("What I took.", "Prepared.", "Private.", "Checked."):
        assert private not in text


def test_the_agreement_leaves_once_raised_and_only_the_one_in_force(journal) -> None:
    pair = a_pair(journal, "Ana")
    session = a_session(pair)
    made = {"type": EntryType.AGREEMENT, "relationship_id": pair.id}
    old = Entry(body_md="Old", level=SHARED, occurred_on=dt.date(2025, 1, 1), **made)
    new = Entry(body_md="## Purpose\nNew", occurred_on=dt.date(2025, 6, 1), **made)
    journal.change([session, old, new])

    before = agreed(journal, session).text
    journal.save(dataclasses.replace(journal[Entry].get(new.id), level=SHARED))
    after = agreed(journal, session).text

    assert "Old" not in before
    assert "## Our agreement\n\n### Purpose\nNew" in after
    assert "Old" not in after


def test_what_was_done_let_go_or_thrown_away(journal) -> None:
    session = a_session(a_pair(journal, "Ana"))
    both = {"session_id": session.id, "level": SHARED}
    done = Action(title="Done", status=ActionStatus.DONE, **both)
    gone = Action(title="Let go", status=ActionStatus.DROPPED, **both)
    thrown = Action(title="Thrown", **both)
    journal.change([session, done, gone, thrown])
    journal.trash(thrown)

    text = agreed(journal, session).text

    assert "- [x] Done (mine)" in text
    assert "Let go" not in text
    assert "Thrown" not in text


def test_other_people_are_named_by_their_role(journal) -> None:
    journal.save(Person(name="Brisa Okonedo"))
    session = a_session(a_pair(journal, "Ana Lindt"))
    asked = Action(title="Ana asks Brisa", session_id=session.id, level=SHARED)
    journal.change([session, asked])

    text = agreed(journal, session).text

    assert "Ana asks someone I know" in text
    assert "Brisa" not in text


def test_a_session_with_nobody_is_not_passed_on(journal) -> None:
    with pytest.raises(Refused, match="with whom"):
        agreed(journal, Session(agenda_md="x"))


def test_a_session_with_nothing_for_both_is_not_passed_on(journal) -> None:
    session = dataclasses.replace(a_session(a_pair(journal, "Ana")), agenda_md="")
    journal.save(session)

    with pytest.raises(Refused, match="for both of you"):
        agreed(journal, session)


def test_the_last_session_held_stands_for_a_relationship(journal) -> None:
    pair = a_pair(journal, "Ana")
    held = a_session(pair)
    coming = Session(
        relationship_id=pair.id,
        starts_at=dt.datetime(2025, 12, 8, 10, tzinfo=dt.UTC),
        agenda_md="x",
    )
    journal.change([held, coming])

    found = passing_on.newest(journal, pair)

    assert found is not None
    assert found.id == held.id


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(levels=some.lists(some.sampled_from(list(Level)), min_size=2, max_size=6))
def test_two_relationships_never_mix(journal, levels) -> None:
    pairs = [a_pair(journal, "Ana"), a_pair(journal, "Bo")]
    sessions = []
    for number, level in enumerate(levels):
        pair = pairs[number % 2]
        held = dataclasses.replace(a_session(pair, level=level), agenda_md=f"- of {pair.id}")
        same = Action(title="The same", session_id=held.id, level=level)
        own = Action(title=f"of {pair.id}", session_id=held.id, level=level)
        entry = Entry(
            type=EntryType.AGREEMENT,
            body_md=f"of {pair.id}",
            level=level,
            relationship_id=pair.id,
        )
        journal.change([held, same, own, entry])
        sessions.append((held, level))

    for held, level in sessions:
        text = agreed(journal, held).text
        other = next(pair.id for pair in pairs if pair.id != held.relationship_id)
        assert f"of {held.relationship_id}" in text
        assert other not in text
        assert text.count("The same") == (level != Level.PRIVATE)


def test_of_ten_years_nothing_private_leaves(journal) -> None:
    told = ten_years.fill(journal)

    texts = {one.relationship_id: agreed(journal, one).text for one in told.sessions}

    for at, pair in enumerate(told.pairs):
        words = {ten_years.word_of(other) for other in range(len(told.pairs)) if other != at}
        assert not any(word in texts[pair.id] for word in words)
        assert ten_years.PRIVATE not in texts[pair.id]
