"""From what was typed to a search: words, phrases and filters; nothing typed is an error."""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable

from journal_app.domain import BY_TABLE
from journal_app.domain.level import Level
from journal_app.domain.record import Record
from journal_app.domain.text import kept
from journal_app.services.journal import Journal
from journal_app.store import queries, search
from journal_app.store.fold import fold, has_token
from journal_app.store.search import Asked, Hit

PART = re.compile(r'(?:(?P<name>\w+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
LEVELS = tuple(str(level) for level in Level)


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """How many records were found, and the first of them."""

    total: int
    hits: tuple[Hit, ...]
    records: tuple[Record, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Parts:
    """The words and phrases of a query, and its filters by name."""

    texts: list[str]
    filters: list[tuple[str, str]]


def find(
    journal: Journal, query: str, limit: int = 50, *, best: bool = False, prefix: bool = False
) -> Found:
    """The newest records that hold every word, or the best; *prefix* opens the last word."""
    asked = understood(journal, query, best=best, prefix=prefix)
    if asked is None:
        return Found(0, ())
    db = journal.store.db
    hits = search.find(db, asked, limit)
    found = {}
    for hit in hits:
        record = journal.store.get(hit.table, hit.id)
        if record is not None:
            found[hit] = record
    return Found(search.count(db, asked), tuple(found), tuple(found.values()))


def understood(
    journal: Journal, query: str, *, best: bool = False, prefix: bool = False
) -> Asked | None:
    """What is asked for; None when nothing searchable was typed."""
    parts = split(kept(query))
    asked, texts = Asked(best=best), list(parts.texts)
    tags = []
    for name, value in parts.filters:
        if name == "tag":
            tags.append(_column_phrase("tags", value))
            continue
        narrowed = _narrowed(journal, asked, name, value)
        if narrowed is None:
            texts.append(f"{name}:{value}")
        else:
            asked = narrowed
    phrases = [phrase for phrase in map(_phrase, texts) if phrase]
    if prefix and phrases and not query.rstrip(" ").endswith('"') and query == query.rstrip():
        phrases[-1] += " *"
    match = " AND ".join([*tags, *phrases])
    if not match and asked == Asked(best=best):
        return None
    return dataclasses.replace(asked, match=match)


def any_of(texts: Iterable[str]) -> str:
    """What is asked of the index to find records that hold one of the texts."""
    return " OR ".join(sorted({phrase for phrase in map(_phrase, texts) if phrase}))


def split(query: str) -> Parts:
    """What was typed, taken apart; a name that is no filter stays with its words."""
    parts = Parts([], [])
    for found in PART.finditer(query):
        value = found["phrase"] if found["phrase"] is not None else found["word"]
        if found["name"] and found["name"].lower() in FILTERS and value.strip():
            parts.filters.append((found["name"].lower(), value.strip()))
        else:
            parts.texts.append(f"{found['name']}:{value}" if found["name"] else value)
    return parts


def _phrase(text: str) -> str:
    folded = fold(text)
    if not has_token(folded):
        return ""
    return '"' + folded.replace('"', " ").replace("\x00", " ") + '"'


def _column_phrase(column: str, value: str) -> str:
    phrase = _phrase(value)
    return f"{column} : {phrase}" if phrase else '"\N{REPLACEMENT CHARACTER}zz"'


def _narrowed(journal: Journal, asked: Asked, name: str, value: str) -> Asked | None:
    if name == "person":
        return _by_person(journal, asked, value)
    if name == "type":
        return _by_type(asked, value.casefold())
    if name == "level":
        level = value.casefold()
        return dataclasses.replace(asked, levels=(level,)) if level in LEVELS else None
    day = _first_day(value)
    if day is None:
        return None
    if name == "before":
        return dataclasses.replace(asked, before=day.isoformat())
    return dataclasses.replace(asked, after=day.isoformat())


def _by_person(journal: Journal, asked: Asked, value: str) -> Asked:
    ids = tuple(queries.people_named(journal.store.db, value))
    if asked.people is not None:
        ids = tuple(one for one in asked.people if one in ids)
    return dataclasses.replace(asked, people=ids or ("",))


def _by_type(asked: Asked, value: str) -> Asked:
    if value in BY_TABLE:
        return dataclasses.replace(asked, tables=(*asked.tables, value))
    return dataclasses.replace(asked, kinds=(*asked.kinds, value))


def _first_day(value: str) -> dt.date | None:
    """The first day of a year, month or day written as 2025, 2025-03 or 2025-03-14."""
    rest = {4: "-01-01", 7: "-01"}.get(len(value), "")
    try:
        return dt.date.fromisoformat(value + rest)
    except ValueError:
        return None


FILTERS = ("person", "tag", "type", "level", "before", "after")
