"""History: steps, what undo and redo take back, and what is let go with age."""

import dataclasses
import datetime as dt
import json
import zlib

import pytest

from journal_app.domain.entry import Entry
from journal_app.domain.record import Change
from journal_app.store import history
from journal_app.store.history import REDO, UNDO, Step

START = dt.datetime(2024, 1, 1, 12, tzinfo=dt.UTC)


def entry(title: str, record_id: str = "a") -> Entry:
    return Entry(id=record_id, title=title, created_at=START, updated_at=START)


def do(store, kind: str = "edit", reverses: int | None = None, at: dt.datetime = START) -> int:
    """One step that touches nothing; answers its number."""
    change = Change(None, entry("x", f"{at.timestamp()}"))
    with store.db.atomic():
        return history.write(store.db, Step(kind, at, reverses=reverses), [change])


@pytest.mark.parametrize(
    ("steps", "undo", "redo"),
    [
        ([], None, None),
        (["e"], 1, None),
        (["e", "e"], 2, None),
        (["e", "e", "u2"], 1, 3),
        (["e", "e", "u2", "u1"], None, 4),
        (["e", "e", "u2", "r3"], 4, None),
        (["e", "e", "u2", "u1", "r4"], 5, 3),
        (["e", "e", "u2", "u1", "r4", "r3"], 6, None),
        (["e", "u1", "e"], 3, None),
        (["e", "e", "u2", "r3", "u4"], 1, 5),
        (["e", "u1", "r2", "u3", "r4"], 5, None),
    ],
)
def test_undo_and_redo_find_their_step(store, steps, undo, redo) -> None:
    kinds = {"e": "edit", "u": UNDO, "r": REDO}
    for step in steps:
        do(store, kinds[step[0]], int(step[1:]) if step[1:] else None)

    assert history.undo_target(store.db) == undo
    assert history.redo_target(store.db) == redo


def test_a_long_chain_is_followed_beyond_one_slice(store) -> None:
    for _number in range(450):
        do(store)
    for number in range(450, 0, -1):
        assert history.undo_target(store.db) == number
        do(store, UNDO, number)

    assert history.undo_target(store.db) is None
    assert history.redo_target(store.db) == 900


def test_a_version_is_the_record_as_it_was_before_the_step(store) -> None:
    first, second = entry("first"), entry("second")
    store.apply([Change(None, first)], Step("edit", START))
    store.apply([Change(first, second)], Step("edit", START + dt.timedelta(hours=1)))

    newest, oldest = history.of_record(store.db, "entry", "a")

    assert (oldest.before, newest.before) == (None, first)
    assert newest.until == "2024-01-01T13:00:00Z"
    assert (newest.kind, newest.is_readable, newest.pinned) == ("edit", True, False)
    assert "first" not in repr(newest)
    assert [version.step for version in history.of_step(store.db, 2)] == [2]


def test_a_version_of_another_program_is_said_to_be_unreadable(store) -> None:
    store.apply([Change(entry("old"), entry("new"))], Step("edit", START))
    foreign = zlib.compress(json.dumps({"id": "a", "type": "poem"}).encode())
    store.db.execute("UPDATE history SET before = ?", (foreign,))

    (version,) = history.of_record(store.db, "entry", "a")

    assert (version.before, version.is_readable) == (None, False)


def aged(store, now: dt.datetime, ages_in_days: list[float]) -> None:
    """Versions of one record, each so many days old."""
    for days in sorted(ages_in_days, reverse=True):
        at = now - dt.timedelta(days=days)
        store.apply([Change(entry("x"), entry(str(days)))], Step("edit", at))


def ages(store, now: dt.datetime) -> list[float]:
    rows = store.db.execute("SELECT at FROM history ORDER BY at DESC").fetchall()
    found = [now - dt.datetime.fromisoformat(at) for (at,) in rows]
    return [round(each.total_seconds() / 86_400, 2) for each in found]


def test_of_thirty_days_all_stay_then_one_a_day_then_one_a_month(store) -> None:
    now = dt.datetime(2025, 7, 16, tzinfo=dt.UTC)
    aged(store, now, [0.1, 0.2, 29.6, 29.9, 40.2, 40.5, 41.5, 380.5, 381.5, 395.5, 420.5])

    assert history.thin(store.db, now) == 3

    # of the day 40 back and of one month a year back the newest is kept
    assert ages(store, now) == [0.1, 0.2, 29.6, 29.9, 40.2, 41.5, 380.5, 420.5]
    assert history.thin(store.db, now) == 0


def test_pinned_versions_and_the_making_of_a_record_stay(store) -> None:
    now = dt.datetime(2025, 7, 16, tzinfo=dt.UTC)
    long_ago = now - dt.timedelta(days=50)
    store.apply([Change(None, entry("made"))], Step("edit", long_ago))
    for number in range(3):
        change = Change(entry(str(number)), entry(str(number + 1)))
        store.apply([change], Step("edit", long_ago + dt.timedelta(minutes=number + 1)))
    rows = [version.row for version in history.of_record(store.db, "entry", "a")]
    history.pin(store.db, rows[2], pinned=True)

    history.thin(store.db, now)

    left = [version.row for version in history.of_record(store.db, "entry", "a")]
    assert left == [rows[0], rows[2], rows[3]]
    history.pin(store.db, rows[2], pinned=False)
    assert history.thin(store.db, now) == 1


def test_an_undo_stays_so_that_the_chain_beyond_it_can_be_followed(store) -> None:
    now = dt.datetime(2025, 7, 16, tzinfo=dt.UTC)
    at = now - dt.timedelta(days=50)
    made = Change(None, entry("made"))
    first = store.apply([made], Step("edit", at))
    undone = store.apply([made.turned()], Step(UNDO, at, reverses=first))
    again = store.apply([made], Step(REDO, at, reverses=undone))

    assert history.thin(store.db, now) == 0

    store.apply([made.turned()], Step(UNDO, now, reverses=again))
    assert history.undo_target(store.db) is None


def test_records_do_not_thin_each_other_out(store) -> None:
    now = dt.datetime(2025, 7, 16, tzinfo=dt.UTC)
    at = now - dt.timedelta(days=50)
    for name in ("a", "b"):
        store.apply([Change(entry("x", name), entry("y", name))], Step("edit", at))

    assert history.thin(store.db, now) == 0


def test_what_is_forgotten_is_gone_and_the_batch_of_the_making_may_stay(store) -> None:
    first = entry("secret")
    store.apply([Change(None, first)], Step("import", START, batch="b1"))
    store.apply([Change(first, dataclasses.replace(first, title="x"))], Step("edit", START))

    assert history.forget_earlier(store.db, "entry", "a") == 1
    assert [version.id for version in history.of_batch(store.db, "b1")] == ["a"]
    assert history.forget(store.db, "entry", "a") == 1
    assert history.of_record(store.db, "entry", "a") == []


def test_what_later_steps_touched_is_known(store) -> None:
    store.apply([Change(None, entry("x", "a"))], Step("edit", START))
    store.apply([Change(None, entry("x", "b"))], Step("edit", START))

    assert history.changed_after(store.db, 1) == {("entry", "b")}
