"""Questions of a day read no more than they answer."""

from journal_app.store import today


def test_a_look_back_searches_the_entries_and_never_reads_them_all(store) -> None:
    asked = {"days": "[1, 2]", "first": 10, "last": 20, "limit": 5}

    plan = store.db.execute(f"EXPLAIN QUERY PLAN {today.BEHIND}", asked).fetchall()

    steps = [row[3] for row in plan if "entry" in row[3]]
    assert steps
    assert all("head_order" in step for step in steps)
