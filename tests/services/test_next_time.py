"""What follows from a session: the next one, and a page about it."""

import datetime as dt

from journal_app.domain.entry import Entry
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Medium, Session, SessionStatus
from journal_app.services.next_time import AFTER_SESSION, plan_next, reflection_about

DAY = dt.date(2025, 11, 19)


def a_session(journal) -> Session:
    who = Person(name="Ana")
    pair = Relationship(person_id=who.id)
    session = Session(
        relationship_id=pair.id,
        starts_at=dt.datetime(2025, 10, 8, 10, 30).astimezone(),
        planned_minutes=45,
        medium=Medium.WALK,
        discussion_md="We walked.",
    )
    journal.change([who, pair, session])
    return session


def test_the_next_session_is_met_as_the_one_before(journal) -> None:
    session = a_session(journal)

    planned = plan_next(journal, session, DAY)

    assert planned.starts_at is not None
    assert (planned.starts_at.date(), planned.starts_at.time()) == (DAY, dt.time(10, 30))
    kept = (planned.relationship_id, planned.planned_minutes, planned.medium, planned.status)
    assert kept == (session.relationship_id, 45, Medium.WALK, SessionStatus.PLANNED)
    assert planned.discussion_md == ""


def test_planning_is_one_step_that_undo_takes_back(journal) -> None:
    session = a_session(journal)
    planned = plan_next(journal, session, DAY)

    journal.undo()

    assert journal[Session].get(planned.id) is None


def test_planning_twice_plans_once(journal) -> None:
    session = a_session(journal)

    ids = {plan_next(journal, session, DAY).id for _time in range(2)}

    assert len(ids) == 1
    assert len(journal.heads(Session)) == 2


def test_planning_at_the_end_of_time_does_no_harm(journal) -> None:
    session = a_session(journal)

    planned = plan_next(journal, session, dt.date.max)

    assert planned.head_day == dt.date.max


def test_a_page_about_a_session_is_linked_and_not_yet_written(journal) -> None:
    session = a_session(journal)

    page = reflection_about(journal, session)

    linked = (page.session_id, page.relationship_id, page.template)
    assert linked == (session.id, session.relationship_id, AFTER_SESSION)
    assert journal.heads(Entry) == []
