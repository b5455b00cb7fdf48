"""A session in the room: which one it is, how long it lasts, what the two agree in it."""

import datetime as dt

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.level import Level
from journal_app.domain.record import declared, is_only_mine
from journal_app.domain.session import CALLED_OFF, Session
from journal_app.i18n import _, weekday_in_words
from journal_app.services.journal import Journal
from journal_app.services.spoken_days import local

USUAL = dt.timedelta(minutes=60)  # where nobody said how long it lasts
AFTERWARDS = dt.timedelta(minutes=15)  # a last word at the door
BEFOREHAND = dt.timedelta(minutes=30)  # sooner nobody sits in the room yet


def session_now(journal: Journal, now: dt.datetime) -> Session | None:
    """The session that is on now, or else the next one of today; None when there is none."""
    today = now.astimezone().date()
    day = dt.timedelta(days=1)
    first = today - day if today > dt.date.min else today
    last = today + day if today < dt.date.max else today
    timed = [
        (local_start(session), session)
        for session in journal[Session].between(first, last)
        if session.starts_at is not None and session.status not in CALLED_OFF
    ]
    for starts, session in reversed(timed):
        if starts <= now < starts + _length(session) + AFTERWARDS:
            return session
    ahead = (one for starts, one in timed if starts > now and starts.date() == today)
    return next(ahead, None)


def held_until(session: Session, now: dt.datetime) -> dt.datetime | None:
    """Until when the journal may be kept open for the session; None when it is not held now."""
    if session.starts_at is None:
        return now + USUAL + AFTERWARDS if session.status not in CALLED_OFF else None
    starts = local_start(session)
    until = starts + _length(session) + AFTERWARDS
    return until if starts - BEFOREHAND <= now < until else None


def actions_of(journal: Journal, session: Session) -> list[Action]:
    """What came out of the session, but for words that also stand in the private place."""
    private = " ".join(_private_texts(session))
    found = journal[Action].where(session_id=session.id)
    kept = [one for one in found if one.status != ActionStatus.DROPPED]
    return [
        one
        for one in kept
        if one.level != Level.PRIVATE or not _plain(one.title) or _plain(one.title) not in private
    ]


def owner_words(action: Action) -> str:
    """Whose it is and until when; nobody is named."""
    who = _(action.owner.label)
    if action.due_on is None:
        return who
    return _("{who} · {day}").format(who=who, day=weekday_in_words(action.due_on))


def local_start(session: Session) -> dt.datetime:
    """When it begins, with an offset."""
    starts = session.starts_at or dt.datetime.min.replace(tzinfo=dt.UTC)
    return starts if starts.tzinfo is not None else local(starts)


def when_words(session: Session) -> str:
    """The day and the time; with whom is known to who sits there."""
    starts = session.starts_at
    if starts is None:
        return ""
    words = _("{day}, {time}")
    return words.format(day=weekday_in_words(starts.date()), time=f"{starts:%H:%M}")


def _length(session: Session) -> dt.timedelta:
    return dt.timedelta(minutes=session.planned_minutes) if session.planned_minutes else USUAL


def _private_texts(session: Session) -> list[str]:
    fields = declared(Session)
    names = [name for name, field in fields.items() if is_only_mine(Session, field)]
    texts = [getattr(session, name) for name in names]
    return [_plain(text) for text in texts if isinstance(text, str)]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
