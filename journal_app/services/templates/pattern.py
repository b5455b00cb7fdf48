"""A template as it is written along, whether it ships with the program or is one's own."""

import dataclasses
import math
from collections.abc import Iterator

from journal_app.domain.entry import EntryType
from journal_app.i18n import N_
from journal_app.services.prose import Guide, asked

GROUPS = {  # of the shipped ones, in the order they are offered
    "reflection": N_("Reflection"),
    "structures": N_("Session structures"),
    "preparation": N_("Preparation and first session"),
    "agreement": N_("Agreement, how are we doing, closing"),
    "compass": N_("Compass and career"),
    "goals": N_("Goals, skills, transitions"),
    "reviews": N_("Regular reviews"),
}
LETTERS_A_LINE = 62  # of a prompt; so many fit the column of an entry at its narrowest usual width


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A heading, what is asked beneath it, and words to tick there.

    *also* is what the heading is called in the language the templates come in.
    """

    heading: str
    prompts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    also: str = ""

    @property
    def given(self) -> tuple[str, ...]:
        """The lines the template itself puts beneath the heading."""
        return tuple(f"- [ ] {word}" for word in self.words)


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Pattern:
    """One template; *key* is its code, or the id of the record where it is one's own.

    *use* says when it is of use; *is_structure* that it gives a session its order.
    """

    key: str
    title: str
    parts: tuple[Part, ...] = ()
    source: str = ""
    use: str = ""
    kind: EntryType = EntryType.REFLECTION
    group: str = ""
    order: int = 0
    version: int = 1
    is_structure: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the person made it."""
        return not self.group


def guide(pattern: Pattern) -> Guide:
    """What an editor asks with."""
    return Guide(
        pattern.title,
        {part.heading: part.prompts for part in pattern.parts},
        {part.heading: part.given for part in pattern.parts if part.words},
        {part.also: part.heading for part in pattern.parts if part.also},
    )


def body(pattern: Pattern) -> str:
    """The headings to insert, each with empty lines for its answer."""
    return "\n".join(line for part in pattern.parts for line in lines(part))


def lines(part: Part, letters: int = LETTERS_A_LINE) -> Iterator[str]:
    """The heading, room for its prompts at so many letters a line, and the words to tick."""
    yield f"## {part.heading}"
    yield from [""] * max(1, sum(_lines_of(prompt, letters) for prompt in part.prompts))
    if part.words:
        yield ""
        yield from part.given
    yield ""


def answered(text: str, pattern: Pattern) -> tuple[int, int]:
    """How many of the headings of the template that stand in a text have an answer, of how many."""
    found = asked(text, guide(pattern))
    return sum(one.is_answered for one in found), len(found)


def _lines_of(prompt: str, letters: int) -> int:
    return math.ceil(len(prompt) / letters)
