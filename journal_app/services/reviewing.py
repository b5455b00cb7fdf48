"""Reviews: composed anew or from chosen items, checked for names, then frozen."""

import dataclasses
import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from journal_app.domain.attribute import Attribute
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.record import Json, Problem, RecordId
from journal_app.domain.relationship import Relationship
from journal_app.domain.review import (
    Audience,
    NamePolicy,
    Review,
    ReviewKind,
    ReviewStatus,
    needs_relationship,
    period_problems,
    status_problems,
)
from journal_app.errors import Refused
from journal_app.i18n import N_, _
from journal_app.services import composing, names
from journal_app.services.disclosure import Disclosure, Kept, Reader, Seen
from journal_app.services.document import Block, to_markdown
from journal_app.services.journal import Journal
from journal_app.services.surroundings import Place

GONE = N_("It is not in the journal any more.")
NO_SECTION = N_("None of the sections has a place for it.")
PROVED = (Goal.table, Attribute.table)  # what may have proofs
WRITTEN = "text"  # an item that is new text, written for this review alone


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Leaving:
    """One thing that leaves, with the level that lets it."""

    table: str
    id: RecordId
    title: str
    level: Level
    section: str


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Named:
    """A person found in the text: where, and what they become there (None: to be settled)."""

    person: str
    where: str
    instead: str | None
    id: RecordId = ""


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Composed:
    """A review as it will be: its text, what leaves, what stays and who was found.

    *replaced* says from where to where the text holds something else than a name, *proofs* which
    record the title of a proof belongs to.
    """

    reader: Reader
    markdown: str
    leaving: tuple[Leaving, ...]
    kept: tuple[Kept, ...]
    named: tuple[Named, ...]
    replaced: tuple[tuple[int, int], ...] = ()
    proofs: Mapping[str, Place] = dataclasses.field(default_factory=dict)

    @property
    def unresolved(self) -> tuple[Named, ...]:
        """The names a person must decide about before anything is written."""
        return tuple(named for named in self.named if named.instead is None)


@dataclasses.dataclass(slots=True)
class _Placed:
    """Blocks by section while a review is put together."""

    blocks: dict[str, list[Block]]
    leaving: list[Leaving]
    kept: list[Kept]


def reader_for(
    journal: Journal,
    kind: ReviewKind,
    audience: Audience,
    period: tuple[dt.date, dt.date],
    relationship_id: RecordId | None = None,
) -> Reader:
    """The reader of a review; the relationship may be left out when there is exactly one.

    Raises:
        Refused: the period ends before it begins, or there is no such relationship.
    """
    if period[0] > period[1]:
        raise Refused(_("The period ends before it begins."))
    if relationship_id is not None and journal[Relationship].get(relationship_id) is None:
        raise Refused(_("This journal has no such relationship."))
    if relationship_id is None and needs_relationship(kind, audience):
        heads = journal.heads(Relationship, limit=2)
        relationship_id = heads[0].id if len(heads) == 1 else None
    return Reader(kind, audience, period[0], period[1], relationship_id)


def compose(journal: Journal, reader: Reader, policy: NamePolicy = NamePolicy.ROLES) -> Composed:
    """Every item of the period that this reader may see, in the sections of its kind."""
    disclosure = Disclosure(journal, reader)
    sections = composing.PRESETS[reader.kind]
    by_section: dict[str, list[Seen]] = defaultdict(list)
    placed = _Placed(defaultdict(list), [], [])
    for item in _only_newest_vision(disclosure.items()):
        if isinstance(item, Kept):
            placed.kept.append(item)
            continue
        homes = composing.sections_of(item, sections)
        if not homes:
            placed.kept.append(Kept(item.table, item.id, _title(item), NO_SECTION))
        for code in homes:
            by_section[code].append(item)
    for code in sections:
        placed.blocks[code] = composing.blocks_for(disclosure, code, by_section[code])
        placed.leaving += [_leaving(item, code) for item in by_section[code]]
    return _finished(journal, disclosure, sections, placed, (policy, {}))


def compose_stored(journal: Journal, review: Review) -> Composed:
    """A stored review as it will be; a final one is its frozen text and nothing else.

    Raises:
        Refused: it lacks what a review needs.
    """
    reader = reader_of(journal, review)
    disclosure = Disclosure(journal, reader)
    if review.status == ReviewStatus.FINAL:
        return Composed(reader, review.output_md, (), (), (), proofs=_proofs(disclosure, review))
    placed = _Placed(defaultdict(list), [], [])
    sections = review.sections or composing.PRESETS[reader.kind]
    disclosure.around.expect(places_in(review))
    for code in sections:
        _place_chosen(disclosure, review, code, placed)
    decided = (review.name_policy, review.names)
    composed = _finished(journal, disclosure, sections, placed, decided)
    return dataclasses.replace(composed, proofs=_proofs(disclosure, review))


def places_in(review: Review) -> list[Place]:
    """The table and the id of every item of a review."""
    return [(str(item.get("type")), str(item.get("id"))) for item in review.items]


def reader_of(journal: Journal, review: Review) -> Reader:
    """The reader of a stored review.

    Raises:
        Refused: it lacks what a review needs.
    """
    problems = missing(review)
    if problems:
        raise Refused(" ".join(_(problem.words) for problem in problems))
    kind = review.kind or ReviewKind.CAREER_SUMMARY
    audience = review.audience or Audience.SCHEME
    period = (review.period_from or dt.date.min, review.period_to or dt.date.max)
    return reader_for(journal, kind, audience, period, review.relationship_id)


def missing(review: Review) -> list[Problem]:
    """What a review lacks before it can be composed."""
    asked = (
        ("kind", N_("Say what kind of review it is.")),
        ("audience", N_("Say who will read it.")),
        ("period_from", N_("Say when the period begins.")),
        ("period_to", N_("Say when the period ends.")),
    )
    lacking = [Problem(name, words) for name, words in asked if getattr(review, name) is None]
    return lacking + period_problems(review)


def undecided(journal: Journal, review: Review) -> list[Named]:
    """The names found in a review about whom nothing was decided in it yet."""
    return [
        named
        for named in compose_stored(journal, review).named
        if named.instead is None or named.id not in review.names
    ]


def mark_checked(journal: Journal, review: Review, *, previewed: bool) -> list[Problem]:
    """Call a draft checked; answers why it cannot be, and then changes nothing."""
    after = dataclasses.replace(review, status=ReviewStatus.CHECKED)
    settled = not undecided(journal, review)
    problems = status_problems(review.status, after, names_settled=settled, previewed=previewed)
    if not problems:
        journal.change([after])
    return problems


def mark_final(journal: Journal, review: Review) -> list[Problem]:
    """Freeze a checked review; answers why it cannot be, and then changes nothing."""
    text = compose_stored(journal, review).markdown
    after = dataclasses.replace(review, status=ReviewStatus.FINAL, output_md=text)
    problems = status_problems(review.status, after, names_settled=True, previewed=True)
    if not problems:
        journal.change([after])
    return problems


def note_export(journal: Journal, review: Review, file_format: str) -> None:
    """Keep that the review was exported: when, and in which format."""
    noted: Json = {"at": journal.now.isoformat().replace("+00:00", "Z"), "format": file_format}
    journal.change([dataclasses.replace(review, exports=[*review.exports, noted])])


def _place_chosen(disclosure: Disclosure, review: Review, code: str, placed: _Placed) -> None:
    chosen: list[Seen] = []
    own = [item for item in review.items if item.get("section") == code]
    for item in sorted(own, key=lambda item: item.get("order") or 0):
        seen = _chosen(disclosure, item, placed)
        if isinstance(seen, Seen):
            chosen.append(seen)
            placed.leaving.append(_leaving(seen, code))
        elif seen is not None:
            placed.blocks[code] += composing.blocks_for(disclosure, code, chosen)
            chosen = []
            placed.blocks[code].append(seen)
            place = (str(item.get("type") or WRITTEN), str(item.get("id") or ""))
            placed.leaving.append(Leaving(*place, "", Level.REVIEW, code))
    placed.blocks[code] += composing.blocks_for(disclosure, code, chosen)


def _chosen(disclosure: Disclosure, item: Json, placed: _Placed) -> Seen | Block | None:
    table, record_id = str(item.get("type")), str(item.get("id"))
    override = str(item.get("text_override") or "").strip()
    if table == WRITTEN:
        return composing.written(override) if override else None
    record = disclosure.around.record(table, record_id)
    if record is None:
        placed.kept.append(Kept(table, record_id, "", GONE))
        return None
    why = disclosure.why_not(record, chosen=True)
    if override and disclosure.may_be_rewritten(record):
        return composing.written(override)
    if why is not None:
        placed.kept.append(Kept(table, record_id, record.head_title, why))
        return None
    return disclosure.seen(record, chosen=True)


def _proofs(disclosure: Disclosure, review: Review) -> dict[str, Place]:
    """The titles of the proofs of what may be seen of the review, and which records they are."""
    places = [place for place in places_in(review) if place[0] in PROVED]
    disclosure.around.expect(places)
    found: dict[str, Place] = {}
    for place in places:
        record = disclosure.around.record(*place)
        seen = disclosure.seen(record, chosen=True) if record is not None else None
        for proof in disclosure.proofs(seen) if seen is not None else ():
            found[proof.text("title")] = (proof.table, proof.id)
    return found


def _finished(
    journal: Journal,
    disclosure: Disclosure,
    sections: Sequence[str],
    placed: _Placed,
    decided: tuple[NamePolicy, Json],
) -> Composed:
    document = composing.document(disclosure, sections, placed.blocks)
    people = disclosure.people()
    text = unicodedata.normalize("NFC", to_markdown(document))
    checked = names.check(text, people, *decided, journal.client_word)
    by_id = {person.id: person for person in people}
    named = [_named(hit, by_id, text) for hit in checked.hits]
    leaving, kept = tuple(placed.leaving), tuple(placed.kept)
    replaced = names.replaced_spans(checked.hits)
    return Composed(disclosure.reader, checked.text, leaving, kept, tuple(named), replaced)


def _named(hit: names.Hit, people: dict[RecordId, Person], markdown: str) -> Named:
    above = [line for line in markdown[: hit.start].split("\n") if line.startswith("#")]
    where = above[-1].lstrip("# ") if above else ""
    person = " / ".join(people[record_id].name for record_id in hit.people)
    return Named(person, where, hit.instead, hit.people[0] if len(hit.people) == 1 else "")


def _only_newest_vision(found: Iterable[Seen | Kept]) -> list[Seen | Kept]:
    kept: list[Seen | Kept] = []
    newest: dict[str, Seen] = {}
    for item in found:
        if isinstance(item, Seen) and item.kind in composing.ONE_IN_FORCE:
            newest[item.kind] = item  # oldest first, so the last one is in force
        else:
            kept.append(item)
    return [*kept, *newest.values()]


def _title(seen: Seen) -> str:
    return seen.text("title") or seen.text("name")


def _leaving(seen: Seen, code: str) -> Leaving:
    return Leaving(seen.table, seen.id, _title(seen), seen.level, code)
