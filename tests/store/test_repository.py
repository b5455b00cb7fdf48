"""Reading and writing records of every type through a real encrypted file."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app import vault
from journal_app.domain import RECORDS
from journal_app.domain.entry import Entry
from journal_app.domain.person import Person
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.domain.record import Change
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.store.library import translated
from journal_app.store.store import Store
from tests.domain.records import records

NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)


def entry(day: int | None = None, **values) -> Entry:
    on = None if day is None else dt.date(2025, 1, day)
    return Entry(occurred_on=on, created_at=NOW, updated_at=NOW, **values)


def put(store, *made) -> None:
    store.apply([Change(None, record) for record in made])


def stamped(record):
    return dataclasses.replace(
        record, created_at=record.created_at or NOW, updated_at=record.updated_at or NOW
    )


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_record_is_read_back_as_it_was_written(store, cls, data) -> None:
    first = stamped(data.draw(records(cls)))
    second = dataclasses.replace(stamped(data.draw(records(cls))), id=first.id)
    before = store[cls].get(first.id)

    store.apply([Change(before, first)])
    assert store[cls].get(first.id) == first
    store.apply([Change(first, second)])

    assert store[cls].get(first.id) == second


def test_what_was_written_is_there_after_lock_and_unlock(vault_path, vault_key) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    made = [stamped(cls(id=f"{number:020x}")) for number, cls in enumerate(RECORDS)]
    put(Store(opened.connection), *made)
    opened.lock()

    again = vault.unlock_with_key(vault_path, vault_key)
    try:
        store = Store(again.connection)
        assert list(store.every()) == made
    finally:
        again.lock()


def test_an_edit_of_a_record_that_is_not_there_writes_it_whole(store) -> None:
    gone = entry(3, title="gone", body_md="text")

    store.apply([Change(gone, dataclasses.replace(gone, title="back"))])

    assert store[Entry].get(gone.id) == dataclasses.replace(gone, title="back")
    assert store.problems() == []


def test_an_edit_without_a_difference_leaves_the_record_alone(store) -> None:
    same = entry(3, title="same")
    put(store, same)

    store.apply([Change(same, same)])

    assert store[Entry].get(same.id) == same
    assert store[Entry].count() == 1


def test_heads_come_newest_first_in_windows_and_leave_the_trash_out(store) -> None:
    made = [entry(1 + number % 28, title=f"n{number}") for number in range(250)]
    gone = dataclasses.replace(entry(5, title="gone"), trashed_at=NOW)
    put(store, *made, gone)

    seen, below = [], None
    while window := store[Entry].heads(limit=100, below=below):
        seen += window
        below = window[-1]

    wanted = sorted(made, key=lambda one: (one.occurred_on, one.id), reverse=True)
    assert [head.id for head in seen] == [one.id for one in wanted]
    assert [head.title for head in store[Entry].heads(trashed=True)] == ["gone"]
    assert store[Entry].count() == 250
    assert store[Entry].count(trashed=True) == 1


def test_a_head_says_what_a_list_shows(store) -> None:
    made = entry(9, title="Łódź", body_md="long " * 1000)
    put(store, made)

    (head,) = store[Entry].heads()

    assert (head.table, head.id, head.day, head.title) == (
        "entry", made.id, dt.date(2025, 1, 9), "Łódź",
    )  # fmt: skip
    assert (head.kind, head.level) == ("note", "private")
    assert "Łódź" not in repr(head)
    assert store[Entry].heads_of([made.id, "unknown"]) == {made.id: head}


@pytest.mark.parametrize("zone", [14, -12, 0])
def test_sessions_are_ordered_by_their_instant_not_by_their_clock(store, zone) -> None:
    offset = dt.timezone(dt.timedelta(hours=zone))
    first = Session(starts_at=dt.datetime(2025, 6, 1, 23, 0, tzinfo=offset))
    second = Session(starts_at=first.starts_at.astimezone(dt.UTC) + dt.timedelta(minutes=1))
    put(store, stamped(second), stamped(first))

    assert [head.id for head in store[Session].heads()] == [second.id, first.id]


@pytest.mark.parametrize("year", [1, 9999])
def test_the_first_and_last_year_are_ordered_and_kept_with_any_offset(store, year) -> None:
    moments = [
        dt.datetime(year, 1, 1, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=14))),
        dt.datetime(year, 12, 31, 23, 30, tzinfo=dt.timezone(-dt.timedelta(hours=3, minutes=30))),
    ]
    made = [stamped(Session(starts_at=moment)) for moment in moments]
    put(store, *made)

    found = [store[Session].get(head.id) for head in store[Session].heads()]

    assert found == made[::-1]
    assert [one.starts_at.utcoffset() for one in found] == [
        moment.utcoffset() for moment in moments[::-1]
    ]


def test_records_are_found_by_their_fields_and_by_their_period(store) -> None:
    ana, ben = stamped(Person(name="Ana")), stamped(Person(name="Ben"))
    pair = stamped(Relationship(person_id=ana.id))
    put(store, ana, ben, pair, entry(1, person_id=ana.id), entry(2), entry(31, person_id=ben.id))

    assert [one.id for one in store[Relationship].where(person_id=ana.id)] == [pair.id]
    assert len(store[Entry].where(person_id=None)) == 1
    january = store[Entry].between(dt.date(2025, 1, 1), dt.date(2025, 1, 2))
    assert [one.occurred_on.day for one in january] == [1, 2]
    assert store[Person].many([ben.id, "unknown", ana.id]) == [ben, ana]
    with pytest.raises(KeyError):
        store[Entry].where(nothing_of_the_kind=1)


def test_thousands_of_ids_are_asked_for_in_parts(store) -> None:
    made = [entry(1, title=str(number)) for number in range(1_200)]
    put(store, *made)

    found = store[Entry].many([one.id for one in made])

    assert found == made
    assert list(store[Entry].every()) == sorted(made, key=lambda one: one.id)


def test_what_points_to_a_record_that_goes_points_to_nothing(store) -> None:
    ana = stamped(Person(name="Ana"))
    pair = stamped(Relationship(person_id=ana.id))
    put(store, ana, pair)

    store.purge([ana])

    assert store[Relationship].get(pair.id).person_id is None


def test_a_reading_without_a_title_has_a_head_all_the_same(store) -> None:
    put(store, stamped(Reading(subject_type=SubjectType.GOAL, metric=Metric.PROGRESS, value=30)))

    (head,) = store[Reading].heads()

    assert (head.title, head.kind, head.level) == ("", "progress", "")


def test_a_window_of_the_timeline_is_one_question_that_reads_no_text(store) -> None:
    put(store, *(entry(1 + number % 28, body_md="secret") for number in range(300)))
    asked = []
    store.db.conn.set_trace_callback(asked.append)

    with translated():
        heads = store[Entry].heads(limit=100)
    store.db.conn.set_trace_callback(None)

    assert len(heads) == 100
    assert len(asked) == 1
    assert "body_md" not in asked[0]


def test_records_come_by_the_id_a_field_holds_oldest_first_and_without_the_trash(store) -> None:
    pairs = [Relationship(id=f"p{number}", created_at=NOW, updated_at=NOW) for number in range(3)]
    met = [
        Session(
            id=f"s{number:04}",
            relationship_id=pairs[number % 2].id,
            starts_at=NOW - dt.timedelta(days=number),
            created_at=NOW,
            updated_at=NOW,
        )
        for number in range(6)
    ]
    gone = dataclasses.replace(met[0], id="gone", trashed_at=NOW)
    put(store, *pairs, *met, gone)

    found = store[Session].grouped("relationship_id", [pair.id for pair in pairs])

    ids = {pair_id: [session.id for session in own] for pair_id, own in found.items()}
    assert ids == {"p0": ["s0004", "s0002", "s0000"], "p1": ["s0005", "s0003", "s0001"]}


def test_more_ids_than_fit_one_question_are_asked_for_in_parts(store) -> None:
    made = [entry(1, id=f"e{number:04}", session_id=f"s{number:04}") for number in range(1_100)]
    store.db.execute("PRAGMA foreign_keys = OFF")
    put(store, *made)
    ids = [one.session_id for one in made]

    found = store[Entry].grouped("session_id", [*ids, ids[0]])

    assert [found[session_id] for session_id in ids] == [[one] for one in made]


def test_records_of_several_tables_are_found_by_table_and_id(store) -> None:
    note = entry(1, title="note")
    pair = Relationship(created_at=NOW, updated_at=NOW)
    put(store, note, pair)

    places = [(one.table, one.id) for one in (note, pair)]

    assert store.many([*places, ("entry", "none")]) == dict(zip(places, (note, pair), strict=True))
