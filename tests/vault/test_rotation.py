"""Which backups may go: what is promised holds for whatever lies on the shelf."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from journal_app.vault.rotation import Generation, holds_too_little, to_drop

NOW = dt.datetime(2026, 5, 3, 8, 0, tzinfo=dt.UTC)
PLENTY = 10**15


def one(days: float, **more) -> Generation:
    given = {"size_bytes": 100, "records": 10, "is_agreed": True} | more
    made_at = NOW - dt.timedelta(days=days)
    return Generation(name=f"{days}-{given}", made_at=made_at, **given)


@st.composite
def shelves(draw) -> list[Generation]:
    """Backups of three years, some in the same minute, some before an upgrade."""
    return [
        Generation(
            name=f"{number}",
            made_at=NOW - dt.timedelta(minutes=draw(st.integers(-3000, 1_600_000))),
            size_bytes=draw(st.integers(0, 10_000)),
            records=draw(st.integers(0, 500)),
            is_upgrade=draw(st.booleans()),
            is_agreed=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 60)))
    ]


def newest_of(shelf: list[Generation]) -> Generation:
    return max(shelf, key=lambda each: (each.made_at, len(each.name), each.name))


@given(shelves(), st.integers(0, 10**6))
def test_the_newest_always_stays(shelf, free) -> None:
    dropped = to_drop(shelf, NOW, free)

    assert not shelf or newest_of(shelf) not in dropped


@given(shelves(), st.integers(0, 10**6))
def test_nothing_goes_while_the_newest_holds_too_little(shelf, free) -> None:
    assert not (holds_too_little(shelf) and to_drop(shelf, NOW, free))


@given(shelves(), st.integers(0, 10**6))
def test_one_of_each_of_the_last_seven_days_stays(shelf, free) -> None:
    left = set(shelf) - set(to_drop(shelf, NOW, free))

    days = sorted({each.made_at.date() for each in shelf})[-7:]
    assert set(days) <= {each.made_at.date() for each in left}


@given(shelves(), st.integers(0, 10**6))
def test_those_before_an_upgrade_stay_for_ninety_days(shelf, free) -> None:
    dropped = to_drop(shelf, NOW, free)

    young = [each for each in dropped if NOW - each.made_at < dt.timedelta(days=90)]
    assert not [each for each in young if each.is_upgrade]


@given(shelves())
def test_a_second_time_there_is_nothing_more_to_drop(shelf) -> None:
    left = set(shelf) - set(to_drop(shelf, NOW, PLENTY))

    assert to_drop(left, NOW, PLENTY) == ()


@given(shelves())
def test_with_room_a_backup_of_each_of_twelve_months_stays(shelf) -> None:
    left = set(shelf) - set(to_drop(shelf, NOW, PLENTY))

    months = sorted({(each.made_at.year, each.made_at.month) for each in shelf})[-12:]
    assert set(months) <= {(each.made_at.year, each.made_at.month) for each in left}


def test_a_year_of_days_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    shelf = [one(days) for days in range(730)]

    left = set(shelf) - set(to_drop(shelf, NOW, PLENTY))

    assert 7 + 11 <= len(left) <= 7 + 3 + 11
    assert {one(days) for days in range(7)} <= left


def test_months_go_before_weeks_where_there_is_little_room() -> None:
    shelf = [one(days) for days in range(730)]
    seven_and_weeks = set(shelf) - set(to_drop(shelf, NOW, 10 * 10 * 100))

    left = set(shelf) - set(to_drop(shelf, NOW, 0))

    assert max(NOW - each.made_at for each in seven_and_weeks).days < 32
    assert len(seven_and_weeks) == 10
    assert left == {one(days) for days in range(7)}


def test_half_is_measured_by_the_last_that_was_good_until_one_agrees() -> None:
    lost = [one(0, records=41, is_agreed=False), one(1, records=40, is_agreed=False)]
    good = [one(days, records=100) for days in range(2, 60)]

    assert holds_too_little([*lost, *good])
    assert to_drop([*lost, *good], NOW, PLENTY) == ()
    agreed = [one(0, records=41), *lost[1:], *good]
    assert to_drop(agreed, NOW, PLENTY)


def test_a_day_of_much_deleting_keeps_ten_and_not_all() -> None:
    shelf = [one(number / 100) for number in range(50)]

    left = set(shelf) - set(to_drop(shelf, NOW, PLENTY))

    assert len(left) <= 11


# ------------------------------------------------------------------ the edges, one by one


def left_of(shelf: list[Generation], free: int = PLENTY) -> set[Generation]:
    return set(shelf) - set(to_drop(shelf, NOW, free))


def days_of(shelf: set[Generation]) -> list[int]:
    return sorted((NOW - each.made_at).days for each in shelf)


def test_what_is_left_of_two_years_of_days_is_counted_out() -> None:
    left = days_of(left_of([one(days) for days in range(730)]))

    # 3 May 2026 is a Sunday: seven days, three more weeks, the last day of ten more months
    weeks, months = [7, 14, 21], [33, 64, 92, 123, 154, 184, 215, 245, 276, 307]
    assert left == [*range(7), *weeks, *months]


def test_exactly_half_is_enough_and_one_less_is_not() -> None:
    good = [one(1, records=100)]

    assert not holds_too_little([one(0, records=50, is_agreed=False), *good])
    assert holds_too_little([one(0, records=49, is_agreed=False), *good])
    assert not holds_too_little([])
    assert not holds_too_little([one(0, records=0, is_agreed=False)])


def test_those_of_the_last_day_stay_up_to_its_last_minute() -> None:
    noon = dt.timedelta(hours=12)
    shelf = [one(part) for part in (0.1, 0.4, 0.9, 1.0, 1.01, 1.2)]

    assert {(NOW - each.made_at) / noon for each in left_of(shelf)} >= {0.2, 0.8, 1.8, 2.0}
    assert one(1.2) not in left_of(shelf)


def test_of_one_day_ten_stay_and_they_are_the_newest() -> None:
    shelf = [one(number / 100) for number in range(30)]

    assert left_of(shelf) == set(shelf[:10])


def test_one_before_an_upgrade_stays_until_it_is_ninety_days_old() -> None:
    # beside each one a newer one of the same day, so that nothing else keeps it
    for days, stays in ((89.9, True), (90, False)):
        upgrade = one(days, is_upgrade=True)
        beside = [one(days - 0.05), *(one(number) for number in range(60))]

        assert (upgrade in left_of([upgrade, *beside])) is stays


def test_nothing_more_goes_than_is_needed_for_a_tenth_of_what_is_free() -> None:
    shelf = [one(days) for days in range(730)]
    kept = len(left_of(shelf))

    assert len(left_of(shelf, kept * 100 * 10)) == kept
    assert len(left_of(shelf, kept * 100 * 10 - 1)) == kept - 1
    assert max(days_of(left_of(shelf, kept * 100 * 10 - 1))) == 276


def test_of_an_earlier_day_the_newest_alone_stays() -> None:
    assert left_of([one(5), one(5.1), one(5.2)]) == {one(5)}


def test_the_oldest_goes_first() -> None:
    dropped = to_drop([one(days) for days in range(400)], NOW, PLENTY)

    assert list(dropped) == sorted(dropped, key=lambda each: each.made_at)
    assert dropped


def test_what_is_made_while_the_clock_is_ten_years_back_stays() -> None:
    shelf = [one(-day) for day in range(3650, 3650 + 400)]
    shelf = [each for each in shelf if each not in to_drop(shelf, shelf[-1].made_at, PLENTY)]

    made = one(0.001)

    assert made not in to_drop([*shelf, made], NOW, PLENTY)
