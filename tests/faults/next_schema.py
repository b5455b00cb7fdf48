"""The schema after today's, invented: what a step can do to the tables of a real journal.

It adds a column and fills it, renames one, narrows another, takes one away and keeps its words,
and rebuilds two tables that others point to.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from journal_app import vault  # noqa: F401 - before the store: it puts the encrypted driver in place
from journal_app.store import migrations, schema

NEXT = schema.SCHEMA + 1
RENAMED = {("goal", "why_md"): "reason_md"}
GONE = {("person", "reach")}


@contextmanager
def next_schema() -> Iterator[None]:
    """While this holds, the program is that of the next schema."""
    number, columns, migrate = schema.SCHEMA, schema.columns, migrations.migrate

    def next_columns(cls: Any) -> dict[str, type]:
        return {
            RENAMED.get((cls.table, name), name): kind
            for name, kind in columns(cls).items()
            if (cls.table, name) not in GONE
        }

    steps = (*migrations.STEPS, (NEXT, step))
    schema.SCHEMA, schema.columns = NEXT, next_columns
    migrations.migrate = lambda db: migrate(db, steps)
    try:
        yield
    finally:
        schema.SCHEMA, schema.columns, migrations.migrate = number, columns, migrate


def step(db: Any) -> None:
    """What leads there; the rows are changed one by one, so that there is much to break off."""
    db.table("entry").add_column("weather", str, not_null_default="")
    for (record_id,) in db.execute("SELECT id FROM entry ORDER BY id").fetchall():
        db.execute("UPDATE entry SET weather = 'kind' WHERE id = ?", (record_id,))
        db.execute("UPDATE entry SET energy = (energy + 1) / 2 WHERE id = ?", (record_id,))
    for record_id, reach in db.execute("SELECT id, reach FROM person ORDER BY id").fetchall():
        extra = json.dumps({"reach": reach}, ensure_ascii=False)
        sql = "UPDATE person SET extra = json_patch(extra, ?) WHERE id = ?"
        db.execute(sql, (extra, record_id))
    db.table("person").transform(drop={"reach"})
    db.execute("UPDATE goal SET kind = 'other' WHERE kind IS NULL")
    db.table("goal").transform(
        rename={"why_md": "reason_md"}, not_null={"kind"}, defaults={"kind": "other"}
    )


def pictured(connection: Any) -> str:
    """A hash of every statement of the schema, every row of every table, and the number."""
    found = hashlib.sha256()
    tables = []
    for kind, name, sql in connection.execute(
        "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    ).fetchall():
        found.update(repr((kind, name, sql)).encode())
        if kind == "table" and "VIRTUAL" not in sql.upper():
            tables.append(name)
    for name in tables:
        rows = connection.execute(f"SELECT * FROM [{name}]").fetchall()
        found.update(repr((name, sorted(map(repr, rows)))).encode())
    found.update(repr(connection.execute("PRAGMA user_version").fetchone()).encode())
    return found.hexdigest()
