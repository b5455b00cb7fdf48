"""The bytes of attachments, in pieces by hash; never in history, never in search."""

from collections.abc import Collection, Iterator

from journal_app.domain.attachment import PIECE_BYTES
from journal_app.store.library import Database


def put(db: Database, sha256: str, number: int, data: bytes) -> None:
    """Write one piece of at most 256 KB; a piece already there is the same piece."""
    if len(data) > PIECE_BYTES:
        raise ValueError("a piece is at most 256 KB")
    sql = "INSERT INTO piece (sha256, number, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    db.execute(sql, (sha256, number, data))


def pieces(db: Database, sha256: str) -> Iterator[bytes]:
    """The pieces of one content in order, read one at a time."""
    number = 0
    sql = "SELECT bytes FROM piece WHERE sha256 = ? AND number = ?"
    while (row := db.execute(sql, (sha256, number)).fetchone()) is not None:
        yield row[0]
        number += 1


def drop_unnamed(db: Database, named: Collection[str]) -> None:
    """Take away contents that no attachment names any more, but for those *named* elsewhere."""
    sql = "SELECT DISTINCT sha256 FROM piece WHERE sha256 NOT IN (SELECT sha256 FROM attachment)"
    for (sha256,) in db.execute(sql).fetchall():
        if sha256 not in named:
            db.execute("DELETE FROM piece WHERE sha256 = ?", (sha256,))
