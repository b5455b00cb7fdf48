"""A clock time and a length of time as one says them: 9:00, 3 pm, at 14:30, 90, 1:30, 1 h 30."""

import dataclasses
import re

from journal_app.i18n import N_, _

CLOCK = re.compile(r"^(.*?)[\s,T]*(\d{1,2})[:.](\d{2})$")
HALF_DAY = re.compile(r"^(.*?)[\s,]*\b(\d{1,2})(?:[:.](\d{2}))?\s*([^\W\d]+)$")
HALVES = (N_("am"), N_("pm"))  # of a day
NOON = 12
IN_MINUTES = re.compile(r"(\d{1,9})\s*([^\W\d]*)\.?$")
WITH_COLON = re.compile(r"(\d{1,6}):([0-5]\d)\s*([^\W\d]*)\.?$")
IN_HOURS = re.compile(
    r"(\d{1,6}(?:[.,]\d{1,3})?)\s*([^\W\d]+)\.?\s*(?:(\d{1,2})\s*([^\W\d]*)\.?)?$"
)
HOUR_WORDS, MINUTE_WORDS = N_("h hr hrs hour hours"), N_("m min mins minute minutes")
HOUR = 60


@dataclasses.dataclass(frozen=True, slots=True)
class SaidClock:
    """The clock time at the end of a text, unchecked, and what stands before it."""

    before: str
    hour: int
    minute: int


def said_clock(text: str) -> SaidClock | None:
    """The clock time a text ends with; None where it ends with none."""
    if found := CLOCK.match(text):
        return SaidClock(_without_at(found[1]), int(found[2]), int(found[3]))
    found = HALF_DAY.match(text)
    halves = [_(half).casefold() for half in HALVES]
    if found is None or found[4].casefold() not in halves or not 1 <= int(found[2]) <= NOON:
        return None
    hour = int(found[2]) % NOON + NOON * halves.index(found[4].casefold())
    return SaidClock(_without_at(found[1]), hour, int(found[3] or 0))


def said_minutes(text: str) -> int | None:
    """The minutes a length comes to, which is one of minutes where it says nothing else."""
    said = " ".join(text.casefold().split())
    hours, minutes = _(HOUR_WORDS).casefold().split(), _(MINUTE_WORDS).casefold().split()
    if (found := IN_MINUTES.match(said)) and found[2] in ("", *minutes):
        return int(found[1])
    if (found := WITH_COLON.match(said)) and found[3] in ("", *hours):
        return int(found[1]) * HOUR + int(found[2])
    found = IN_HOURS.match(said)
    if found is None or found[2] not in hours or (found[4] or "") not in ("", *minutes):
        return None
    return round(float(found[1].replace(",", ".")) * HOUR) + int(found[3] or 0)


def _without_at(before: str) -> str:
    """The words of the day, without what ties a time to it: "Friday at" is Friday."""
    tie = _("{day} at {time}").replace("{day}", "").replace("{time}", "").strip().casefold()
    words = before.split()
    return " ".join(words[:-1] if words and words[-1].casefold() == tie else words)
