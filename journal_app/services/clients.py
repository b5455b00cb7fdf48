"""Those I coach, mentor or supervise: when we meet next, what is open, whom I helped.

A few questions answer for any number of them, and no text is read.
"""

import dataclasses
import datetime as dt

from journal_app.domain.link import LinkRole
from journal_app.domain.profile import ClientWord
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import Phase, RelationshipKind
from journal_app.i18n import _
from journal_app.services.journal import Journal
from journal_app.store import clients as store
from journal_app.store.fold import fold
from journal_app.store.schema import SECONDS_PER_DAY

SHOWN_THREADS = 3


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Client:
    """One relationship in which I give; *threads* are the titles of what is open."""

    relationship_id: RecordId
    name: str
    kind: str
    next_at: dt.datetime | None
    threads: tuple[str, ...]
    has_more: bool
    last_on: dt.date | None
    minutes: int
    unmeasured: int  # meetings of this year of which no length is known
    grew_from: str
    is_closed: bool


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Helped:
    """Someone I helped, and with what, by title."""

    person_id: RecordId
    name: str
    with_what: tuple[str, ...]


def keep_word(journal: Journal, chosen: ClientWord) -> None:
    """Call them so from now on, as one step.

    Raises:
        NoSpace, ReadOnly: nothing was written.
    """
    if chosen != journal.client_word:
        journal.change([dataclasses.replace(journal.profile, client_word=chosen)])


def has_any(journal: Journal) -> bool:
    """Whether there is anyone I coach, mentor or supervise."""
    return store.has_any(journal.store.db)


def clients(journal: Journal, today: dt.date) -> list[Client]:
    """All of them: those I meet next first, then by name, those that are closed last."""
    db = journal.store.db
    found = store.pairs(db)
    meetings = store.next_sessions(db, _now_in_order(journal.now))
    year = dt.date(today.year, 1, 1), dt.date(today.year, 12, 31)
    past = {one.id: one for one in store.past(db, *year)}
    threads: dict[RecordId, list[str]] = {}
    for key, title in store.threads(db):
        threads.setdefault(key, []).append(title.strip() or _("Untitled"))
    grown = {key: origin_words(name, kind) for key, name, kind in store.origins(db)}
    made = [
        Client(
            relationship_id=pair.id,
            name=pair.person.strip() or _("Someone"),
            kind=_kind(pair.kind),
            next_at=meetings.get(pair.id),
            threads=tuple(threads.get(pair.id, ())[:SHOWN_THREADS]),
            has_more=len(threads.get(pair.id, ())) > SHOWN_THREADS,
            last_on=_last_on(pair, past.get(pair.id)),
            minutes=past[pair.id].minutes if pair.id in past else 0,
            unmeasured=past[pair.id].unmeasured if pair.id in past else 0,
            grew_from=grown.get(pair.id, ""),
            is_closed=pair.phase == Phase.CLOSED,
        )
        for pair in found
    ]
    return sorted(made, key=_place)


def helped(journal: Journal) -> list[Helped]:
    """Everyone I helped or passed something on to, by name, and all that it was."""
    found: dict[RecordId, tuple[str, list[str]]] = {}
    for one in store.given(journal.store.db):
        title = one.title.strip() or _("Untitled")
        said = _("{title}, passed on") if one.role == LinkRole.PASSED_TO else "{title}"
        name = one.person.strip() or _("Someone")
        found.setdefault(one.person_id, (name, []))[1].append(said.format(title=title))
    people = [Helped(key, name, tuple(what)) for key, (name, what) in found.items()]
    return sorted(people, key=lambda one: (fold(one.name), one.person_id))


def origin_words(name: str, kind: str) -> str:
    """What a relationship grew from, as a sentence."""
    who = name.strip() or _("Someone")
    words = _("Grew from: With {person} · {kind}") if kind else _("Grew from: With {person}")
    return words.format(person=who, kind=_kind(kind).lower())


def _place(one: Client) -> tuple[bool, bool, dt.datetime, str, RecordId]:
    never = dt.datetime.max.replace(tzinfo=dt.UTC)
    is_later = one.next_at is None
    return one.is_closed, is_later, one.next_at or never, fold(one.name), one.relationship_id


def _last_on(pair: store.Pair, past: store.Past | None) -> dt.date | None:
    days = filter(None, (pair.last_contact_on, past.last if past is not None else ""))
    return max(map(dt.date.fromisoformat, days), default=None)


def _kind(kind: str) -> str:
    return next((_(one.label) for one in RelationshipKind if str(one) == kind), "")


def _now_in_order(now: dt.datetime) -> int:
    utc = now.astimezone(dt.UTC)
    return utc.toordinal() * SECONDS_PER_DAY + utc.hour * 3600 + utc.minute * 60 + utc.second
