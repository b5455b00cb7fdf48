"""The order of the entries: from indexes alone, whole, and narrowed as asked."""

import datetime as dt

import pytest

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.record import Change
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.store import timeline
from journal_app.store.schema import order
from journal_app.store.timeline import Narrowed

NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)
MARCH = dt.date(2025, 3, 14)


def put(store, cls=Entry, **values):
    made = cls(**{"created_at": NOW, "updated_at": NOW} | values)
    store.apply([Change(None, made)])
    return made


def ids(store, **asked) -> list[str]:
    return [line[0] for line in timeline.lines(store.db, Narrowed(**asked))]


def test_the_newest_stand_on_top_or_the_oldest_as_asked(store) -> None:
    made = [put(store, occurred_on=dt.date(2025, 3, day)).id for day in (14, 2, 30)]

    assert ids(store) == [made[2], made[0], made[1]]
    assert ids(store, oldest_first=True) == [made[1], made[0], made[2]]


@pytest.mark.parametrize("oldest_first", [False, True])
def test_lines_are_read_in_parts_without_gap_or_repetition(store, oldest_first) -> None:
    for number in range(25):
        put(store, occurred_on=dt.date(2025, 3, 1 + number // 5))
    asked, found, last = Narrowed(oldest_first=oldest_first), [], None

    while part := timeline.lines(store.db, asked, beyond=last, limit=7):
        found += part
        last = part[-1]

    assert found == timeline.lines(store.db, asked)
    assert len(found) == 25


def test_an_entry_without_a_day_stands_where_it_was_written(store) -> None:
    later, without, earlier = (
        put(store, occurred_on=day).id for day in (dt.date(2025, 6, 2), None, dt.date(2025, 5, 31))
    )

    assert ids(store) == [later, without, earlier]
    assert timeline.counts(store.db, *[NOW.toordinal()] * 2) == {NOW.toordinal(): 1}


def test_the_first_and_the_last_day_there_are_can_be_asked_for(store) -> None:
    first = put(store, occurred_on=dt.date.min)
    last = put(store, occurred_on=dt.date.max)
    ends = dt.date.min.toordinal(), dt.date.max.toordinal()

    assert ids(store) == [last.id, first.id]
    assert timeline.counts(store.db, *ends) == dict.fromkeys(ends, 1)
    assert timeline.earliest(store.db) == 1
    assert ids(store, last=1) == [first.id]
    assert ids(store, first=ends[1]) == [last.id]


def test_the_trash_is_left_out_everywhere(store) -> None:
    gone = put(store, occurred_on=MARCH, trashed_at=NOW, tags=("gone",))

    assert ids(store) == []
    assert not timeline.fits(store.db, Narrowed(), gone.id)
    assert timeline.rows(store.db, {gone.id: order(gone)}) == []
    assert (timeline.tags(store.db), timeline.days(store.db)) == (set(), [])
    assert timeline.first_on(store.db, [MARCH.toordinal()]) is None


def test_entries_are_narrowed_by_kind_level_and_day(store) -> None:
    wanted = put(store, type=EntryType.EVIDENCE, level=Level.REVIEW, occurred_on=MARCH)
    put(store, type=EntryType.NOTE, level=Level.PRIVATE, occurred_on=dt.date(2025, 3, 15))

    day = MARCH.toordinal()
    for asked in ({"kind": "evidence"}, {"level": "review"}, {"first": day, "last": day}):
        assert ids(store, **asked) == [wanted.id]
        assert timeline.fits(store.db, Narrowed(**asked), wanted.id)


def test_a_person_is_found_by_entry_relationship_and_session(store) -> None:
    ana = put(store, Person, name="Ana")
    pair = put(store, Relationship, person_id=ana.id)
    session = put(store, Session, relationship_id=pair.id)
    about = [
        put(store, person_id=ana.id),
        put(store, relationship_id=pair.id),
        put(store, session_id=session.id),
    ]
    put(store)

    assert set(ids(store, person=ana.id)) == {entry.id for entry in about}
    names = timeline.rows(store.db, {entry.id: order(entry) for entry in about})
    assert [row[-1] for row in names] == ["Ana"] * 3
    assert timeline.people(store.db) == [(ana.id, "Ana")]


@pytest.mark.parametrize("tag", ["work", 'say "when"', ",", "back\\slash", "عربي", "A"])
def test_a_tag_is_meant_as_it_is_written(store, tag) -> None:
    tagged = put(store, tags=(tag, "x"))
    put(store, tags=("workshop", "a", "say", "b"))

    assert ids(store, tag=tag) == [tagged.id]
    assert tag in timeline.tags(store.db)


def test_the_latest_of_several_days_is_looked_back_to(store) -> None:
    put(store, occurred_on=dt.date(2023, 3, 14))
    latest = put(store, occurred_on=dt.date(2024, 3, 14))
    days = [dt.date(year, 3, 14).toordinal() for year in (2022, 2023, 2024)]

    assert timeline.first_on(store.db, days) == (latest.id, order(latest))


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "entry_line"),
        ({"oldest_first": True}, "entry_line"),
        ({"first": 9, "last": 99}, "entry_line"),
        ({"kind": "note"}, "entry_heads"),
        ({"level": "private"}, "entry_heads"),
    ],
)
def test_no_line_is_read_from_an_entry_itself(store, asked, index) -> None:
    said = plan(store, lambda: timeline.lines(store.db, Narrowed(**asked), limit=9))

    assert said == [f"SEARCH entry USING COVERING INDEX {index}"]


def test_no_row_is_read_from_an_entry_itself(store) -> None:
    said = plan(store, lambda: timeline.rows(store.db, {"a": 1, "b": 2}))

    assert said[:2] == [
        "SEARCH entry USING COVERING INDEX entry_heads",
        "SEARCH beside USING COVERING INDEX entry_beside",
    ]


def plan(store, ask) -> list[str]:
    """How the statement of a question would be carried out."""
    asked = []
    with store.db.tracer(lambda sql, values: asked.append((sql, values))):
        ask()
    sql, values = next(one for one in asked if one[0].lstrip().startswith("SELECT"))
    rows = store.db.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    return [row[3].partition(" (")[0] for row in rows]
