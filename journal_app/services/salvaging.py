"""Salvage: what can still be read of a damaged journal, as a new one, and a list of the rest.

Nothing is written where the damage is. What is missing is named by what still names it: the
covering indexes of lists, the index of ids, the keys of search.
"""

import dataclasses
import datetime as dt
import logging
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from journal_app.domain import BY_TABLE, RECORDS
from journal_app.domain.attachment import Attachment
from journal_app.domain.link import Link
from journal_app.domain.record import RecordId
from journal_app.errors import JournalError
from journal_app.store import salvage as _tables
from journal_app.store import search
from journal_app.store.store import Store
from journal_app.vault import Vault, damage
from journal_app.vault.opened import HEADER_ROW
from journal_app.vault.remains import Remains
from journal_app.vault.trees import TABLE_LEAF, Row, Trees

Step = Callable[[int, int], None]
Key = tuple[str, RecordId]
SLICE = 500
log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Missing:
    """A record that is not as it was, as far as something still names it.

    ``older_until`` says until when the earlier version held that stands in its place; of a
    file that ``is_content`` only what it held is missing.
    """

    table: str
    id: RecordId
    day: dt.date | None = None
    title: str = ""
    kind: str = ""
    older_until: str = ""
    is_content: bool = False
    is_in_backup: bool = False


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Salvaged:
    """The new journal and what is not in it.

    ``pages`` counts, by table, the lost pages whose records nothing names any more; ``versions``
    the earlier versions that are gone; ``emptied`` the fields that led to a missing record.
    """

    folder: Path
    records: int
    missing: tuple[Missing, ...]
    pages: Mapping[str, int]
    versions: int
    emptied: int
    backup_at: dt.datetime | None

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all is missing."""
        return not (self.missing or self.pages or self.versions or self.emptied)

    @property
    def in_backup(self) -> int:
        """How many of the missing stand in the newest backup."""
        return sum(each.is_in_backup for each in self.missing)


def salvage(
    remains: Remains,
    folder: Path,
    now: dt.datetime,
    *,
    copies: Path | None,
    backup: Path | None = None,
    progress: Step = lambda _done, _total: None,
) -> Salvaged:
    """Write all that can be read into a new journal in *folder*, and prove that it is sound.

    *progress* hears pages done and all, and may end it by raising; nothing is left behind then.

    Raises:
        DatabaseDamaged: nothing can be read, or what was written does not hold together.
        Exists, NoSpace, ReadOnly: the new journal could not be made there.
    """
    with remains.trees() as trees:
        made = remains.new(folder, copies)
        try:
            found = _Salvage(trees, made, now, progress).run()
        except BaseException:
            made.lock()
            shutil.rmtree(folder, ignore_errors=True)
            raise
        made.lock()
    log.info("salvaged %d records, %d missing", found.records, len(found.missing))
    return _with_backup(found, remains, backup)


class _Salvage:
    """One salvage: the trees that are read, the tables that are written."""

    def __init__(self, trees: Trees, made: Vault, now: dt.datetime, progress: Step) -> None:
        self._trees, self._made, self._now, self._progress = trees, made, now, progress
        self._store = Store(made.connection)
        self._db = self._store.db

    def run(self) -> Salvaged:
        _tables.begin(self._db)
        for table in (*BY_TABLE, *_tables.FIXED):
            _tables.put_rows(self._db, table, self._columns(table), self._rows(table))
        self._note_backups()
        self._walk_rest()
        self._put_strays()
        missing = {each.id: each for each in self._missing()}
        missing |= {each.id: each for each in self._with_older(missing)}
        missing |= {each.id: each for each in self._cut_files()}
        mended = _tables.mend(self._db)
        missing |= {lost: Missing(Link.table, lost) for lost in mended.dropped}
        versions = self._lost_versions()
        if missing or versions:
            _tables.end_undo(self._db, self._now)
        self._store.rebuild_search(lambda _done: self._step())
        self._prove()
        records = sum(len(_tables.ids(self._db, cls.table)) for cls in RECORDS)
        return Salvaged(
            self._made.folder,
            records,
            tuple(missing.values()),
            self._unnamed(),
            versions,
            mended.emptied,
            None,
        )

    def _columns(self, table: str) -> tuple[str, ...]:
        tree = self._trees.trees.get(table)
        return (tree.columns if tree is not None else ()) or _tables.columns(table)

    def _rows(self, table: str) -> Iterator[Row]:
        for number, (rowid, row) in enumerate(self._trees.rows(table)):
            if number % SLICE == 0:
                self._step()
            yield self._whole(table, rowid, row)

    def _whole(self, table: str, rowid: int, row: Row) -> Row:
        """The row of history bears its number, which stands beside it and not in it."""
        return (rowid, *row[1:]) if table == "history" else row

    def _note_backups(self) -> None:
        """The new journal knows of the same backups."""
        rows = {str(row[0]): str(row[1]) for _rowid, row in self._trees.rows("vault")}
        rows.pop(HEADER_ROW, None)
        self._made.put_rows(rows)

    def _walk_rest(self) -> None:
        """Look at every page that belongs somewhere; what is left then has lost the page above."""
        for name in self._trees.trees:
            for _row in self._trees.rows(name):
                pass

    def _put_strays(self) -> None:
        """Rows on leaves that nothing leads to, each put where alone it fits."""
        torn = [name for name in (*BY_TABLE, "history", "piece") if self._trees.is_torn(name)]
        if not torn:
            return
        for kind, rows in self._trees.strays():
            self._step()
            fitting = [name for name in torn if self._do_fit(name, rows)]
            if kind == TABLE_LEAF and len(fitting) == 1:
                (table,) = fitting
                whole = (self._whole(table, rowid, row) for rowid, row in rows)
                _tables.put_rows(self._db, table, self._columns(table), whole)

    def _do_fit(self, table: str, rows: list[tuple[int, Row]]) -> bool:
        names = self._columns(table)
        return bool(rows) and all(
            len(row) <= len(names) and _tables.fits(table, dict(zip(names, row, strict=False)))
            for _rowid, row in rows
        )

    def _missing(self) -> list[Missing]:
        """What is named somewhere and was not written."""
        found: dict[Key, Missing] = {}
        torn = [cls for cls in RECORDS if self._trees.is_torn(cls.table)]
        for cls in torn:
            for each in (*self._named_by_ids(cls.table), *self._named_by_heads(cls.table)):
                found[each.table, each.id] = each
        for each in self._named_by_search({cls.table for cls in torn}):
            found.setdefault((each.table, each.id), each)
        there = {cls.table: _tables.ids(self._db, cls.table) for cls in torn}
        return [each for each in found.values() if each.id not in there[each.table]]

    def _named_by_heads(self, table: str) -> Iterator[Missing]:
        for _rowid, row in self._trees.rows(f"{table}_heads"):
            _trashed, _order, _made_at, record_id, day, title, kind, *_more = row
            yield Missing(table, str(record_id), _day(day), str(title), str(kind))

    def _named_by_ids(self, table: str) -> Iterator[Missing]:
        for _rowid, row in self._trees.rows(f"sqlite_autoindex_{table}_1"):
            yield Missing(table, str(row[0]))

    def _named_by_search(self, torn: set[str]) -> Iterator[Missing]:
        for _rowid, row in self._trees.rows("search_key") if torn else ():
            _number, table, record_id, day, kind, *_more = row
            if table in torn:
                yield Missing(str(table), str(record_id), _day(day), kind=str(kind))

    def _with_older(self, missing: Mapping[RecordId, Missing]) -> Iterator[Missing]:
        for each in missing.values():
            until = _tables.put_older(self._store, each.table, each.id)
            if until:
                yield dataclasses.replace(each, older_until=until)

    def _cut_files(self) -> Iterator[Missing]:
        for record_id in _tables.take_cut_files(self._db):
            kept = self._store[Attachment].get(record_id)
            if kept is not None:
                title, kind = kept.name, kept.media_type
                yield Missing(kept.table, kept.id, kept.head_day, title, kind, is_content=True)

    def _lost_versions(self) -> int:
        if not self._trees.is_torn("history"):
            return 0
        named = {row[-1] for _rowid, row in self._trees.rows("history_record")}
        return len(named - _tables.history_rows(self._db))

    def _unnamed(self) -> dict[str, int]:
        """The lost pages of tables whose records no whole index names."""
        trees, found = self._trees, {}
        for table in (*BY_TABLE, *_tables.FIXED):
            named = [f"{table}_heads", f"sqlite_autoindex_{table}_1"]
            if table in BY_TABLE and search.is_searched(BY_TABLE[table]):
                named.append("search_key")
            named = ["history_record"] if table == "history" else named
            is_named = table != "state" and any(not trees.is_torn(name) for name in named)
            lost = len(trees.lost.get(table, ())) + len(trees.cut.get(table, ()))
            lost = lost or int(table not in trees.trees)
            if lost and not is_named:
                found[table] = lost
        return found

    def _prove(self) -> None:
        self._step()
        problems = self._made.check(thorough=True) or self._store.problems()
        if problems:
            raise damage(problems)

    def _step(self) -> None:
        self._progress(self._trees.pages_seen, self._trees.pages.count)


def _day(value: object) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else None


def _with_backup(found: Salvaged, remains: Remains, backup: Path | None) -> Salvaged:
    """Say which of the missing stand in a backup of the same key."""
    if backup is None or not found.missing or not remains.has_key_of(backup):
        return found
    tables = {each.table for each in found.missing}
    try:
        with remains.trees_of_backup(backup) as trees:
            there = {
                (table, row[0])
                for table in tables
                for _rowid, row in trees.rows(f"sqlite_autoindex_{table}_1")
            }
    except (JournalError, OSError) as error:
        log.info("backup not read: %s", type(error).__name__)
        return found
    at = dt.datetime.fromtimestamp(backup.stat().st_mtime, tz=dt.UTC)
    missing = tuple(
        dataclasses.replace(each, is_in_backup=(each.table, each.id) in there)
        for each in found.missing
    )
    return dataclasses.replace(found, missing=missing, backup_at=at)
