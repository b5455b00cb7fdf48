"""What a journal knows and nothing else says: looked for in everything that was written.

The canaries are taken from the journals themselves: every word that the program does not say by
itself, and every three words in a row. They are looked for as whole words, in plain bytes, in
UTF-16 of both orders and in base64 wherever it begins.
"""

import base64
import itertools
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

LONG, SHORT = 8, 5  # letters of a word; short ones only where no bytes by chance stand
SIGNS = b"\t\n\r" + bytes(range(32, 127))
PACKING = b"\r\n+/-_" + string.ascii_letters.encode() + string.digits.encode()  # of base64
WIDE = re.compile(rb"\0(?:[\t\n\r\x20-\x7e]\0){3,}")
WORD = re.compile(r"[a-z]+")
BREAKS, URL_SAFE = b"\r\n", bytes.maketrans(b"-_", b"+/")
OF_NUMBERS = re.compile(r"[a-f]+")  # in base sixteen, as ids are
IN_A_ROW, LETTERS = 3, 12  # words, and letters of all of them
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
            long = (word for word in words if len(word) >= SHORT)
            self.words.update(word for word in long if not OF_NUMBERS.fullmatch(word))
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
    for run in _runs(data, PACKING, LONG):
        letters = run.translate(URL_SAFE, BREAKS)
        for start in range(4):
            whole = (len(letters) - start) // 4 * 4
            yield from _narrow_and_wide(base64.b64decode(letters[start : start + whole]), length)


def _narrow_and_wide(data: bytes, length: int) -> Iterator[str]:
    for run in _runs(data, SIGNS, length):
        yield run.decode("ascii")
    for run in WIDE.finditer(data):
        start, end = run.span()
        inner = data[start + 1 : end : 2].decode("ascii")
        yield data[max(start - 1, 0) : start].decode("latin-1") + inner  # the low byte first
        yield inner + data[end : end + 1].decode("latin-1")  # the high one


def _runs(data: bytes, signs: bytes, length: int) -> Iterator[bytes]:
    """Where so many of these signs or more stand in a row; as fast as bytes are found."""
    marked = data.translate(_marks(signs))
    wanted = b"\1" * length
    start = marked.find(wanted)
    while start >= 0:
        end = marked.find(b"\0", start)
        end = len(data) if end < 0 else end
        yield data[start:end]
        start = marked.find(wanted, end)


@cache
def _marks(signs: bytes) -> bytes:
    return bytes(code in signs for code in range(256))


def _is_text(data: bytes) -> bool:
    return len(data.translate(None, SIGNS)) < BY_CHANCE * len(data)


def _rows(words: list[str]) -> Iterator[Row]:
    return zip(*(itertools.islice(words, start, None) for start in range(IN_A_ROW)), strict=False)
