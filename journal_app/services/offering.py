"""What may go into a review: offered by section, or below its level with the reason it stays."""

import dataclasses
import datetime as dt
import enum
from collections.abc import Iterator

from journal_app.domain import BY_TABLE
from journal_app.domain.action import Action, ActionKind
from journal_app.domain.attribute import Attribute
from journal_app.domain.entry import (
    CONFIRMED,
    Entry,
    EntryType,
    is_sensitive,
    may_be_quoted,
)
from journal_app.domain.goal import Goal, GoalKind, GoalStatus
from journal_app.domain.level import Level
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.record import Json, Record, declared
from journal_app.domain.resource import Resource
from journal_app.domain.review import Review
from journal_app.domain.session import Session
from journal_app.domain.transition import Transition
from journal_app.errors import Refused
from journal_app.i18n import N_, _
from journal_app.services import arranging, composing, names, offered_words, reviewing
from journal_app.services.arranging import Spot
from journal_app.services.disclosure import Disclosure, Seen, is_of_period
from journal_app.services.journal import Journal

CONFIDENCE = N_(
    "Does this repeat what someone told you in confidence, or let a reader work out who they are?"
)
PERSONAL_FIELDS = ("session_id", "relationship_id", "person_id")
PERSONAL = (LinkRole.MENTIONS, LinkRole.HELPED, LinkRole.PASSED_TO)


class Way(enum.Enum):
    """What can be done with something below the level of a review."""

    INCLUDE = "include"
    REWRITE = "rewrite"
    STAYS = "stays"


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """Something that may go in: where it would stand, what it is, and whether it is in."""

    spot: Spot
    title: str
    second: str
    included: bool


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Below:
    """Something that stays out unless it is raised here and now."""

    spot: Spot
    title: str
    second: str
    way: Way


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Offered:
    """All of it: offers in the order of the sections, then what lies below the level."""

    sections: tuple[str, ...]
    offers: tuple[Offer, ...]
    below: tuple[Below, ...]


def offered(journal: Journal, review: Review) -> Offered:
    """What may go into a review, and what stays below its level.

    Raises:
        Refused: the review lacks what it needs.
    """
    disclosure = Disclosure(journal, reviewing.reader_of(journal, review))
    sections = arranging.sections_of(review)
    found = list(of_period(journal, disclosure))
    disclosure.around.note(found)
    disclosure.around.expect(reviewing.places_in(review))
    offers: dict[Spot, Offer] = {}
    for code in sections:
        for item in arranging.items_in(review, code):
            offer = _chosen(disclosure, item)
            if offer is not None:
                offers[offer.spot] = offer
    below: list[Below] = []
    for record in found:
        _place(disclosure, record, sections, (offers, below))
    order = {code: number for number, code in enumerate(sections)}
    ordered = sorted(offers.values(), key=lambda offer: order[offer.spot.section])
    return Offered(sections, tuple(ordered), tuple(below))


def asks_first(journal: Journal, record: Record) -> bool:
    """Whether raising it needs the question about confidence (domain guide, 3.5)."""
    return _asks_by_links(record) or asks_when_chosen(record) or _names_someone(journal, record)


def asks_when_chosen(record: Record) -> bool:
    """Whether even what was raised before is asked about when it is chosen (domain guide, 5.2)."""
    if isinstance(record, Entry):
        quoted = record.type != EntryType.EVIDENCE or may_be_quoted(record)
        return record.type in CONFIRMED or not quoted
    if isinstance(record, Goal):
        return record.kind in (GoalKind.PERSONAL, None) or record.status == GoalStatus.LET_GO
    return isinstance(record, Transition)


def included(journal: Journal, review: Review, spot: Spot) -> Review:
    """The record raised to what a review may show, and in it, in one step; answers the review.

    Raises:
        Refused: it may never leave; nothing was changed.
    """
    record = journal.store.get(spot.table, spot.id) if spot.table in BY_TABLE else None
    if record is None or _way(record) is not Way.INCLUDE:
        raise Refused(_("This may not go into a review."))
    raised = dataclasses.replace(record, level=Level.REVIEW)  # type: ignore[call-arg]
    disclosure = Disclosure(journal, reviewing.reader_of(journal, review))
    seen = disclosure.seen(raised, chosen=True)
    sections = arranging.sections_of(review)
    homes = composing.sections_of(seen, sections) if seen is not None else ()
    after = review
    for code in homes or (spot.section,):
        after = arranging.with_item(after, Spot(spot.table, spot.id, code))
    journal.leave()
    journal.change([raised, after])
    return journal[Review].get(review.id) or after


def filled(journal: Journal, review: Review) -> Review:
    """The review with all that was raised to its level before, as far as nothing is asked."""
    disclosure = Disclosure(journal, reviewing.reader_of(journal, review))
    for offer in offered(journal, review).offers:
        record = journal.store.get(offer.spot.table, offer.spot.id)
        if not offer.included and record is not None and disclosure.why_not(record) is None:
            review = arranging.with_item(review, offer.spot)
    return review


def why_never(record: Record) -> str:
    """Why something may not go into a review at all; nothing when it may."""
    if isinstance(record, Entry) and is_sensitive(record):
        return _("It is marked sensitive. It stays out while it carries that mark.")
    if _way(record) is Way.STAYS:
        return _("This belongs to the two of you and goes into no review.")
    return ""


def wording(
    journal: Journal, review: Review, spot: Spot, override: str | None
) -> tuple[str, str, str | None] | None:
    """An item's title, its own words and those for this reader; none of what the reader may not.

    None when it stays whatever the words.
    """
    if spot.table == reviewing.WRITTEN:
        return _("New words"), "", override or ""
    record = journal.store.get(spot.table, spot.id) if spot.table in BY_TABLE else None
    disclosure = Disclosure(journal, reviewing.reader_of(journal, review))
    if record is None or not disclosure.may_be_rewritten(record):
        return None
    seen = disclosure.seen(record, chosen=True)
    if seen is None:
        return None if override is None else (_("A learning point"), "", override)
    own = composing.markdown_of(disclosure, spot.section, seen)
    return record.head_title or _("Untitled"), own, override


def of_period(journal: Journal, disclosure: Disclosure) -> Iterator[Record]:
    """What could stand in a review: of a vision or a potential only the one in force."""
    first, last = disclosure.reader.first, disclosure.reader.last
    found: list[Record] = [*journal[Goal].where(), *journal[Action].where()]
    found += journal[Attribute].where()
    found += journal[Resource].between(first, last)
    found += journal[Transition].where()
    found += _entries(journal, first, last)
    found += journal[Session].between(first, last)
    for record in found:
        if is_of_period(record, first, last):
            yield record


def _chosen(disclosure: Disclosure, item: Json) -> Offer | None:
    spot = arranging.spot_of(item)
    words = item.get("text_override")
    if spot.table == reviewing.WRITTEN:
        first = str(words or "").strip().split("\n")[0].lstrip("# ")
        second = _("Your words for this reader") if first else _("Nothing written yet")
        return Offer(spot, first or _("New words"), second, included=True)
    record = disclosure.around.record(spot.table, spot.id)
    if record is None:
        return None
    title = record.head_title or _("Untitled")
    seen = disclosure.seen(record, chosen=True)
    if words is not None and (words.strip() or seen is None):
        if not disclosure.may_be_rewritten(record):
            return None
        second = _("Your wording for this reader") if words.strip() else _("Nothing written yet")
        return Offer(spot, title, second, included=True)
    if seen is None:
        return None
    return Offer(spot, title, offered_words.second_line(disclosure, seen), included=True)


def _place(
    disclosure: Disclosure,
    record: Record,
    sections: tuple[str, ...],
    into: tuple[dict[Spot, Offer], list[Below]],
) -> None:
    offers, below = into
    title = record.head_title or _("Untitled")
    seen = disclosure.seen(record, chosen=True)
    bare = Seen(record.table, record.id, record.head_kind, record.own_level, _facts(record))
    homes = composing.sections_of(seen or bare, sections)
    spots = [Spot(record.table, record.id, code) for code in homes]
    if seen is not None:
        second = offered_words.second_line(disclosure, seen)
        for spot in spots:
            offers.setdefault(spot, Offer(spot, title, second, included=False))
        return
    is_in = any(Spot(record.table, record.id, code) in offers for code in sections)
    if not spots or is_in or not _is_listed_below(record):
        return
    way = _way(record)
    asks = way is Way.INCLUDE and (_asks_by_links(record) or asks_when_chosen(record))
    second = offered_words.why_it_stays(record, rewrite=way is Way.REWRITE, asks=asks)
    below.append(Below(spots[0], title, second, way))


def _way(record: Record) -> Way:
    if isinstance(record, Entry):
        if is_sensitive(record):
            return Way.STAYS
        if record.type == EntryType.REFLECTION:
            return Way.REWRITE
    return Way.INCLUDE if record.own_ceiling == Level.REVIEW else Way.STAYS


def _entries(journal: Journal, first: dt.date, last: dt.date) -> list[Entry]:
    lasting: dict[EntryType, Entry] = {}
    for kind in composing.ONE_IN_FORCE:
        for entry in journal[Entry].where(type=kind):
            if entry.head_day is not None and entry.head_day <= last:
                lasting[kind] = entry
    within = journal[Entry].between(first, last)
    return [*lasting.values(), *(one for one in within if one.type not in composing.ONE_IN_FORCE)]


def _asks_by_links(record: Record) -> bool:
    """Whether its own fields link it to a session or a person."""
    return any(getattr(record, name, None) for name in PERSONAL_FIELDS)


def _names_someone(journal: Journal, record: Record) -> bool:
    links = journal[Link].where(from_id=record.id)
    if any(link.role in PERSONAL for link in links):
        return True
    return names.found_in("\n".join(_texts(record)), list(journal[Person].every()))


def _is_listed_below(record: Record) -> bool:
    """Whether it is worth a row though it stays: not what belongs to a pair, nor every action."""
    if isinstance(record, Action):
        return record.kind == ActionKind.MILESTONE
    return not isinstance(record, Session) and not (
        isinstance(record, Entry) and record.type in (*composing.PAIR_ENTRIES, EntryType.PREP)
    )


def _facts(record: Record) -> dict[str, object]:
    """What decides about the section of a record, and none of its text."""
    return {name: getattr(record, name) for name in ("status", "kind") if hasattr(record, name)}


def _texts(record: Record) -> list[str]:
    words = ("line", "prose")
    own = [name for name, field in declared(type(record)).items() if field.word in words]
    return [str(getattr(record, name)) for name in own]
