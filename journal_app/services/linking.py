"""Names of records, and what a record belongs to: its links, and those it could have."""

import dataclasses
from collections.abc import Iterable, Sequence

from journal_app.domain import BY_TABLE
from journal_app.domain.goal import Goal
from journal_app.domain.head import Head
from journal_app.domain.link import ENDS, OTHERWISE, REVERSED, Link, LinkRole, fitting_role
from journal_app.domain.person import Person, first_name
from journal_app.domain.record import Record, RecordId, declared
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.i18n import _, day_in_words
from journal_app.services.journal import Journal
from journal_app.store.fold import fold

MOST = 1_000  # records of a kind among which a name is looked for
LINKED = (
    "goal",
    "attribute",
    "entry",
    "person",
    "relationship",
    "session",
    "transition",
    "resource",
)


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Named:
    """A record by its name, and what kind it is.

    *role* is what it is to be linked as, and *how* says so, where it is not the usual.
    """

    table: str
    id: RecordId
    name: str
    kind: str = ""
    role: LinkRole | None = None
    how: str = ""

    @property
    def sort(self) -> str:
        """What it is, in words."""
        return kind_words(self.table, self.kind)


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Bond:
    """One link as it is said from one of its ends."""

    link: Link
    words: str
    other: Named


def kind_words(table: str, kind: str) -> str:
    """What a record is: the words of its kind where kinds stand apart, else its noun."""
    cls = BY_TABLE[table]
    codes = declared(cls)[cls.kind_field].codes if cls.kind_field == "kind" else None
    label = next((code.label for code in codes or () if str(code) == kind), cls.noun)
    return _(label)


def named(journal: Journal, found: Sequence[Head]) -> list[Named]:
    """The heads by names that can be told apart, in their order."""
    pairs = relationship_names(journal, found) | session_names(journal, found)
    taken: set[str] = set()
    made = []
    for head in found:
        name = pairs.get(head.id) or head.title.strip() or _without_title(head)
        if name in taken and head.day is not None:
            name = _("{name}, {day}").format(name=name, day=day_in_words(head.day))
        plain, number = name, 1
        while name in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(name)
        made.append(Named(head.table, head.id, name, head.kind))
    return made


def names(journal: Journal, table: str) -> list[Named]:
    """The records of a table that can be named."""
    cls = BY_TABLE.get(table)
    return [] if cls is None else named(journal, journal.heads(cls, limit=MOST))


def name_of(journal: Journal, table: str, record_id: RecordId | None) -> str:
    """The name of one record, in the trash or not; nothing where there is none."""
    cls = BY_TABLE.get(table)
    if cls is None or not record_id:
        return ""
    heads = journal[cls].heads_of([record_id])
    return next((each.name for each in named(journal, list(heads.values()))), "")


def relationship_names(journal: Journal, heads: Sequence[Head]) -> dict[RecordId, str]:
    """The names of the relationships among the heads, by the person each is with."""
    ids = [head.id for head in heads if head.table == Relationship.table]
    pairs = journal[Relationship].many(ids) if ids else []
    people_ids = [pair.person_id for pair in pairs if pair.person_id]
    people = {person.id: person.name.strip() for person in journal[Person].many(people_ids)}
    made = {}
    for pair in pairs:
        who = people.get(pair.person_id or "")
        kind = _(pair.kind.label).lower() if pair.kind is not None else ""
        words = _("With {person} · {kind}") if kind else _("With {person}")
        if who:
            made[pair.id] = words.format(person=who, kind=kind)
    return made


def session_names(journal: Journal, heads: Sequence[Head]) -> dict[RecordId, str]:
    """The names of the sessions among the heads that have no title: whom with, and the day."""
    bare = [head.id for head in heads if head.table == Session.table and not head.title.strip()]
    sessions = journal[Session].many(bare) if bare else []
    ids = [each.relationship_id for each in sessions if each.relationship_id]
    pairs = {pair.id: pair.person_id for pair in journal[Relationship].many(ids)} if ids else {}
    who = [person_id for person_id in pairs.values() if person_id]
    people = {person.id: person.name.strip() for person in journal[Person].many(who)}
    made = {}
    for each in sessions:
        person = people.get(pairs.get(each.relationship_id or "") or "")
        if not person:
            continue
        words = _("Session with {person}").format(person=first_name(person))
        if each.starts_at is not None:
            day = day_in_words(each.starts_at.date())
            words = _("{name}, {day}").format(name=words, day=day)
        made[each.id] = words
    return made


def matching(found: Iterable[Named], text: str) -> list[Named]:
    """Those whose name holds the text, those that begin with it first."""
    wanted = fold(text.strip())
    hits = [each for each in found if wanted in fold(each.name)]
    return sorted(hits, key=lambda each: not fold(each.name).startswith(wanted))


def exactly(found: Iterable[Named], text: str) -> Named | None:
    """The one of that name, whatever its case and marks; None when there is none or several."""
    plain = [each for each in found if each.name == text.strip()]
    wanted = fold(text.strip())
    hits = plain or [each for each in found if fold(each.name) == wanted]
    return hits[0] if len(hits) == 1 else None


def other_person(journal: Journal, record: Record) -> str:
    """The name of the person a record may be shared with; nothing where nobody is linked."""
    pair = journal[Relationship].get(_relationship_id(journal, record) or "")
    who = journal[Person].get((pair.person_id if pair is not None else None) or "")
    return who.name.strip() if who is not None else ""


def bonds(journal: Journal, record: Record) -> list[Bond]:
    """What a record is linked with, as it is said from its side; both ends are there."""
    made = []
    for link in journal[Link].where(from_id=record.id):
        words = _(link.role.label) if link.role is not None else ""
        made.append((link, words, link.to_type, link.to_id))
    for link in journal[Link].where(to_id=record.id):
        words = _(REVERSED[link.role]) if link.role is not None else ""
        made.append((link, words, link.from_type, link.from_id))
    others = _there(journal, [(table, record_id) for _link, _words, table, record_id in made])
    found = [
        Bond(link, words, others[record_id])
        for link, words, _table, record_id in made
        if record_id in others
    ]
    return sorted(found, key=lambda bond: bond.words)


def linkable(journal: Journal, record: Record) -> list[Named]:
    """Every record that a link would fit to; one that may be linked in two ways is there twice."""
    tables = [table for table in LINKED if _may_fit(record, table)]
    every = [each for table in tables for each in names(journal, table)]
    fitting = [each for each in every if each.id != record.id and _role(record, each) is not None]
    return [way for each in fitting for way in (each, *_otherwise(record, each))]


def bind(journal: Journal, record: Record, other: Named) -> Link | None:
    """Link two records with the role chosen or that fits, as one step; None where none does."""
    fitting = _role(record, other)
    if fitting is None:
        return None
    role, is_reversed = fitting
    ends = [(record.table, record.id), (other.table, other.id)]
    (from_type, from_id), (to_type, to_id) = reversed(ends) if is_reversed else ends
    same = journal[Link].where(from_id=from_id, to_id=to_id, role=role)
    if same:
        return same[0]
    link = Link(from_type=from_type, from_id=from_id, to_type=to_type, to_id=to_id, role=role)
    journal.change([link])
    return link


def _otherwise(record: Record, other: Named) -> list[Named]:
    ends = {record.table, other.table}
    return [
        dataclasses.replace(other, role=role, how=_(words))
        for role, one, two, words in OTHERWISE
        if ends == {one, two}
    ]


def _role(record: Record, other: Named) -> tuple[LinkRole, bool] | None:
    """The role of the two, and whether it leads from the other to the record."""
    if other.role is not None:
        return other.role, record.table not in ENDS[other.role][0]
    role = fitting_role(record.table, other.table, other.kind)
    if role is not None and role != LinkRole.MENTIONS:
        return role, False
    back = fitting_role(other.table, record.table, record.head_kind)
    if back is not None and (role is None or back != LinkRole.MENTIONS):
        return back, True
    return None if role is None else (role, False)


def _may_fit(record: Record, table: str) -> bool:
    kinds = {"attribute": ("value", "strength", "skill", "criterion")}.get(table, ("",))
    return any(_role(record, Named(table, "", "", kind)) is not None for kind in kinds)


def _there(journal: Journal, ends: Sequence[tuple[str, RecordId]]) -> dict[RecordId, Named]:
    """The records outside the trash by their names; two questions a table, however many."""
    by_table: dict[str, list[RecordId]] = {}
    for table, record_id in ends:
        by_table.setdefault(table, []).append(record_id)
    found: dict[RecordId, Named] = {}
    for table, ids in by_table.items():
        cls = BY_TABLE.get(table)
        records = journal[cls].many(ids) if cls is not None else []
        kept = {record.id for record in records if record.trashed_at is None}
        heads = journal[cls].heads_of(sorted(kept)) if cls is not None and kept else {}
        found |= {each.id: each for each in named(journal, list(heads.values()))}
    return found


def _without_title(head: Head) -> str:
    if head.day is None:
        return _("Untitled")
    return _("Untitled, {day}").format(day=day_in_words(head.day))


def _relationship_id(journal: Journal, record: Record) -> RecordId | None:
    own: RecordId | None = getattr(record, "relationship_id", None)
    meeting = journal[Session].get(getattr(record, "session_id", None) or "")
    wish = journal[Goal].get(getattr(record, "goal_id", None) or "")
    near = (item.relationship_id for item in (meeting, wish) if item is not None)
    return own or next((found for found in near if found), None)
