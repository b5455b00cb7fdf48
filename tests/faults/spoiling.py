"""Files spoiled on purpose: a valid one, changed a little where it hurts.

All chance comes from outside, so that whoever chooses it (a seed, hypothesis, a fuzzer that
follows the code) can come to the same file again.
"""

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

Tree = Any
RAW = "\ue000raw\ue001"  # a text that stands for what JSON cannot say; see dumped
RAWS = (
    "[" * 30 + "]" * 30,
    "[" * 900 + "]" * 900,
    "[" * 5_000 + "]" * 5_000,
    "[" * 90_000,
    '{"a":' * 985 + "1" + "}" * 985,
    "1e999",
    "-1e999",
    "1" + "0" * 400,
    "-" + "9" * 4_299,
    "9" * 5_000,
    "9223372036854775808",
    "NaN",
    "Infinity",
    "-0.0",
    "1e-400",
    '{"id": 1, "id": 2}',
    '"\\ud800"',
    '"\\u0000"',
    "01",
    "'x'",
    "",
)
WORDS = (
    "",
    " ",
    "\x00",
    "\ud800",
    "\udfff\ud800",
    "\ufeff",
    "\u202e",
    "x" * 2_000,
    "x" * 70_000,
    "a\u0301" * 600,
    "\u0301" * 9_000,
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "'; DROP TABLE entry; --",
    '"*^-NEAR(',
    "9999-12-31",
    "0001-01-01",
    "2025-02-30",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "2025-01-01T00:00:00Z",
    "2025-01-01T24:00:00Z",
    "\u0662\u0660\u0662\u0665-\u0660\u0661-\u0660\u0661",
    "private",
    "entry",
    "p_ingrid",
    "%s%n{0}{x}",
    "\r\n\x0b\x0c\x85\u2028",
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 5, 2**31, 2**63, -(2**63) - 1, 10**30, 0.5, -1e308, 1e308),
    *([], {}, [[]], [None], {"": ""}, ["x"] * 300, {"id": "x"}, {"\ud800": 1}),
    *WORDS,
)
CHUNKS = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b'"',
    b"\\",
    b"{",
    b"]",
    b",",
    b"\n---\n",
    b"\n## \n",
    b"[" * 40,
    b'{"a":' * 40,
    b"9" * 400,
    b"\\u0000",
    b"\\ud800",
    b"-" * 200,
    b"\r\x0b\x0c\x1c\xc2\x85\xe2\x80\xa8",
)


def spoiled_tree(tree: Tree, chance: Random) -> Tree:
    """A JSON value with one to four of its parts changed; the value itself stays as it is."""
    spoiled = copy.deepcopy(tree)
    for _number in range(chance.choice((1, 1, 1, 2, 4))):
        places = list(_places(spoiled))
        if not places:
            return chance.choice(VALUES)
        holder, name = chance.choice(places)
        chance.choice(TREE_WAYS)(holder, name, places, chance)
    return spoiled


def dumped(tree: Tree, chance: Random | None = None) -> bytes:
    """The value as JSON; a text that stands for what JSON cannot say becomes that."""
    is_ascii = chance is not None and chance.random() < 0.5
    parts = json.dumps(tree, ensure_ascii=is_ascii).split(json.dumps(RAW, ensure_ascii=is_ascii))
    said = parts[0]
    for part in parts[1:]:
        said += (chance.choice(RAWS) if chance is not None else "null") + part
    return said.encode("utf-8", "surrogatepass")


def spoiled_bytes(data: bytes, chance: Random) -> bytes:
    """Bytes with one to three of their parts changed."""
    for _number in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(BYTE_WAYS)(data, chance)
    return data


def spoiled_text(text: str, chance: Random) -> str:
    """A text with a word put in, cut out or said again."""
    start, end = sorted(chance.randrange(len(text) + 1) for _end in range(2))
    middle = text[start:end]
    ways = (
        chance.choice(WORDS),
        "",
        middle * 2,
        middle[::-1],
        middle * min(300, 1 + 3_000 // (len(middle) + 1)),
    )
    return text[:start] + chance.choice(ways) + text[end:]


# ------------------------------------------------------------------ ways with a tree


def _places(tree: Tree) -> Iterator[tuple[Any, Any]]:
    """Every part of a tree, by what holds it and its name there."""
    names: Any = ()
    if isinstance(tree, dict):
        names = list(tree)
    elif isinstance(tree, list):
        names = range(len(tree))
    for name in names:
        yield tree, name
        yield from _places(tree[name])


def _replaced(holder: Any, name: Any, _places: list[Any], chance: Random) -> None:
    holder[name] = copy.deepcopy(chance.choice(VALUES))


def _raw(holder: Any, name: Any, _places: list[Any], _chance: Random) -> None:
    holder[name] = RAW


def _gone(holder: Any, name: Any, _places: list[Any], _chance: Random) -> None:
    del holder[name]


def _swapped(holder: Any, name: Any, places: list[Any], chance: Random) -> None:
    other, its_name = chance.choice(places)
    holder[name] = copy.deepcopy(other[its_name])


def _twice(holder: Any, name: Any, _places: list[Any], chance: Random) -> None:
    if isinstance(holder, list):
        holder.append(copy.deepcopy(holder[name]))
    else:
        holder[chance.choice(WORDS)] = holder[name]


def _renamed(holder: Any, name: Any, places: list[Any], chance: Random) -> None:
    if isinstance(holder, dict):
        _other, its_name = chance.choice(places)
        value = holder.pop(name)
        holder[its_name if isinstance(its_name, str) else chance.choice(WORDS)] = value


def _edited(holder: Any, name: Any, _places: list[Any], chance: Random) -> None:
    value = holder[name]
    if isinstance(value, str):
        holder[name] = spoiled_text(value, chance)
    elif isinstance(value, int | float):
        holder[name] = value * chance.choice((-1, 1000, 10**20, 0.1)) + chance.choice((0, 1, -1))
    else:
        holder[name] = [value]


TREE_WAYS: tuple[Callable[[Any, Any, list[Any], Random], None], ...] = (
    *(_replaced, _replaced, _edited, _edited),
    *(_raw, _gone, _swapped, _twice, _renamed),
)

# ------------------------------------------------------------------ ways with bytes


def _flipped(data: bytes, chance: Random) -> bytes:
    if not data:
        return b"\x80"
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _cut_out(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 2, 9, 200)) :]


def _put_in(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(CHUNKS) + data[at:]


def _again(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    part = data[start : start + chance.choice((1, 3, 20, 300))]
    return data[:start] + part * chance.choice((2, 3, 50)) + data[start:]


def _noise(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    noise = bytes(chance.randrange(256) for _byte in range(chance.choice((1, 4, 30))))
    return data[:at] + noise + data[at + len(noise) :]


BYTE_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_flipped, _flipped, _cut, _cut_out),
    *(_put_in, _put_in, _again, _noise),
)
