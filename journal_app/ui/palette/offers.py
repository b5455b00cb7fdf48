"""What the palette offers for what was typed: records found, places, commands."""

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial

from journal_app.domain.entry import Entry
from journal_app.domain.head import Head
from journal_app.domain.profile import ClientWord
from journal_app.i18n import N_, _
from journal_app.services.passages import Passage, Phrase, phrases, places
from journal_app.services.passages import Place as Marked
from journal_app.services.places import JOURNAL, PLACES, Place
from journal_app.store.fold import fold
from journal_app.ui import commands
from journal_app.ui.journal.desk import Found
from journal_app.ui.models.heads_model import icon_of, second_line, title_of

MOST_ROWS, MOST_HITS, LEAST_OTHERS, LEAST_DOINGS = 8, 5, 2, 3
ENTRIES, OTHERS, DO = N_("Entries"), N_("Everything else"), N_("Do")
THERE = N_("Places")
COMMANDS_ONLY = ">"
REVIEWS = "reviews"
MADE_ELSEWHERE = (JOURNAL, REVIEWS)  # by a command, and by a page that asks for the kind first


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """One row; a heading has nothing to do."""

    words: str
    second: str = ""
    trailing: str = ""
    icon: str = ""
    marked: tuple[Marked, ...] = ()  # where in the words what was typed is
    around: str = ""  # a second line: the words around what was found
    around_marked: tuple[Marked, ...] = ()
    do: Callable[[], object] | None = None

    @property
    def is_heading(self) -> bool:
        """Whether the row only names those below it."""
        return self.do is None


@dataclasses.dataclass(frozen=True, slots=True)
class Doors:
    """Where offers lead: to a record, a place, a command, an entry of that title, a new record."""

    to_record: Callable[[str, str, Passage | None], object]
    to_place: Callable[[str], object]
    to_command: Callable[[str], object]
    to_new: Callable[[str], object]
    to_make: Callable[[str, int], object]  # in a place, something of one of the sorts it holds
    is_possible: Callable[[str], bool]
    client_word: Callable[[], ClientWord]


def offers(text: str, found: Found | None, doors: Doors) -> list[Offer]:
    """The rows for a text: what was found first, then what can be done; after ``>`` that alone.

    A place whose name begins with what was typed stands before all that was found.
    """
    asked = text.strip()
    if asked.startswith(COMMANDS_ONLY):
        asked = asked.removeprefix(COMMANDS_ONLY).strip()
        return _under(DO, [*_named(asked, doors), *_doing(asked, doors)])
    named = _named(asked, doors)
    doing, new = _doing(asked, doors), _new_entry(asked, doors)
    most = MOST_ROWS - len(named)
    hits = _hits(text, found, doors, most - min(LEAST_DOINGS, len(doing) + len(new)))
    room = most - sum(not each.is_heading for each in hits) - len(new)
    return [*_under(THERE, named), *hits, *_under(DO, [*doing[: max(0, room)], *new])]


def is_meant(asked: str, words: str, also: str = "") -> bool:
    """Whether every word that was typed begins a word of these, or of *also*, a message."""
    there = fold(f"{words} {_(also) if also else ''}").split()
    return all(any(word.startswith(part) for word in there) for part in fold(asked).split())


def _under(name: str, rows: Sequence[Offer]) -> list[Offer]:
    return [Offer(_(name)), *rows] if rows else []


def _hits(text: str, found: Found | None, doors: Doors, room: int) -> list[Offer]:
    """What was found, entries before the others; neither takes all the room from the other."""
    if found is None:
        return []
    entries = [head for head in found.heads if head.table == Entry.table][:MOST_HITS]
    others = [head for head in found.heads if head.table != Entry.table][:MOST_HITS]
    entries = entries[: room - min(LEAST_OTHERS, len(others))]
    others = others[: room - len(entries)]
    asked = phrases(text, prefix=True)

    def shown(heads: Sequence[Head]) -> list[Offer]:
        return [_hit(asked, head, found.passages.get(head.id), doors) for head in heads]

    return [*_under(ENTRIES, shown(entries)), *_under(OTHERS, shown(others))]


def _hit(asked: Sequence[Phrase], head: Head, passage: Passage | None, doors: Doors) -> Offer:
    day, _dot, kind = second_line(head).rpartition(" · ")
    title = title_of(head)
    return Offer(
        title,
        second=kind,
        trailing=day,
        icon=icon_of(head),
        marked=tuple(places(asked, title)),
        do=partial(doors.to_record, head.table, head.id, passage),
        around=passage.around if passage is not None else "",
        around_marked=passage.marked if passage is not None else (),
    )


def _doing(asked: str, doors: Doors) -> list[Offer]:
    """What can be done but for going to a place that was named by its beginning."""
    return [*_places(asked, doors), *_makers(asked, doors), *_commands(asked, doors)]


def _new_entry(asked: str, doors: Doors) -> list[Offer]:
    words = _("New entry called “{title}”").format(title=asked)
    return [Offer(words, icon="square-pen", do=lambda: doors.to_new(asked))] if asked else []


def _places(asked: str, doors: Doors) -> list[Offer]:
    made = []
    for place in PLACES:
        asked_for = "".join(each.new for each in place.holds if place.key == REVIEWS)
        also = " ".join(_(words) for words in (asked_for, place.also) if words)
        is_said = asked and is_meant(asked, f"{_(place.words)} {also}")
        if is_said and not _is_named(place, asked):
            made.append(_to_place(place, doors))
    return made


def _named(asked: str, doors: Doors) -> list[Offer]:
    return [_to_place(place, doors) for place in PLACES if _is_named(place, asked)]


def _is_named(place: Place, asked: str) -> bool:
    """Whether the name of the place begins with what was typed."""
    return bool(asked) and fold(_(place.words)).startswith(fold(asked))


def _to_place(place: Place, doors: Doors) -> Offer:
    words = _("Go to {place}").format(place=_(place.words))
    return Offer(words, icon=place.icon, do=_with(doors.to_place, place.key))


def _makers(asked: str, doors: Doors) -> list[Offer]:
    made = []
    for place in PLACES:
        for number, sort in enumerate(place.holds):
            if (
                asked
                and place.key not in MADE_ELSEWHERE
                and is_meant(asked, _(sort.new), sort.also)
            ):
                made.append(
                    Offer(_(sort.new), icon=place.icon, do=_making(doors, place.key, number))
                )
    return made


def _making(doors: Doors, key: str, number: int) -> Callable[[], object]:
    return lambda: doors.to_make(key, number)


def _commands(asked: str, doors: Doors) -> list[Offer]:
    made = []
    for command in commands.COMMANDS:
        if command.id == "journal.palette" or not doors.is_possible(command.id):
            continue
        words = _(commands.words_of(command, doors.client_word()))
        if is_meant(asked, words, command.also):
            keys = commands.keys_in_words(command)
            do = _with(doors.to_command, command.id)
            made.append(Offer(words, trailing=keys, icon=command.icon, do=do))
    return made


def _with(door: Callable[[str], object], key: str) -> Callable[[], object]:
    return lambda: door(key)
