"""A journal of the schema before, and the invented step that leads from it to today's."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from journal_app import vault
from journal_app.store import migrations
from journal_app.store.schema import SCHEMA
from journal_app.store.store import Store

__all__ = ["SCHEMA", "lacks", "make", "next_step", "suffixes"]

SUFFIX = " (moved)"
INDEX, TABLE, COLUMN = "entry_beside", "goal", "own_words_md"


def make(folder: Path, key: bytes) -> None:
    """Take from the journal in the folder what the schema before had not."""
    opened = vault.unlock_with_key(folder, key)
    Store(opened.connection)
    for statement in (
        f"DROP INDEX {INDEX}",
        f"ALTER TABLE {TABLE} DROP COLUMN {COLUMN}",
        f"PRAGMA user_version = {SCHEMA - 1}",
    ):
        opened.connection.execute(statement)
    opened.connection.commit()
    opened.lock()


@contextmanager
def next_step() -> Iterator[None]:
    """While this holds, the way to today's schema has one step: every title gets a suffix."""
    whole = migrations.migrate
    migrations.migrate = functools.partial(whole, steps=((SCHEMA, _step),))
    try:
        yield
    finally:
        migrations.migrate = whole


def lacks(connection: Any) -> list[str]:
    """What of today's schema is missing."""
    indexes = {row[1] for row in connection.execute("PRAGMA index_list(entry)")}
    columns = {row[1] for row in connection.execute(f"PRAGMA table_info({TABLE})")}
    return [name for name, found in ((INDEX, indexes), (COLUMN, columns)) if name not in found]


def suffixes(connection: Any) -> set[int]:
    """How often the step was taken, over all titles."""
    titles = [row[0] for row in connection.execute("SELECT title FROM entry")]
    return {title.count(SUFFIX) for title in titles}


def _step(db: Any) -> None:
    for (record_id,) in db.execute("SELECT id FROM entry").fetchall():
        db.execute(f"UPDATE entry SET title = title || '{SUFFIX}' WHERE id = ?", (record_id,))
