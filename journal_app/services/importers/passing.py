"""What passes from the child that reads a file to the program: lines of JSON, and raw bytes.

A row is a record as it stands in the file, a trouble a sentence about it, a piece a part of
an attachment. Nothing of it is trusted: what comes in is of these three shapes or nonsense.
"""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

LINE_LIMIT_BYTES = 64_000_000  # one record; its longest text has two million signs
PIECE_LIMIT_BYTES = 4_000_000
MESSAGES_LIMIT = 2_000_000  # a journal of ten years has twenty thousand records
WORDS_LIMIT = 300  # characters of a sentence, of a place in the file, of a name
END = "end"


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One record as the file says it, and where it stands there."""

    table: str
    where: str
    values: Any


@dataclasses.dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and where in the file."""

    where: str
    why: str


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """The next bytes of the attachment with this hash."""

    sha256: str
    data: bytes


Message = Row | Trouble | Piece


class Nonsense(ValueError):
    """What came is none of the three shapes, or breaks off."""


def written(messages: Iterable[Message]) -> Iterator[bytes]:
    """The messages as they pass; the last line says how many there were."""
    count = 0
    for message in _small(messages):
        count += 1
        if isinstance(message, Piece):
            yield _line("piece", message.sha256, len(message.data)) + message.data
        elif isinstance(message, Row):
            yield _line("row", message.table, message.where, message.values)
        else:
            yield _line("trouble", message.where, message.why)
    yield _line(END, count)


class Answer:
    """What comes, up to *most* bytes; beyond that it is nonsense."""

    def __init__(self, source: IO[bytes], most: int) -> None:
        self._source, self._most = source, most
        self.count = 0  # bytes that came

    def line(self) -> bytes:
        """The next line, or as much of it as a line may hold."""
        return self._counted(self._source.readline(LINE_LIMIT_BYTES))

    def exactly(self, size: int) -> bytes:
        """So many bytes."""
        data = self._counted(self._source.read(size))
        if len(data) != size:
            raise Nonsense
        return data

    def _counted(self, data: bytes) -> bytes:
        self.count += len(data)
        if self.count > self._most:
            raise Nonsense
        return data


def received(source: Answer) -> Iterator[Message]:
    """The messages again, each looked at; it stops after the last line.

    Raises:
        Nonsense: something else came, or too much, or it broke off.
    """
    for count in range(MESSAGES_LIMIT):
        kind, values = _parsed(source.line())
        if kind == END:
            if values != [count]:
                raise Nonsense
            return
        yield _message(kind, values, source)
    raise Nonsense


def _small(messages: Iterable[Message]) -> Iterator[Message]:
    """The messages, with a piece too large to pass as several."""
    for message in messages:
        if not isinstance(message, Piece) or len(message.data) <= PIECE_LIMIT_BYTES:
            yield message
            continue
        for start in range(0, len(message.data), PIECE_LIMIT_BYTES):
            yield Piece(message.sha256, message.data[start : start + PIECE_LIMIT_BYTES])


def _line(*parts: Any) -> bytes:
    return (
        json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
        + b"\n"
    )


def _parsed(line: bytes) -> tuple[str, list[Any]]:
    if not line.endswith(b"\n"):
        raise Nonsense
    try:
        parts = json.loads(line.decode(errors="surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise Nonsense from error
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], str):
        raise Nonsense
    return parts[0], parts[1:]


def _message(kind: str, values: list[Any], source: Answer) -> Message:
    match kind, values:
        case "row", [str(table), str(where), said] if _is_short(table, where):
            return Row(table, where, said)
        case "trouble", [str(where), str(why)] if _is_short(where, why):
            return Trouble(where, why)
        case "piece", [str(sha256), int(size)] if (
            _is_short(sha256) and 0 <= size <= PIECE_LIMIT_BYTES
        ):
            return Piece(sha256, source.exactly(size))
    raise Nonsense


def _is_short(*words: str) -> bool:
    return all(len(each) <= WORDS_LIMIT for each in words)
