"""The file of a template: lines of `name: value` between two lines of dashes, then headings.

A heading is a line of `## `, a prompt beneath it a line of `> ` or a plain one; a line that
begins with `words:` holds words to tick, between commas. What a file says is never a path.
"""

import dataclasses
import re
from collections.abc import Mapping, Sequence

from journal_app.domain.entry import EntryType
from journal_app.domain.fields import LINE_LIMIT, WORD_LIMIT
from journal_app.domain.text import kept
from journal_app.i18n import N_, _
from journal_app.services.templates.pattern import GROUPS, Part, Pattern

EDGE, HEADING, PROMPT, WORDS = "---", "## ", ">", "words:"
FILE_LIMIT = 200_000  # characters; the longest we ship has three thousand
HEADINGS_LIMIT, PROMPTS_LIMIT, WORDS_LIMIT = 60, 30, 500
KEY = re.compile(r"[a-z0-9_]{1,60}")
LINE_ENDS = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
YES = "yes"
TOO_LONG = N_("It is longer than a template may be.")
NO_HEADER = N_("It does not begin with the lines about the template between two lines of dashes.")
NO_TITLE = N_("It has no title.")
NO_HEADINGS = N_("It has no headings.")
UNNAMED = N_("One of its headings has no words.")
TWICE = N_("Two of its headings have the same words.")
UNKNOWN_TYPE = N_("It is of a kind of entry this program does not know.")
NO_NUMBER = N_("Its version is no number.")
TOO_MANY = N_("It has more headings, prompts or words than a template may have.")
LONG_LINE = N_("One of its lines is longer than a line may be.")


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Read:
    """What a file holds, and as sentences what is wrong with it; with a problem it is no use."""

    pattern: Pattern
    problems: tuple[str, ...] = ()


def parse(text: str, key: str = "") -> Read:
    """The template in a file; *key* is used where the file names none that can be."""
    if len(text) > FILE_LIMIT:
        return Read(Pattern(key, ""), (_(TOO_LONG),))
    rows = LINE_ENDS.split(kept(text).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    header, rest = _header(rows)
    parts = parts_of("\n".join(rest))
    number, order = _number(header.get("version", "1")), _number(header.get("order", "0"))
    kind = next((one for one in EntryType if str(one) == header.get("type", "reflection")), None)
    group = header.get("group", "")
    said = Pattern(
        key=header["key"] if KEY.fullmatch(header.get("key", "")) else key,
        title=header.get("title", ""),
        parts=parts,
        source=header.get("source", ""),
        use=header.get("use", ""),
        kind=kind or EntryType.REFLECTION,
        group=group if group in GROUPS else "",
        order=order or 0,
        version=number or 1,
        is_structure=header.get("structure") == YES,
    )
    found = [] if header else [NO_HEADER]
    found += [] if kind else [UNKNOWN_TYPE]
    found += [] if number else [NO_NUMBER]
    found += [LONG_LINE] if any(len(value) > LINE_LIMIT for value in header.values()) else []
    return Read(said, tuple(_(one) for one in (*found, *_part_problems(parts))))


def problems(read: Read) -> tuple[str, ...]:
    """What keeps a file from being a template by itself, not only the translation of one."""
    pattern = read.pattern
    found = [] if pattern.title else [NO_TITLE]
    found += [] if pattern.parts else [NO_HEADINGS]
    found += [] if all(part.heading for part in pattern.parts) else [UNNAMED]
    return (*read.problems, *(_(one) for one in found))


def parts_of(text: str) -> tuple[Part, ...]:
    """The headings of a body, with the lines beneath each as what is asked there."""
    found: list[Part] = []
    for row in LINE_ENDS.split(text):
        words = row.strip()
        if row.startswith(HEADING) or words == HEADING.strip():
            found.append(Part(words[2:].strip().rstrip("#").rstrip()))
        elif found and words:
            found[-1] = _with_line(found[-1], words)
    return tuple(found)


def to_text(pattern: Pattern) -> str:
    """The file of a template."""
    header: Mapping[str, str] = {
        "key": pattern.key if KEY.fullmatch(pattern.key) else "",
        "title": pattern.title,
        "source": pattern.source,
        "use": pattern.use,
        "type": str(pattern.kind),
        "group": pattern.group,
        "order": str(pattern.order or ""),
        "structure": YES if pattern.is_structure else "",
        "version": str(pattern.version),
    }
    rows = [f"{name}: {' '.join(value.split())}" for name, value in header.items() if value]
    return "\n".join((EDGE, *rows, EDGE, "", body_of(pattern.parts)))


def body_of(parts: Sequence[Part]) -> str:
    """The headings with their prompts, as they stand in a file and in an own template."""
    return "\n".join("\n".join(_rows(part)) + "\n" for part in parts)


def _rows(part: Part) -> list[str]:
    words = [f"{WORDS} {', '.join(part.words)}"] if part.words else []
    return [f"{HEADING}{part.heading}", *(f"{PROMPT} {each}" for each in part.prompts), *words]


def _header(rows: Sequence[str]) -> tuple[dict[str, str], Sequence[str]]:
    """The values before the headings and the lines after them; no value where it is not closed."""
    edges = [number for number, row in enumerate(rows[:200]) if row.strip() == EDGE]
    if len(edges) < len(("begin", "end")) or any(row.strip() for row in rows[: edges[0]]):
        return {}, rows
    header = {}
    for row in rows[edges[0] + 1 : edges[1]]:
        name, colon, value = row.partition(":")
        if colon:
            header[name.strip().lower()] = " ".join(value.split())
    return header, rows[edges[1] + 1 :]


def _with_line(part: Part, row: str) -> Part:
    if row.lower().startswith(WORDS):
        more = (" ".join(word.split()) for word in row[len(WORDS) :].split(","))
        return dataclasses.replace(part, words=(*part.words, *filter(None, more)))
    prompt = row.removeprefix(PROMPT).strip()
    return dataclasses.replace(part, prompts=(*part.prompts, prompt)) if prompt else part


def _part_problems(parts: Sequence[Part]) -> list[str]:
    named = [part.heading for part in parts if part.heading]
    texts = [*named, *(prompt for part in parts for prompt in part.prompts)]
    is_long = any(len(each) > LINE_LIMIT for each in texts)
    is_long = is_long or any(len(word) > WORD_LIMIT for part in parts for word in part.words)
    is_much = len(parts) > HEADINGS_LIMIT or any(
        len(part.prompts) > PROMPTS_LIMIT or len(part.words) > WORDS_LIMIT for part in parts
    )
    found = [TWICE] if len(set(named)) < len(named) else []
    found += [LONG_LINE] if is_long else []
    return [*found, TOO_MANY] if is_much else found


def _number(value: str) -> int | None:
    """A number from 1 to a million, or 0; nothing where it is none."""
    is_plain = value.isascii() and value.isdecimal() and len(value) <= len("1000000")
    return min(int(value), 1_000_000) if is_plain else None
