"""Ten years of a journal: ten made-up people, two hundred sessions, the same every time.

Every private text holds a word that begins with PRIVATE, every name is a word of NAMES, and what
belongs to a pair holds the pair's own word, so that a test can look for what must not be there.
"""

import dataclasses
import datetime as dt

from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.record import Record
from journal_app.domain.relationship import MyRole, Relationship, RelationshipKind
from journal_app.domain.session import Medium, Session
from journal_app.services.journal import Journal

PRIVATE = "zzprivate"
NAMES = (
    "Aurelio Vantongeren", "Brisa Okonedo", "Calliope Strandvik", "Dov Ferrantelli",
    "Eilidh Marchetti", "Fumiko Oyelaran", "Gaspard Lindqvist", "Hadiza Bronstein",
    "Ivo Castellanos", "Juniper Abelseth",
)  # fmt: skip
SESSIONS, FIRST, STEP_DAYS = 200, dt.date(2015, 11, 16), 18
SAME_TITLE = "Send the two pages"  # an action of every pair


@dataclasses.dataclass(frozen=True)
class TenYears:
    """What was written, by what it is; the newest session last."""

    people: list[Person]
    pairs: list[Relationship]
    sessions: list[Session]
    actions: list[Action]

    def of(self, pair: Relationship) -> list[Session]:
        """The sessions of one pair, the newest last."""
        return [one for one in self.sessions if one.relationship_id == pair.id]


def word_of(number: int) -> str:
    """The word that stands in everything of this pair and in nothing of another."""
    return f"pairword{'abcdefghij'[number]}"


def fill(journal: Journal) -> TenYears:
    """Write all of it, as one step."""
    people = [Person(name=name, alias=f"alias {name[0]}") for name in NAMES]
    pairs = [_pair(number, person) for number, person in enumerate(people)]
    sessions = [_session(pairs, number) for number in range(SESSIONS)]
    actions = [_action(sessions[number], number) for number in range(SESSIONS)]
    goals = [
        Goal(own_words_md=f"Goal {word_of(at)}", status=GoalStatus.ACTIVE, relationship_id=pair.id)
        for at, pair in enumerate(pairs)
    ]
    entries = [_entry(sessions[number], number) for number in range(SESSIONS)]
    everything: list[Record] = [*people, *pairs, *sessions, *actions, *goals, *entries]
    journal.change(everything)
    kept = journal[Session].many([session.id for session in sessions])
    return TenYears(people, pairs, kept, actions)


def _pair(number: int, person: Person) -> Relationship:
    roles = (MyRole.MENTEE, MyRole.MENTOR, MyRole.COACH)
    return Relationship(
        person_id=person.id,
        kind=RelationshipKind.MENTORING,
        my_role=roles[number % len(roles)],
        purpose_md=f"{PRIVATE} purpose {person.name}",
    )


def _session(pairs: list[Relationship], number: int) -> Session:
    at, day = number % len(pairs), FIRST + dt.timedelta(days=STEP_DAYS * number)
    word = word_of(at)
    return Session(
        relationship_id=pairs[at].id,
        starts_at=dt.datetime.combine(day, dt.time(10), dt.UTC),
        planned_minutes=60,
        medium=list(Medium)[number % len(Medium)],
        title=f"Meeting {number} {word}",
        level=Level.SHARED if number % 3 else Level.PRIVATE,
        agenda_md="\n".join(f"- Point {point} {word}" for point in range(1 + number % 6)),
        discussion_md=f"We spoke about {word} and {number}.\n\n" + "A longer line. " * 40,
        insights_md=f"Waiting is work {word} {number}. It is learned. " + "And so on. " * 20,
        prep_md=f"{PRIVATE} prep {NAMES[(at + 1) % len(NAMES)]}",
        private_md=f"{PRIVATE} note {NAMES[at]}",
        selfcheck_md=f"{PRIVATE} check",
        trust=1 + number % 5,
    )


def _action(session: Session, number: int) -> Action:
    is_new = number >= SESSIONS - 2 * len(NAMES)
    return Action(
        title=SAME_TITLE if number % 2 else f"Step {number} {word_of(number % len(NAMES))}",
        detail_md=f"Detail {word_of(number % len(NAMES))}",
        owner=list(Owner)[number % len(Owner)],
        session_id=session.id,
        due_on=session.head_day,
        level=Level.SHARED if number % 3 else Level.PRIVATE,
        status=ActionStatus.OPEN if is_new else ActionStatus.DONE,
    )


def _entry(session: Session, number: int) -> Entry:
    return Entry(
        type=EntryType.REFLECTION,
        title=f"{PRIVATE} reflection {number}",
        body_md=f"{PRIVATE} about {NAMES[number % len(NAMES)]}. What is it for?",
        occurred_on=session.head_day,
        session_id=session.id,
        tags=(f"{PRIVATE}tag",),
    )
