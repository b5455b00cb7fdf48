"""What may leave, and for whom: the one function that decides, and it fails closed.

Sources: domain guide 3.5 (levels, ceilings, rules) and 5.2 (left out by default).
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.attribute import Attribute, AttributeStatus
from journal_app.domain.entry import Entry, EntryType, is_sensitive, may_be_quoted
from journal_app.domain.fields import Field
from journal_app.domain.goal import Goal, GoalKind, GoalStatus
from journal_app.domain.level import Level, narrower
from journal_app.domain.person import Person
from journal_app.domain.profile import Profile
from journal_app.domain.reading import Metric
from journal_app.domain.record import Record, RecordId, declared
from journal_app.domain.relationship import Relationship
from journal_app.domain.resource import Resource, ResourceStatus
from journal_app.domain.review import Audience, ReviewKind
from journal_app.domain.session import COUNTED, Session, has_no_length, minutes_counted
from journal_app.domain.transition import Transition
from journal_app.errors import Refused
from journal_app.i18n import N_, _
from journal_app.services.journal import Journal
from journal_app.services.surroundings import Surroundings

OFFERED: tuple[type[Record], ...] = (Goal, Action, Entry, Attribute, Resource, Transition, Session)
SENSITIVE = N_("It is tagged sensitive; such things never leave.")
TRASHED = N_("It lies in the trash.")
TOO_PRIVATE = N_("Its level keeps it from this reader.")
ANOTHER_PAIR = N_("It belongs to another relationship.")
NEVER = N_("Nothing of this kind ever leaves.")
LEFT_OUT = N_("It is left out unless you choose it yourself.")
NO_QUOTE = N_("Its words may not be quoted.")
FORBIDDEN_METRICS = (Metric.LIVING, Metric.READINESS, Metric.COPING)
SUCCESSION = ("target_role", "criteria_md", "readiness", "named_successor", "stage", "target_on")
ONLY_SELF = ("stretch",)


@dataclasses.dataclass(frozen=True, slots=True)
class Reader:
    """Who will read, for what purpose, and which relationship and period it is about."""

    kind: ReviewKind
    audience: Audience
    first: dt.date
    last: dt.date
    relationship_id: RecordId | None = None
    is_pair: bool = False  # the other one of the two, who was there and reads no review

    @property
    def is_self(self) -> bool:
        """Whether the keeper of the journal is the reader."""
        return self.audience == Audience.SELF


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Seen:
    """What a reader may see of one record: permitted values only."""

    table: str
    id: RecordId
    kind: str
    level: Level
    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """The text of a field, or nothing when it may not be seen or is empty."""
        value = self.values.get(name)
        return value.strip() if isinstance(value, str) else ""


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """A record that stays, and why (marked for translation)."""

    table: str
    id: RecordId
    title: str
    why: str


@dataclasses.dataclass(frozen=True, slots=True)
class Count:
    """What may always be said of meetings: their kind, how many, how long, from when to when."""

    kind: str
    sessions: int
    minutes: int
    first: dt.date | None
    last: dt.date | None
    style: str = ""
    unmeasured: int = 0  # of the sessions, those of which no length is known


def field_level(record: Record, field: Field) -> Level:
    """The level of one field of one record."""
    if isinstance(record, Entry) and is_sensitive(record):
        return Level.PRIVATE
    if field.always is not None:
        return field.always
    return narrower(record.own_level, field.up_to)


class Disclosure:
    """The answers for one reader of one journal."""

    def __init__(self, journal: Journal, reader: Reader) -> None:
        self._journal = journal
        self.reader = reader
        self.around = Surroundings(journal)

    def why_not(self, record: Record, *, chosen: bool = False) -> str | None:
        """Why a record stays, or None when it may be seen.

        *chosen* says that the person picked this very item for this review.
        """
        if record.trashed_at is not None:
            return TRASHED
        if isinstance(record, Entry) and is_sensitive(record):
            return SENSITIVE
        if not isinstance(record, OFFERED):
            return NEVER
        return self._level_problem(record) or (None if chosen else self._left_out(record))

    def seen(self, record: Record, *, chosen: bool = False) -> Seen | None:
        """The permitted values of a record, or None when it stays."""
        if self.why_not(record, chosen=chosen) is not None:
            return None
        values = {
            name: getattr(record, name)
            for name, field in declared(type(record)).items()
            if self._shows_field(record, name, field)
        }
        return Seen(record.table, record.id, record.head_kind, record.own_level, values)

    def may_be_rewritten(self, record: Record) -> bool:
        """Whether new words for this reader may stand in a record's place (domain guide, R3)."""
        sensitive = isinstance(record, Entry) and is_sensitive(record)
        return isinstance(record, OFFERED) and not sensitive and record.trashed_at is None

    def items(self) -> Iterator[Seen | Kept]:
        """Every record that could be asked for, dated within or open during the period."""
        for cls in OFFERED:
            period = (self.reader.first, self.reader.last)
            found = [one for one in self._journal[cls].where() if is_of_period(one, *period)]
            self.around.note(found)
            for record in found:
                seen = self.seen(record)
                if seen is not None:
                    yield seen
                else:
                    why = self.why_not(record) or NEVER
                    yield Kept(record.table, record.id, record.head_title, why)

    def progress(self, seen: Seen, metric: Metric) -> list[tuple[dt.date, float]]:
        """The dated numbers about a record that may be seen, up to the end of the period."""
        if metric in FORBIDDEN_METRICS:
            return []
        return [
            (item.taken_on, item.value)
            for item in self.around.numbers(seen.id, metric)
            if item.taken_on is not None
            and item.value is not None
            and item.taken_on <= self.reader.last
        ]

    def proofs(self, seen: Seen) -> list[Seen]:
        """The evidence of a record, as far as it may itself be seen."""
        shown = [self.seen(record) for record in self.around.proofs(seen.id)]
        return [item for item in shown if item is not None]

    def counts(self) -> list[Count]:
        """Meetings of the period by relationship: numbers only."""
        found: dict[RecordId | None, list[Session]] = {}
        for session in self._journal[Session].between(self.reader.first, self.reader.last):
            if session.status in COUNTED:
                found.setdefault(session.relationship_id, []).append(session)
        asked = filter(self._is_asked, self._journal[Relationship].where())
        return [self._count(pair, found[pair.id]) for pair in asked if pair.id in found]

    def profile(self) -> Seen:
        """What may stand at the head of a document."""
        record = self._journal.profile
        values = {
            name: getattr(record, name)
            for name, field in declared(Profile).items()
            if field.always == Level.REVIEW
        }
        return Seen(record.table, record.id, "", Level.REVIEW, values)

    def people(self) -> list[Person]:
        """Everyone whose name is looked for; used by the name check alone, never printed."""
        return list(self._journal[Person].every())

    def _is_asked(self, relationship: Relationship) -> bool:
        wanted = self.reader.relationship_id
        narrow = self.reader.kind == ReviewKind.CLOSING_REPORT
        return not narrow or relationship.id == wanted

    def _count(self, relationship: Relationship, sessions: list[Session]) -> Count:
        days = [day for day in (session.head_day for session in sessions) if day]
        style = str(relationship.style or "") if self.reader.is_self else ""
        return Count(
            str(relationship.kind or ""),
            len(sessions),
            sum(minutes_counted(session) for session in sessions),
            min(days, default=None),
            max(days, default=None),
            style,
            sum(has_no_length(session) for session in sessions),
        )

    def _level_problem(self, record: Record) -> str | None:
        if isinstance(record, Session):
            return self._session_problem(record)
        level = record.own_level
        if self.reader.is_self:
            return None if record.own_ceiling != Level.PRIVATE else NEVER
        if level == Level.REVIEW:
            return None
        if level == Level.SHARED and self.reader.audience == Audience.MENTOR:
            return None if self.is_of_the_pair(record) else ANOTHER_PAIR
        return TOO_PRIVATE

    def _session_problem(self, session: Session) -> str | None:
        if self.reader.is_self:
            return None
        if self.reader.audience != Audience.MENTOR:
            return TOO_PRIVATE
        return None if self.is_of_the_pair(session) else ANOTHER_PAIR

    def is_of_the_pair(self, record: Record) -> bool:
        """Whether a record belongs to the relationship the reader is of."""
        wanted = self.reader.relationship_id
        if wanted is None:
            return False
        direct = getattr(record, "relationship_id", None)
        if direct is not None:
            return bool(direct == wanted)
        return wanted in {
            end.relationship_id
            for end in self.around.ends(record)
            if isinstance(end, Session | Goal)
        }

    def _left_out(self, record: Record) -> str | None:
        if isinstance(record, Goal):
            return self._goal_left_out(record)
        if isinstance(record, Action):
            dropped = record.status == ActionStatus.DROPPED
            return LEFT_OUT if dropped and not self.reader.is_self else None
        if isinstance(record, Entry):
            return _entry_left_out(record)
        return None

    def _goal_left_out(self, goal: Goal) -> str | None:
        personal = goal.kind in (GoalKind.PERSONAL, None)
        return LEFT_OUT if personal or goal.status == GoalStatus.LET_GO else None

    def _shows_field(self, record: Record, name: str, field: Field) -> bool:
        if name in ONLY_SELF and not self.reader.is_self:
            return False
        if isinstance(record, Transition) and name in SUCCESSION:
            return False
        level = field_level(record, field)
        if self.reader.is_self:
            return field.always is not None or field.up_to == Level.REVIEW
        if level == Level.REVIEW:
            return True
        shared = level == Level.SHARED and self.reader.audience == Audience.MENTOR
        return shared and (self.reader.is_pair or field.up_to != Level.SHARED)


def for_its_writer(journal: Journal, entry: Entry) -> Seen:
    """What of one entry may leave, on paper or in a file, for its writer alone.

    Raises:
        Refused: it stays, and why, in words.
    """
    day = entry.occurred_on or dt.date.min
    reader = Reader(ReviewKind.CAREER_SUMMARY, Audience.SELF, day, day)
    disclosure = Disclosure(journal, reader)
    seen = disclosure.seen(entry, chosen=True)
    if seen is None:
        why = _(disclosure.why_not(entry, chosen=True) or NEVER)
        raise Refused(_("This entry stays in the journal. {why}").format(why=why))
    return seen


def of_the_pair(journal: Journal, relationship_id: RecordId) -> Callable[[Record], Seen | None]:
    """What answers, of a record, what may be handed to the other one of that relationship."""
    reader = Reader(
        ReviewKind.CAREER_SUMMARY,
        Audience.MENTOR,
        dt.date.min,
        dt.date.max,
        relationship_id,
        is_pair=True,
    )
    disclosure = Disclosure(journal, reader)

    def shown(record: Record) -> Seen | None:
        of_pair = disclosure.is_of_the_pair(record)
        return disclosure.seen(record) if of_pair else None

    return shown


def is_of_period(record: Record, first: dt.date, last: dt.date) -> bool:
    """Whether a record is dated within the period or was open during it."""
    if isinstance(record, Goal):
        return _overlaps(record.started_on, record.closed_on, first, last)
    if isinstance(record, Action):
        return _action_overlaps(record, first, last)
    if isinstance(record, Attribute | Transition):
        retired = getattr(record, "status", None) == AttributeStatus.RETIRED
        return not retired and not record.archived
    if isinstance(record, Resource) and record.status != ResourceStatus.FINISHED:
        return False
    day = record.head_day
    if isinstance(record, Entry) and record.type in (EntryType.VISION, EntryType.POTENTIAL):
        return day is not None and day <= last
    return day is not None and first <= day <= last


def _overlaps(begun: dt.date | None, ended: dt.date | None, first: dt.date, last: dt.date) -> bool:
    return (begun is None or begun <= last) and (ended is None or ended >= first)


def _action_overlaps(action: Action, first: dt.date, last: dt.date) -> bool:
    if action.status == ActionStatus.OPEN:
        return True
    day = action.done_on or action.due_on
    return day is not None and first <= day <= last


def _entry_left_out(entry: Entry) -> str | None:
    if entry.type == EntryType.CAREER_OPTION:
        return LEFT_OUT
    if entry.type == EntryType.EVIDENCE and not may_be_quoted(entry):
        return NO_QUOTE
    if entry.type == EntryType.REFLECTION and entry.own_level != Level.REVIEW:
        return LEFT_OUT
    return None


def everything(journal: Journal) -> Iterator[Record]:
    """The whole journal for its keeper alone, table by table, those in the trash too."""
    return journal.store.every()


def contents(journal: Journal) -> Iterator[tuple[str, bytes]]:
    """The bytes of every attachment by hash, for the keeper's own export."""
    yield from journal.store.contents()
