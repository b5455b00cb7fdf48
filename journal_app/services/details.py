"""What may be said of an entry beside its text: who sees it, whom and what it is about."""

import dataclasses

from journal_app.domain import BY_TABLE
from journal_app.domain.entry import Entry, EntryType, is_sensitive, lowered
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import Relationship
from journal_app.i18n import _, day_in_words
from journal_app.services import offering, places, switches
from journal_app.services.journal import Journal

OFFERED = 300  # names of one kind, the newest first
NUMBERS = ("mood", "energy")


def settled(entry: Entry) -> Entry:
    """The entry at a level it may have: below its own ceiling, shared only with someone."""
    entry = lowered(entry)
    if entry.level == Level.SHARED and not entry.relationship_id:
        return dataclasses.replace(entry, level=Level.PRIVATE)
    return entry


def levels_for(entry: Entry) -> tuple[Level, ...]:
    """The levels an entry may be given, the narrowest first."""
    most = entry.own_ceiling.width
    return tuple(
        level
        for level in Level
        if level.width <= most and (level != Level.SHARED or entry.relationship_id)
    )


def why_held(entry: Entry) -> str:
    """Why an entry cannot be given a wider level; nothing where it can."""
    if is_sensitive(entry):
        return _("Tagged sensitive: it stays with you alone as long as the tag is there.")
    if entry.type == EntryType.PREP:
        return _("A preparation stays with you alone.")
    if entry.own_ceiling == Level.SHARED and not entry.relationship_id:
        return _("Link a relationship first: such a page is shared with the other person only.")
    return ""


class Details:
    """Names and links of an open journal, as an entry's details need them."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def offered(self, table: str) -> list[tuple[RecordId, str]]:
        """The records of a table that can be chosen, with what they are called."""
        found = self._journal.heads(BY_TABLE[table], limit=OFFERED)
        return [
            (head.id, _called(head.title, day_in_words(head.day) if head.day else ""))
            for head in places.named(self._journal, found)
        ]

    def title_of(self, table: str, record_id: RecordId) -> str:
        """What a record is called; nothing where there is none."""
        heads = self._journal[BY_TABLE[table]].heads_of([record_id]) if record_id else {}
        found = places.named(self._journal, list(heads.values()))
        if not found:
            return ""
        return _called(found[0].title, day_in_words(found[0].day) if found[0].day else "")

    def partner(self, entry: Entry) -> str:
        """The name of the other person of the relationship an entry is linked to."""
        pair = self._journal[Relationship].get(entry.relationship_id or "")
        person = self._journal[Person].get(pair.person_id or "") if pair else None
        return person.name if person else ""

    def numbers(self, entry: Entry) -> tuple[str, ...]:
        """The numbers about oneself that are asked for, or were answered in this entry."""
        return switches.asked_of(self._journal, entry, NUMBERS)

    def asks_first(self, before: Entry, after: Entry) -> bool:
        """Whether others may have spoken in confidence in what is now to be raised."""
        is_raised = after.level.width > before.level.width
        return is_raised and offering.asks_first(self._journal, after)


def _called(title: str, day: str) -> str:
    return title.strip() or day or _("Untitled")
