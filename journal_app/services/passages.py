"""Passages: where in a record what was asked for stands, and the words around it.

Read as the index reads: folded, word by word, a phrase in its order. Only marks and jumps
depend on it; what is found is the index's alone.
"""

import dataclasses
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from journal_app.domain.record import Record, RecordId, declared
from journal_app.domain.text import MARKS as MARKDOWN
from journal_app.domain.text import kept
from journal_app.i18n import _
from journal_app.services import finding
from journal_app.store.fold import CJK, MARKS, fold

MOST_READ = 200_000  # characters of one field: reading so many takes a twentieth of a second
BEFORE, AFTER = 36, 140  # characters shown: what was found stands near the beginning of its line
WORD = re.compile(f"(?:[^\\W_]|[{MARKS}\u0900-\u0dff\ue000-\uf8ff])+")
APART = re.compile(f"[{CJK}][\u3099\u309a]?|[^{CJK}]+")
Place = tuple[int, int]  # from, length


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Phrase:
    """Words that stand one after another; the last may be only the beginning of one."""

    words: tuple[str, ...]
    is_open: bool = False

    def is_at_end_of(self, seen: Sequence[str]) -> bool:
        """Whether these words end with the phrase."""
        there = seen[-len(self.words) :]
        if len(there) < len(self.words) or there[:-1] != list(self.words[:-1]):
            return False
        last = self.words[-1]
        return there[-1].startswith(last) if self.is_open else there[-1] == last


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Passage:
    """The first place in a field of a record; *around* is empty where that is the title."""

    field: str
    start: int
    length: int
    around: str = ""
    marked: tuple[Place, ...] = ()  # what was asked for, in *around*


def phrases(query: str, *, prefix: bool = False) -> tuple[Phrase, ...]:
    """What of a query stands in a text: its words and phrases, and the tags it names."""
    parts = finding.split(kept(query))
    is_open = prefix and query == query.rstrip() and not query.endswith('"')
    texts = [(text, is_open and text is parts.texts[-1]) for text in parts.texts]
    texts += [(value, False) for name, value in parts.filters if name == "tag"]
    made = [Phrase(tuple(word for _at, word in tokens(text)), ends) for text, ends in texts]
    return tuple(phrase for phrase in made if phrase.words)


def tokens(text: str) -> Iterator[tuple[Place, str]]:
    """The words of a text as the index has them, and where each stands."""
    for word in WORD.finditer(text):
        for piece in APART.finditer(word[0]):
            yield (word.start() + piece.start(), len(piece[0])), fold(piece[0]).strip()


def places(asked: Sequence[Phrase], text: str) -> Iterator[Place]:
    """Where in a text what is asked for stands, in its order."""
    longest = max((len(phrase.words) for phrase in asked), default=0)
    if not longest:
        return
    seen: deque[tuple[Place, str]] = deque(maxlen=longest)
    for token in tokens(text):
        seen.append(token)
        words = [word for _at, word in seen]
        found = [len(phrase.words) for phrase in asked if phrase.is_at_end_of(words)]
        if found:
            start, (last, length) = seen[-max(found)][0][0], token[0]
            yield start, last + length - start


def passages(records: Iterable[Record], asked: Sequence[Phrase]) -> Mapping[RecordId, Passage]:
    """The passage of each record that has one."""
    found = {record.id: passage(record, asked) for record in records}
    return {record_id: each for record_id, each in found.items() if each is not None}


def passage(record: Record, asked: Sequence[Phrase]) -> Passage | None:
    """The first place in a text of the record, or else in its title, or in a list of words."""
    for name in _searched(record):
        text = text_of(record, name)
        place = next(places(asked, text[:MOST_READ]), None)
        if place is None:
            continue
        if name == record.title_field:
            return Passage(name, *place)
        shown = _around(text, *place)
        if _is_list(record, name):
            words = _("{label}: {words}")
            shown = words.format(label=_(declared(type(record))[name].label), words=shown)
        return Passage(name, *place, shown, tuple(places(asked, shown)))
    return None


def text_of(record: Record, name: str) -> str:
    """The text of a field as a form shows it."""
    value = getattr(record, name)
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def _searched(record: Record) -> list[str]:
    """The fields that are searched: texts, the title, which is shown anyway, then lists."""
    names = [name for name, field in declared(type(record)).items() if field.searchable]
    return sorted(names, key=lambda name: (_is_list(record, name), name == record.title_field))


def _is_list(record: Record, name: str) -> bool:
    return declared(type(record))[name].word == "words"


def _around(text: str, start: int, length: int) -> str:
    """One line of the words around a place, without the marks of Markdown."""
    begin, end = max(0, start - BEFORE), min(len(text), start + length + AFTER)
    if begin:
        between = re.search(r"\s", text[begin:start])
        begin += between.end() if between is not None else 0
    lines = [MARKDOWN.sub("", line) for line in text[begin:end].splitlines()]
    words = " ".join(" ".join(lines).split())
    return f"{'…' if begin else ''}{words}{'…' if end < len(text) else ''}"
