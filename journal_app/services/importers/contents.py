"""The attachments of journal JSON, taken out of the text as it passes: never all in memory."""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator

from journal_app.i18n import N_
from journal_app.services.importers.passing import Piece, Trouble

RUN = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)  # up to a bracket
NAMED = re.compile(rb'(?:^|[,\s])"content"\s*+:\s*+$')
KEY = re.compile(rb'\s*+,?+\s*+"([0-9a-f]{64})"\s*+:\s*+"')
BODY = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
SEEN = 200  # bytes before a bracket in which its name is looked for
KEY_ROOM = 4_000  # bytes in which the name of an attachment stands
NO_BASE64 = N_("This is not base64.")

Part = bytes | Piece | Trouble


class _Source:
    """The text, as much of it as is looked at, from where nothing was taken yet."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._held, self._at = b"", 0

    @property
    def left(self) -> int:
        """How much is held."""
        return len(self._held) - self._at

    def grow(self, least: int = 1) -> bool:
        """Hold at least so much more than now; answers whether there was any."""
        more = []
        while least > 0 and (chunk := next(self._chunks, b"")):
            more.append(chunk)
            least -= len(chunk)
        self._held, self._at = b"".join((self._held[self._at :], *more)), 0
        return bool(more)

    def match(self, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        """What stands at the beginning."""
        return pattern.match(self._held, self._at)

    def begins_with(self, mark: bytes) -> bool:
        """Whether this stands at the beginning."""
        return self._held.startswith(mark, self._at)

    def take(self, pattern: re.Pattern[bytes]) -> bytes:
        """What stands at the beginning; it is not held any more."""
        found = self.match(pattern)
        return self.cut(len(found[0]) if found else 0)

    def cut(self, count: int) -> bytes:
        """The first bytes; they are not held any more."""
        taken = self._held[self._at : self._at + count]
        self._at += len(taken)
        return taken


def without_contents(chunks: Iterable[bytes]) -> Iterator[Part]:
    """The text in parts, with an empty text for each attachment, whose bytes come as pieces."""
    source = _Source(chunks)
    depth, before = 0, b""
    while source.left or source.grow():
        run = source.take(RUN)
        yield run
        before = (before + run[-SEEN:])[-SEEN:]
        if source.begins_with(b'"'):  # a text that has not come to its end
            if not source.grow(source.left):
                yield source.cut(source.left)
            continue
        mark = source.cut(1)
        yield mark
        depth += {b"{": 1, b"[": 1, b"}": -1, b"]": -1}.get(mark, 0)
        if mark == b"{" and depth == len(("top", "content")) and NAMED.search(before):
            yield from _taken_out(source)
        before = b"" if mark else before


def _taken_out(source: _Source) -> Iterator[Part]:
    """Attachment after attachment; it ends where something else stands."""
    while True:
        if source.left < KEY_ROOM:
            source.grow(KEY_ROOM)
        found = source.match(KEY)
        if found is None:
            return
        yield source.cut(len(found[0]))
        yield from _decoded(found[1].decode("ascii"), source)
        yield source.cut(1)


def _decoded(sha256: str, source: _Source) -> Iterator[Part]:
    """The bytes of one text up to its closing quote, which is left."""
    left, is_good = b"", True
    while True:
        left += source.take(BODY).replace(b"\\/", b"/")
        is_ended = source.begins_with(b'"')
        ready = len(left) if is_ended else len(left) // 4 * 4
        try:
            if is_good:
                yield Piece(sha256, base64.b64decode(left[:ready], validate=True))
        except (binascii.Error, ValueError):
            yield Trouble(f"content.{sha256[:16]}", NO_BASE64)
            is_good = False
        left = left[ready:]
        if is_ended or not source.grow():
            return
