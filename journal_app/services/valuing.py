"""Values out of the exercise that finds them: what was ticked, ranked and defined in an entry."""

import dataclasses
import re
from collections.abc import Iterator

from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry
from journal_app.domain.head import Head
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.text import first_words
from journal_app.i18n import _
from journal_app.services.journal import Journal
from journal_app.services.prose import HEADING_RANK, box_of, placed, sections, start_length
from journal_app.services.templates.pattern import Pattern, guide
from journal_app.store import compass
from journal_app.store.fold import fold

TEMPLATE = "values_exercise"
DEFINE, RANK = 2, 3  # which of the headings of the template ask for a meaning and for an order
MOST = 10  # so many the exercise lets one defend
LISTED = 300  # values and strengths shown at once
TICKED = re.compile(r"(?m)^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[xX]\][ \t]+\S")
SAYS = re.compile(r"[:\uff1a\u2013\u2014]|\s-\s")
EMPHASIS = "*_"


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Chosen:
    """A word that was ticked, and what one means by it."""

    name: str
    definition: str = ""


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A value or a strength of the list, and what its second line says; "" for the usual."""

    head: Head
    second: str


def is_possible(template: str | None, text: str) -> bool:
    """Whether an entry is along the exercise and something is ticked in it."""
    return template == TEMPLATE and TICKED.search(text) is not None


def chosen(text: str, along: Pattern | None) -> tuple[Chosen, ...]:
    """The ticked words, those that were ranked first; *along* is the exercise."""
    asked = _asked(text, along)
    words = _ticked(asked[None])
    order = fold(asked[RANK])
    ranked = sorted(words, key=lambda word: _place(word, order))
    said = dict(_definitions(asked[DEFINE]))
    return tuple(Chosen(word, said.get(_folded(word), "")) for word in ranked[:MOST])


def take(journal: Journal, entry: Entry, along: Pattern | None) -> list[Attribute]:
    """The values made of what was chosen, as one step; what is a value already is kept as it is.

    Raises:
        NoSpace, ReadOnly: nothing was written.
    """
    kept = journal[Attribute].where(kind=AttributeKind.VALUE)
    names = {_folded(value.name) for value in kept}
    last = max((value.rank or 0 for value in kept), default=0)
    new = [one for one in chosen(entry.body_md, along) if _folded(one.name) not in names]
    made = [
        Attribute(
            kind=AttributeKind.VALUE,
            name=one.name,
            definition_md=one.definition,
            rank=last + number,
        )
        for number, one in enumerate(new, start=1)
    ]
    if made:
        journal.change([*made, *(_link(entry, value) for value in made)])
    return made


def rows(journal: Journal) -> list[Row]:
    """The values by their rank, then the strengths."""
    return [_row(line) for line in compass.lines(journal.store.db, LISTED)]


def _row(line: compass.Line) -> Row:
    if line.head.kind != str(AttributeKind.VALUE):
        return Row(line.head, "")
    said = first_words(line.definition) or _("not defined yet")
    return Row(line.head, " · ".join(filter(None, (str(line.rank or ""), said))))


def _link(entry: Entry, value: Attribute) -> Link:
    return Link(
        from_type=entry.table,
        from_id=entry.id,
        to_type=value.table,
        to_id=value.id,
        role=LinkRole.ABOUT,
    )


def _asked(text: str, along: Pattern | None) -> dict[int | None, str]:
    """What stands beneath the two headings that matter; by None all the rest."""
    own = [one for one in sections(text) if one.rank == HEADING_RANK]
    names = [part.heading for part in along.parts] if along is not None else []
    found = placed([one.heading for one in own], guide(along)) if along is not None else []
    asked: dict[int | None, str] = {DEFINE: "", RANK: ""}
    rest, end = "", 0
    for one, name in zip(own, found, strict=False):
        number = names.index(name) if name is not None else None
        if number in asked:
            asked[number] = text[one.said : one.end]
            rest, end = rest + text[end : one.start], one.end
    return {**asked, None: rest + text[end:]}


def _ticked(text: str) -> list[str]:
    words: dict[str, str] = {}
    for line in text.split("\n"):
        box = box_of(line)
        word = line[start_length(line) :].strip()
        if box is not None and box[1] and _folded(word):
            words.setdefault(_folded(word), word)
    return list(words.values())


def _place(word: str, order: str) -> int:
    found = re.search(rf"(?<!\w){re.escape(_folded(word))}(?!\w)", order)
    return found.start() if found is not None else len(order)


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    """Words and what is said of them, one a line; of two the later one."""
    for line in text.split("\n"):
        said = line[start_length(line) :].strip()
        mark = SAYS.search(said)
        if mark is not None:
            name, meaning = said[: mark.start()].strip(), said[mark.end() :].strip()
            marks = name[: len(name) - len(name.lstrip(EMPHASIS))]
            yield _folded(name.strip(EMPHASIS)), meaning.removeprefix(marks).strip()


def _folded(word: str) -> str:
    return " ".join(fold(word).split())
