"""Days and times as one says them: Friday, in 3 weeks, 14 March, 14.3.2025, 2025-03-14."""

import calendar
import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Mapping

from journal_app.i18n import MONTHS, WEEKDAYS, _, day_in_words, ngettext
from journal_app.services.spoken_lengths import SaidClock, said_clock

NUMBERS = re.compile(r"(\d{1,9})-(\d{1,9})-(\d{1,9})$")
DAY_FIRST = re.compile(r"(\d{1,9})\.?\s+([^\W\d]+)\.?(?:,?\s+(\d{1,9}))?$")
MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,9})(?:,?\s+(\d{1,9}))?$")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{1,9})?$")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{1,9})$")
BARE_HOUR = re.compile(r"^(.*\D)\s+(\d{1,2})$")
WEEK, CENTURY, MOST_COUNT, LEAST_LETTERS = 7, 100, 5_000_000, 3
Counted = Callable[[dt.date, int], dt.date | None]


@dataclasses.dataclass(frozen=True, slots=True)
class SaidDay:
    """The day a text says, or why it says none; neither where nothing was said."""

    day: dt.date | None = None
    problem: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class SaidMoment:
    """The day and time a text says, or why it says none."""

    moment: dt.datetime | None = None
    problem: str = ""


def said_day(text: str, today: dt.date) -> SaidDay:
    """The day a text says, seen from today."""
    said = " ".join(map(_in_figures, text.casefold().split()))
    if not said:
        return SaidDay()
    for read in (_by_word, _by_weekday, _by_count):
        day = read(said, today)
        if day is not None:
            return SaidDay(day)
    if found := NUMBERS.match(said):
        return _checked(int(found[1]), int(found[2]), int(found[3]))
    if found := DOTTED.match(said):
        return _in_year(found[3], int(found[2]), int(found[1]), today)
    if found := SLASHED.match(said):
        return _slashed(int(found[1]), int(found[2]), found[3], today)
    return _by_month(said, today)


def said_moment(text: str, today: dt.date, day: dt.date | None = None) -> SaidMoment:
    """The day and time a text says; without an offset, in the time of this computer then.

    A time alone is one of *day*, or of today.
    """
    said = text.strip()
    if not said:
        return SaidMoment()
    try:
        found = dt.datetime.fromisoformat(said)
    except ValueError:
        return _moment_in_words(said, today, day or today)
    if len(said) <= len("2025-01-01"):
        return SaidMoment(problem=_("Say the time too, like 10:00."))
    return SaidMoment(found if found.tzinfo is not None else local(found))


def moment_in_words(moment: dt.datetime) -> str:
    """A day and a time as a field shows them and reads them again."""
    return f"{day_in_words(moment.date())} {moment:%H:%M}"


def local(naive: dt.datetime) -> dt.datetime:
    """The time with the offset of this computer then; at the ends of time, of UTC."""
    try:
        return naive.astimezone()
    except (OverflowError, ValueError, OSError):
        return naive.replace(tzinfo=dt.UTC)


def _moment_in_words(said: str, today: dt.date, usual: dt.date) -> SaidMoment:
    clock = said_clock(said) or _bare_hour(said, today)
    day = said_day(clock.before if clock is not None else said, today)
    if day.problem:
        return SaidMoment(problem=day.problem)
    if clock is None:
        return SaidMoment(problem=_("Say the time too, like 10:00."))
    try:
        time = dt.time(clock.hour, clock.minute)
    except ValueError:
        return SaidMoment(problem=_("A day goes from 00:00 to 23:59."))
    return SaidMoment(local(dt.datetime.combine(day.day or usual, time)))


def _bare_hour(said: str, today: dt.date) -> SaidClock | None:
    """An hour in figures alone, after what is a day without it: "tomorrow 14", not "March 14"."""
    found = BARE_HOUR.match(said)
    is_day = found is not None and said_day(found[1], today).day is not None
    return SaidClock(found[1], int(found[2]), 0) if found is not None and is_day else None


def _in_figures(word: str) -> str:
    """A count as a word, as the same count in figures; any other word as it is."""
    counts = _("one two three four five six seven eight nine ten eleven twelve").split()
    return str(counts.index(word) + 1) if word in counts else word


def _by_word(said: str, today: dt.date) -> dt.date | None:
    words: Mapping[str, int] = {_("today"): 0, _("yesterday"): -1, _("tomorrow"): 1}
    steps = {word.casefold(): step for word, step in words.items()}
    return _moved(today, steps[said]) if said in steps else None


def _by_weekday(said: str, today: dt.date) -> dt.date | None:
    for number, name in enumerate(map(_, WEEKDAYS)):
        word = name.casefold()
        if len(said) >= LEAST_LETTERS and word.startswith(said):
            return _moved(today, (number - today.weekday()) % WEEK)
        if said == _("next {weekday}").format(weekday=name).casefold():
            return _moved(today, WEEK - today.weekday() + number)
        if said == _("last {weekday}").format(weekday=name).casefold():
            return _moved(today, -((today.weekday() - number - 1) % WEEK) - 1)
    return None


def _by_count(said: str, today: dt.date) -> dt.date | None:
    found = re.search(r"\d{1,7}", said)
    count = int(found[0]) if found is not None else 1
    sentences: tuple[tuple[str, Counted], ...] = (
        (ngettext("in {count} day", "in {count} days", count), _moved),
        (ngettext("in {count} week", "in {count} weeks", count), _weeks),
        (ngettext("in {count} month", "in {count} months", count), _months),
        (ngettext("in {count} year", "in {count} years", count), _years),
        (ngettext("{count} day ago", "{count} days ago", count), lambda day, n: _moved(day, -n)),
        (ngettext("{count} week ago", "{count} weeks ago", count), lambda day, n: _weeks(day, -n)),
    )
    single = {_("in a week"): 1, _("in a fortnight"): 2}
    if said in {words.casefold() for words in single}:
        return _weeks(today, next(n for words, n in single.items() if words.casefold() == said))
    for words, move in sentences:
        if found is not None and said == words.format(count=found[0]).casefold():
            return move(today, count) if count <= MOST_COUNT else None
    return None


def _by_month(said: str, today: dt.date) -> SaidDay:
    if found := DAY_FIRST.match(said):
        number, word, year = found[1], found[2], found[3]
    elif found := MONTH_FIRST.match(said):
        number, word, year = found[2], found[1], found[3]
    else:
        return SaidDay(problem=_("This is no day yet. Try 14 March, Friday or in 3 weeks."))
    months = [_(month).casefold() for month in MONTHS]
    month = next((i + 1 for i, name in enumerate(months) if name.startswith(word)), 0)
    if not month or len(word) < LEAST_LETTERS:
        return SaidDay(problem=_("There is no month of that name."))
    return _in_year(year, month, int(number), today)


def _slashed(first: int, second: int, year: str, today: dt.date) -> SaidDay:
    """The day two numbers say, one of which is no month; else it cannot be told which is which."""
    if first != second and max(first, second) <= len(MONTHS):
        return SaidDay(problem=_("This can be two days. Write the month as a word: 14 March."))
    return _in_year(year, min(first, second), max(first, second), today)


def _in_year(year: str | None, month: int, day: int, today: dt.date) -> SaidDay:
    """The day in the year that was said; without one the nearest of that name."""
    if year is not None:
        return _checked(_whole(year, today), month, day)
    if not 1 <= month <= len(MONTHS):
        return _checked(today.year, month, day)
    return _nearest(month, day, today)


def _whole(year: str, today: dt.date) -> int:
    """The year; of two figures alone the one that ends so and lies nearest: 26 is 2026."""
    if len(year) != len("26"):
        return int(year)
    here = today.year // CENTURY * CENTURY + int(year)
    near = (here - CENTURY, here, here + CENTURY)
    return min((each for each in near if each > 0), key=lambda each: abs(each - today.year))


def _nearest(month: int, day: int, today: dt.date) -> SaidDay:
    """The day of that name that lies nearest, before or ahead."""
    years = [year for year in range(today.year - 4, today.year + 5) if 1 <= year <= dt.MAXYEAR]
    found = [_checked(year, month, day) for year in years]
    near = [said for said in found if said.day is not None]
    if not near:
        return _checked(today.year, month, day)
    return min(near, key=lambda said: abs((said.day or today) - today))


def _checked(year: int, month: int, day: int) -> SaidDay:
    if not 1 <= year <= dt.MAXYEAR:
        return SaidDay(problem=_("Years go from 1 to 9999."))
    if not 1 <= month <= len(MONTHS):
        return SaidDay(problem=_("A year has twelve months."))
    count = calendar.monthrange(year, month)[1]
    if not 1 <= day <= count:
        words = _("{month} has {count} days.")
        return SaidDay(problem=words.format(month=_(MONTHS[month - 1]), count=count))
    return SaidDay(dt.date(year, month, day))


def _moved(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def _weeks(day: dt.date, weeks: int) -> dt.date | None:
    return _moved(day, weeks * WEEK)


def _months(day: dt.date, months: int) -> dt.date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _years(day: dt.date, years: int) -> dt.date | None:
    return _months(day, years * 12)
