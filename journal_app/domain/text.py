"""What text may hold: NUL and lone surrogates cannot be kept and become U+FFFD."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
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


def _parts(row: str) -> list[str]:
    parts = []
    while len(row) > LONG_LINE:
        cut = row.rfind(" ", 1, LONG_LINE + 1)
        cut = cut if cut > 0 else LONG_LINE
        parts.append(row[:cut])
        row = row[cut:].removeprefix(" ")
    return [*parts, row]
