"""What a text says of itself: its words, its list items, the headings answered beneath."""

import dataclasses
import re
from collections.abc import Mapping

INDENT = "    "  # four spaces: fewer do not nest a list in the Markdown we read
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # kana and ideographs: each is a word
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+(?:['’.-][^\W{UNSPACED}]+)*")
TARGET = re.compile(r"\]\([^)\s]*\)|<https?://[^>\s]*>")
ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?P<box>\[[ xX]\](?:[ \t]+|$))?"
)
HEADING = re.compile(r"(?m)^(?:(?P<hashes>#{1,2})[ \t]+(?P<words>.*)|(?P<fence>```|~~~).*)$")
SAID = re.compile(r"(?m)^(?!#{1,6}[ \t])(?=.*\S)")


@dataclasses.dataclass(frozen=True, slots=True)
class Question:
    """A second-level heading of a template; *line* counts from 0."""

    heading: str
    line: int
    is_answered: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Guide:
    """What a template is called, and what it asks beneath each of its headings."""

    name: str
    prompts: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)


def plain_guide(template: str) -> Guide:
    """The guide of a template of which only the code is known: no prompts."""
    return Guide(template.replace("_", " ").strip().capitalize())


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


def questions(text: str) -> tuple[Question, ...]:
    """The second-level headings in their order, and whether something is said beneath each."""
    found, in_code, line, counted = [], False, 0, 0
    heads = []
    for head in HEADING.finditer(text):
        if head["fence"]:
            in_code = not in_code
        elif not in_code:
            heads.append(head)
    ends = [*(head.start() for head in heads[1:]), len(text)][: len(heads)]
    for head, end in zip(heads, ends, strict=True):
        line += text.count("\n", counted, head.start())
        counted = head.start()
        if head["hashes"] == "##":
            said = SAID.search(text, head.end() + 1, end) is not None
            found.append(Question(head["words"].strip().rstrip("#").rstrip(), line, said))
    return tuple(found)
