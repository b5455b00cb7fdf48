"""Whom one meets, in sections: mentoring, coaching, supervision, others; a row for each pair."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from journal_app.domain.codes import Code
from journal_app.domain.head import Head
from journal_app.domain.person import Person, PersonRole
from journal_app.domain.profile import ClientWord
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import MyRole, Relationship, RelationshipKind
from journal_app.i18n import MONTHS, N_, _
from journal_app.services import client_words
from journal_app.services.charts import axis_day
from journal_app.services.journal import Journal
from journal_app.store import company
from journal_app.store.company import OTHERS, Line, Place

WINDOW = 100
SOON = dt.timedelta(days=14)
SECTIONS: dict[RelationshipKind, int] = {
    RelationshipKind.MENTORING: 0,
    RelationshipKind.PEER_MENTORING: 0,
    RelationshipKind.REVERSE_MENTORING: 0,
    RelationshipKind.COACHING: 1,
    RelationshipKind.SUPERVISION: 2,
}
HEADINGS: Mapping[int, str] = {
    0: N_("Mentoring"),
    1: N_("Coaching"),
    2: N_("Supervision"),
    OTHERS - 1: N_("Other relationships"),
    OTHERS: N_("Other people"),
}
TIES: Mapping[str, str] = {
    MyRole.MENTEE: N_("My mentor"),
    MyRole.MENTOR: N_("I mentor"),
    MyRole.COACHEE: N_("My coach"),
    MyRole.COACH: N_("I coach"),
    MyRole.PEER: N_("We mentor each other"),
    MyRole.SUPERVISEE: N_("My supervisor of practice"),
    MyRole.SUPERVISOR: N_("I supervise"),
}
MINE: Mapping[str, str] = {
    PersonRole.MANAGER: N_("My manager"),
    PersonRole.SPONSOR: N_("My sponsor"),
}


class Wanted(Code):
    """Whom the list shows."""

    EVERYONE = "everyone", N_("Everyone")
    MENTORING = "mentoring", N_("Mentoring")
    COACHING = "coaching", N_("Coaching")
    SUPERVISION = "supervision", N_("Supervision")
    OTHERS = "others", N_("Other people")
    SOON = "soon", N_("Next contact soon")


ONLY: Mapping[Wanted, int] = {
    Wanted.MENTORING: 0,
    Wanted.COACHING: 1,
    Wanted.SUPERVISION: 2,
    Wanted.OTHERS: OTHERS,
}


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A pair or a person as the list shows them, and where they stand in it."""

    head: Head
    second: str
    section: int
    person_id: RecordId | None
    place: Place


def rows(
    journal: Journal,
    today: dt.date,
    wanted: Wanted = Wanted.EVERYONE,
    beyond: Place | None = None,
    limit: int = WINDOW,
) -> list[Row]:
    """A window of the list, in one query."""
    soon = min(today, dt.date.max - SOON) + SOON
    found = company.rows(
        journal.store.db,
        {str(kind): number for kind, number in SECTIONS.items()},
        limit=limit,
        beyond=beyond,
        only=ONLY.get(wanted),
        due_by=soon.isoformat() if wanted == Wanted.SOON else "",
    )
    return [_row(line, today, journal.client_word) for line in found]


def rows_of(journal: Journal, today: dt.date, record_id: RecordId) -> list[Row]:
    """The rows of one relationship, or of one person, as they stand now."""
    sections = {str(kind): number for kind, number in SECTIONS.items()}
    found = company.rows(journal.store.db, sections, limit=WINDOW, one=record_id)
    return [_row(line, today, journal.client_word) for line in found]


def month_in_words(day: dt.date, today: dt.date) -> str:
    """The month of a day, with the year where it is not this one."""
    month = _(MONTHS[day.month - 1])
    if day.year == today.year:
        return month
    return _("{month} {year}").format(month=month, year=day.year)


def tie_words(my_role: str) -> str:
    """What the other person is to me, as a row says it."""
    return _(TIES.get(my_role, ""))


def _row(line: Line, today: dt.date, word: ClientWord) -> Row:
    is_pair = line.table == Relationship.table
    day = _day(line.since if is_pair else line.next_on)
    head = Head(
        line.table, line.id, day, line.name, line.kind, line.level, line.order, line.created_at
    )
    second = _of_pair(line, today) if is_pair else _of_person(line, word)
    return Row(head, second, line.section, line.person_id, line.place)


def _of_pair(line: Line, today: dt.date) -> str:
    said = [tie_words(line.my_role) or _kind_words(line.kind)]
    since, until = _day(line.since), _day(line.until)
    if line.closed and until is not None:
        said.append(_("closed in {month}").format(month=month_in_words(until, today)))
    elif line.closed:
        said.append(_("closed"))
    elif line.paused:
        said.append(_("paused"))
    elif since is not None:
        said.append(_("since {month}").format(month=month_in_words(since, today)))
    return " · ".join(filter(None, said))


def _of_person(line: Line, word: ClientWord) -> str:
    first = line.roles[0] if line.roles else ""
    role = next((client_words.label(one, word) for one in PersonRole if one == first), "")
    words = _(MINE.get(first, "")) or line.job or role
    said = [words[:1].upper() + words[1:]]
    next_on = _day(line.next_on)
    if next_on is not None:
        said.append(_("contact {day}").format(day=axis_day(next_on)))
    return " · ".join(filter(None, said)) or _(Person.noun)


def _kind_words(kind: str) -> str:
    return _(next((each.label for each in RelationshipKind if each == kind), Relationship.noun))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
