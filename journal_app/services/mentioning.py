"""Everything that is linked to a person or names them, found by links and by the search index."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from journal_app.domain import BY_TABLE
from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.head import Head
from journal_app.domain.person import Person
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import Phase, Relationship
from journal_app.i18n import _
from journal_app.services import acting, finding, names, places
from journal_app.services.company import month_in_words, tie_words
from journal_app.services.journal import Journal
from journal_app.store import search
from journal_app.store.fold import is_ideographic
from journal_app.store.search import Hit

WINDOW = 100
LEAST_LETTERS = 3  # a shorter part of a name is mostly another word


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Mentions:
    """How many records there are, and the heads of the newest."""

    total: int
    heads: tuple[Head, ...]


def mentions(journal: Journal, person_id: RecordId, limit: int = WINDOW) -> Mentions:
    """What is linked to a person or names them, the newest first."""
    person = journal[Person].get(person_id)
    if person is None:
        return Mentions(0, ())
    match = finding.any_of(form for form in names.name_forms(person) if _is_telling(form, person))
    total, hits = search.about(journal.store.db, person_id, match, limit)
    return Mentions(total, tuple(_heads(journal, hits)))


def ties(journal: Journal, person: Person, today: dt.date) -> list[tuple[Relationship, str]]:
    """The relationships with a person, each with a line that says what it is."""
    found = journal[Relationship].where(person_id=person.id)
    found.sort(key=lambda pair: pair.phase == Phase.CLOSED)
    return [(pair, _line(pair, today)) for pair in found]


def open_actions(journal: Journal, person: Person) -> list[RecordId]:
    """What is open with a person: of each relationship, and where they stand by."""
    found = [
        action_id
        for pair in journal[Relationship].where(person_id=person.id)
        for action_id in acting.open_of(journal, pair.id)
    ]
    backed = journal.heads(Action, support_person_id=person.id, status=ActionStatus.OPEN)
    return list(dict.fromkeys([*found, *(head.id for head in backed)]))


def _line(pair: Relationship, today: dt.date) -> str:
    kind = _(pair.kind.label) if pair.kind is not None else ""
    said = [tie_words(str(pair.my_role)) if pair.my_role is not None else "", kind]
    if pair.phase == Phase.CLOSED:
        said.append(_("closed"))
    elif pair.start_on is not None:
        said.append(_("since {month}").format(month=month_in_words(pair.start_on, today)))
    return " · ".join(filter(None, said))


def _is_telling(form: str, person: Person) -> bool:
    whole = form in (person.name.strip(), *(other.strip() for other in person.other_names))
    return whole or len(form) >= LEAST_LETTERS or all(map(is_ideographic, form))


def _heads(journal: Journal, hits: Sequence[Hit]) -> list[Head]:
    ids: dict[str, list[RecordId]] = {}
    for hit in hits:
        ids.setdefault(hit.table, []).append(hit.id)
    by_id: dict[RecordId, Head] = {}
    for table, found in ids.items():
        by_id |= journal[BY_TABLE[table]].heads_of(found)
    return places.named(journal, [by_id[hit.id] for hit in hits if hit.id in by_id])
