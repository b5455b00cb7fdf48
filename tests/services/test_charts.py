"""Charts: numbers of days become lines and points inside their room, a sentence and a table."""

import datetime as dt
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from journal_app.services import charts
from journal_app.services.charts import Chart, Point, Room, Scale, Series

DAYS = some.dates()
VALUES = some.floats(allow_nan=True, allow_infinity=True)
POINTS = some.lists(some.builds(Point, DAYS, VALUES), max_size=12).map(tuple)
SERIES = some.lists(some.builds(Series, some.text(max_size=9), POINTS), max_size=3).map(tuple)
SCALES = some.builds(
    Scale,
    some.floats(-1e6, 1e6),
    some.floats(-1e6, 1e6),
    some.sampled_from([1, 0.5, 10, 0]),
)
CHARTS = some.builds(Chart, SERIES, SCALES, some.none() | some.builds(Point, DAYS, VALUES))
SIZES = some.floats(0, 5_000)
SIDES = some.floats(0, 80)
ROOMS = some.builds(
    Room, SIZES, SIZES, left=SIDES, top=SIDES, right=SIDES, bottom=SIDES, day_width=SIDES
)
FIVE = Scale(1, 5)


def series(*values: tuple[int, float], name: str = "Openness") -> Series:
    return Series(name, tuple(Point(dt.date(2025, month, 15), value) for month, value in values))


@given(CHARTS, ROOMS)
def test_every_spot_is_a_number_inside_the_room(chart, room) -> None:
    made = charts.drawing(chart, room)

    spots = [mark.at for mark in made.marks] + [words.at for words in made.words]
    spots += [spot for stroke in made.strokes for spot in stroke.points]
    for x, y in spots:
        assert math.isfinite(x)
        assert math.isfinite(y)
        assert -1e-6 <= x <= room.width + 1e-6
        assert -1e-6 <= y <= room.height + 1e-6
    shapes = [spot for polygon in made.polygons for spot in polygon.points]
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in shapes)


@given(CHARTS)
def test_whatever_is_said_can_be_said_in_words_and_as_a_table(chart) -> None:
    heads, rows = charts.table(chart)

    assert isinstance(charts.sentence(chart), str)
    assert all(len(row) == len(heads) for row in rows)
    assert len(rows) == len(chart.days)


@given(CHARTS, ROOMS)
def test_days_below_never_stand_on_each_other(chart, room) -> None:
    words = [one for one in charts.drawing(chart, room).words if one.stands == charts.CENTRE]

    places = sorted(one.at[0] for one in words)

    gaps = [right - left for left, right in itertools.pairwise(places)]
    assert all(gap >= room.day_width - 1e-6 for gap in gaps)


def test_time_runs_along_and_values_run_up() -> None:
    chart = Chart((series((1, 1), (2, 5), (12, 3)),), FIVE)

    first, second, last = (mark.at for mark in charts.drawing(chart, Room(300, 100)).marks)

    assert first[0] < second[0] < last[0]
    assert second[0] - first[0] < last[0] - second[0]
    assert second[1] < last[1] < first[1]


def test_of_two_series_the_second_is_dashed_and_has_corners() -> None:
    chart = Chart((series((1, 1), (2, 5)), series((1, 2), (2, 2), name="Worth")), FIVE)

    made = charts.drawing(chart, Room(300, 100))

    lines = [stroke for stroke in made.strokes if stroke.tone != charts.GRID]
    assert [(line.tone, line.dashed) for line in lines] == [
        (charts.FIRST, False),
        (charts.SECOND, True),
    ]
    assert [len(polygon.points) for polygon in made.polygons] == [4, 4]
    assert len(made.marks) == 2


def test_a_target_is_a_diamond_at_the_end_of_a_dashed_line() -> None:
    chart = Chart((series((1, 1)),), FIVE, Point(dt.date(2025, 12, 1), 5))

    made = charts.drawing(chart, Room(300, 100))

    assert [stroke.dashed for stroke in made.strokes if stroke.tone == charts.TARGET] == [True]
    assert [polygon.tone for polygon in made.polygons] == [charts.TARGET]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((), ""),
        (((3, 4),), "Openness was 4 in March."),
        (((1, 4), (3, 4)), "Openness has stayed at 4 since January."),
        (((1, 3), (2, 4), (5, 5), (7, 5)), "and has stayed there since May."),
        (((1, 3), (2, 5)), "Openness rose from 3 to 5."),
        (((1, 5), (2, 3)), "Openness went from 5 to 3."),
        (((1, 5), (2, 3), (3, 3)), "went from 5 to 3 and has stayed there since February."),
        (((1, 4), (2, 2), (3, 4)), "Openness moved between 2 and 4."),
    ],
)
def test_a_sentence_says_how_it_went(values, said) -> None:
    assert charts.sentence(Chart((series(*values),), FIVE)).endswith(said)


def test_a_table_has_a_row_for_each_day_and_words_where_the_scale_has_some() -> None:
    scale = Scale(0, 2, words={0: "Not yet", 2: "Done"})
    chart = Chart((series((1, 0), (2, 2)), series((2, 1), name="Worth")), scale)

    heads, rows = charts.table(chart)

    assert heads == ("Date", "Openness", "Worth")
    assert rows == (("15 Jan 2025", "Not yet", ""), ("15 Feb 2025", "Done", "1"))
