"""Timeline: the entries day by day, narrowed as asked; which days have some; a look back."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.head import Head
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.record import Change, Record, RecordId
from journal_app.i18n import MONTHS, WEEKDAYS, _, day_in_words, ngettext
from journal_app.services.journal import Journal
from journal_app.store import timeline
from journal_app.store.schema import SECONDS_PER_DAY, order
from journal_app.store.timeline import Line, Narrowed

FIRST_LINES = 200  # what the first picture may need
MORE_LINES = 5_000  # read between two events: about 20 ms with a key
LAST_DAY = dt.date.max.toordinal()
TitleOf = Callable[[str], str]


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """What the timeline is narrowed to, and which end stands on top; nothing narrows nothing.

    *since* and *before* are days; the first is included, the second is not.
    """

    year: int = 0
    month: int = 0
    since: dt.date | None = None
    before: dt.date | None = None
    kind: str = ""
    person: RecordId = ""
    tag: str = ""
    level: str = ""
    oldest_first: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether entries may be left out."""
        return dataclasses.replace(self, oldest_first=False) != Wanted()

    def without(self, name: str) -> "Wanted":
        """The same, no longer narrowed by this; a month goes with its year."""
        empty: dict[str, Any] = {name: getattr(Wanted(), name)}
        if name == "year":
            empty["month"] = 0
        return dataclasses.replace(self, **empty)

    def to_plain(self) -> dict[str, Any]:
        """As JSON can hold it: only what narrows."""
        usual = Wanted()
        found = {}
        for item in dataclasses.fields(self):
            value = getattr(self, item.name)
            if value != getattr(usual, item.name):
                found[item.name] = value.isoformat() if isinstance(value, dt.date) else value
        return found


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Row:
    """What the timeline shows of an entry: its head, whom it is about, its template."""

    head: Head
    person: str = ""
    template: str = ""


def wanted_of(plain: Any) -> Wanted:
    """What was kept; nothing narrows where it cannot be read."""
    try:
        values = dict(plain)
        for name in ("since", "before"):
            if name in values:
                values[name] = dt.date.fromisoformat(values[name])
        found = Wanted(**values)
        _period(found)
    except (TypeError, ValueError):
        return Wanted()
    return found


def lines(journal: Journal, wanted: Wanted) -> Iterator[list[Line]]:
    """The entries in their order, a few at first and then many at a time."""
    asked, db = _narrowed(wanted), journal.store.db
    if asked.person or asked.tag:  # asked once, because each asking looks at all of them
        yield timeline.lines(db, asked)
        return
    size, last = FIRST_LINES, None
    while found := timeline.lines(db, asked, beyond=last, limit=size):
        yield found
        if len(found) < size:
            return
        size, last = MORE_LINES, found[-1]


def fits(journal: Journal, wanted: Wanted, record_id: RecordId) -> bool:
    """Whether an entry belongs into the timeline as it is narrowed."""
    return timeline.fits(journal.store.db, _narrowed(wanted), record_id)


def no_title(_template: str) -> str:
    """Of templates that ship with the program no title is known."""
    return ""


def rows(
    journal: Journal, orders: Mapping[RecordId, int], title_of: TitleOf = no_title
) -> dict[RecordId, Row]:
    """What the rows of a window show, by id, in one query; they are asked for with their orders.

    *title_of* answers the title of a template that is not one's own.
    """
    return {row[0]: _row(row, title_of) for row in timeline.rows(journal.store.db, orders)}


def row_of(journal: Journal, record: Record, title_of: TitleOf = no_title) -> Row | None:
    """What the row of an entry that was just written shows; nothing where it is not there."""
    return rows(journal, {record.id: order(record)}, title_of).get(record.id)


def counts(journal: Journal, first: dt.date, last: dt.date) -> dict[int, int]:
    """How many entries the days of a period have, by the number of the day."""
    return timeline.counts(journal.store.db, first.toordinal(), last.toordinal())


def years(journal: Journal) -> list[int]:
    """The years that have entries, the newest first."""
    found = {dt.date.fromordinal(day).year for day in timeline.days(journal.store.db) if day}
    return sorted(found, reverse=True)


def tags(journal: Journal) -> list[str]:
    """The tags of the entries, in their alphabet."""
    return sorted(timeline.tags(journal.store.db), key=str.casefold)


def people(journal: Journal) -> list[tuple[RecordId, str]]:
    """Whom entries are about, by name."""
    found = timeline.people(journal.store.db)
    return sorted(found, key=lambda one: one[1].casefold())


def looked_back(journal: Journal, today: dt.date) -> tuple[int, Head] | None:
    """How many years ago something was written on this day of the year, and its head."""
    first = timeline.earliest(journal.store.db)
    if not first:
        return None
    earlier = range(dt.date.fromordinal(first).year, today.year)
    days = [day.toordinal() for year in earlier if (day := _same_day(today, year))]
    found = timeline.first_on(journal.store.db, days)
    if found is None:
        return None
    row = rows(journal, dict([found]))[found[0]]
    return today.year - day_of(row.head.order).year, row.head


def looked_back_words(years_ago: int, head: Head) -> str:
    """The look back as one line."""
    words = ngettext(
        "On this day, {count} year ago: {title}",
        "On this day, {count} years ago: {title}",
        years_ago,
    )
    return words.format(count=years_ago, title=head.title.strip() or _("Untitled"))


def day_of(order: int) -> dt.date:
    """The day of an order; the first there is for what has none."""
    return dt.date.fromordinal(min(max(1, order // SECONDS_PER_DAY), LAST_DAY))


def heading(number: int, *, with_year: bool) -> str:
    """The day as it stands above its entries: Wednesday 30 April."""
    if not 1 <= number <= LAST_DAY:
        return _("Without a day")
    day = dt.date.fromordinal(number)
    words = _("{weekday} {day} {month} {year}") if with_year else _("{weekday} {day} {month}")
    month, weekday = _(MONTHS[day.month - 1]), _(WEEKDAYS[day.weekday()])
    return words.format(weekday=weekday, day=day.day, month=month, year=day.year)


def said(journal: Journal, wanted: Wanted) -> list[tuple[str, str]]:
    """What the timeline is narrowed by: the name of each filter, and its words."""
    found = []
    if wanted.year:
        month = _(MONTHS[wanted.month - 1]) if wanted.month else ""
        words = _("{month} {year}") if month else "{year}"
        found.append(("year", words.format(month=month, year=wanted.year)))
    if wanted.since is not None:
        found.append(("since", _("From {day}").format(day=day_in_words(wanted.since))))
    if wanted.before is not None:
        found.append(("before", _("Before {day}").format(day=day_in_words(wanted.before))))
    if wanted.kind:
        found.append(("kind", _word_of(EntryType, wanted.kind)))
    if wanted.person:
        person = journal[Person].get(wanted.person)
        name = person.name if person is not None else _("Someone no longer here")
        found.append(("person", _("With {person}").format(person=name)))
    if wanted.tag:
        found.append(("tag", f"#{wanted.tag}"))
    if wanted.level:
        found.append(("level", _word_of(Level, wanted.level)))
    return found


def is_gone(change: Change) -> bool:
    """Whether the record is not to be listed any more: in the trash, or no more at all."""
    return change.after is None or change.after.trashed_at is not None


def is_elsewhere(change: Change) -> bool:
    """Whether a record came, went, or is of another day now."""
    before, after = change.before, change.after
    if before is None or after is None:
        return True
    return (before.trashed_at, before.head_day) != (after.trashed_at, after.head_day)


def _word_of(codes: type[EntryType | Level], code: str) -> str:
    return next((_(one.label) for one in codes if str(one) == code), code)


def _same_day(today: dt.date, year: int) -> dt.date | None:
    try:
        return today.replace(year=year)
    except ValueError:  # the 29th of February in a year without one
        return None


def _narrowed(wanted: Wanted) -> Narrowed:
    first, last = _period(wanted)
    if wanted.since is not None:
        first = max(first, wanted.since.toordinal())
    if wanted.before is not None:
        before = wanted.before.toordinal() - 1
        last = before if last is None else min(last, before)
    return Narrowed(
        first, last, wanted.kind, wanted.level, wanted.person, wanted.tag, wanted.oldest_first
    )


def _period(wanted: Wanted) -> tuple[int, int | None]:
    """The first and the last day of the year or the month; no bounds where there is neither."""
    if not dt.MINYEAR <= wanted.year <= dt.MAXYEAR:
        return 0, None
    month = wanted.month
    first = dt.date(wanted.year, month or 1, 1).toordinal()
    if month in (0, 12):
        return first, dt.date(wanted.year, 12, 31).toordinal()
    return first, dt.date(wanted.year, month + 1, 1).toordinal() - 1


def _row(values: tuple[Any, ...], title_of: TitleOf) -> Row:
    record_id, day, title, kind, level, order, created_at, key, own_title, person = values
    parsed = dt.date.fromisoformat(day) if day else None
    head = Head(Entry.table, record_id, parsed, title, kind, level, order, created_at)
    template = own_title or (title_of(key) if key else "")
    return Row(head, person or "", template)
