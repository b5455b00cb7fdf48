"""What follows from a session: the next one, and a page to think it over."""

import datetime as dt

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.session import BEFORE, Session
from journal_app.services.journal import Journal
from journal_app.services.spoken_days import local

AFTER_SESSION = "after_session"
MORNING = dt.time(9)  # as a day chosen in the calendar begins
AS_BEFORE = ("relationship_id", "planned_minutes", "medium")  # what the next meeting keeps


def planned_on(journal: Journal, session: Session, on: dt.date) -> Session | None:
    """Another session of the same relationship that is planned for that day."""
    if session.relationship_id is None:
        return None
    for status in BEFORE:
        for head in journal.heads(Session, relationship_id=session.relationship_id, status=status):
            if head.day == on and head.id != session.id:
                return journal[Session].get(head.id)
    return None


def plan_next(journal: Journal, session: Session, on: dt.date) -> Session:
    """Plan the next session for a day, at the same time of day, as one step.

    A second time it answers the one that is planned already.
    """
    found = planned_on(journal, session, on)
    if found is not None:
        return found
    clock = session.starts_at.time() if session.starts_at is not None else MORNING
    same = {name: getattr(session, name) for name in AS_BEFORE}
    planned = Session(**same, starts_at=local(dt.datetime.combine(on, clock)))
    journal.change([planned])
    return journal[Session].get(planned.id) or planned


def reflection_about(journal: Journal, session: Session) -> Entry:
    """A new page about the session; nothing is written until something is said in it."""
    return Entry(
        type=EntryType.REFLECTION,
        template=AFTER_SESSION,
        occurred_on=journal.now.astimezone().date(),
        session_id=session.id,
        relationship_id=session.relationship_id,
    )
