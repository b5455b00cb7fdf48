"""Saving and searching without a window, in turns with the floor."""

import dataclasses
import datetime as dt
import itertools
from typing import Any

from sqlite_utils.utils import sqlite3 as driver

from journal_app.domain.entry import Entry
from journal_app.services import finding
from journal_app.services.journal import Journal
from journal_app.store import search
from journal_app.store.store import Store
from tests.bench import corpus, made
from tests.bench.made import Made
from tests.bench.timing import Medians, in_turns, milliseconds

LIMIT = 50
PLAIN_SAVE = "UPDATE entry SET body_md = ?, updated_at = ? WHERE id = ?"
PLAIN_SEARCH = """SELECT search_key.record_table, search_key.record_id, search_key.day,
    search_key.kind FROM search JOIN search_key ON search_key.rowid = search.rowid
    WHERE search MATCH ? AND search_key.trashed = 0
    ORDER BY search_key.day DESC, search_key.rowid DESC LIMIT 50"""
HEADS = """SELECT id, head_day, head_title, head_kind, level, head_order, created_at FROM entry
    WHERE id IN ({marks})"""


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self._time = dt.datetime(2025, 6, 2, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self._time

    def end_sitting(self) -> None:
        """Let six minutes pass: the next save begins a sitting of its own."""
        self._time += dt.timedelta(minutes=6)


def saving(journal: Made, rounds: int) -> Medians:
    """One edited entry: "save" with row, search and history, "again" in the same sitting,
    and "plain", the same row alone, committed without a key."""
    clock = Clock()
    opened, ours = made.open_journal(journal, clock)
    floor = made.open_floor(journal, driver)
    chosen = itertools.cycle(range(1, journal.count, max(1, journal.count // 37)))

    def save() -> float:
        clock.end_sitting()
        entry = _longer(ours, next(chosen))
        return milliseconds(lambda: ours.save(entry))

    def again() -> float:
        clock.end_sitting()
        entry = ours.save(_longer(ours, next(chosen)))
        later = dataclasses.replace(entry, body_md=entry.body_md + " And more.")
        return milliseconds(lambda: ours.save(later))

    def plain() -> float:
        entry = _longer(ours, next(chosen))
        values = (entry.body_md, "2025-06-02T09:00:00Z", entry.id)
        return milliseconds(lambda: _commit(floor, values))

    try:
        return in_turns({"save": save, "again": again, "plain": plain}, rounds)
    finally:
        floor.close()
        opened.lock()


def searching(journal: Made, rounds: int) -> dict[str, Medians]:
    """By word: "found" as the window asks, "first" the same query alone, "plain" without a key."""
    opened, _ours = made.open_journal(journal, Clock())
    reading = opened.reader()
    beside = Journal(Store(reading, writing=False), Clock())
    floor = made.open_floor(journal, driver)
    try:
        return {
            name: in_turns(_search_cases(beside, floor, words), rounds)
            for name, words in corpus.PROBES.items()
        }
    finally:
        floor.close()
        opened.lock()


def _search_cases(beside: Journal, floor: Any, words: str) -> dict[str, Any]:
    asked = finding.understood(beside, words, prefix=True)
    assert asked is not None
    return {
        "found": lambda: milliseconds(lambda: finding.find(beside, words, LIMIT, prefix=True)),
        "first": lambda: milliseconds(lambda: search.find(beside.store.db, asked, LIMIT)),
        "plain": lambda: milliseconds(lambda: _plain_search(floor, asked.match)),
    }


def _plain_search(floor: Any, match: str) -> None:
    rows = floor.execute(PLAIN_SEARCH, (match,)).fetchall()
    marks = ", ".join("?" * len(rows))
    floor.execute(HEADS.format(marks=marks), [row[1] for row in rows]).fetchall()


def _longer(journal: Journal, number: int) -> Entry:
    entry = journal[Entry].get(f"{number:020x}")
    assert entry is not None
    return dataclasses.replace(entry, body_md=entry.body_md + "\nOne more line about the mentor.")


def _commit(floor: Any, values: tuple[str, str, str]) -> None:
    floor.execute(PLAIN_SAVE, values)
    floor.commit()
