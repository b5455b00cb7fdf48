"""What a journal knows and nothing else says: looked for in everything that was written.

The canaries are taken from the journals themselves: every word that the program does not say by
itself, and every three words in a row. They are looked for as whole words, in plain bytes, in
UTF-16 of both orders and in base64 wherever it begins.
"""

import base64
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SIGN = rb"[\t\n\r\x20-\x7e]"
LONG, SHORT = 8, 5  # letters of a word; short ones only where no bytes by chance stand
PLAIN = {length: re.compile(SIGN + b"{%d,}" % length) for length in (LONG, SHORT)}
WIDE = re.compile(b"(?:%s\\0){%d,}(?=(%s?))" % (SIGN, SHORT - 1, SIGN))
PACKED = re.compile(rb"[A-Za-z0-9+/_-]{8,}(?:[\r\n]+[A-Za-z0-9+/_-]{8,})*")
WORD = re.compile(r"[a-z]+")
BREAKS, URL_SAFE = b"\r\n", bytes.maketrans(b"-_", b"+/")
IN_A_ROW, LETTERS = 3, 12  # words, and letters of all of them
OTHER_SIGNS = bytes(range(32, 127)) + b"\t\n\r"
BY_CHANCE = 0.4  # of bytes by chance 62 in 100 are no letters and signs
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and words in a row."""

    words: set[str] = field(default_factory=set)
    rows: set[Row] = field(default_factory=set)

    def add(self, texts: Iterable[str]) -> None:
        """Take in what these texts say."""
        for text in texts:
            words = WORD.findall(text.lower())
            self.words.update(word for word in words if len(word) >= SHORT)
            self.rows.update(row for row in _rows(words) if len("".join(row)) >= LETTERS)

    def without(self, other: "Said") -> "Said":
        """What of it the other does not say."""
        return Said(self.words - other.words, self.rows - other.rows)


def heard_in(data: bytes, canaries: Said) -> set[str]:
    """The canaries that stand in these bytes, in whatever spelling."""
    length = SHORT if _is_text(data) else LONG
    found = Said()
    found.add(_spoken(data, length))
    words = {word for word in found.words & canaries.words if len(word) >= length}
    return words | {" ".join(row) for row in found.rows & canaries.rows}


def _spoken(data: bytes, length: int) -> Iterator[str]:
    yield from _narrow_and_wide(data, length)
    for run in PACKED.finditer(data):
        letters = run[0].translate(URL_SAFE, BREAKS)
        for start in range(4):
            whole = (len(letters) - start) // 4 * 4
            yield from _narrow_and_wide(base64.b64decode(letters[start : start + whole]), length)


def _narrow_and_wide(data: bytes, length: int) -> Iterator[str]:
    for run in PLAIN[length].finditer(data):
        yield run[0].decode("ascii")
    for run in WIDE.finditer(data) if b"\0" in data else ():
        text = run[0][::2].decode("ascii")
        yield text
        yield text + run[1].decode("ascii")  # the order that ends one byte later


def _is_text(data: bytes) -> bool:
    return len(data.translate(None, OTHER_SIGNS)) < BY_CHANCE * len(data)


def _rows(words: list[str]) -> Iterator[Row]:
    return zip(*(itertools.islice(words, start, None) for start in range(IN_A_ROW)), strict=False)
