"""What is asked about clients is looked up for those shown, and nothing is gone through."""

import datetime as dt

import pytest

from journal_app.store import clients

YEAR = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
ASKED = {
    "pairs": clients.pairs,
    "next": lambda db: clients.next_sessions(db, 0),
    "threads": clients.threads,
    "past": lambda db: clients.past(db, *YEAR),
    "origins": clients.origins,
    "given": clients.given,
}
WHOLE = ("session_heads", "action_heads", "entry_heads", "goal_heads", "link_heads")


@pytest.mark.parametrize("name", ASKED)
def test_no_table_of_records_is_gone_through(store, monkeypatch, name) -> None:
    plans: list[str] = []

    def planned(db, sql, values):
        rows = db.execute(f"EXPLAIN QUERY PLAN {sql}", tuple(values)).fetchall()
        plans.extend(row[3] for row in rows)
        return []

    monkeypatch.setattr(clients, "_rows", planned)
    ASKED[name](store.db)

    records = ("entry", "session", "action", "goal", "link", "relationship", "person", "far")
    scans = [step for step in plans if step.startswith(tuple(f"SCAN {one}" for one in records))]
    assert plans
    assert scans == []
    assert [step for step in plans if any(f" {index} " in step for index in WHOLE)] == []


@pytest.mark.parametrize("name", ["next", "past"])
def test_of_meetings_no_row_with_its_texts_is_read(store, monkeypatch, name) -> None:
    plans: list[str] = []

    def planned(db, sql, values):
        rows = db.execute(f"EXPLAIN QUERY PLAN {sql}", tuple(values)).fetchall()
        plans.extend(row[3] for row in rows)
        return []

    monkeypatch.setattr(clients, "_rows", planned)
    ASKED[name](store.db)

    read = [step for step in plans if "session" in step]
    assert all("COVERING INDEX session_of_pair" in step for step in read)
    assert read
