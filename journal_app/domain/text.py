"""What text may hold: NUL and lone surrogates cannot be kept and become U+FFFD."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
NAME_LIMIT, SEEN_OF_TEXT = 60, 1_000  # characters of a name, and of the text it is taken from
MARKS = re.compile(
    r"^[\s>]*(#{1,6}\s|[-*+]\s(\[[ xX]\]\s)?|\d{1,9}[.)]\s)?"  # heading, list, quote
    r"|[*_`~]+|^\s*[-=|:]+\s*$"  # emphasis, code, a line drawn across
)
HEADING = re.compile(r"\s{0,3}#{1,6}(\s|$)")
LISTED = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
OPEN_BOX = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+\[ \]\s+(.*\S)")
SENTENCE_END = re.compile(r"(?<=[.!?…؟])[\"'”’»)]*\s|(?<=[。\uff01\uff1f])")
QUESTION_ENDS = ("?", "\uff1f", "؟", "\u037e")  # the last is the Greek one
MOST_MARKS = 8  # on one letter; no writing piles up more
COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
PILED_UP = re.compile(rf"([{COMBINING}]{{{MOST_MARKS}}})[{COMBINING}]+")
LONG_LINE = 8_000  # characters; Qt takes 0.6 s for one line of 100,000, over 20 s for a million


def kept(text: str) -> str:
    """The text with every sign that cannot be kept replaced."""
    return UNKEEPABLE.sub(REPLACEMENT, text)


def is_keepable(text: str) -> bool:
    """Whether the text can be kept as it is."""
    return UNKEEPABLE.search(text) is None


def has_long_line(text: str) -> bool:
    """Whether a line is longer than the window can show without stalling."""
    return len(text) > LONG_LINE and any(len(row) > LONG_LINE for row in text.split("\n"))


def broken_lines(text: str) -> str:
    """The text with over-long lines broken at spaces, or where there is none, anywhere."""
    return "\n".join(part for row in text.split("\n") for part in _parts(row))


def with_few_marks(text: str) -> str:
    """The text with no letter under more marks than a writing puts on it."""
    return text if text.isascii() else PILED_UP.sub(r"\1", text)


def is_answered(markdown: str) -> bool:
    """Whether anything stands there but headings, which a template puts in by itself."""
    return any(row.strip() and not HEADING.match(row) for row in markdown.split("\n"))


def first_words(markdown: str, *, beneath_headings: bool = False) -> str:
    """The beginning of a text, as a name for what has none; without the marks of Markdown.

    *beneath_headings* takes what stands beneath the first headings, where anything does.
    """
    lines = markdown[:SEEN_OF_TEXT].splitlines()
    if beneath_headings:
        lines = [line for line in lines if not HEADING.match(line)] + lines
    for line in lines:
        words = MARKS.sub("", line).strip()
        if words:
            return words if len(words) <= NAME_LIMIT else f"{words[:NAME_LIMIT].rstrip()}…"
    return ""


def first_sentence(markdown: str) -> str:
    """The first sentence of a text, without the marks of Markdown and beneath its headings."""
    lines = [line for line in markdown.splitlines() if MARKS.sub("", line).strip()]
    said = [line for line in lines if not line.lstrip().startswith("#")] or lines
    words = MARKS.sub("", said[0]).strip() if said else ""
    end = SENTENCE_END.search(words)
    return words[: end.end()].rstrip() if end is not None else words


def plain_lines(markdown: str) -> list[str]:
    """The lines that say something, without their marks; an item of a list behind a dot."""
    made = []
    for line in markdown.splitlines():
        words = MARKS.sub("", line).strip()
        if words:
            made.append(f"• {words}" if LISTED.match(line) else words)
    return made


def questions_in(markdown: str) -> tuple[str, ...]:
    """The lines that end as questions do, without their marks; a heading asks nothing."""
    lines = (MARKS.sub("", line).strip() for line in markdown.splitlines() if line[:1] != "#")
    return tuple(line for line in lines if line.endswith(QUESTION_ENDS))


def open_boxes(markdown: str) -> tuple[str, ...]:
    """The words of the list items whose box is not ticked."""
    found = (OPEN_BOX.match(line) for line in markdown.splitlines())
    return tuple(item[1].strip() for item in found if item is not None)


def _parts(row: str) -> list[str]:
    parts = []
    while len(row) > LONG_LINE:
        cut = row.rfind(" ", 1, LONG_LINE + 1)
        cut = cut if cut > 0 else LONG_LINE
        parts.append(row[:cut])
        row = row[cut:].removeprefix(" ")
    return [*parts, row]
