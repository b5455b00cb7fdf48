"""The small values a vault keeps in its own table, beside the records of the store."""

from collections.abc import Mapping

from journal_app.vault import connection
from journal_app.vault.connection import Connection

PUT = """INSERT INTO vault (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value"""


def one(opened: Connection, name: str) -> str | None:
    """The value of that name, or None."""
    with connection.translated():
        row = opened.execute("SELECT value FROM vault WHERE key = ?", (name,)).fetchone()
    return row[0] if row else None


def begin_with(opened: Connection, start: str) -> dict[str, str]:
    """The values whose names begin so."""
    with connection.translated():
        sql = "SELECT key, value FROM vault WHERE substr(key, 1, ?) = ?"
        return dict(opened.execute(sql, (len(start), start)).fetchall())


def put(opened: Connection, values: Mapping[str, str | None]) -> None:
    """Keep these values, all or none; None takes one away."""
    with connection.translated(), opened:
        for name, value in values.items():
            if value is None:
                opened.execute("DELETE FROM vault WHERE key = ?", (name,))
            else:
                opened.execute(PUT, (name, value))
