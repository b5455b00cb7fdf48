"""One piece: the tables are changed whole or not at all, and no link is lost on the way."""

import pytest

from journal_app.domain.action import Action
from journal_app.domain.goal import Goal
from journal_app.domain.record import Change
from journal_app.errors import Refused
from journal_app.store import migrations
from journal_app.store.library import sqlite3


@pytest.fixture
def pair(store, step) -> tuple[Goal, Action]:
    """A goal, and an action that points to it."""
    goal = Goal(title="pointed to", created_at=step.at, updated_at=step.at)
    action = Action(title="points", goal_id=goal.id, created_at=step.at, updated_at=step.at)
    store.apply([Change(None, goal), Change(None, action)], step)
    return goal, action


def done_in_one(store, *statements: str) -> None:
    with migrations.one_piece(store.db):
        for statement in statements:
            store.db.execute(statement)


def is_watching(store) -> bool:
    return store.db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def dangle(store) -> None:
    """Let a link lead nowhere, as only damage does."""
    store.db.execute("PRAGMA foreign_keys = OFF")
    store.db.execute("UPDATE action SET goal_id = 'nowhere'")
    store.db.execute("PRAGMA foreign_keys = ON")


def test_a_table_that_others_point_to_is_rebuilt_and_they_still_point_to_it(store, pair) -> None:
    goal, action = pair

    with migrations.one_piece(store.db):
        store.db.table("goal").transform(types={"why_md": str}, drop={"archived"})

    assert store.db.execute("SELECT goal_id FROM action").fetchall() == [(goal.id,)]
    assert store.get("action", action.id) == action
    assert "archived" not in {column.name for column in store.db.table("goal").columns}
    assert is_watching(store)
    store.db.execute("DELETE FROM goal")
    assert store.db.execute("SELECT goal_id FROM action").fetchall() == [(None,)]


def test_a_link_that_would_lead_nowhere_takes_all_of_it_back(store, pair) -> None:
    goal, action = pair

    with pytest.raises(Refused, match="Nothing was changed"):
        done_in_one(store, "ALTER TABLE entry ADD COLUMN weather TEXT", "DELETE FROM goal")

    assert store.get("goal", goal.id) == goal
    assert store.get("action", action.id) == action
    assert "weather" not in {column.name for column in store.db.table("entry").columns}
    assert is_watching(store)


def test_one_that_led_nowhere_before_keeps_no_journal_closed(store, pair) -> None:
    dangle(store)

    done_in_one(store, "ALTER TABLE entry ADD COLUMN weather TEXT")

    assert "weather" in {column.name for column in store.db.table("entry").columns}


def test_what_breaks_it_off_takes_all_of_it_back(store, pair) -> None:
    rename = "ALTER TABLE goal RENAME COLUMN why_md TO reason_md"

    with pytest.raises(sqlite3.OperationalError):
        done_in_one(store, rename, "PRAGMA user_version = 99", "no statement")

    assert "why_md" in {column.name for column in store.db.table("goal").columns}
    assert migrations.version(store.db) != 99
    assert is_watching(store)
    assert not store.db.conn.in_transaction


def test_it_does_not_begin_amid_something_else(store, pair) -> None:
    with store.db.atomic():
        with pytest.raises(RuntimeError), migrations.one_piece(store.db):
            pytest.fail("links were still watched")

        assert is_watching(store)
