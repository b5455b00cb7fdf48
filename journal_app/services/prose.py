"""What a text says of itself: its words, its list items, the headings answered beneath."""

import dataclasses
import itertools
import re
from collections.abc import Mapping, Sequence

from journal_app.store.fold import fold

INDENT = "    "  # four spaces: fewer do not nest a list in the Markdown we read
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # kana and ideographs: each is a word
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+(?:['’.-][^\W{UNSPACED}]+)*")
TARGET = re.compile(r"\]\([^)\s]*\)|<https?://[^>\s]*>")
ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?P<box>\[[ xX]\](?:[ \t]+|$))?"
)
HEADING = re.compile(r"(?m)^(?:(?P<hashes>#{1,2})[ \t]+(?P<words>.*)|(?P<fence>```|~~~).*)$")
HEADING_RANK = 2  # what a template asks stands beneath second-level headings
SAID_LINE = re.compile(r"(?m)^(?!#{1,6}[ \t])[ \t]*\S.*$")
SAID = re.compile(r"(?m)^(?!#{1,6}[ \t])(?=.*\S)")


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    """A second-level heading of a template; *line* counts from 0."""

    heading: str
    line: int
    is_answered: bool
    prompts: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Guide:
    """What a template is called, and what it asks beneath each of its headings, in their order.

    *given* are the lines a template itself puts beneath a heading; they answer nothing. *also*
    are what headings are called in the language the templates come in.
    """

    name: str
    prompts: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    given: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    also: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Section:
    """A heading and what stands beneath it; *start* and *end* are where its lines lie."""

    rank: int
    heading: str
    line: int
    start: int
    said: int
    end: int


def word_count(text: str) -> int:
    """How many words a reader reads; marks and addresses of links are none."""
    return sum(1 for _word in WORD.finditer(TARGET.sub("]", text)))


def next_start(line: str) -> str | None:
    """What the line after a list item begins with.

    Nothing after an empty item, which ends the list; None where the line is no item.
    """
    found = ITEM.match(line)
    if found is None:
        return None
    if not line[found.end() :].strip():
        return ""
    mark = found["mark"]
    if mark[0].isdecimal():
        mark = f"{int(mark[:-1]) + 1}{mark[-1]}"
    return f"{found['indent']}{mark}{found['gap']}{'[ ] ' if found['box'] else ''}"


def start_length(line: str) -> int:
    """How many signs the mark of a list item takes, its box and its indent too; 0 for none."""
    found = ITEM.match(line)
    return found.end() if found is not None else 0


def outdent_length(line: str) -> int:
    """How many signs at the beginning of a line make one step of indent, at most."""
    if line.startswith("\t"):
        return 1
    return min(len(line) - len(line.lstrip(" ")), len(INDENT))


def box_of(line: str) -> tuple[int, bool] | None:
    """Where the box of a list item stands, and whether it is ticked."""
    found = ITEM.match(line)
    if found is None or not found["box"]:
        return None
    return found.start("box"), found["box"][1] in "xX"


def sections(text: str) -> tuple[Section, ...]:
    """The headings of the first two ranks in their order, each with the text to the next one."""
    heads, in_code = [], False
    for head in HEADING.finditer(text):
        if head["fence"]:
            in_code = not in_code
        elif not in_code:
            heads.append(head)
    found, line, counted = [], 0, 0
    ends = [*(head.start() for head in heads[1:]), len(text)][: len(heads)]
    for head, end in zip(heads, ends, strict=True):
        line += text.count("\n", counted, head.start())
        counted = head.start()
        words = head["words"].strip().rstrip("#").rstrip()
        rank, said = len(head["hashes"]), min(head.end() + 1, len(text))
        found.append(Section(rank, words, line, head.start(), said, end))
    return tuple(found)


def questions(text: str) -> tuple[Question, ...]:
    """The second-level headings in their order, and whether something is said beneath each."""
    return tuple(
        Question(one.heading, one.line, SAID.search(text, one.said, one.end) is not None)
        for one in sections(text)
        if one.rank == HEADING_RANK
    )


def asked(text: str, guide: Guide) -> tuple[Question, ...]:
    """The headings of a text that are its template's, and which have an answer.

    Of a template without headings nothing is known: all there are are its own.
    """
    if not guide.prompts:
        return questions(text)
    own = [one for one in sections(text) if one.rank == HEADING_RANK]
    found = []
    for one, heading in zip(own, placed([one.heading for one in own], guide), strict=True):
        if heading is not None:
            said = has_said(text[one.said : one.end], guide.given.get(heading, ()))
            found.append(Question(one.heading, one.line, said, guide.prompts[heading]))
    return tuple(found)


def has_said(text: str, given: Sequence[str] = ()) -> bool:
    """Whether anything is said in a text beneath a heading that was not given with it."""
    return any(each[0].strip() not in given for each in SAID_LINE.finditer(text))


def placed(headings: Sequence[str], guide: Guide) -> list[str | None]:
    """Which heading of the template each of these is: by its words, else by its place.

    What stands between two that are known by their words is taken in its order where it is as
    many as the template has there; so an entry written in another language is known too.
    """
    named = {fold(heading): heading for heading in guide.prompts}
    named = {fold(words): heading for words, heading in guide.also.items()} | named
    order = {heading: number for number, heading in enumerate(guide.prompts)}
    found: list[str | None] = []
    for words in headings:
        heading = named.get(fold(words))
        found.append(heading if heading not in found else None)
    known = [(-1, -1)]
    for at, heading in enumerate(found):
        if heading is not None and order[heading] > known[-1][1]:
            known.append((at, order[heading]))
    known.append((len(found), len(order)))
    _fill(found, known, list(order))
    return found


def _fill(found: list[str | None], known: Sequence[tuple[int, int]], names: Sequence[str]) -> None:
    for (at, number), (next_at, next_number) in itertools.pairwise(known):
        here, there = range(at + 1, next_at), names[number + 1 : next_number]
        is_open = all(found[each] is None for each in here) and not set(there) & set(found)
        if is_open and len(here) == len(there):
            found[at + 1 : next_at] = there
