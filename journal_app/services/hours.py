"""Hours: the meetings that took place, by relationship and period, as they may leave.

Source: domain guide, C10. Days, minutes and the kind of a meeting may always be said
(services/disclosure.py); a person stands there as a role, or as what was chosen for them.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from journal_app.domain.codes import Code
from journal_app.domain.person import Person, PersonRole
from journal_app.domain.profile import ClientWord
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import MyRole, Relationship, Scope
from journal_app.domain.review import NamePolicy
from journal_app.domain.session import Session
from journal_app.i18n import N_, _, ngettext
from journal_app.services import names
from journal_app.services.exporters.hours_file import to_csv
from journal_app.services.exporters.new_file import write_new
from journal_app.services.handing_over import Found
from journal_app.services.journal import Journal
from journal_app.store.hours import held

AN_HOUR = 60
GIVING = (MyRole.COACH, MyRole.MENTOR, MyRole.SUPERVISOR)
TAKING = (MyRole.COACHEE, MyRole.MENTEE, MyRole.SUPERVISEE)
HEADS = (N_("Date"), N_("Minutes"), N_("Marked"), N_("Kind"), N_("With"))
PLANNED, UNMEASURED = N_("planned"), N_("no length noted")
THEIRS = {  # what the other person is, by what I am
    MyRole.MENTEE: PersonRole.MENTOR,
    MyRole.MENTOR: PersonRole.MENTEE,
    MyRole.COACHEE: PersonRole.COACH,
    MyRole.COACH: PersonRole.COACHEE,
    MyRole.PEER: PersonRole.PEER,
    MyRole.SUPERVISEE: PersonRole.SUPERVISOR,
}
SOMEONE = {Scope.GROUP: N_("a group"), Scope.TEAM: N_("a team")}
Decisions = Mapping[RecordId, str]


class Side(Code):
    """On which side of the table I sat; peers sit on both."""

    GIVING = "giving", N_("As coach or mentor")
    TAKING = "taking", N_("As client or mentee")
    BOTH = "both", N_("Both")


@dataclasses.dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting that took place; *is_planned* says that nobody noted how long it took.

    *minutes* are None where it was not planned either: its length is to be said.
    """

    id: RecordId
    pair: Relationship
    day: dt.date
    minutes: int | None
    is_planned: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Total:
    """The meetings of one relationship; *planned* are those minutes that nobody noted.

    *unmeasured* are the meetings that are in no minute, because no length is known.
    """

    relationship_id: RecordId
    sessions: int
    minutes: int
    planned: int
    unmeasured: int


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Hours:
    """The meetings of a period, oldest first, and the people they were with.

    *word* is what those one coaches are called.
    """

    meetings: tuple[Meeting, ...]
    people: Mapping[RecordId, Person]
    word: ClientWord = ClientWord.CLIENT

    @property
    def minutes(self) -> int:
        """All that are known together."""
        return sum(one.minutes or 0 for one in self.meetings)

    @property
    def unmeasured(self) -> list[Meeting]:
        """The meetings of which no length is known."""
        return [one for one in self.meetings if one.minutes is None]

    @property
    def planned(self) -> int:
        """How many meetings are counted by the time that was planned."""
        return sum(one.is_planned for one in self.meetings)

    @property
    def totals(self) -> list[Total]:
        """By relationship, in the order of the first meeting of each."""
        pairs = dict.fromkeys(one.pair.id for one in self.meetings)
        return [_total(pair, [m for m in self.meetings if m.pair.id == pair]) for pair in pairs]


def hours(journal: Journal, first: dt.date, last: dt.date, side: Side = Side.BOTH) -> Hours:
    """The meetings of a period that took place."""
    rows = held(journal.store.db, first, last)
    pairs = {
        pair.id: pair
        for pair in journal[Relationship].many(_once(row.relationship_id for row in rows))
    }
    meetings = tuple(
        Meeting(
            row.id,
            pairs[row.relationship_id],
            row.day,
            row.planned_minutes if row.actual_minutes is None else row.actual_minutes,
            is_planned=row.actual_minutes is None and row.planned_minutes is not None,
        )
        for row in rows
        if _is_of(pairs[row.relationship_id], side)
    )
    ids = _once(one.pair.person_id for one in meetings if one.pair.person_id)
    people = {person.id: person for person in journal[Person].many(ids)}
    return Hours(meetings, people, journal.client_word)


def words(found: Hours, decisions: Decisions) -> dict[RecordId, str]:
    """What stands for each person: their role in these meetings, or what may and shall stand.

    Those of one role are numbered in the order in which they were met.
    """
    theirs = {
        one.pair.person_id: THEIRS.get(one.pair.my_role)
        for one in found.meetings
        if one.pair.my_role is not None
    }
    in_order = {key: f"{number:09}" for number, key in enumerate(found.people)}
    people = [
        dataclasses.replace(_as_met(one, theirs.get(key)), id=in_order[key])
        for key, one in found.people.items()
    ]
    allowed = {in_order[key]: code for key, code in _allowed(found, decisions).items()}
    made = names.replacements(people, NamePolicy.ROLES, allowed, found.word)
    return {key: made[in_order[key]] or one.name.strip() for key, one in found.people.items()}


def rows(found: Hours, decisions: Decisions) -> list[tuple[str, ...]]:
    """The table as the file holds it, one row a meeting."""
    said = words(found, decisions)
    return [
        (
            one.day.isoformat(),
            "" if one.minutes is None else str(one.minutes),
            _mark(one),
            kind_words(one.pair),
            with_words(one.pair, said),
        )
        for one in found.meetings
    ]


def note_length(journal: Journal, session_id: RecordId, minutes: int) -> None:
    """Say how long a meeting took, as one step.

    Raises:
        NoSpace, ReadOnly: nothing was written.
    """
    session = journal[Session].get(session_id)
    if session is not None:
        journal.change([dataclasses.replace(session, actual_minutes=minutes)])


def people(found: Hours, decisions: Decisions) -> list[Found]:
    """Everyone the meetings were with, and as what they appear."""
    said = words(found, decisions)
    made = []
    for person in found.people.values():
        own = [one for one in found.meetings if one.pair.person_id == person.id]
        where = tuple(dict.fromkeys(kind_words(one.pair) for one in own))
        name = person.name.strip() or _("Untitled")
        made.append(Found(name, person.id, where, len(own), said[person.id], is_settled=True))
    return made


def choices(found: Hours, person_id: RecordId) -> list[tuple[str, str]]:
    """As what a person may appear, by code and words; the name only where they agreed to it."""
    person = found.people.get(person_id)
    if person is None:
        return []
    codes = [code for code in (names.ROLE, names.ALIAS, names.KEEP) if _may_be(person, code)]
    return [(code, words(found, {person_id: code})[person_id]) for code in codes]


def write_file(found: Hours, decisions: Decisions, path: Path) -> None:
    """Write the table to a new file.

    Raises:
        Refused: it could not be written; nothing is left behind.
    """
    heads = tuple(_(head) for head in HEADS)
    write_new(path, [to_csv([heads, *rows(found, decisions)])])


def kind_words(pair: Relationship) -> str:
    """What sort of meeting it is, in a word."""
    return _(pair.kind.label) if pair.kind is not None else _("Meeting")


def with_words(pair: Relationship, said: Mapping[RecordId, str]) -> str:
    """With whom, as it leaves."""
    someone = SOMEONE.get(pair.scope) if pair.scope is not None else None
    return said.get(pair.person_id or "") or _(someone or N_("someone I know"))


def length_words(minutes: int) -> str:
    """So much time: 6 hours 25 minutes."""
    whole, rest = divmod(minutes, AN_HOUR)
    said = []
    if whole:
        said.append(ngettext("{count} hour", "{count} hours", whole).format(count=whole))
    if rest or not whole:
        said.append(ngettext("{count} minute", "{count} minutes", rest).format(count=rest))
    return " ".join(said)


def unmeasured_words(count: int) -> str:
    """How many meetings are in no sum."""
    words = ngettext("{count} without a length", "{count} without a length", count)
    return words.format(count=count)


def _as_met(person: Person, role: PersonRole | None) -> Person:
    return dataclasses.replace(person, roles=(role,)) if role is not None else person


def _total(pair: RecordId, own: Sequence[Meeting]) -> Total:
    known = [one for one in own if one.minutes is not None]
    planned = sum(one.minutes or 0 for one in known if one.is_planned)
    minutes = sum(one.minutes or 0 for one in known)
    return Total(pair, len(own), minutes, planned, len(own) - len(known))


def _mark(one: Meeting) -> str:
    if one.minutes is None:
        return _(UNMEASURED)
    return _(PLANNED) if one.is_planned else ""


def _is_of(pair: Relationship, side: Side) -> bool:
    if side == Side.BOTH:
        return True
    return pair.my_role in (GIVING if side == Side.GIVING else TAKING)


def _allowed(found: Hours, decisions: Decisions) -> dict[RecordId, str]:
    return {
        record_id: code
        for record_id, code in decisions.items()
        if record_id in found.people and _may_be(found.people[record_id], code)
    }


def _may_be(person: Person, code: str) -> bool:
    """An alias that holds the name is the name."""
    alias = person.alias.strip()
    if code == names.ALIAS:
        return bool(alias) and (person.name_ok_in_exports or not names.found_in(alias, [person]))
    return code == names.ROLE or (person.name_ok_in_exports and bool(person.name.strip()))


def _once(ids: Iterable[RecordId]) -> list[RecordId]:
    return list(dict.fromkeys(ids))
