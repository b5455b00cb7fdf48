"""Entry: one dated piece of writing, and the sorts of writing there are."""

import dataclasses
import datetime as dt
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import (
    REVIEWABLE,
    WHERE_FILLED,
    choice,
    day,
    hidden,
    key,
    line,
    link,
    number,
    prose,
    scale,
    words,
)
from journal_app.domain.level import Level, narrower
from journal_app.domain.record import Json, LevelledRecord, RecordId, record
from journal_app.domain.text import first_words
from journal_app.i18n import N_

SENSITIVE = "sensitive"  # the tag that keeps an entry out of everything that leaves


class EntryType(Code):
    """What a piece of writing is."""

    REFLECTION = "reflection", N_("Reflection")
    AGREEMENT = "agreement", N_("Agreement")
    PREP = "prep", N_("Preparation")
    VISION = "vision", N_("Vision")
    POTENTIAL = "potential", N_("My potential")
    CAREER_PATH = "career_path", N_("Career path")
    CAREER_OPTION = "career_option", N_("Direction to explore")
    KNOW_HOW = "know_how", N_("How things work here")
    EVIDENCE = "evidence", N_("Evidence")
    PERIOD_REVIEW = "period_review", N_("Looking back")
    CLOSING_REVIEW = "closing_review", N_("Closing review")
    NOTE = "note", N_("Note")


# Domain guide 3.5. Where it says nothing (closing review) the pair's own rule holds.
CEILINGS: dict[EntryType, Level] = dict.fromkeys(EntryType, Level.REVIEW) | {
    EntryType.PREP: Level.PRIVATE,
    EntryType.AGREEMENT: Level.SHARED,
    EntryType.CLOSING_REVIEW: Level.SHARED,
}

META_KEYS: dict[EntryType, tuple[str, ...]] = {
    EntryType.REFLECTION: ("trigger",),
    EntryType.AGREEMENT: ("agreed_on", "with"),
    EntryType.VISION: ("horizon",),
    EntryType.POTENTIAL: ("horizon",),
    EntryType.CAREER_PATH: ("whose",),
    EntryType.CAREER_OPTION: ("status", "fit", "next_test"),
    EntryType.KNOW_HOW: ("organisation",),
    EntryType.EVIDENCE: ("source", "quote_ok"),
    EntryType.PERIOD_REVIEW: ("period", "from", "to"),
}

# Domain guide 3.5: raised one at a time, after the question about confidence.
CONFIRMED = (
    EntryType.REFLECTION,
    EntryType.KNOW_HOW,
    EntryType.CAREER_OPTION,
    EntryType.CAREER_PATH,
    EntryType.POTENTIAL,
)


@record
class Entry(LevelledRecord):
    """One dated piece of writing; the body is the truth, its H2 lines are the headings."""

    table: ClassVar[str] = "entry"
    noun: ClassVar[str] = N_("Entry")
    day_field: ClassVar[str] = "occurred_on"
    kind_field: ClassVar[str] = "type"
    ceiling: ClassVar[Level] = Level.REVIEW

    occurred_on: dt.date | None = day(N_("Date"), REVIEWABLE, first=True)
    type: EntryType = choice(N_("Kind"), EntryType, REVIEWABLE, default=EntryType.NOTE)
    title: str = line(N_("Title"), REVIEWABLE, first=True, searchable=True)
    body_md: str = prose(N_("Text"), REVIEWABLE, first=True)
    template: str | None = key(N_("Template"), default=None)
    template_version: int | None = number(N_("Version of the template"), low=0, high=1_000_000)
    mood: int | None = scale(N_("Mood"), 1, 5, asked=WHERE_FILLED)
    energy: int | None = scale(N_("Energy"), 1, 5, asked=WHERE_FILLED)
    session_id: RecordId | None = link(N_("Session"), "session")
    relationship_id: RecordId | None = link(N_("Relationship"), "relationship")
    person_id: RecordId | None = link(N_("Person"), "person")
    tags: tuple[str, ...] = words(N_("Tags"))
    meta: Json = hidden()

    @property
    def head_title(self) -> str:
        """The title, or the first words of the text where there is none.

        Headings of a template name nothing: beneath them stands what was said.
        """
        if self.title.strip():
            return self.title
        return first_words(self.body_md, beneath_headings=self.template is not None)

    @property
    def own_ceiling(self) -> Level:
        """By the sort of writing; nothing leaves while the entry is tagged sensitive."""
        if is_sensitive(self):
            return Level.PRIVATE
        return CEILINGS.get(self.type, Level.PRIVATE)


def is_sensitive(entry: Entry) -> bool:
    """Whether the entry is tagged so that it never leaves, in whatever spelling."""
    return any(tag.strip().casefold() == SENSITIVE for tag in entry.tags)


def may_be_quoted(entry: Entry) -> bool:
    """Whether the words of an evidence note may be repeated to a reader."""
    return entry.meta.get("quote_ok") in (1, True)


def lowered(entry: Entry) -> Entry:
    """The entry held at its own ceiling."""
    return dataclasses.replace(entry, level=narrower(entry.level, entry.own_ceiling))
