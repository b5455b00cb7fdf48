"""Whom one meets, out of one sentence: a person and a relationship in one step."""

import dataclasses
import re
from collections.abc import Iterable, Sequence

from journal_app.domain.person import Person, PersonRole
from journal_app.domain.record import Record
from journal_app.domain.relationship import SAID_BY, Cadence, Phase, Relationship, Tie
from journal_app.services.journal import Journal
from journal_app.store.fold import fold

LIST_MARK = re.compile(r"^\s*(?:[-*+•–·]|\d{1,3}[.)])\s+")


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """A person and the relationship with them, and whether it is new."""

    person: Person
    relationship: Relationship
    is_new: bool


def listed(text: str) -> list[str]:
    """The names of a list, one a line, without the dots and numbers of lists."""
    return [LIST_MARK.sub("", line).strip() for line in text.splitlines()]


def person_named(journal: Journal, name: str) -> Person | None:
    """The person of that name, alias or other name, whatever its case and marks."""
    return _by_name(journal).get(_flat(name)) if _flat(name) else None


def new_person(journal: Journal, name: str) -> Person:
    """A person of that name, as one step; the one there is already when the name is known."""
    known = person_named(journal, name)
    if known is not None:
        return known
    made = Person(name=name.strip())
    journal.change([made])
    return made


def begin(journal: Journal, name: str, tie: Tie, cadence: Cadence | None) -> Pair | None:
    """The person and the relationship a sentence says, in one step; None without a name."""
    found = begin_all(journal, [name], tie, cadence)
    return found[0] if found else None


def begin_all(
    journal: Journal, names: Iterable[str], tie: Tie, cadence: Cadence | None = None
) -> list[Pair]:
    """The same of several people, all in one step; whoever is that already stays as they are."""
    once = {_flat(name): name.strip() for name in names if _flat(name)}
    known = _by_name(journal)
    pairs = [
        _pair(journal, known.get(flat) or Person(name=name), tie, cadence)
        for flat, name in once.items()
    ]
    changed: list[Record] = []
    for pair in pairs:
        if pair.is_new:
            changed += [pair.person, pair.relationship]
    if changed:
        journal.change(changed)
    return pairs


def _by_name(journal: Journal) -> dict[str, Person]:
    """Everyone by everything they are called, read once; of two of a name the older one."""
    found: dict[str, Person] = {}
    for person in journal[Person].where():
        for name in (person.name, person.alias, *person.other_names):
            found.setdefault(_flat(name), person)
    return found


def _pair(journal: Journal, person: Person, tie: Tie, cadence: Cadence | None) -> Pair:
    kind, mine, theirs = SAID_BY[tie]
    for known in journal[Relationship].where(person_id=person.id):
        if (known.kind, known.my_role) == (kind, mine) and known.phase != Phase.CLOSED:
            return Pair(person, known, is_new=False)
    roles: Sequence[PersonRole] = person.roles
    if theirs not in roles:
        person = dataclasses.replace(person, roles=(*roles, theirs))
    pair = Relationship(person_id=person.id, kind=kind, my_role=mine, cadence=cadence)
    return Pair(person, pair, is_new=True)


def _flat(text: str) -> str:
    return " ".join(fold(text).split())
