"""Sessions as one reads them: rows, facts in words, the next one, and an action of a sentence."""

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.head import Head
from journal_app.domain.person import Person, first_name
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import MyRole, Relationship
from journal_app.domain.session import (
    BEFORE,
    CALLED_OFF,
    COUNTED,
    Medium,
    Session,
    SessionStatus,
    status_now,
)
from journal_app.i18n import WEEKDAYS, _, day_in_words, ngettext, short_day
from journal_app.services.journal import Journal
from journal_app.services.spoken_days import local, said_day
from journal_app.services.templates.pattern import Pattern
from journal_app.services.templates.switching import with_template
from journal_app.store import queries
from journal_app.store.schema import SECONDS_PER_DAY

LOOKED_THROUGH = 24  # the last sessions among which those with numbers are looked for
AFTER_SESSION = "after_session"  # the key of the template
LAST_ONES = 6  # so many looks at oneself show a direction and still are a handful
MOST_DAY_WORDS = 3  # 14 November 2025
HOUR = 60  # minutes
DAYS_OF_A_MONTH = 30.436875  # on average, in the calendar there is
DAYS_COUNTED, MONTHS_COUNTED = 61, 24  # from there on months are said, and years
SAID_INSTEAD = (Medium.WALK, Medium.SHADOWING)  # say more of a session than that it is written up
SIDE_OF_CLIENT = (MyRole.MENTEE, MyRole.COACHEE, MyRole.SUPERVISEE, MyRole.PEER)
PREPARE_TAKING = ("prep_mentee", "prep_sponsor")  # templates of the side that is helped
PREPARE_GIVING = ("prep_mentor", "prep_super_user")
ENDS = re.compile("(?<=[.!?…。\uff01\uff1f])\\s+|\n+|(?<=[。\uff01\uff1f])")
MARKS = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+|>\s*)+")


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One session of the list: its head, and what its two lines say."""

    head: Head
    title: str
    second: str
    medium: Medium | None
    is_ahead: bool
    is_dated: bool
    person_id: RecordId = ""


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """With whom a session is, and on which side one sits."""

    relationship: Relationship | None = None
    name: str = ""

    @property
    def short(self) -> str:
        """The name as one says it among the two."""
        return first_name(self.name)

    @property
    def preparation(self) -> str:
        """The key of the template one prepares with on this side."""
        role = self.relationship.my_role if self.relationship is not None else None
        return "prep_mentee" if role is None or role in SIDE_OF_CLIENT else "prep_mentor"

    @property
    def preparations_beside(self) -> tuple[str, ...]:
        """The keys of those the other side prepares with; peers sit on both sides."""
        role = self.relationship.my_role if self.relationship is not None else None
        if role is None or role == MyRole.PEER:
            return ()
        return PREPARE_GIVING if role in SIDE_OF_CLIENT else PREPARE_TAKING


def rows(
    journal: Journal, limit: int, below: Head | None = None, person_id: RecordId = ""
) -> list[Row]:
    """The next sessions, newest first, each with its two lines."""
    found = queries.sessions(journal.store.db, limit, below, person_id)
    return [_row(head, facts, journal.now) for head, facts in found]


def met(journal: Journal) -> list[tuple[RecordId, str]]:
    """The people with whom there are sessions, by name."""
    return [(each, name) for each, name in queries.met(journal.store.db) if name.strip()]


def pair_of(journal: Journal, session: Session) -> Pair:
    """With whom the session is."""
    kept = journal[Relationship].get(session.relationship_id or "")
    who = journal[Person].get((kept.person_id if kept is not None else None) or "")
    return Pair(kept, who.name.strip() if who is not None else "")


def begun(journal: Journal) -> Session:
    """A new session, with the only one there is to meet; no time is made up."""
    found = journal.heads(Relationship, limit=2)
    return Session(relationship_id=found[0].id if len(found) == 1 else None)


def last_held(journal: Journal, today: dt.date) -> Head | None:
    """The newest session whose day has come and that was not called off."""
    below: Head | None = None
    while window := journal.heads(Session, below=below):
        for head in window:
            if head.day is not None and head.day <= today and head.kind not in CALLED_OFF:
                return head
        below = window[-1]
    return None


def is_ahead(session: Session, now: dt.datetime) -> bool:
    """Whether it has not begun and was not called off; without a time it may still come."""
    is_open = session.status in BEFORE
    return is_open and (session.starts_at is None or _instant(session.starts_at) > now)


def is_before(session: Session, today: dt.date) -> bool:
    """Whether the day of the session is still to come, so that one prepares it."""
    if session.status not in BEFORE:
        return False
    return session.starts_at is None or session.starts_at.date() > today


def status_words(status: SessionStatus | None) -> str:
    """The status as a chip says it."""
    words = _((status or SessionStatus.PLANNED).label)
    return words[:1].upper() + words[1:]


def day_words(moment: dt.datetime) -> str:
    """The day and the time: Wednesday 8 October 2025, 10:00."""
    weekday = _(WEEKDAYS[moment.weekday()])
    words = _("{weekday} {day}, {time}")
    return words.format(weekday=weekday, day=day_in_words(moment.date()), time=f"{moment:%H:%M}")


def length_words(session: Session) -> str:
    """How long it takes, or took."""
    count = session.planned_minutes
    if session.status in COUNTED and session.actual_minutes is not None:
        count = session.actual_minutes
    if count is None:
        return ""
    if count == HOUR and session.status in BEFORE:
        return _("one hour")
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def away_words(session: Session, today: dt.date) -> str:
    """How far ahead it is; nothing of what has been."""
    if session.starts_at is None or session.status not in BEFORE:
        return ""
    days = (session.starts_at.date() - today).days
    if days < 0:
        return ""
    if days <= 1:
        return _("tomorrow") if days else _("today")
    if days < DAYS_COUNTED:
        return ngettext("in {count} day", "in {count} days", days).format(count=days)
    months = int(days / DAYS_OF_A_MONTH)
    if months < MONTHS_COUNTED:
        return ngettext("in {count} month", "in {count} months", months).format(count=months)
    years = months // 12
    return ngettext("in {count} year", "in {count} years", years).format(count=f"{years:,}")


def with_status(session: Session, status: SessionStatus) -> Session:
    """The session as it is called off, or no longer."""
    return dataclasses.replace(session, status=status)


def taking_place(session: Session, now: dt.datetime) -> Session:
    """The session as it stands when it is not called off."""
    bare = dataclasses.replace(session, status=SessionStatus.PLANNED)
    return dataclasses.replace(bare, status=status_now(bare, now))


def title_words(session: Session, person: str) -> str:
    """What stands where there is no title yet."""
    if person:
        return _("Session with {person}").format(person=first_name(person))
    return _("New session") if session.created_at is None else _("Session")


def next_after(session: Session) -> Session:
    """The session that follows, on the day that was agreed for it, as it was met before."""
    starts = None
    if session.next_on is not None:
        clock = session.starts_at.time() if session.starts_at is not None else None
        starts = local(dt.datetime.combine(session.next_on, clock)) if clock else None
    return Session(
        relationship_id=session.relationship_id,
        starts_at=starts,
        planned_minutes=session.planned_minutes,
        medium=session.medium,
    )


def planned_on(journal: Journal, session: Session) -> Head | None:
    """The session of the same pair that is planned on the day agreed as the next, if one is."""
    if session.next_on is None or session.relationship_id is None:
        return None
    since = session.next_on.toordinal() * SECONDS_PER_DAY - SECONDS_PER_DAY
    found = journal[Session].earliest(since=since, limit=8, relationship_id=session.relationship_id)
    return next(
        (head for head in found if head.day == session.next_on and head.kind not in CALLED_OFF),
        None,
    )


def planned_like(journal: Journal, wanted: Session) -> Session | None:
    """The session of the same pair that is planned for that day, or for no day yet, if one is."""
    pair = wanted.relationship_id
    if pair is None:
        return None
    day = wanted.starts_at.date() if wanted.starts_at is not None else None
    for status in BEFORE:
        for each in journal[Session].where(relationship_id=pair, status=status):
            if day == (each.starts_at.date() if each.starts_at is not None else None):
                return each
    return None


def plan(journal: Journal, wanted: Session) -> Session:
    """The session that is planned like the one *wanted*; where there is none it is made.

    Raises:
        NoSpace, ReadOnly: nothing was written.
    """
    planned = planned_like(journal, wanted)
    if planned is None:
        planned = wanted
        journal.change([wanted])
    return planned


def reflection(journal: Journal, session: Session, along: Pattern | None) -> Entry:
    """A page about the session *along* a template, begun today and linked with it, for me alone.

    Raises:
        NoSpace, ReadOnly: nothing was written.
    """
    name = session.title.strip()
    page = Entry(
        type=EntryType.REFLECTION,
        title=_("After “{title}”").format(title=name) if name else "",
        session_id=session.id,
        relationship_id=session.relationship_id,
        occurred_on=journal.now.astimezone().date(),
    )
    page = with_template(page, None, along)
    journal.change([page])
    return page


def looks_back(journal: Journal) -> list[Session]:
    """The last six sessions that were looked back at in numbers, oldest first."""
    heads = journal.heads(Session, limit=LOOKED_THROUGH)
    found = journal[Session].many([head.id for head in heads])
    looked = [each for each in found if each.status in COUNTED and _has_numbers(each)]
    return list(reversed(looked[:LAST_ONES]))


def said_action(words: str, today: dt.date) -> tuple[str, dt.date | None]:
    """What is to be done, and the day the words end in, if they end in one."""
    parts = words.split()
    for count in range(min(MOST_DAY_WORDS, len(parts) - 1), 0, -1):
        said = said_day(" ".join(parts[-count:]).rstrip("."), today)
        if said.day is not None:
            rest = parts[:-count]
            if len(rest) > 1 and rest[-1].casefold() in (_("by"), _("on")):
                rest = rest[:-1]
            return " ".join(rest).rstrip(","), said.day
    return " ".join(parts), None


def sentence_at(text: str, begins: int, ends: int) -> str:
    """What is selected, or the sentence around the cursor, without the marks of a list."""
    if begins != ends:
        return " ".join(MARKS.sub("", text[begins:ends]).split())
    start = 0
    for found in ENDS.finditer(text):
        if found.end() > begins:
            return _plain(text[start : found.start()])
        start = found.end()
    return _plain(text[start:])


def _plain(text: str) -> str:
    return " ".join(MARKS.sub("", text).split())


def _has_numbers(session: Session) -> bool:
    return any(
        getattr(session, name) is not None for name in ("listening", "speaking", "talk_share")
    )


def _row(head: Head, facts: Sequence[str], now: dt.datetime) -> Row:
    title, starts, medium, person_id, name = facts
    at = dt.datetime.fromisoformat(starts) if starts else None
    how = next((each for each in Medium if each == medium), None)
    status = next((each for each in SessionStatus if each == head.kind), SessionStatus.PLANNED)
    ahead = status in BEFORE and (at is None or _instant(at) > now)
    today = now.astimezone().date()
    named = title.strip() or (_short_when(at, today) if at is not None and ahead else "")
    named = named or head.title.strip() or title_words(Session(created_at=now), name)
    when = ""
    if at is not None and not (ahead and not title.strip()):
        when = _short_when(at, today) if ahead else short_day(at.date(), today)
    what = _(status.label)
    if status == SessionStatus.WRITTEN_UP and how in SAID_INSTEAD and how is not None:
        what = _(how.label)[:1].lower() + _(how.label)[1:]
    second = " · ".join(filter(None, (first_name(name), when, what)))
    return Row(head, named, second, how, ahead, at is not None, person_id)


def _instant(moment: dt.datetime) -> dt.datetime:
    return moment if moment.tzinfo is not None else local(moment)


def _short_when(at: dt.datetime, today: dt.date) -> str:
    weekday = _(WEEKDAYS[at.weekday()])[:3]
    words = _("{weekday} {day}, {time}")
    return words.format(weekday=weekday, day=short_day(at.date(), today), time=f"{at:%H:%M}")
