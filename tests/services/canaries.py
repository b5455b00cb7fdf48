"""Random journals with a canary in every text, and an oracle written from the rules alone."""

import dataclasses
import datetime as dt
import random

from journal_app.domain import RECORDS
from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal, GoalKind, GoalStatus
from journal_app.domain.level import Level
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person, PersonRole
from journal_app.domain.profile import Profile
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.domain.record import declared
from journal_app.domain.relationship import Relationship, RelationshipKind
from journal_app.domain.resource import Resource, ResourceStatus
from journal_app.domain.review import Audience
from journal_app.domain.session import Session, SessionStatus
from journal_app.domain.transition import Transition

NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)
TEXT_WORDS = ("line", "prose")
# domain guide 3.5, spelled out: the only texts that may ever stand in a review
MAY_LEAVE = {
    "goal": {"title", "own_words_md", "why_md", "measure_md", "support_md", "closing_md"},
    "action": {"title"},
    "entry": {"title", "body_md"},
    "attribute": {"name", "definition_md", "code"},
    "resource": {"title", "learned_md", "effect_md"},
    "transition": {"title", "from_md", "to_md"},
    "session": {"title", "agenda_md"},
    "profile": {"export_name", "job_title"},
}
PAIR_ONLY = (EntryType.AGREEMENT, EntryType.CLOSING_REVIEW)


class Case:
    """One random journal: its records, and which canary lies in which field of which record."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.canaries: dict[str, tuple[object, str]] = {}
        self.records: list = []
        self._number = 0
        self._fill()

    def _canary(self) -> str:
        self._number += 1
        return f"qz{self._number:05d}kx"

    def _made(self, cls, **values):
        bare = cls(created_at=NOW, updated_at=NOW, **values)
        texts = {}
        for name, field in declared(cls).items():
            if field.word in TEXT_WORDS and name not in values:
                texts[name] = self._canary()
            elif field.word == "words" and name not in values:
                texts[name] = (self._canary(),)
        record = dataclasses.replace(bare, **texts)
        for name, value in texts.items():
            self.canaries[value if isinstance(value, str) else value[0]] = (record, name)
        self.records.append(record)
        return record

    def _level(self) -> Level:
        return self.random.choice(list(Level))

    def _day(self) -> dt.date:
        return dt.date(2025, 1, 1) + dt.timedelta(days=self.random.randrange(300))

    def _trash(self):
        return self.random.choice((None, None, None, None, NOW))

    def _fill(self) -> None:
        pick = self.random.choice
        people = [
            self._made(Person, level=self._level(), roles=(pick(list(PersonRole)),))
            for _index in range(3)
        ]
        self.pairs = [
            self._made(
                Relationship, level=self._level(), person_id=person.id,
                kind=pick(list(RelationshipKind)),
            )
            for person in people[:2]
        ]  # fmt: skip
        sessions = [self._session(pick(self.pairs)) for _index in range(4)]
        goals = [self._goal() for _index in range(6)]
        for _index in range(5):
            self._made(
                Action, level=self._level(), status=pick(list(ActionStatus)), due_on=self._day(),
                done_on=self._day(), session_id=pick(sessions).id, trashed_at=self._trash(),
            )  # fmt: skip
        entries = [self._entry(kind, sessions) for kind in (*EntryType, *EntryType)]
        attributes = [
            self._made(Attribute, level=self._level(), kind=pick(list(AttributeKind)), category="")
            for _index in range(6)
        ]
        for _index in range(4):
            self._made(
                Resource, level=self._level(), status=pick(list(ResourceStatus)),
                finished_on=self._day(), trashed_at=self._trash(),
            )  # fmt: skip
        self._made(Transition, level=self._level())
        for goal in goals:
            self._made(
                Reading, subject_type=SubjectType.GOAL, subject_id=goal.id,
                metric=Metric.PROGRESS, taken_on=self._day(), value=50.0,
            )  # fmt: skip
        for entry in entries[:8]:
            self._made(
                Link, from_type="entry", from_id=entry.id, role=LinkRole.EVIDENCES,
                to_type="attribute", to_id=pick(attributes).id,
            )  # fmt: skip
        self._made(Profile)

    def _session(self, pair):
        return self._made(
            Session, level=self._level(), relationship_id=pair.id,
            starts_at=dt.datetime.combine(self._day(), dt.time(10), dt.UTC),
            status=self.random.choice(list(SessionStatus)), planned_minutes=60,
        )  # fmt: skip

    def _goal(self):
        pick = self.random.choice
        return self._made(
            Goal, level=self._level(), kind=pick(list(GoalKind)), status=pick(list(GoalStatus)),
            relationship_id=pick((None, pick(self.pairs).id)), started_on=self._day(),
            trashed_at=self._trash(),
        )  # fmt: skip

    def _entry(self, kind, sessions):
        pick = self.random.choice
        tags = pick(((), (), (), ("sensitive",), ("Sensitive ",)))
        return self._made(
            Entry, type=kind, level=self._level(), occurred_on=self._day(),
            tags=tags, meta={"quote_ok": pick((0, 1))}, session_id=pick((None, pick(sessions).id)),
            relationship_id=pick((None, pick(self.pairs).id)), trashed_at=self._trash(),
        )  # fmt: skip

    def may_leave(self, canary: str, audience: Audience, pair_id: str | None) -> bool:
        """Whether the rules let this text be in a review composed for this reader."""
        record, name = self.canaries[canary]
        if name not in MAY_LEAVE.get(record.table, ()) or record.trashed_at is not None:
            return False
        if record.table == "profile":
            return True
        return not _stays_out(record) and self._level_lets(record, audience, pair_id)

    def _level_lets(self, record, audience, pair_id) -> bool:
        if audience == Audience.SELF:
            return True
        if isinstance(record, Session):
            return audience == Audience.MENTOR and record.relationship_id == pair_id
        level = record.level
        if isinstance(record, Entry) and record.type in PAIR_ONLY:
            level = Level.PRIVATE if level == Level.PRIVATE else Level.SHARED
        if level == Level.REVIEW:
            return True
        shared = level == Level.SHARED and audience == Audience.MENTOR and pair_id is not None
        return shared and self._pair_of(record) == pair_id

    def _pair_of(self, record):
        if getattr(record, "relationship_id", None):
            return record.relationship_id
        wanted = getattr(record, "session_id", None)
        found = [one for one in self.records if isinstance(one, Session) and one.id == wanted]
        return found[0].relationship_id if found else None


def _stays_out(record) -> bool:
    """Domain guide 5.2, for a review that is composed without choosing."""
    if isinstance(record, Goal):
        return record.kind == GoalKind.PERSONAL or record.status == GoalStatus.LET_GO
    if not isinstance(record, Entry):
        return False
    if any(tag.strip().lower() == "sensitive" for tag in record.tags):
        return True
    if record.type in (EntryType.PREP, EntryType.CAREER_OPTION):
        return True
    if record.type == EntryType.EVIDENCE:
        return record.meta["quote_ok"] == 0
    return record.type == EntryType.REFLECTION and record.level != Level.REVIEW


assert {cls.table for cls in RECORDS} >= set(MAY_LEAVE)
