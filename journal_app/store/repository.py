"""Repository: reading the records of one table; its statements are derived once."""

import datetime as dt
import operator
from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar

from journal_app.domain.head import Head
from journal_app.domain.record import Record, RecordId, declared
from journal_app.store import schema
from journal_app.store.codec import reader, to_column
from journal_app.store.library import Database, translated

R = TypeVar("R", bound=Record)
WINDOW = 100  # rows around what is visible
CHUNK = 500  # below SQLite's limit of parameters, and small enough to hold in memory


class Repository(Generic[R]):
    """The records of one type."""

    def __init__(self, db: Database, cls: type[R]) -> None:
        self._db = db
        self._cls = cls
        self._fields = declared(cls)
        self._readers = [(name, reader(field)) for name, field in self._fields.items()]
        self._listed = ", ".join(f"[{name}]" for name in self._fields)
        level = "level" if "level" in self._fields else "''"
        self._heads = (
            f"SELECT id, head_day, head_title, head_kind, {level}, head_order, created_at"
            f" FROM [{cls.table}]"
        )
        self._columns = (*self._fields, "head_order", "head_day", "head_title", "head_kind")
        listed = ", ".join(f"[{name}]" for name in self._columns)
        marks = ", ".join("?" * len(self._columns))
        self._insert = f"INSERT INTO [{cls.table}] ({listed}) VALUES ({marks})"
        self._values = operator.attrgetter(*self._fields)

    def get(self, record_id: RecordId) -> R | None:
        """The record of that id, in the trash or not; None when there is none."""
        found = self._read("WHERE id = ?", (record_id,)) if record_id else []
        return found[0] if found else None

    def many(self, ids: Sequence[RecordId]) -> list[R]:
        """The records of these ids that there are, in the order asked."""
        found: dict[RecordId, R] = {}
        for part in _parts(ids):
            found |= {item.id: item for item in self._read(f"WHERE id IN ({_marks(part)})", part)}
        return [found[record_id] for record_id in ids if record_id in found]

    def grouped(self, name: str, ids: Sequence[RecordId], **fields: Any) -> dict[RecordId, list[R]]:
        """The records outside the trash by the id that one field holds, each oldest first."""
        if name not in self._fields:
            raise KeyError(name)
        clause, values = self._equal(fields)
        found: dict[RecordId, list[R]] = {}
        for part in _parts(ids):
            asked = f"WHERE trashed_at IS NULL AND [{name}] IN ({_marks(part)}){clause}"
            for item in self._read(f"{asked} ORDER BY head_order, id", (*part, *values)):
                found.setdefault(getattr(item, name), []).append(item)
        return found

    def where(self, **fields: Any) -> list[R]:
        """The records with these values that are not in the trash, oldest first."""
        clause, values = self._equal(fields)
        return self._read(f"WHERE trashed_at IS NULL{clause} ORDER BY head_order, id", values)

    def all_where(self, **fields: Any) -> list[R]:
        """The records with these values, those in the trash too."""
        clause, values = self._equal(fields)
        return self._read(f"WHERE 1{clause} ORDER BY head_order, id", values)

    def between(self, first: dt.date, last: dt.date) -> list[R]:
        """The records whose own day lies in the period, both ends included, oldest first."""
        period = "head_day >= ? AND head_day <= ?"
        order = "ORDER BY head_order, created_at, id"
        values = (first.isoformat(), last.isoformat())
        return self._read(f"WHERE trashed_at IS NULL AND {period} {order}", values)

    def heads(
        self,
        *,
        limit: int = WINDOW,
        below: Head | None = None,
        trashed: bool = False,
        **fields: Any,
    ) -> list[Head]:
        """A window of heads, newest first, beginning below a head already read."""
        clause, values = self._equal(fields)
        if below is not None:
            clause += " AND (head_order, created_at, id) < (?, ?, ?)"
            values = (*values, below.order, below.created_at, below.id)
        state = "IS NOT NULL" if trashed else "IS NULL"
        sql = (
            f"{self._heads} WHERE trashed_at {state}{clause}"
            " ORDER BY head_order DESC, created_at DESC, id DESC LIMIT ?"
        )
        with translated():
            rows = self._db.execute(sql, (*values, limit)).fetchall()
        return [self._head(row) for row in rows]

    def earliest(self, *, since: int = 0, limit: int = WINDOW, **fields: Any) -> list[Head]:
        """A window of heads outside the trash, oldest first, from a place in their order on."""
        clause, values = self._equal(fields)
        sql = (
            f"{self._heads} WHERE trashed_at IS NULL AND head_order >= ?{clause}"
            " ORDER BY head_order, created_at, id LIMIT ?"
        )
        with translated():
            rows = self._db.execute(sql, (since, *values, limit)).fetchall()
        return [self._head(row) for row in rows]

    def heads_of(self, ids: Sequence[RecordId]) -> dict[RecordId, Head]:
        """The heads of these ids, at most a few hundred, by id."""
        marks = ", ".join("?" * len(ids))
        with translated():
            rows = self._db.execute(f"{self._heads} WHERE id IN ({marks})", tuple(ids)).fetchall()
        return {row[0]: self._head(row) for row in rows}

    def count(self, *, trashed: bool = False) -> int:
        """How many records there are, outside the trash or in it."""
        state = "IS NOT NULL" if trashed else "IS NULL"
        sql = f"SELECT count(*) FROM [{self._cls.table}] WHERE trashed_at {state}"
        with translated():
            return int(self._db.execute(sql).fetchone()[0])

    def every(self) -> Iterator[R]:
        """All records, those in the trash too, in chunks by id; for export and rebuilding."""
        last = ""
        while found := self._read("WHERE id > ? ORDER BY id LIMIT ?", (last, CHUNK)):
            yield from found
            if len(found) < CHUNK:
                return
            last = found[-1].id

    def put(self, before: Record | None, after: Record) -> None:
        """Write the record; of one that is there only what changed, and the indexes of that."""
        if before is None or not self._update(before, after):
            self._db.execute(self._insert, self._row(after))

    def remove(self, record_id: RecordId) -> None:
        """Take the row away for good."""
        self._db.execute(f"DELETE FROM [{self._cls.table}] WHERE id = ?", (record_id,))

    def _update(self, before: Record, after: Record) -> bool:
        """Write the columns that differ; answers whether there was a row."""
        rows = zip(self._columns, self._row(before), self._row(after), strict=True)
        changed = {name: new for name, old, new in rows if new != old} or {"id": after.id}
        updates = ", ".join(f"[{name}] = ?" for name in changed)
        sql = f"UPDATE [{self._cls.table}] SET {updates} WHERE id = ?"
        return bool(self._db.execute(sql, (*changed.values(), after.id)).rowcount)

    def _row(self, record: Record) -> tuple[Any, ...]:
        values = [to_column(value) for value in self._values(record)]
        return (*values, *schema.head_values(record))

    def _equal(self, fields: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        clause, values = "", []
        for name, value in fields.items():
            if name not in self._fields:
                raise KeyError(name)
            clause += f" AND [{name}] IS ?"
            values.append(to_column(value))
        return clause, tuple(values)

    def _read(self, clause: str, values: tuple[Any, ...]) -> list[R]:
        sql = f"SELECT {self._listed} FROM [{self._cls.table}] {clause}"
        with translated():
            rows = self._db.execute(sql, values).fetchall()
        return [self._record(row) for row in rows]

    def _record(self, row: tuple[Any, ...]) -> R:
        values = {}
        for (name, read), value in zip(self._readers, row, strict=True):
            values[name] = value if value is None or read is None else read(value)
        return self._cls(**values)

    def _head(self, row: tuple[Any, ...]) -> Head:
        return head_from(self._cls.table, row)


def _parts(ids: Sequence[RecordId]) -> Iterator[tuple[RecordId, ...]]:
    once = tuple(dict.fromkeys(ids))
    return (once[start : start + CHUNK] for start in range(0, len(once), CHUNK))


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def head_from(table: str, row: tuple[Any, ...]) -> Head:
    """A head out of the columns that make one, in their order."""
    record_id, day, title, kind, level, order, created_at = row
    parsed = dt.date.fromisoformat(day) if day else None
    return Head(table, record_id, parsed, title, kind, level, order, created_at)
