"""The brief before a session: what the last one left, what is open, what came up since."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.domain.session import Session
from journal_app.domain.text import first_sentence, open_boxes, questions_in
from journal_app.services.journal import Journal
from journal_app.store import briefing, schema

UNTOUCHED = dt.timedelta(weeks=6)  # so long is usual between two sessions
MOST_ACTIONS, MOST_GOALS, MOST_ENTRIES = 50, 5, 40
QUESTION = "question"  # the tag of an entry that is one whole question
ALWAYS = (dt.date.min.isoformat(), dt.date.max.isoformat())


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Brief:
    """What one wants to have read before going in; of this relationship and no other."""

    last_session: Session | None = None
    last_sentence: str = ""
    is_promise: bool = False  # the last sentence is an open action, not an insight
    open_actions: tuple[RecordId, ...] = ()
    last_agenda: str = ""
    last_insights: str = ""
    untouched_goals: tuple[Head, ...] = ()
    questions_since: tuple[str, ...] = ()
    since_then: tuple[Head, ...] = ()


def brief(journal: Journal, session: Session) -> Brief:
    """What there is before that session; nothing while nobody is named whom one meets."""
    pair = session.relationship_id
    if pair is None:
        return Brief()
    db, since = journal.store.db, _back(journal.now, UNTOUCHED)
    order = schema.order(session) if session.starts_at is not None else None
    last_id = briefing.session_before(db, pair, session.id, order)
    last = journal[Session].get(last_id) if last_id is not None else None
    actions = briefing.open_actions(db, pair, MOST_ACTIONS)
    entries = briefing.entries_between(db, pair, session.id, _days(last, session), MOST_ENTRIES)
    insight = first_sentence(last.insights_md) if last is not None else ""
    promised = next((title for _id, title, own, who in actions if _is_of(last, own, who)), "")
    return Brief(
        last_session=last,
        last_sentence=insight or promised.strip(),
        is_promise=not insight and bool(promised.strip()),
        open_actions=tuple(action_id for action_id, *_rest in actions),
        last_agenda=last.agenda_md.strip() if last is not None else "",
        last_insights=last.insights_md.strip() if last is not None else "",
        untouched_goals=tuple(briefing.untouched_goals(db, pair, since, MOST_GOALS)),
        questions_since=_questions(entries, last),
        since_then=tuple(head for head, _text, _tags in entries),
    )


def _questions(
    entries: list[tuple[Head, str, Sequence[str]]], last: Session | None
) -> tuple[str, ...]:
    found = list(open_boxes(last.agenda_md)) if last is not None else []
    for head, text, tags in entries:
        is_one = any(tag.strip().casefold() == QUESTION for tag in tags)
        found += [head.title.strip()] if is_one and head.title.strip() else []
        found += questions_in(text)
    return tuple(dict.fromkeys(found))


def _is_of(last: Session | None, session_id: RecordId, owner: str) -> bool:
    """Whether an action was promised by me in the last session."""
    return last is not None and session_id == last.id and owner != "other_person"


def _days(last: Session | None, session: Session) -> tuple[str, str]:
    first, end = ALWAYS
    if last is not None and last.head_day is not None:
        first = last.head_day.isoformat()
    if session.starts_at is not None:
        end = session.starts_at.date().isoformat()
    return first, end


def _back(moment: dt.datetime, length: dt.timedelta) -> dt.datetime:
    try:
        return moment - length
    except OverflowError:
        return moment
