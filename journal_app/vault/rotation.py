"""Which backups may go when a newer one stands: a rule about times, sizes and counts alone."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from journal_app.vault.notes import named

DAYS, WEEKS, MONTHS = 7, 4, 12
UPGRADE_DAYS = 90
FRESH = dt.timedelta(days=1)
MOST_FRESH = 10  # a day of much deleting, each with a backup before it, fills no disk
SHARE_OF_FREE = 10  # a tenth of what is free


@dataclasses.dataclass(frozen=True, slots=True)
class Generation:
    """A proved backup: of when, how large, and how many records were counted in it.

    With *is_agreed* older ones were let go after it: it is what a later one is measured by.
    """

    name: str
    made_at: dt.datetime
    size_bytes: int
    records: int
    is_upgrade: bool = False
    is_agreed: bool = False


def holds_too_little(generations: Iterable[Generation]) -> bool:
    """Whether the newest holds less than half of the last one that was good."""
    ordered = _newest_first(generations)
    good = [each for each in ordered if each.is_agreed]
    return bool(good) and ordered[0].records * 2 < good[0].records


def to_drop(
    generations: Iterable[Generation], now: dt.datetime, free_bytes: int
) -> tuple[Generation, ...]:
    """Those that may go, the oldest first; none while the newest holds too little.

    The newest stays whatever happens; so do those of the last day, those before an upgrade
    for 90 days, and the newest of 7 days. Where together they take more than a tenth of what
    is free, those kept for a month go first, then those kept for a week.
    """
    ordered = _newest_first(generations)
    if holds_too_little(ordered):
        return ()
    sure = {*ordered[:1], *_fresh(ordered, now), *_upgrades(ordered, now)}
    sure |= _newest_of(ordered, lambda at: at.date(), DAYS)
    weekly = _newest_of(ordered, lambda at: at.isocalendar()[:2], WEEKS) - sure
    monthly = _newest_of(ordered, lambda at: (at.year, at.month), MONTHS) - sure - weekly
    kept = sure | weekly | monthly
    room = free_bytes // SHARE_OF_FREE
    for one in (*_oldest_first(monthly), *_oldest_first(weekly)):
        if sum(each.size_bytes for each in kept) <= room:
            break
        kept.remove(one)
    return tuple(each for each in reversed(ordered) if each not in kept)


def _fresh(ordered: Sequence[Generation], now: dt.datetime) -> set[Generation]:
    """Those of the last day, and those a clock that was set back takes for future ones.

    So many of each: those of the future take no place from one that was made just now.
    """
    future = [each for each in ordered if each.made_at > now]
    fresh = [each for each in ordered if dt.timedelta() <= now - each.made_at <= FRESH]
    return {*future[:MOST_FRESH], *fresh[:MOST_FRESH]}


def _upgrades(ordered: Sequence[Generation], now: dt.datetime) -> set[Generation]:
    age = dt.timedelta(days=UPGRADE_DAYS)
    return {each for each in ordered if each.is_upgrade and now - each.made_at < age}


def _newest_of(
    ordered: Sequence[Generation], period: Callable[[dt.datetime], object], most: int
) -> set[Generation]:
    """The newest of each of the last so many periods that have one."""
    found: dict[object, Generation] = {}
    for each in ordered:
        found.setdefault(period(each.made_at), each)
    return set(list(found.values())[:most])


def _newest_first(generations: Iterable[Generation]) -> list[Generation]:
    return sorted(generations, key=lambda each: (each.made_at, *named(each.name)), reverse=True)


def _oldest_first(generations: Iterable[Generation]) -> list[Generation]:
    return _newest_first(generations)[::-1]
