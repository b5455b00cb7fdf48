"""An action as one line says it: what is to be done, and by when."""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator

from journal_app.i18n import WEEKDAYS, _, short_day, weekday_in_words
from journal_app.services.counting import NUMBERS
from journal_app.services.spoken_days import said_day

MOST_WORDS = 4  # of a day: Friday, 14 March 2026, in 3 weeks
FIGURES = re.compile(r"\d{1,4}-\d{1,2}-\d{1,2}$")


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What a line says; *due_on* is None where it says no day."""

    title: str
    due_on: dt.date | None = None


def said(text: str, today: dt.date) -> Said:
    """What is to be done, without the day at its end, and that day."""
    words = text.split()
    for title, rest in _splits(words):
        day = said_day(_with_figures(rest), today).day if title and rest else None
        if day is not None:
            return Said(title, day)
    return Said(" ".join(words))


def shown_back(found: Said, today: dt.date) -> str:
    """What Enter will make, in words."""
    if not found.title:
        return _("Say what, and by when if it has a day.")
    if found.due_on is None:
        return _("“{title}”, without a day.").format(title=found.title)
    is_this_year = found.due_on.year == today.year
    day = weekday_in_words(found.due_on) if is_this_year else short_day(found.due_on, today)
    return _("“{title}”, by {day}.").format(title=found.title, day=day)


def _splits(words: list[str]) -> Iterator[tuple[str, str]]:
    """What could be the title and what the day: after the word "by", else the last words."""
    between = _("{what} by {day}").replace("{what}", "").replace("{day}", "").strip().casefold()
    for at in range(len(words) - 1, 0, -1):
        if words[at].casefold() == between:
            yield " ".join(words[:at]), " ".join(words[at + 1 :])
    for count in range(min(MOST_WORDS, len(words) - 1), 1, -1):
        yield " ".join(words[:-count]), " ".join(words[-count:])
    alone = [between] == [word.casefold() for word in words[:-1]]
    if len(words) > 1 and not alone and _is_plainly_a_day(words[-1]):
        yield " ".join(words[:-1]), words[-1]


def _is_plainly_a_day(word: str) -> bool:
    """Whether one word alone can only mean a day; "sun" at the end of a line need not."""
    plain = [*map(_, WEEKDAYS), _("today"), _("tomorrow")]
    return word.casefold() in [one.casefold() for one in plain] or bool(FIGURES.match(word))


def _with_figures(words: str) -> str:
    numbers = {_(name): str(number) for number, name in enumerate(NUMBERS)}
    return " ".join(numbers.get(word.casefold(), word) for word in words.split())
