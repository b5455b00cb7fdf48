"""Charts: dated numbers become a drawing of lines, polygons, marks and texts, in sizes handed in.

Beside the drawing stand a sentence that says what it shows and a table of the same numbers.
"""

import dataclasses
import datetime as dt
import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from journal_app.i18n import MONTHS, N_, _

GRID, FIRST, SECOND, TARGET = "grid", "first", "second", "target"  # what a stroke stands for
BEGIN, CENTRE, END = "begin", "centre", "end"  # where a text stands from its point
MONTHS_SHORT = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
Spot = tuple[float, float]


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Point:
    """One number of one day."""

    day: dt.date
    value: float


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Series:
    """Numbers of one sort by day; *subject* begins a sentence about them."""

    name: str
    points: tuple[Point, ...]
    subject: str = ""


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Scale:
    """The lowest and the highest number, how far apart the lines stand, and words for some."""

    low: float
    high: float
    step: float = 1
    words: Mapping[float, str] = dataclasses.field(default_factory=dict)

    def said(self, value: float) -> str:
        """A number as one reads it."""
        return self.words.get(value, f"{value:g}")


@dataclasses.dataclass(frozen=True, slots=True)
class Room:
    """How large the drawing is, what is kept free around the lines, and how wide a day reads."""

    width: float
    height: float
    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0
    day_width: float = 1
    mark: float = 9
    lift: float = 16  # how far below the lines the days stand

    @property
    def inside(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the lines, never turned inside out."""
        left, top = min(self.left, self.width), min(self.top, self.height)
        right = max(left, self.width - self.right)
        return left, top, right, max(top, self.height - self.bottom)


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Stroke:
    """A line through some points."""

    points: tuple[Spot, ...]
    tone: str
    dashed: bool = False


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Polygon:
    """A filled shape with corners: the points of the second series, and a target."""

    points: tuple[Spot, ...]
    tone: str


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Mark:
    """A round point."""

    at: Spot
    tone: str


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Words:
    """A text that begins, is centred or ends at its point, on the middle of its height."""

    at: Spot
    text: str
    stands: str = CENTRE


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Drawing:
    """Everything to be painted, in this order."""

    strokes: tuple[Stroke, ...] = ()
    polygons: tuple[Polygon, ...] = ()
    marks: tuple[Mark, ...] = ()
    words: tuple[Words, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """One or two series on one scale, and where one wants to get to."""

    series: tuple[Series, ...]
    scale: Scale
    target: Point | None = None

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day of which there is a number, the oldest first."""
        return tuple(sorted({point.day for one in self.series for point in _kept(one)}))


def drawing(chart: Chart, room: Room) -> Drawing:
    """The chart in a room; of two series the second is dashed and has square points."""
    place = _placing(chart, room)
    strokes, words = _grid(chart.scale, room)
    polygons: list[Polygon] = []
    marks: list[Mark] = []
    for number, one in enumerate(chart.series):
        tone = SECOND if number else FIRST
        spots = tuple(place(point) for point in _kept(one))
        if len(spots) > 1:
            strokes.append(Stroke(spots, tone, dashed=tone == SECOND))
        if tone == FIRST:
            marks += [Mark(spot, tone) for spot in spots]
        else:
            polygons += [Polygon(_square(spot, room.mark), tone) for spot in spots]
    if chart.target is not None and _is_number(chart.target.value):
        aim, last = place(chart.target), chart.series and _kept(chart.series[0])[-1:]
        if last:
            strokes.append(Stroke((place(last[0]), aim), TARGET, dashed=True))
        polygons.append(Polygon(_diamond(aim, room.mark), TARGET))
    return Drawing(
        tuple(strokes), tuple(polygons), tuple(marks), (*words, *_days(chart, room, place))
    )


def sentence(chart: Chart) -> str:
    """What the first series shows, in one sentence; it says how it went and judges nothing."""
    points = _kept(chart.series[0]) if chart.series else []
    if not points:
        return ""
    name = chart.series[0].subject or chart.series[0].name
    said = chart.scale.said
    first, last = points[0].value, points[-1].value
    since = _since(points)
    gaps = {"name": name, "first": said(first), "last": said(last), "month": _month(since)}
    if len(points) == 1:
        return _("{name} was {last} in {month}.").format(**gaps)
    if since == points[0].day:
        return _("{name} has stayed at {last} since {month}.").format(**gaps)
    if first == last:
        low, high = (said(end(point.value for point in points)) for end in (min, max))
        return _("{name} moved between {low} and {high}.").format(name=name, low=low, high=high)
    stays = since != points[-1].day
    return _went(is_up=last > first, stays=stays).format(**gaps)


def table(chart: Chart) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The heads of the columns, and a row for each day; nothing where nothing was said."""
    heads = (_("Date"), *(one.name for one in chart.series))
    found = [{point.day: point.value for point in _kept(one)} for one in chart.series]
    rows = []
    for day in chart.days:
        said = (chart.scale.said(by[day]) if day in by else "" for by in found)
        rows.append((axis_day(day, with_year=True), *said))
    return heads, tuple(rows)


def axis_day(day: dt.date, *, with_year: bool = False) -> str:
    """The day as an axis has room for it: 15 Jan."""
    month = _(MONTHS_SHORT[day.month - 1])
    if with_year:
        return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)
    return _("{day} {month}").format(day=day.day, month=month)


def _went(*, is_up: bool, stays: bool) -> str:
    if is_up and stays:
        return _("{name} rose from {first} to {last} and has stayed there since {month}.")
    if is_up:
        return _("{name} rose from {first} to {last}.")
    if stays:
        return _("{name} went from {first} to {last} and has stayed there since {month}.")
    return _("{name} went from {first} to {last}.")


def _kept(series: Series) -> list[Point]:
    """The points that can be drawn, by day."""
    return sorted(
        (point for point in series.points if _is_number(point.value)), key=lambda point: point.day
    )


def _is_number(value: float) -> bool:
    return math.isfinite(value)


def _since(points: Sequence[Point]) -> dt.date:
    """The first day from which the last value has stood."""
    same = itertools.takewhile(lambda point: point.value == points[-1].value, reversed(points))
    return list(same)[-1].day


def _month(day: dt.date) -> str:
    return _(MONTHS[day.month - 1])


def _placing(chart: Chart, room: Room) -> Callable[[Point], Spot]:
    left, top, right, bottom = room.inside
    inset = min(room.mark, (right - left) / 2)
    days = [*chart.days, *([chart.target.day] if chart.target is not None else [])]
    first, last = min(days, default=dt.date.min), max(days, default=dt.date.min)
    span, scale = (last - first).days, chart.scale
    height = scale.high - scale.low

    def place(point: Point) -> Spot:
        along = (point.day - first).days / span if span else 0.5
        value = min(max(point.value, scale.low), scale.high)
        up = (value - scale.low) / height if height > 0 else 0.5
        return left + inset + along * (right - left - 2 * inset), bottom - up * (bottom - top)

    return place


def _grid(scale: Scale, room: Room) -> tuple[list[Stroke], list[Words]]:
    """A line for each step, its number at the leading edge."""
    left, top, right, bottom = room.inside
    height, steps = scale.high - scale.low, 0
    if height > 0 and scale.step > 0:
        steps = min(round(height / scale.step), max(1, int(bottom - top)))
    strokes, words = [], []
    for number in range(steps + 1):
        value = scale.low + number * height / max(1, steps)
        y = bottom - (number / steps if steps else 0.5) * (bottom - top)
        strokes.append(Stroke(((left, y), (right, y)), GRID))
        words.append(Words((max(0.0, left - room.mark), y), scale.said(round(value, 6)), END))
    return strokes, words


def _days(chart: Chart, room: Room, place: Callable[[Point], Spot]) -> Iterable[Words]:
    """The days below, as many as have room; the first and the last come first."""
    days, low = list(chart.days), chart.scale.low
    with_year = bool(days) and days[0].year != days[-1].year
    spots = {day: place(Point(day, low))[0] for day in days}
    free: list[float] = []
    half, y = room.day_width / 2, min(room.height, room.inside[3] + room.lift)
    for day in dict.fromkeys([*days[-1:], *days[:1], *days]):
        x = min(max(spots[day], half), max(half, room.width - half))
        if all(abs(x - other) >= room.day_width for other in free):
            free.append(x)
            if x <= room.width:
                yield Words((x, y), axis_day(day, with_year=with_year))


def _square(at: Spot, size: float) -> tuple[Spot, ...]:
    (x, y), half = at, size / 2
    return (x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)


def _diamond(at: Spot, size: float) -> tuple[Spot, ...]:
    (x, y), half = at, size / 2 + 1
    return (x, y - half), (x + half, y), (x, y + half), (x - half, y)
