"""What a pair has together: whom, how often, what was agreed, how it goes; a few queries."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping

from journal_app.domain.entry import EntryType
from journal_app.domain.level import Level
from journal_app.domain.person import first_name
from journal_app.domain.reading import Metric
from journal_app.domain.relationship import Cadence, MyRole, Phase, Relationship, Style
from journal_app.domain.session import Medium, Session, SessionStatus
from journal_app.i18n import N_, _, ngettext, short_day
from journal_app.services import checking_in, phases
from journal_app.services.agreeing import HEALTH_CHECK, Part, parts
from journal_app.services.charts import Chart, Point, Scale, Series
from journal_app.services.checking_in import Day
from journal_app.services.counting import in_words, length_in_words
from journal_app.services.journal import Journal
from journal_app.services.spoken_days import local
from journal_app.store import company
from journal_app.store.company import Meeting, Meetings, Paper

MOST = 250  # sessions read at once; with the papers below three hundred heads
MOST_PAPERS = 50
PATH_FROM = 3  # sessions held before a word becomes a path
QUARTER = dt.timedelta(days=91)
RATINGS = Scale(1, 5)
STEPS: Mapping[Cadence, int] = {
    Cadence.WEEKLY: 7,
    Cadence.FORTNIGHTLY: 14,
    Cadence.MONTHLY: 28,
    Cadence.SIX_WEEKLY: 42,
    Cadence.QUARTERLY: 91,
}
MINE: Mapping[MyRole, str] = {
    MyRole.MENTEE: N_("I am the mentee"),
    MyRole.MENTOR: N_("I am the mentor"),
    MyRole.COACHEE: N_("I am the client"),
    MyRole.COACH: N_("I am the coach"),
    MyRole.PEER: N_("we take turns"),
    MyRole.SUPERVISEE: N_("I am supervised"),
    MyRole.SUPERVISOR: N_("I supervise"),
}


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Together:
    """All that is shown of a pair; the fields that are texts stay where they are."""

    pair: Relationship
    meetings: Meetings
    papers: tuple[Paper, ...]
    health: tuple[Day, ...]
    entered: Mapping[Phase, dt.date]

    @property
    def person(self) -> str:
        """The name of the other person."""
        return self.meetings.person.strip() or _("Someone")

    @property
    def first_name(self) -> str:
        """The name one calls the other person by, where there is little room."""
        return first_name(self.person)

    @property
    def agreements(self) -> list[Paper]:
        """The newest is in force; the others are history."""
        return [paper for paper in self.papers if paper.type == EntryType.AGREEMENT]

    @property
    def agreed(self) -> list[Part]:
        """The chief parts of what is in force."""
        return parts(self.agreements[0].body) if self.agreements else []

    @property
    def has_met(self) -> bool:
        """Whether there is anything to ask how it goes about."""
        return bool(self.meetings.held or self.health)

    @property
    def has_path(self) -> bool:
        """Whether there were sessions enough to speak of phases."""
        return self.meetings.held >= PATH_FROM and self.pair.phase in phases.PATH


def together(journal: Journal, pair: Relationship) -> Together:
    """Read what a pair has."""
    db = journal.store.db
    met = company.meetings(db, pair.id, MOST)
    has_path = met.held >= PATH_FROM and pair.phase in phases.PATH
    return Together(
        pair,
        met,
        tuple(company.papers(db, pair.id, MOST_PAPERS)),
        tuple(checking_in.days(journal, pair)),
        phases.entered(journal, pair) if has_path else {},
    )


def facts(found: Together) -> str:
    """One line that says what it is."""
    pair = found.pair
    kind = _(pair.kind.label) if pair.kind is not None else ""
    if pair.style is not None and pair.style != Style.UNSURE:
        kind = _("{kind}, {style}").format(kind=kind, style=_(pair.style.label).lower())
    mine = _(MINE[pair.my_role]) if pair.my_role is not None else ""
    cadence = _(pair.cadence.label) if pair.cadence is not None else ""
    return " · ".join(filter(None, (kind, mine, cadence, _count_words(found))))


def hours_words(found: Together) -> str:
    """How many sessions and how long in all, as a sentence; nothing before the first."""
    held, minutes = found.meetings.held, found.meetings.minutes
    if not held:
        return ""
    words = ngettext("{count} session", "{count} sessions", held).format(count=in_words(held))
    words = words[:1].upper() + words[1:]
    missing = found.meetings.unmeasured
    if not minutes:
        return _("{sessions}.").format(sessions=words)
    said = _("{sessions}, {length} together.").format(
        sessions=words, length=length_in_words(minutes)
    )
    if not missing:
        return said
    more = ngettext("Of {count} no length was noted.", "Of {count} no length was noted.", missing)
    return " ".join((said, more.format(count=in_words(missing))))


def chart(found: Together) -> Chart | None:
    """How open I could be and whether it was worth the time, from the second rating on."""
    opened = _series(found, "trust", N_("How open I could be"))
    worth = _series(found, "usefulness", N_("Worth the time"))
    drawn = tuple(one for one in (opened, worth) if one.points)
    if max((len(one.points) for one in drawn), default=0) < 2:  # noqa: PLR2004 - a second one
        return None
    return Chart(drawn, RATINGS)


def last_sessions(found: Together, count: int, now: dt.datetime) -> list[Meeting]:
    """The last that were held, and before them the next that is planned."""
    planned = [one for one in found.meetings.newest if _is_ahead(one, now)]
    held = [one for one in found.meetings.newest if one not in planned]
    return [*planned[-1:], *held[:count]]


def meeting_line(meeting: Meeting, today: dt.date) -> str:
    """When it was, how long, and what came of it."""
    said = []
    if meeting.starts_at:
        said.append(short_day(dt.datetime.fromisoformat(meeting.starts_at).date(), today))
    if meeting.minutes:
        said.append(_("{count} min").format(count=meeting.minutes))
    if meeting.actions:
        words = ngettext("{count} action", "{count} actions", meeting.actions)
        said.append(words.format(count=in_words(meeting.actions)))
    if meeting.status not in (SessionStatus.HELD, SessionStatus.WRITTEN_UP):
        said.append(_(next(one.label for one in SessionStatus if one == meeting.status)))
    return " · ".join(said)


def day_of(kept: str) -> dt.date | None:
    """The day as it is kept; none where it is empty."""
    return dt.date.fromisoformat(kept) if kept else None


def level_of(kept: str) -> Level:
    """The level as it is kept; an unknown one is for me alone."""
    return next((level for level in Level if level == kept), Level.PRIVATE)


def last_health(found: Together) -> Day | None:
    """The newest day on which the five were said."""
    return next((day for day in found.health if day.values), None)


def health_metrics(pair: Relationship) -> list[Metric]:
    """What may be said of a relationship in numbers."""
    return list(checking_in.scales(pair))


def is_time_to_look(found: Together, today: dt.date) -> bool:
    """Whether a quarter has passed since one last looked at how it goes."""
    if found.pair.phase == Phase.CLOSED or not found.meetings.held:
        return False
    looked = [day.taken_on for day in found.health if day.taken_on is not None]
    looked += [
        dt.date.fromisoformat(paper.day)
        for paper in found.papers
        if paper.template == HEALTH_CHECK and paper.day
    ]
    met = [dt.datetime.fromisoformat(one.starts_at).date()
           for one in found.meetings.newest if one.starts_at]  # fmt: skip
    begun = found.pair.start_on or min(met, default=today)
    return today - max(looked, default=begun) >= QUARTER


def following(found: Together, now: dt.datetime) -> Session:
    """A session of the pair when the next would be; it is not kept yet."""
    last = found.meetings.newest[0] if found.meetings.newest else None
    return Session(
        relationship_id=found.pair.id,
        starts_at=_next(found, now),
        planned_minutes=last.planned_minutes if last is not None else None,
        medium=next((one for one in Medium if last is not None and one == last.medium), None),
    )


def _next(found: Together, now: dt.datetime) -> dt.datetime | None:
    """At the hour of the last session, as many weeks later as one usually meets; in the future."""
    begun = [one.starts_at for one in found.meetings.newest if one.starts_at]
    days = STEPS.get(found.pair.cadence or Cadence.AD_HOC)
    if not begun or days is None:
        return None
    last, step = dt.datetime.fromisoformat(begun[0]), dt.timedelta(days=days)
    naive, today = last.replace(tzinfo=None), now.astimezone().replace(tzinfo=None)
    try:
        behind = max(0, (today - naive) // step)
        ahead = naive + step * (behind + 1)
    except OverflowError:
        return None
    return local(ahead)


def _count_words(found: Together) -> str:
    held, planned = found.meetings.held, found.pair.planned_sessions
    if planned:
        words = ngettext("{held} of {count} session", "{held} of {count} sessions", planned)
        return words.format(held=in_words(held), count=in_words(planned))
    words = ngettext("{count} session", "{count} sessions", held)
    return words.format(count=in_words(held)) if held else ""


def _series(found: Together, name: str, words: str) -> Series:
    return Series(_(words), tuple(_points(found.meetings.newest, name)), _(words))


def _points(newest: Iterable[Meeting], name: str) -> Iterable[Point]:
    for meeting in newest:
        value: int | None = getattr(meeting, name)
        if value is not None and meeting.starts_at:
            yield Point(dt.datetime.fromisoformat(meeting.starts_at).date(), float(value))


def _is_ahead(meeting: Meeting, now: dt.datetime) -> bool:
    if meeting.status not in (SessionStatus.PLANNED, SessionStatus.PREPARED):
        return False
    return meeting.starts_at is None or dt.datetime.fromisoformat(meeting.starts_at) > now
