"""The search index: one FTS5 table without content, and the keys results and filters need."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from journal_app.domain import BY_TABLE, RECORDS
from journal_app.domain.record import Record, RecordId, declared
from journal_app.errors import JournalError
from journal_app.store import schema
from journal_app.store.fold import fold
from journal_app.store.library import Database, translated

TITLE_WORDS = ("line",)
MERGE_PAGES = 32  # one slice of the merge, well under 20 ms
PUT_KEY = """INSERT INTO search_key (record_table, record_id, day, kind, level, trashed)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (record_table, record_id) DO UPDATE SET day = excluded.day,
        kind = excluded.kind, level = excluded.level, trashed = excluded.trashed
    RETURNING rowid"""
SAME_KEY = """SELECT rowid FROM search_key WHERE record_table = ? AND record_id = ?
    AND day = ? AND kind = ? AND level = ? AND trashed = ?"""
FIND_KEY = "SELECT rowid FROM search_key WHERE record_table = ? AND record_id = ?"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for: an FTS5 expression and filters, all optional."""

    match: str = ""
    tables: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    people: tuple[RecordId, ...] | None = None
    trashed: bool = False
    best: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """One record found: its place, day and kind; the title is read from the record."""

    table: str
    id: RecordId
    day: str
    kind: str = field(default="")


def searchable_text(record: Record) -> tuple[str, str, str]:
    """Title, body and tags of a record, unfolded."""
    title: list[str] = []
    body: list[str] = []
    tags: list[str] = []
    for name, declared_field in declared(type(record)).items():
        if not declared_field.searchable:
            continue
        value = getattr(record, name)
        if declared_field.word == "words":
            tags.extend(value)
        elif value:
            (title if declared_field.word in TITLE_WORDS else body).append(value)
    return "\n".join(title), "\n".join(body), "\n".join(tags)


def is_searched(cls: type[Record]) -> bool:
    """Whether records of this type are found by search at all."""
    return any(declared_field.searchable for declared_field in declared(cls).values())


def put(db: Database, before: Record | None, after: Record) -> None:
    """Bring the index to what the record now says, as far as that has changed."""
    if not is_searched(type(after)):
        return
    text = searchable_text(after)
    if before is None:
        _insert(db, _put_key(db, _key(after)), text)
    elif searchable_text(before) != text:
        rowid = _put_key(db, _key(after))
        db.execute("DELETE FROM search WHERE rowid = ?", (rowid,))
        _insert(db, rowid, text)
    elif _key(before) != _key(after):
        _put_key(db, _key(after))


def drop(db: Database, record: Record) -> None:
    """Take the record out of the index, by rowid."""
    row = db.execute(FIND_KEY, (record.table, record.id)).fetchone()
    if row is not None:
        db.execute("DELETE FROM search WHERE rowid = ?", row)
        db.execute("DELETE FROM search_key WHERE rowid = ?", row)


def find(db: Database, asked: Asked, limit: int) -> list[Hit]:
    """The newest records asked for, or the best when it is asked so."""
    source, where, values = _where(asked)
    by_rank = asked.best and asked.match
    order = "search.rank" if by_rank else "search_key.day DESC, search_key.rowid DESC"
    rows = db.execute(
        "SELECT search_key.record_table, search_key.record_id, search_key.day, search_key.kind"
        f" FROM {source} WHERE {where} ORDER BY {order} LIMIT ?",
        (*values, limit),
    ).fetchall()
    return [Hit(*row) for row in rows]


def count(db: Database, asked: Asked) -> int:
    """How many records are asked for."""
    source, where, values = _where(asked)
    row = db.execute(f"SELECT count(*) FROM {source} WHERE {where}", values).fetchone()
    return int(row[0])


def about(db: Database, person: RecordId, match: str, limit: int) -> tuple[int, list[Hit]]:
    """How many records are linked to a person or hold the words, and the newest of them."""
    words = "SELECT rowid FROM search WHERE search MATCH ?" if match else "SELECT NULL WHERE ?"
    where = (
        "trashed = 0 AND NOT (record_table = 'person' AND record_id = ?)"
        f" AND (rowid IN ({words}) OR {_about_people(1)})"
    )
    values = (person, match, *(person,) * PEOPLE_USES)
    total = db.execute(f"SELECT count(*) FROM search_key WHERE {where}", values).fetchone()[0]
    rows = db.execute(
        f"SELECT record_table, record_id, day, kind FROM search_key WHERE {where}"
        " ORDER BY day DESC, rowid DESC LIMIT ?",
        (*values, limit),
    ).fetchall()
    return int(total), [Hit(*row) for row in rows]


def tally(db: Database, table: str, *, trashed: bool = False) -> int:
    """How many records of a searched table there are, from the narrow index of the keys."""
    sql = "SELECT count(*) FROM search_key WHERE record_table = ? AND trashed = ?"
    return int(db.execute(sql, (table, int(trashed))).fetchone()[0])


def rebuild(
    db: Database,
    records: Callable[[type[Record]], Iterator[Record]],
    progress: Callable[[int], None] | None = None,
) -> int:
    """Make the whole index anew from the records; answers how many were read."""
    db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    db.execute("DELETE FROM search_key")
    done = 0
    for cls in RECORDS:
        for record in records(cls) if is_searched(cls) else ():
            put(db, None, record)
            done += 1
            if progress is not None and done % 100 == 0:
                progress(done)
    return done


def merge_slice(db: Database, *, begin: bool) -> bool:
    """One slice of merging the index into one segment; False when nothing was left to do.

    Deleted words stay readable in old segments until the merge is complete. Source: FTS5
    documentation, the 'merge' command; a negative first slice counts every segment in.
    """
    before = db.execute("SELECT total_changes()").fetchone()[0]
    pages = -MERGE_PAGES if begin else MERGE_PAGES
    db.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", (pages,))
    after = db.execute("SELECT total_changes()").fetchone()[0]
    return int(after) - int(before) >= 2  # noqa: PLR2004 - the command itself counts as one


def problems(db: Database) -> list[str]:
    """Where the index and the records disagree, by counts and places only."""
    found = []
    for cls in RECORDS:
        if not is_searched(cls):
            continue
        sql = (
            f"SELECT count(*) FROM [{cls.table}] AS r LEFT JOIN search_key AS k"
            " ON k.record_table = ? AND k.record_id = r.id WHERE k.rowid IS NULL"
            " OR k.trashed != (r.trashed_at IS NOT NULL) OR k.day != r.head_day"
            " OR k.kind != r.head_kind"
        )
        off = db.execute(sql, (cls.table,)).fetchone()[0]
        if off:
            found.append(f"search: {off} of table {cls.table} missing or out of date")
    return found + _orphans(db) + _wordless(db) + _broken(db)


def _broken(db: Database) -> list[str]:
    """Whether the index holds together, asked in a way that also a reading connection may."""
    try:
        with translated():
            rows = db.execute("PRAGMA quick_check(search)").fetchall()
    except JournalError:
        rows = [("unreadable",)]
    return [] if rows == [("ok",)] else ["search: the index does not hold together"]


def _orphans(db: Database) -> list[str]:
    found = []
    for (table,) in db.execute("SELECT DISTINCT record_table FROM search_key").fetchall():
        if table not in BY_TABLE:
            found.append("search: keys of a table that does not exist")
            continue
        sql = (
            "SELECT count(*) FROM search_key WHERE record_table = ?"
            f" AND record_id NOT IN (SELECT id FROM [{table}])"
        )
        lost = db.execute(sql, (table,)).fetchone()[0]
        if lost:
            found.append(f"search: {lost} keys of table {table} without a record")
    return found


def _wordless(db: Database) -> list[str]:
    """Whether keys and the words they lead to are the same rows."""
    found = []
    for one, other, words in (
        ("rowid FROM search_key", "id FROM search_docsize", "keys without their words"),
        ("id FROM search_docsize", "rowid FROM search_key", "words without their key"),
    ):
        lost = len(db.execute(f"SELECT {one} EXCEPT SELECT {other}").fetchall())
        if lost:
            found.append(f"search: {lost} {words}")
    return found


def _key(record: Record) -> tuple[str, str, str, str, str, int]:
    values = schema.head_values(record)
    trashed = int(record.trashed_at is not None)
    return record.table, record.id, values[1], values[3], str(record.own_level), trashed


def _put_key(db: Database, key: tuple[str, str, str, str, str, int]) -> int:
    """The rowid of the record's key, which says what *key* says afterwards."""
    row = db.execute(SAME_KEY, key).fetchone()
    if row is None:
        row = db.execute(PUT_KEY, key).fetchone()
    return int(row[0])


def _insert(db: Database, rowid: int, text: tuple[str, str, str]) -> None:
    folded = tuple(fold(part) for part in text)
    db.execute(
        "INSERT INTO search (rowid, title, body, tags) VALUES (?, ?, ?, ?)", (rowid, *folded)
    )


def _where(asked: Asked) -> tuple[str, str, list[Any]]:
    source = "search_key"
    values: list[Any] = [int(asked.trashed)]
    clauses = ["search_key.trashed = ?"]
    if asked.match:
        source = "search JOIN search_key ON search_key.rowid = search.rowid"
        clauses.insert(0, "search MATCH ?")
        values.insert(0, asked.match)
    for column, allowed in (
        ("record_table", asked.tables),
        ("kind", asked.kinds),
        ("level", asked.levels),
    ):
        if allowed:
            clauses.append(f"search_key.{column} IN ({', '.join('?' * len(allowed))})")
            values.extend(allowed)
    if asked.before:
        clauses.append("search_key.day < ? AND search_key.day != ''")
        values.append(asked.before)
    if asked.after:
        clauses.append("search_key.day >= ?")
        values.append(asked.after)
    if asked.people is not None:
        clauses.append(_about_people(len(asked.people)))
        values.extend(asked.people * PEOPLE_USES)
    return source, " AND ".join(clauses), values


PEOPLE_USES = 11
BY_RELATIONSHIP = "SELECT id FROM relationship WHERE person_id IN ({people})"
BY_SESSION = f"SELECT id FROM session WHERE relationship_id IN ({BY_RELATIONSHIP})"
ABOUT = f"""search_key.record_id IN (
    SELECT id FROM person WHERE id IN ({{people}})
    UNION {BY_RELATIONSHIP}
    UNION {BY_SESSION}
    UNION SELECT id FROM entry WHERE person_id IN ({{people}})
    UNION SELECT id FROM entry WHERE relationship_id IN ({BY_RELATIONSHIP})
    UNION SELECT id FROM goal WHERE relationship_id IN ({BY_RELATIONSHIP})
    UNION SELECT id FROM action WHERE support_person_id IN ({{people}})
    UNION SELECT id FROM action WHERE session_id IN ({BY_SESSION})
    UNION SELECT id FROM resource WHERE suggested_by_id IN ({{people}})
    UNION SELECT id FROM transition WHERE incumbent_id IN ({{people}})
    UNION SELECT from_id FROM link WHERE to_type = 'person' AND to_id IN ({{people}}))"""


def _about_people(how_many: int) -> str:
    return ABOUT.replace("{people}", ", ".join("?" * how_many))
