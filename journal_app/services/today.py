"""What matters today: what comes next, what was promised, what one works on, what lies behind."""

import dataclasses
import datetime as dt

from journal_app.domain.entry import Entry
from journal_app.domain.head import Head
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.record import RecordId
from journal_app.domain.text import first_sentence
from journal_app.i18n import _
from journal_app.services import acting, today_kinds
from journal_app.services.acting import ActionFacts
from journal_app.services.journal import Journal
from journal_app.services.today_kinds import Kind
from journal_app.store import today as asked
from journal_app.store.codec import to_column
from journal_app.store.schema import SECONDS_PER_DAY
from journal_app.store.today import Meeting, Moment, Wish

AHEAD_DAYS = 7
MOST_ACTIONS, MOST_GOALS, MOST_BEHIND, MOST_YEARS = 6, 3, 60, 2
YEARS_BACK = 60  # as far as a life of writing goes
LOOK_BACK_DAYS = 91  # a quarter; a year later one is hardly the same person
AROUND_DAYS = 10
FORTNIGHT_DAYS, MONTH_DAYS, SIX_WEEKS_DAYS = 14, 28, 42
PROMPTS = ("notes", "session", "goal")  # the one that was agreed with somebody comes first


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Today:
    """All of it; what is hidden or not there is empty."""

    meeting: Meeting | None = None
    actions: tuple[ActionFacts, ...] = ()
    goals: tuple[Wish, ...] = ()
    years: tuple[Head, ...] = ()
    back: Head | None = None
    prompt: Moment | None = None
    value: Moment | None = None
    line: Moment | None = None


def today(journal: Journal, now: dt.datetime) -> Today:
    """What there is on the local day of *now*, read by six queries."""
    day = now.astimezone().date()
    away = today_kinds.away(journal, day)
    db = journal.store.db
    shown = [kind for kind in Kind if kind not in away]
    years, back = _behind(journal, day) if Kind.BACK in shown else ((), None)
    going_on = _going_on(journal, day, now)
    return Today(
        meeting=asked.next_meeting(db, _order(now)) if Kind.NEXT in shown else None,
        actions=tuple(_due(journal, day)) if Kind.ACTIONS in shown else (),
        goals=tuple(asked.wishes(db, MOST_GOALS)) if Kind.GOALS in shown else (),
        years=years,
        back=back,
        prompt=_prompt(going_on) if Kind.PROMPT in shown else None,
        value=_with_less_room(going_on) if Kind.VALUE in shown else None,
        line=_kept_line(going_on, day) if Kind.LINE in shown else None,
    )


def write_about(journal: Journal, moment: Moment, today: dt.date) -> RecordId:
    """A page about a value, linked to it, as one step."""
    page = Entry(title=moment.name.strip(), occurred_on=today)
    link = Link(
        from_type=page.table,
        from_id=page.id,
        to_type="attribute",
        to_id=moment.id,
        role=LinkRole.ABOUT,
    )
    journal.change([page, link])
    return page.id


def _due(journal: Journal, day: dt.date) -> list[ActionFacts]:
    last = _away(day, AHEAD_DAYS)
    return acting.due(journal, last, day, MOST_ACTIONS)


def _behind(journal: Journal, day: dt.date) -> tuple[tuple[Head, ...], Head | None]:
    days = [same for year in range(1, YEARS_BACK) if (same := _years_ago(day, year))]
    then = _away(day, -LOOK_BACK_DAYS)
    around = (_away(then, -AROUND_DAYS), _away(then, AROUND_DAYS))
    first, last = (each.toordinal() * SECONDS_PER_DAY for each in around)
    orders = [each.toordinal() * SECONDS_PER_DAY for each in days]
    found = asked.behind(journal.store.db, orders, (first, last), MOST_BEHIND)
    years = tuple(head for head in found if head.day in days)[:MOST_YEARS]
    near = [head for head in found if head.day is not None and around[0] <= head.day <= around[1]]
    if years or then == dt.date.min:
        return years, None
    return (), near[0] if near else None


def _going_on(journal: Journal, day: dt.date, now: dt.datetime) -> list[Moment]:
    weeks = [_away(day, -days) for days in (0, FORTNIGHT_DAYS, MONTH_DAYS, SIX_WEEKS_DAYS)]
    moment = dt.datetime.combine(weeks[-1], now.time(), dt.UTC)
    said = [each.isoformat() for each in weeks]
    days = asked.Days(said[0], said[1], said[2], said[3], str(to_column(moment)))
    return asked.moments(journal.store.db, days)


def _prompt(found: list[Moment]) -> Moment | None:
    return next((one for kind in PROMPTS for one in found if one.kind == kind), None)


def _with_less_room(found: list[Moment]) -> Moment | None:
    """Of the first three values the one lived least, where another is lived more."""
    values = [one for one in found if one.kind == "value"]
    lowest = min(values, key=lambda one: one.value, default=None)
    if lowest is None or all(one.value == lowest.value for one in values):
        return None
    return lowest


def _kept_line(found: list[Moment], day: dt.date) -> Moment | None:
    """A sentence somebody took from a session; another one each day."""
    lines = [
        one._replace(text=sentence)
        for one in found
        if one.kind == "line" and (sentence := first_sentence(one.text))
    ]
    return lines[day.toordinal() % len(lines)] if lines else None


def _order(now: dt.datetime) -> int:
    utc = now.astimezone(dt.UTC)
    seconds = utc.hour * 3600 + utc.minute * 60 + utc.second
    return utc.toordinal() * SECONDS_PER_DAY + seconds


def _away(day: dt.date, days: int) -> dt.date:
    number = min(max(1, day.toordinal() + days), dt.date.max.toordinal())
    return dt.date.fromordinal(number)


def _years_ago(day: dt.date, years: int) -> dt.date | None:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return None


def name_of(found: Meeting) -> str:
    """What stands over the card of the next session."""
    return found.person.strip() or found.title.strip() or _("A session")
