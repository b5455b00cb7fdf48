"""Tables: strict, with keys that hold, derived from the declarations and kept in step."""

import dataclasses
import functools
import hashlib
import json

import pytest

from journal_app.domain import RECORDS
from journal_app.domain import fields as words
from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.record import Change, declared
from journal_app.errors import HeaderNewer, Refused
from journal_app.store import migrations, schema
from journal_app.store.store import Store

TABLES = sorted([*(cls.table for cls in RECORDS), "history", "piece", "search_key", "state"])
# Of every CREATE statement. When it changes, raise schema.SCHEMA: an older journal is brought up
# only when its number is below. Then put the new pair here; keep the old ones as a record.
FINGERPRINTS = {1: "d527d7a3aaab23e5", 2: "f69928ae81a72cd9", 3: "00fa24aa53bdb822"}


def columns(store, table: str) -> dict:
    """Name to (type, not null, default, part of the primary key) of a table."""
    rows = store.db.execute(f"PRAGMA table_info([{table}])").fetchall()
    return {row[1]: (row[2], bool(row[3]), row[4], row[5]) for row in rows}


def statements(store) -> str:
    rows = store.db.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    ).fetchall()
    return json.dumps([(name, " ".join(sql.split())) for name, sql in rows])


def test_every_table_is_strict(store) -> None:
    rows = store.db.execute("SELECT name, strict, type FROM pragma_table_list").fetchall()
    strict = {name for name, is_strict, kind in rows if is_strict and kind == "table"}

    assert sorted(strict - {"vault"}) == TABLES


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_a_table_has_a_column_for_every_field_and_defaults_for_all_but_id_and_dates(
    store, cls
) -> None:
    found = columns(store, cls.table)

    assert {*declared(cls)} == {*found} - {"head_order", "head_day", "head_title", "head_kind"}
    bare = {name for name, (_kind, must, default, _key) in found.items() if must and not default}
    assert bare == {"id", "created_at", "updated_at"}
    assert [name for name, row in found.items() if row[3]] == ["id"]


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_every_link_field_is_a_foreign_key_with_an_index(store, cls) -> None:
    links = {name: field.to for name, field in declared(cls).items() if field.word == "link"}

    rows = store.db.execute(f"PRAGMA foreign_key_list([{cls.table}])").fetchall()
    found = {row[3]: (row[2], row[4], row[6]) for row in rows}

    assert found == {name: (to, "id", "SET NULL") for name, to in links.items()}
    indexed = {
        store.db.execute(f"PRAGMA index_info([{index}])").fetchone()[2]
        for _n, index, *_rest in store.db.execute(f"PRAGMA index_list([{cls.table}])").fetchall()
    }
    assert {*links} <= indexed


def test_a_record_that_points_to_nothing_is_refused_whole(store, step) -> None:
    good, bad = (
        Goal(title="kept?", created_at=step.at, updated_at=step.at),
        Action(title="lost", goal_id="nowhere", created_at=step.at, updated_at=step.at),
    )

    with pytest.raises(Refused):
        store.apply([Change(None, good), Change(None, bad)], step)

    assert store[Goal].get(good.id) is None
    assert store.db.execute("SELECT count(*) FROM history").fetchone() == (0,)
    assert store.db.execute("SELECT count(*) FROM search").fetchone() == (0,)


def test_records_of_one_step_may_come_in_any_order(store, step) -> None:
    goal = Goal(title="later", created_at=step.at, updated_at=step.at)
    action = Action(title="first", goal_id=goal.id, created_at=step.at, updated_at=step.at)

    store.apply([Change(None, action), Change(None, goal)], step)

    assert store[Action].get(action.id) == action


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_heads_are_read_from_an_index_alone(store, cls) -> None:
    level = ", level" if "level" in declared(cls) else ""
    plan = store.db.execute(
        f"EXPLAIN QUERY PLAN SELECT id, head_day, head_title, head_kind{level}, head_order,"
        f" created_at FROM [{cls.table}] WHERE trashed_at IS NULL"
        " ORDER BY head_order DESC, created_at DESC, id DESC LIMIT 100"
    ).fetchall()

    said = " ".join(row[3] for row in plan)
    assert f"COVERING INDEX {cls.table}_heads" in said
    assert "TEMP B-TREE" not in said


def test_a_field_declared_later_is_added_to_an_older_journal(opened, store, step) -> None:
    old = Entry(title="old", created_at=step.at, updated_at=step.at)
    store.apply([Change(None, old)], step)
    for index in ("entry_heads", "entry_line", "entry_beside"):
        store.db.execute(f"DROP INDEX {index}")
    store.db.execute("ALTER TABLE entry DROP COLUMN energy")
    store.db.execute("ALTER TABLE entry DROP COLUMN tags")
    store.db.execute("DROP TABLE resource")
    store.db.execute("PRAGMA user_version = 0")
    opened.connection.commit()

    again = Store(opened.connection)

    assert again[Entry].get(old.id) == old
    assert columns(again, "entry")["tags"][:3] == ("TEXT", True, "'[]'")
    assert "resource" in again.db.table_names()
    assert again.schema == schema.SCHEMA


def test_a_change_of_the_tables_raises_the_number_of_the_schema(store) -> None:
    found = hashlib.sha256(statements(store).encode()).hexdigest()[:16]

    assert FINGERPRINTS.get(schema.SCHEMA) == found, (
        f"The derived tables changed: raise schema.SCHEMA and note its fingerprint {found}."
    )


def test_bringing_up_a_journal_of_today_writes_nothing(opened, store) -> None:
    before = store.db.execute("SELECT total_changes()").fetchone()

    Store(opened.connection)

    assert store.db.execute("SELECT total_changes()").fetchone() == before


def test_a_journal_of_a_newer_program_is_not_touched(opened, store) -> None:
    store.db.execute(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    before = statements(store)

    for writing in (True, False):
        with pytest.raises(HeaderNewer):
            Store(opened.connection, writing=writing)

    assert statements(store) == before
    assert migrations.version(store.db) == schema.SCHEMA + 1


def test_a_step_that_fails_leaves_nothing_behind(store, step) -> None:
    store.apply([Change(None, Entry(title="kept", created_at=step.at, updated_at=step.at))], step)
    before = statements(store)

    def good(db) -> None:
        db.execute("CREATE TABLE wanted (a TEXT) STRICT")

    def bad(db) -> None:
        db.execute("DROP TABLE history")
        db.execute("DELETE FROM entry")
        raise RuntimeError

    steps = ((schema.SCHEMA + 1, good), (schema.SCHEMA + 2, bad))
    with pytest.raises(RuntimeError):
        migrations.migrate(store.db, steps)

    assert migrations.version(store.db) == schema.SCHEMA + 1
    assert json.loads(statements(store)) == sorted(
        [*json.loads(before), ["wanted", "CREATE TABLE wanted (a TEXT) STRICT"]],
        key=json.loads(statements(store)).index,
    )
    assert store[Entry].count() == 1
    assert migrations.pending(store.db, steps) == [schema.SCHEMA + 2]


def test_a_step_does_not_count_before_the_tables_are_todays(store, monkeypatch) -> None:
    """Broken off between them, the number alone would say that nothing is left to do."""
    store.db.execute("DROP INDEX entry_beside")
    store.db.execute(f"PRAGMA user_version = {schema.SCHEMA - 1}")
    steps = ((schema.SCHEMA, lambda _db: None),)
    monkeypatch.setattr(migrations, "migrate", functools.partial(migrations.migrate, steps=steps))
    monkeypatch.setattr(schema, "conform", lambda _db: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        Store(store.db.conn)

    assert migrations.version(store.db) == schema.SCHEMA - 1


def test_a_new_journal_has_no_steps_to_take(store) -> None:
    store.db.execute("PRAGMA user_version = 0")

    assert migrations.pending(store.db, ((1, lambda _db: None), (2, lambda _db: None))) == []


def test_each_word_has_a_column_type() -> None:
    from journal_app.store import codec

    assert set(codec.TYPES) == set(words.WORDS)
    assert codec.column_type(dataclasses.fields(Action)[0].metadata["field"]) is str
