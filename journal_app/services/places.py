"""Places: the rows of the navigation, and when each appears.

A place becomes a row when it holds a record that is not in the trash; once shown it never
leaves by itself. All the others wait behind "More…", and the palette reaches them at once.
"""

import dataclasses
from collections.abc import Sequence
from contextlib import suppress

from journal_app.domain.action import Action
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.head import Head
from journal_app.domain.person import Person
from journal_app.domain.record import Change, Record
from journal_app.domain.relationship import Relationship
from journal_app.domain.resource import Resource
from journal_app.domain.review import Review
from journal_app.domain.session import Session
from journal_app.domain.template import Template
from journal_app.domain.transition import Transition
from journal_app.errors import JournalError
from journal_app.i18n import N_
from journal_app.services import linking
from journal_app.services.journal import Journal

COUNTED = 10_000  # heads of one kind that are counted by reading them
STATE = "places"  # in the journal: the keys of the rows that were shown once


@dataclasses.dataclass(frozen=True, slots=True)
class Sort:
    """What a place holds: one record type, or only one kind of it, and how to ask for a new one.

    *also* are other words one may look for it by.
    """

    cls: type[Record]
    new: str
    kind: str = ""
    also: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A row: its key, its word, its icon, one sentence for More…, and what it holds.

    *also* are other words one may look for it by.
    """

    key: str
    words: str
    icon: str
    sentence: str
    holds: tuple[Sort, ...] = ()
    group: int = 0
    also: str = ""


TODAY, JOURNAL, PEOPLE, MORE = "today", "journal", "people", "more"
SESSIONS = "sessions"
ALWAYS = (TODAY, JOURNAL, PEOPLE)
PLACES: tuple[Place, ...] = (
    Place(TODAY, N_("Today"), "sun", N_("A page that is ready to be written on.")),
    Place(
        JOURNAL,
        N_("Journal"),
        "book-open",
        N_("Everything you wrote, the newest first."),
        (Sort(Entry, N_("New entry")),),
        group=1,
    ),
    Place(
        SESSIONS,
        N_("Sessions"),
        "messages-square",
        N_("What you talk about, from one meeting to the next."),
        (Sort(Session, N_("New session"), also=N_("meeting conversation")),),
        group=1,
        also=N_("meetings conversations"),
    ),
    Place(
        PEOPLE,
        N_("People"),
        "users-round",
        N_("Whom you meet, and what you agreed."),
        (
            Sort(Person, N_("New person"), also=N_("mentor mentee coach coachee")),
            Sort(Relationship, N_("New relationship")),
        ),
        group=1,
        also=N_("mentors coaches relationships"),
    ),
    Place(
        "actions",
        N_("Actions"),
        "circle-check",
        N_("What was promised, by you and to you."),
        (Sort(Action, N_("New action"), also=N_("task promise to-do todo")),),
        group=1,
        also=N_("tasks promises to-do todo"),
    ),
    Place(
        "goals",
        N_("Goals"),
        "target",
        N_("What you want, in your own words."),
        (Sort(Goal, N_("New goal"), also=N_("aim objective")),),
        group=2,
        also=N_("aims objectives"),
    ),
    Place(
        "compass",
        N_("Compass"),
        "compass",
        N_("Your values and your strengths."),
        (
            Sort(Attribute, N_("New value"), str(AttributeKind.VALUE)),
            Sort(Attribute, N_("New strength"), str(AttributeKind.STRENGTH)),
        ),
        group=2,
        also=N_("values strengths"),
    ),
    Place(
        "skills",
        N_("Skills"),
        "trending-up",
        N_("What you are learning, and how far you have come."),
        (Sort(Attribute, N_("New skill"), str(AttributeKind.SKILL)),),
        group=2,
        also=N_("learning competences"),
    ),
    Place(
        "transitions",
        N_("Transitions"),
        "waypoints",
        N_("From one way of working to another."),
        (Sort(Transition, N_("New transition")),),
        group=2,
    ),
    Place(
        "resources",
        N_("Resources"),
        "library",
        N_("What you read, heard and tried, and what it changed."),
        (Sort(Resource, N_("New resource"), also=N_("book course article reading")),),
        group=2,
        also=N_("books courses articles reading learning"),
    ),
    Place(
        "reviews",
        N_("Reviews"),
        "file-text",
        N_("A career review out of what you wrote."),
        (Sort(Review, N_("New review")),),
        group=3,
        also=N_("appraisal self-assessment annual year"),
    ),
    Place(
        "criteria",
        N_("Criteria"),
        "list-checks",
        N_("What a profession or a framework asks for, point by point."),
        (Sort(Attribute, N_("New criterion"), str(AttributeKind.CRITERION)),),
        group=3,
        also=N_("framework competences"),
    ),
    Place(
        "templates",
        N_("Templates"),
        "layers",
        N_("Headings and questions of your own."),
        (Sort(Template, N_("New template")),),
        group=3,
    ),
)
BY_KEY = {place.key: place for place in PLACES}


def rows(journal: Journal) -> list[Place]:
    """The places that are rows now, in their order; what is new is remembered when it may be."""
    shown = _shown(journal)
    found = [place for place in PLACES if place.key in shown or holds_any(journal, place)]
    keys = {place.key for place in found}
    if keys - shown:
        _remember(journal, keys | shown)
    return found


def waiting(journal: Journal) -> list[Place]:
    """The places that are no rows yet: what More… lists."""
    keys = {place.key for place in rows(journal)}
    return [place for place in PLACES if place.key not in keys]


def pin(journal: Journal, place: Place) -> None:
    """Make the place a row before anything is in it."""
    _remember(journal, _shown(journal) | {place.key})


def place_of(record: Record) -> Place | None:
    """Where a record is shown."""
    for place in PLACES:
        for sort in place.holds:
            if isinstance(record, sort.cls) and sort.kind in ("", record.head_kind):
                return place
    return None


def holds_any(journal: Journal, place: Place) -> bool:
    """Whether there is a record of the place outside the trash."""
    return bool(heads(journal, place, limit=1))


def heads(journal: Journal, place: Place, limit: int, below: Head | None = None) -> list[Head]:
    """The next heads of all that a place holds, newest first, each with a name."""
    found: list[Head] = []
    for sort in place.holds:
        fields = {sort.cls.kind_field: sort.kind} if sort.kind else {}
        found += journal.heads(sort.cls, limit=limit, below=below, **fields)
    found.sort(key=lambda head: (head.order, head.created_at, head.id), reverse=True)
    return named(journal, found[:limit])


def head_of(journal: Journal, record: Record) -> Head | None:
    """The head of one record with a name; None where it was never written."""
    found = journal[type(record)].heads_of([record.id])
    return next(iter(named(journal, list(found.values()))), None)


def only_this_row(change: Change) -> bool:
    """Whether nothing of a list but the row of this very record can be another one now."""
    before, after = change.before, change.after
    if before is None or after is None:
        return False
    stays = (before.trashed_at, before.head_kind) == (after.trashed_at, after.head_kind)
    renames = isinstance(after, Person) and before.head_title != after.head_title
    return stays and not renames


def count(journal: Journal, place: Place) -> int:
    """How many records of the place there are outside the trash."""
    found = 0
    for sort in place.holds[:1] if place.key == PEOPLE else place.holds:  # a pair is no person
        if sort.kind:
            kinds = {sort.cls.kind_field: sort.kind}
            found += len(journal.heads(sort.cls, limit=COUNTED, **kinds))
        else:
            found += journal[sort.cls].count()
    return found


def named(journal: Journal, found: Sequence[Head]) -> list[Head]:
    """The heads; a relationship, which has no title of its own, by the person it is with."""
    names = linking.relationship_names(journal, found)
    return [
        dataclasses.replace(head, title=names[head.id]) if head.id in names else head
        for head in found
    ]


def _shown(journal: Journal) -> set[str]:
    kept = journal.store.state(STATE)
    return {*ALWAYS, *(kept if isinstance(kept, list) else ())}


def _remember(journal: Journal, keys: set[str]) -> None:
    with suppress(JournalError):  # a journal that can only be read shows what it holds
        journal.store.keep_state(STATE, sorted(keys))
