"""Row "purge": of what was deleted for good no word is left in the file, its log or later backups.

A journal is written by chance, records of every kind between each other, each word once. Some
records go for good, of others only the earlier versions. Then every byte is looked through.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from random import Random

import pytest

from journal_app.domain import RECORDS
from journal_app.domain.attachment import Attachment
from journal_app.domain.record import Record, declared
from journal_app.services import attaching, trash
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import rewriting
from tests.faults import child, leaks, matrix

pytestmark = pytest.mark.row("purge")
TEXTS = ("line", "prose", "words")
WRITTEN = tuple(
    cls
    for cls in RECORDS
    if cls is not Attachment and any(each.word in TEXTS for each in declared(cls).values())
)
LENGTHS = (0, 1, 3, 30, 200)  # of a text: on one page of the database, and over several
FILES = (1, 50, 9_000)  # a row, a page, and more than one piece
SPARE = 1.25  # some words are written over in the same sitting, and never lie in the file
BATCH = 10


class Writer:
    """Writes records of every kind, by chance."""

    def __init__(self, journal: Journal, clock, chance: Random) -> None:
        self.journal, self.clock, self.chance = journal, clock, chance
        self.drawn: dict[str, list[str]] = {leaks.GONE: [], leaks.KEPT: []}
        self._words = {mark: leaks.words(chance, mark) for mark in self.drawn}

    def word(self, mark: str) -> str:
        self.drawn[mark].append(word := next(self._words[mark]))
        return word

    def text(self, mark: str) -> str:
        between = child.WORDS * self.chance.choice(LENGTHS)
        return f"{self.word(mark)} {between}{self.word(mark)}"

    def written(self, mark: str) -> Record:
        """A new record, changed a few times, now and then with a file."""
        record = self.chance.choice(WRITTEN)()
        record = self.journal.save(dataclasses.replace(record, **self._filled(record, mark)))
        for _time in range(self.chance.randint(0, 3)):
            self.clock.move(minutes=self.chance.choice((1, 10)))
            record = self.changed(record, mark, only_one=True)
        if self.chance.random() < 0.2:
            self._attach(record, mark)
        self.journal.leave()
        return record

    def changed(self, record: Record, mark: str, *, only_one: bool = False) -> Record:
        """The record with another text, or with every text another."""
        filled = self._filled(record, mark, only_one=only_one)
        return self.journal.save(dataclasses.replace(record, **filled))

    def outgrown(self) -> Record:
        """A record that stays, whose every text was another one before."""
        record = self.journal.save(self.chance.choice(WRITTEN)())
        record = self.changed(record, leaks.GONE)
        self.clock.move(minutes=10)
        return self.changed(record, leaks.KEPT)

    def _filled(self, record: Record, mark: str, *, only_one: bool = False) -> dict[str, object]:
        fields = declared(type(record)).items()
        names = [(name, each.word) for name, each in fields if each.word in TEXTS]
        names += [("extra", "hidden")]
        chosen = [self.chance.choice(names)] if only_one else names
        return {name: self._value(word, mark) for name, word in chosen}

    def _value(self, word: str, mark: str) -> object:
        if word == "words":
            return (self.word(mark),)
        if word == "hidden":
            return {"from_elsewhere": self.word(mark)}
        return f"About {self.word(mark)}" if word == "line" else self.text(mark)

    def _attach(self, record: Record, mark: str) -> None:
        data = f"{self.word(mark)} inside ".encode() * self.chance.choice(FILES)
        file = attaching.described(record, f"{self.word(mark)}.txt", "text/plain", data)
        all_of(attaching.keep(self.journal, file, data))


def all_of(work: Iterable[None]) -> None:
    for _slice in work:
        pass


@pytest.fixture
def writer(journal, clock) -> Writer:
    return Writer(journal, clock, matrix.chance("purge"))


@pytest.fixture
def written(writer, opened, row) -> tuple[list[Record], list[Record]]:
    """What is to go for good, and what is to lose its earlier versions, among much that stays."""
    gone, outgrown = [], []
    while len(writer.drawn[leaks.GONE]) < row.asked * SPARE:
        writer.written(leaks.KEPT)
        gone.append(writer.written(leaks.GONE))
        if writer.chance.random() < 0.3:
            outgrown.append(writer.outgrown())
        writer.clock.move(minutes=10)
        if writer.chance.random() < 0.2:
            opened.settle()
    return gone, outgrown


@pytest.fixture
def pages(vault_path, vault_key) -> Callable[[], Iterator[bytes]]:
    return lambda: leaks.pages_of(vault_path / "journal.db", vault_key)


def purge(journal: Journal, gone: list[Record], outgrown: list[Record]) -> None:
    """By each of the ways there are."""
    for record in outgrown:
        all_of(journal.forget_earlier(record))
    half = len(gone) // 2
    for start in range(0, half, BATCH):
        all_of(journal.purge(gone[start : min(start + BATCH, half)]))
    for record in gone[half:]:
        journal.trash(record)
    all_of(trash.emptied(journal))


def found(words: Iterable[str], mark: str, pages: Iterator[bytes]) -> set[str]:
    scan = leaks.Scan(words, mark)
    return {word for page in pages for word in scan.seen(page)}


def test_no_word_is_left_in_the_file_its_log_and_a_later_backup(
    row, writer, written, opened, pages, tmp_path, vault_key
) -> None:
    words, kept = writer.drawn[leaks.GONE], writer.drawn[leaks.KEPT]
    before = found(words, leaks.GONE, pages())
    assert len(before) >= row.asked

    purge(writer.journal, *written)

    assert found(words, leaks.GONE, pages()) == set()
    backup = opened.back_up(tmp_path / "backups", writer.journal.now)
    assert found(words, leaks.GONE, leaks.pages_of_backup(backup, vault_key)) == set()
    assert len(found(kept, leaks.KEPT, leaks.pages_of_backup(backup, vault_key))) > len(kept) / 2
    opened.lock()
    assert found(words, leaks.GONE, pages()) == set()
    row.count(len(before))


def test_neither_written_over_nor_written_anew_words_are_left(
    writer, written, pages, monkeypatch
) -> None:
    db = writer.journal.store.db
    do = db.execute
    do("PRAGMA secure_delete = OFF")
    monkeypatch.setattr(
        db, "execute", lambda sql, *values: None if "secure_" in sql else do(sql, *values)
    )
    monkeypatch.setattr(rewriting, "_vacuum", lambda _opened: iter(()))

    purge(writer.journal, *written)

    assert found(writer.drawn[leaks.GONE], leaks.GONE, pages())


def test_without_merging_the_index_words_are_left(writer, written, pages, monkeypatch) -> None:
    monkeypatch.setattr(Store, "merge_search", lambda _store, *, begin: False)

    purge(writer.journal, *written)

    assert found(writer.drawn[leaks.GONE], leaks.GONE, pages())


def test_while_the_log_is_not_emptied_words_stand_in_it(
    writer, written, pages, opened, monkeypatch
) -> None:
    settle = opened.settle
    monkeypatch.setattr(opened, "settle", lambda: True)

    purge(writer.journal, *written)

    assert found(writer.drawn[leaks.GONE], leaks.GONE, pages())
    settle()
    assert found(writer.drawn[leaks.GONE], leaks.GONE, pages()) == set()
