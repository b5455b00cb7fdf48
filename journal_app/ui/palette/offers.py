"""What the palette offers for what was typed: records found, places, commands."""

import dataclasses
import re
from collections.abc import Callable, Sequence
from functools import partial

from journal_app.domain.head import Head
from journal_app.i18n import N_, _
from journal_app.services.places import JOURNAL, PLACES, Place
from journal_app.store.fold import fold
from journal_app.ui import commands
from journal_app.ui.models.heads_model import icon_of, second_line, title_of

MOST_HITS, MOST_DOINGS = 5, 8
ENTRIES, OTHERS, DO = N_("Entries"), N_("Everything else"), N_("Do")
COMMANDS_ONLY = ">"
MADE_ELSEWHERE = (JOURNAL, "reviews")  # by a command, and by a page that asks for the kind first
WORD = re.compile(r"\w+")


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """One row; a heading has nothing to do."""

    words: str
    second: str = ""
    trailing: str = ""
    icon: str = ""
    marked: tuple[tuple[int, int], ...] = ()  # where in the words what was typed is: from, length
    do: Callable[[], object] | None = None

    @property
    def is_heading(self) -> bool:
        """Whether the row only names those below it."""
        return self.do is None


@dataclasses.dataclass(frozen=True, slots=True)
class Doors:
    """Where offers lead: to a record, a place, a command, an entry of that title, a new record."""

    to_record: Callable[[str, str], object]
    to_place: Callable[[str], object]
    to_command: Callable[[str], object]
    to_new: Callable[[str], object]
    to_make: Callable[[str, int], object]  # in a place, something of one of the sorts it holds
    is_possible: Callable[[str], bool]


def offers(text: str, found: Sequence[Head], doors: Doors) -> list[Offer]:
    """The rows for a text: what was found first, then what can be done."""
    asked = text.strip()
    only_doing = asked.startswith(COMMANDS_ONLY)
    asked = asked.removeprefix(COMMANDS_ONLY).strip()
    rows: list[Offer] = []
    if not only_doing:
        entries = [head for head in found if head.table == "entry"]
        others = [head for head in found if head.table != "entry"]
        for name, heads in ((ENTRIES, entries), (OTHERS, others)):
            hits = [_hit(asked, head, doors) for head in heads[:MOST_HITS]]
            rows += [Offer(_(name)), *hits] if hits else []
    doing = [*_places(asked, doors), *_makers(asked, doors), *_commands(asked, doors)]
    doing = doing[:MOST_DOINGS]
    if asked and not only_doing:
        words = _("New entry called “{title}”").format(title=asked)
        doing.append(Offer(words, icon="square-pen", do=lambda: doors.to_new(asked)))
    return [*rows, Offer(_(DO)), *doing] if doing else rows


def is_meant(asked: str, words: str) -> bool:
    """Whether every word that was typed begins a word of these."""
    there = fold(words).split()
    return all(any(word.startswith(part) for word in there) for part in fold(asked).split())


def marked(asked: str, words: str) -> tuple[tuple[int, int], ...]:
    """The words of a title that begin with a word that was typed: where each is, and how long."""
    parts = fold(asked).split()
    found = [
        (each.start(), each.end() - each.start(), fold(each[0])) for each in WORD.finditer(words)
    ]
    return tuple(
        (start, length)
        for start, length, folded in found
        if any(folded.strip().startswith(part) for part in parts)
    )


def _hit(asked: str, head: Head, doors: Doors) -> Offer:
    day, _dot, kind = second_line(head).rpartition(" · ")
    title = title_of(head)
    open_it = partial(doors.to_record, head.table, head.id)
    return Offer(title, kind, day, icon_of(head), marked(asked, title), open_it)


def _places(asked: str, doors: Doors) -> list[Offer]:
    made = []
    for place in PLACES:
        if asked and is_meant(asked, _(place.words)):
            words = _("Go to {place}").format(place=_(place.words))
            do = _with(doors.to_place, place.key)
            made.append(Offer(words, icon=place.icon, do=do))
    return made


def _makers(asked: str, doors: Doors) -> list[Offer]:
    made = []
    for place in PLACES:
        for number, sort in enumerate(place.holds):
            if asked and place.key not in MADE_ELSEWHERE and is_meant(asked, _(sort.new)):
                made.append(Offer(_(sort.new), icon=place.icon, do=_making(doors, place, number)))
    return made


def _making(doors: Doors, place: Place, number: int) -> Callable[[], object]:
    return lambda: doors.to_make(place.key, number)


def _commands(asked: str, doors: Doors) -> list[Offer]:
    made = []
    for command in commands.COMMANDS:
        if command.id == "journal.palette" or not doors.is_possible(command.id):
            continue
        if is_meant(asked, _(command.words)):
            keys = commands.keys_in_words(command)
            do = _with(doors.to_command, command.id)
            made.append(Offer(_(command.words), trailing=keys, icon=command.icon, do=do))
    return made


def _with(door: Callable[[str], object], key: str) -> Callable[[], object]:
    return lambda: door(key)
