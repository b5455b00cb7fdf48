"""Changing the template of an entry: whatever was typed stays, only what was empty goes."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from journal_app.domain.entry import Entry, EntryType, lowered
from journal_app.services.prose import (
    HEADING_RANK,
    Guide,
    Section,
    has_said,
    placed,
    sections,
)
from journal_app.services.templates.pattern import LETTERS_A_LINE, Part, Pattern, guide, lines
from journal_app.store.fold import fold

FENCES = ("```", "~~~")
NO_GUIDE = Guide("")


def with_template(entry: Entry, old: Pattern | None, new: Pattern | None) -> Entry:
    """The entry along another template, or along none; its level is never raised by that."""
    said: dict[str, Any] = {"body_md": switched(entry.body_md, old, new)}
    said["template"] = new.key if new is not None else None
    said["template_version"] = new.version if new is not None else None
    if new is not None:
        said["type"] = new.kind
    elif old is not None and entry.type == old.kind:
        said["type"] = EntryType.NOTE
    return lowered(dataclasses.replace(entry, **said))


def switched(
    text: str, old: Pattern | None, new: Pattern | None, letters: int = LETTERS_A_LINE
) -> str:
    """The text with the headings of the new template.

    Answers beneath a heading that is in the new one go there; other text follows with its own
    heading; headings of the old template with nothing beneath them go away. A line of the text
    holds about so many *letters*.
    """
    found = sections(text)
    before = text[: found[0].start] if found else text
    kept = _without_empty(text, found, old)
    used: set[int] = set()
    chunks = [_closed(before.strip("\n"))]
    for part in new.parts if new is not None else ():
        match = _section_of(part, kept, used)
        if match is None:
            chunks.append("\n".join(lines(part, letters)).removesuffix("\n"))
            continue
        used.add(match.start)
        is_said = _has_text(text, match)
        chunks.append(_whole(text, match) if is_said else _asking(text, match, part, letters))
    chunks += [_whole(text, one) for one in kept if one.start not in used]
    return "\n\n".join(filter(None, chunks)) + ("\n" if new is not None else "")


def first_open(text: str, pattern: Pattern) -> int:
    """Where in the text one goes on: beneath the first heading without an answer, else its end."""
    own = [one for one in sections(text) if one.rank == HEADING_RANK]
    asked = guide(pattern)
    for one, heading in zip(own, placed([one.heading for one in own], asked), strict=True):
        if heading is not None:
            given = asked.given.get(heading, ())
            if not has_said(text[one.said : one.end], given):
                return one.said
    return len(text)


def _without_empty(text: str, found: Sequence[Section], old: Pattern | None) -> list[Section]:
    """The sections, without headings of the old template beneath which nothing was typed."""
    asked = guide(old) if old is not None else NO_GUIDE
    own = [one for one in found if one.rank == HEADING_RANK]
    known = placed([one.heading for one in own], asked)
    empty = set()
    for one, heading in zip(own, known, strict=True):
        given = asked.given.get(heading, ()) if heading is not None else ()
        if heading is not None and not _has_text(text, one, given):
            empty.add(one.start)
    return [one for one in found if one.start not in empty]


def _has_text(text: str, one: Section, given: Sequence[str] = ()) -> bool:
    """Whether any line beneath a heading was typed, be it only a heading of a lower rank."""
    return any(
        row.strip() and row.strip() not in given for row in text[one.said : one.end].split("\n")
    )


def _section_of(part: Part, kept: Sequence[Section], used: set[int]) -> Section | None:
    names = {fold(part.heading), fold(part.also or part.heading)}
    for one in kept:
        if one.rank == HEADING_RANK and one.start not in used and fold(one.heading) in names:
            return one
    return None


def _whole(text: str, one: Section) -> str:
    return _closed(text[one.start : one.end].rstrip("\n"))


def _asking(text: str, one: Section, part: Part, letters: int) -> str:
    """A heading the writer had already, with room for the answer beneath it."""
    own = text[one.start : one.said].rstrip("\n")
    return "\n".join((own, *list(lines(part, letters))[1:])).removesuffix("\n")


def _closed(chunk: str) -> str:
    """A piece of text whose code ends with it, so that what follows is not taken for code."""
    marks = [row[:3] for row in chunk.split("\n") if row.startswith(FENCES)]
    return f"{chunk}\n{marks[-1]}" if len(marks) % 2 else chunk
