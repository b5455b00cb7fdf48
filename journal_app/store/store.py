"""Store: repositories to read, apply() to write, in one transaction with search and history."""

import dataclasses
import json
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from journal_app.domain import BY_TABLE, RECORDS
from journal_app.domain.attachment import Attachment
from journal_app.domain.head import Head
from journal_app.domain.link import Link
from journal_app.domain.reading import Reading
from journal_app.domain.record import Change, Record, RecordId, declared
from journal_app.store import history, migrations, moved, pieces, queries, schema, search
from journal_app.store.fold import FOLD
from journal_app.store.history import Step
from journal_app.store.library import Connection, database, translated
from journal_app.store.repository import Repository

R = TypeVar("R", bound=Record)
log = logging.getLogger(__name__)
HANGERS: dict[type[Record], tuple[str, ...]] = {
    Link: ("from_id", "to_id"),
    Reading: ("subject_id",),
    Attachment: ("owner_id",),
}


def rises(connection: Connection) -> bool:
    """Whether the tables, which an older program made, are changed when they are opened here."""
    with translated():
        return 0 < migrations.version(database(connection)) < schema.SCHEMA


class Store:
    """The tables of one open journal."""

    def __init__(self, connection: Connection, *, writing: bool = True) -> None:
        """Bring the tables to today's declarations, or check them when only reading.

        Raises:
            HeaderNewer: a newer program wrote them.
        """
        self.db = database(connection)
        with translated():
            migrations.refuse_newer(self.db, schema.SCHEMA)
            if writing:
                self._bring_up()
        self._repositories = {cls: Repository(self.db, cls) for cls in RECORDS}

    def __getitem__(self, cls: type[R]) -> Repository[R]:
        return self._repositories[cls]  # type: ignore[return-value]

    @property
    def schema(self) -> int:
        """The number of the schema the journal was written with."""
        return migrations.version(self.db)

    @property
    def is_behind(self) -> bool:
        """Whether an older program wrote the tables, and they were only to be read."""
        return self.schema < schema.SCHEMA

    @property
    def search_is_stale(self) -> bool:
        """Whether the index was made by another way of folding and is to be rebuilt."""
        return bool(self.state("fold") != FOLD)

    def get(self, table: str, record_id: RecordId) -> Record | None:
        """The record of that table and id, in the trash or not."""
        return self[BY_TABLE[table]].get(record_id)

    def many(self, places: Iterable[tuple[str, RecordId]]) -> dict[tuple[str, RecordId], Record]:
        """The records of these tables and ids that there are, one question a table."""
        by_table: dict[str, list[RecordId]] = {}
        for table, record_id in places:
            by_table.setdefault(table, []).append(record_id)
        return {
            (table, record.id): record
            for table, ids in by_table.items()
            for record in self[BY_TABLE[table]].many(ids)
        }

    def apply(self, changes: Sequence[Change], step: Step | None = None) -> int | None:
        """Write the changes and, with a step, their history; answers the step's number.

        All or nothing. A record that has a row in history for this sitting is written
        without a step.
        """
        with translated(), self.db.atomic():
            self.db.execute("PRAGMA defer_foreign_keys = ON")
            number = history.write(self.db, step, changes) if step is not None else None
            for change in changes:
                self._write(change)
        return number

    def purge(self, records: Sequence[Record]) -> None:
        """Take records away for good, with their history and search rows.

        Their words are gone from every page only when ``forget_hanging`` and ``merge_search``
        have come to their end and the whole file was written anew (vault/rewriting.py).
        """
        with translated():
            self.db.execute("PRAGMA secure_delete = ON")
            with self.db.atomic():
                self.db.execute("PRAGMA defer_foreign_keys = ON")
                for record in records:
                    search.drop(self.db, record)
                    history.forget(self.db, record.table, record.id)
                    self[type(record)].remove(record.id)

    def forget_hanging(self, gone: Collection[RecordId]) -> Iterator[None]:
        """Forget what hung on purged records and is known to history alone, slice by slice.

        At the end the bytes go that no attachment names, neither now nor after an undo.
        """
        ends = {cls.table: names for cls, names in HANGERS.items()}
        named: set[str] = set()
        for versions in history.slices(self.db, ends):
            with translated(), self.db.atomic():
                for table, record_id, plain in versions:
                    hung = any(plain.get(name) in gone for name in ends[table])
                    if hung and self.get(table, record_id) is None:
                        history.forget(self.db, table, record_id)
                    else:
                        named.add(plain.get("sha256", ""))
            yield
        with translated(), self.db.atomic():
            pieces.drop_unnamed(self.db, named)

    def with_ends(self, record: R, beside: Collection[RecordId] = ()) -> R:
        """The record, its link fields empty where the other end is gone for good.

        *beside* are the ids that will be there once it is written.
        """
        lost: dict[str, Any] = {}
        for name, field in declared(type(record)).items():
            end = getattr(record, name) if field.to else None
            if field.to and end and end not in beside and self.get(field.to, end) is None:
                lost[name] = None
        return dataclasses.replace(record, **lost) if lost else record

    def merge_search(self, *, begin: bool) -> bool:
        """One slice of merging the index; False when it has come to its end."""
        with translated(), self.db.atomic():
            return search.merge_slice(self.db, begin=begin)

    def rebuild_search(self, progress: Callable[[int], None] | None = None) -> int:
        """Make the index anew; answers how many records were read, and *progress* hears of it."""
        with translated(), self.db.atomic():
            done = search.rebuild(self.db, lambda cls: self[cls].every(), progress)
            self._set_state("fold", FOLD)
        return done

    def referring(self, record: Record) -> set[RecordId]:
        """The ids of the records that point to this one by a link field or a link."""
        pointers: dict[str, tuple[str, ...]] = {}
        for cls in RECORDS:
            own = [name for name, field in declared(cls).items() if field.to == record.table]
            pointers[cls.table] = tuple(own)
        pointers |= {cls.table: names for cls, names in HANGERS.items()}
        return queries.referring(self.db, pointers, record.id) - {record.id}

    def thrown_away(
        self, limit: int, below: tuple[str, RecordId] | None = None
    ) -> list[tuple[Head, str]]:
        """A window of what lies in the trash, over all tables, the newest thrown away first."""
        return queries.thrown_away(self.db, [cls.table for cls in RECORDS], limit, below)

    def hanging_on(self, record: Record) -> list[Record]:
        """The links, readings and attachments that make no sense without this record."""
        found: list[Record] = []
        for cls, names in HANGERS.items():
            for name in names:
                found += self[cls].all_where(**{name: record.id})
        return found

    def state(self, name: str) -> Any:
        """A small value the program keeps in the journal; None when there is none."""
        with translated():
            row = self.db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return None if row is None else json.loads(row[0])

    def keep_state(self, name: str, value: Any) -> None:
        """Keep a small JSON value in the journal."""
        with translated(), self.db.atomic():
            self._set_state(name, value)

    def search_problems(self) -> list[str]:
        """Where the search index and the records disagree; kinds and counts only."""
        return search.problems(self.db)

    def problems(self) -> list[str]:
        """Where tables, index and links disagree; kinds and counts only."""
        found = self.search_problems()
        missing = queries.links_to_missing(self.db, frozenset(BY_TABLE))
        if missing:
            found.append(f"link: {missing} ends lead nowhere")
        return found

    def every(self) -> Iterator[Record]:
        """Every record of every table, those in the trash too."""
        for cls in RECORDS:
            yield from self[cls].every()

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """The content of every attachment by its hash, one whole content at a time."""
        seen: set[str] = set()
        for attachment in self[Attachment].every():
            if attachment.sha256 and attachment.sha256 not in seen:
                seen.add(attachment.sha256)
                yield attachment.sha256, b"".join(pieces.pieces(self.db, attachment.sha256))

    def _bring_up(self) -> None:
        if migrations.version(self.db) == schema.SCHEMA:
            return
        with migrations.one_piece(self.db):  # one step's number alone would pass for all of it
            migrations.migrate(self.db)
            schema.conform(self.db)
            moved.move_client_word(self.db)
            self.db.execute(f"PRAGMA user_version = {schema.SCHEMA}")
            if self.state("fold") is None:
                self._set_state("fold", FOLD)
        log.info("tables brought to schema %d", schema.SCHEMA)

    def _write(self, change: Change) -> None:
        if change.after is None:
            search.drop(self.db, change.record)
            self[type(change.record)].remove(change.record.id)
            return
        self[type(change.after)].put(change.before, change.after)
        search.put(self.db, change.before, change.after)

    def _set_state(self, name: str, value: Any) -> None:
        sql = (
            "INSERT INTO state (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        )
        self.db.execute(sql, (name, json.dumps(value)))
