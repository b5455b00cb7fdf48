"""What an earlier version of a record says otherwise than the one now, word by word."""

import dataclasses
import datetime as dt
import difflib
import enum
import re
from collections.abc import Iterator, Sequence

from journal_app.domain import BY_TABLE
from journal_app.domain.codes import Code
from journal_app.domain.entry import Entry
from journal_app.domain.fields import Field
from journal_app.domain.profile import ClientWord
from journal_app.domain.record import Record, declared
from journal_app.i18n import _, day_in_words
from journal_app.services import client_words
from journal_app.services.journal import Journal
from journal_app.store.history import Version

NOT_SHOWN = frozenset({"key", "hidden", "stamp"})
# A text is read whole, also where nothing changed in it.
ALWAYS: dict[type[Record], tuple[str, ...]] = {Entry: ("title", "body_md")}
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|\n|[^\S\n]+|.", re.DOTALL)
LONG_TEXT = 20_000  # characters; of a longer text only what changed is shown, with its lines around
AROUND = 2  # lines
MOST_WORDS = 1_500  # of two passages compared word by word; longer ones are taken as a whole
GAP = "\n…\n"


class Mark(enum.Enum):
    """What became of a piece of text."""

    SAME = "same"
    CHANGED = "changed"  # removed where it is read in the version, added where it is read now


Piece = tuple[Mark, str]


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """One field: its label, and its text in the version and now, in pieces."""

    label: str
    then: tuple[Piece, ...]
    now: tuple[Piece, ...]


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Earlier:
    """A version one can go back to: when it was written, and what it said."""

    version: Version
    record: Record

    @property
    def at(self) -> dt.datetime:
        """When it was written, as this computer's clock says it."""
        until = dt.datetime.fromisoformat(self.version.until)
        return (self.record.updated_at or until).astimezone()


def earlier(journal: Journal, record: Record) -> list[Earlier]:
    """The versions of a record that say something else than the one after them, newest first.

    A version that is kept for good is always among them.
    """
    found: list[Earlier] = []
    after = record
    for version in journal.versions(record):
        before = version.before
        if before is None or not (version.pinned or _said(before) != _said(after)):
            continue
        found.append(Earlier(version, before))
        after = before
    return found


def differences(journal: Journal, then: Record, now: Record) -> list[Difference]:
    """The fields that differ, in the order declared; of an entry its text in any case."""
    always = ALWAYS.get(type(now), ())
    found = []
    for name, field in declared(type(now)).items():
        old, new = getattr(then, name), getattr(now, name)
        if field.word in NOT_SHOWN or (old == new and name not in always):
            continue
        sides = compared(in_words(journal, field, old), in_words(journal, field, new))
        found.append(Difference(_(field.label), *sides))
    return found


def compared(then: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces: line by line, and word by word where lines differ."""
    old, new = then.splitlines(keepends=True), now.splitlines(keepends=True)
    is_long = max(len(then), len(now)) > LONG_TEXT
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            same = _shortened(old[i:j]) if is_long else "".join(old[i:j])
            left.append((Mark.SAME, same))
            right.append((Mark.SAME, same))
            continue
        for mark, passage, is_old in _by_words("".join(old[i:j]), "".join(new[k:m])):
            for side in (left, right) if mark is Mark.SAME else (left if is_old else right,):
                side.append((mark, passage))
    return _joined(left), _joined(right)


def in_words(journal: Journal, field: Field, value: object) -> str:
    """A value of a field as one reads it."""
    if value in (None, "", ()):
        return ""
    if field.to is not None and field.to in BY_TABLE:
        linked = journal.store.get(field.to, str(value))
        return (linked.head_title.strip() or _("Untitled")) if linked else _("No longer there")
    return _in_words(value, journal.client_word)


def _in_words(value: object, word: ClientWord) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Code):
        return client_words.label(value, word)
    if isinstance(value, dt.datetime):
        return f"{day_in_words(value.date())}, {value:%H:%M}"
    if isinstance(value, dt.date):
        return day_in_words(value)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return ", ".join(_in_words(one, word) for one in value)
    return str(value)


def _said(record: Record) -> list[object]:
    fields = declared(type(record)).items()
    return [getattr(record, name) for name, field in fields if field.word not in NOT_SHOWN]


def _by_words(then: str, now: str) -> Iterator[tuple[Mark, str, bool]]:
    """Passages with their mark, and whether a changed one is the old text's."""
    old, new = WORD.findall(then), WORD.findall(now)
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        yield Mark.CHANGED, _cut(then), True
        yield Mark.CHANGED, _cut(now), False
        return
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            yield Mark.SAME, "".join(old[i:j]), True
            continue
        yield Mark.CHANGED, "".join(old[i:j]), True
        yield Mark.CHANGED, "".join(new[k:m]), False


def _shortened(lines: Sequence[str]) -> str:
    if len(lines) <= 2 * AROUND + 1:
        return _cut("".join(lines))
    return _cut("".join(lines[:AROUND]).rstrip("\n")) + GAP + _cut("".join(lines[-AROUND:]))


def _cut(text: str) -> str:
    """The beginning and the end of a passage nobody reads in between."""
    if len(text) <= LONG_TEXT:
        return text
    return text[: LONG_TEXT // 2] + GAP + text[-LONG_TEXT // 2 :]


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbours of the same mark as one; a single blank between two changes goes with them."""
    found: list[Piece] = []
    for number, (mark, text) in enumerate(pieces):
        if not text:
            continue
        between = mark is Mark.SAME and text == " " and 0 < number < len(pieces) - 1
        shown = Mark.CHANGED if between and _is_amid(pieces, number) else mark
        if found and found[-1][0] is shown:
            found[-1] = (shown, found[-1][1] + text)
        else:
            found.append((shown, text))
    return tuple(found)


def _is_amid(pieces: Sequence[Piece], number: int) -> bool:
    around = (pieces[number - 1], pieces[number + 1])
    return all(mark is Mark.CHANGED and text for mark, text in around)
