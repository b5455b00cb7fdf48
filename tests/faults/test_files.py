"""Files that are not what they should be: each is named by its own error and left as it was."""

import datetime as dt
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.errors import JournalError
from journal_app.store.store import Store
from journal_app.vault import connection, header_files, key
from tests.faults import child
from tests.faults.conftest import Subject

pytestmark = pytest.mark.row("files")

Harm = Callable[[Path, Subject], None]
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" * 900
PAGE = 4096
OPENS = ""


def cut(length: int) -> Harm:
    """Keep so many bytes; below zero, all but so many."""
    return lambda file, _subject: file.write_bytes(file.read_bytes()[:length])


def holds(data: bytes) -> Harm:
    return lambda file, _subject: file.write_bytes(data)


def gone(file: Path, _subject: Subject) -> None:
    file.unlink()


def folder(file: Path, _subject: Subject) -> None:
    file.unlink()
    file.mkdir()


def queue(file: Path, _subject: Subject) -> None:
    file.unlink()
    os.mkfifo(file)


def link_to_nothing(file: Path, _subject: Subject) -> None:
    file.unlink()
    file.symlink_to("nothing")


def link_to_itself(file: Path, _subject: Subject) -> None:
    file.unlink()
    file.symlink_to(file.name)


def link_to_the_file(file: Path, _subject: Subject) -> None:
    elsewhere = file.parent.parent / f"elsewhere-{file.name}"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def plain(file: Path, _subject: Subject) -> None:
    file.unlink()
    made = sqlite3.connect(file)
    made.execute("CREATE TABLE t AS SELECT 'not encrypted' AS words")
    made.commit()
    made.close()


def of_another_key(file: Path, _subject: Subject) -> None:
    file.unlink()
    connection.create(file, bytearray(os.urandom(32))).close()


def of_another_program(file: Path, subject: Subject) -> None:
    file.unlink()
    made = connection.create_bare(file, key.derived(subject.ours.key, key.DATABASE))
    made.execute("CREATE TABLE t (a)")
    made.close()


def of_a_newer_schema(file: Path, subject: Subject) -> None:
    _pragma(file.parent, subject, "user_version = 999")


def of_an_older_schema(file: Path, subject: Subject) -> None:
    shutil.copy(subject.place / "Old.journal" / file.name, file)


def _pragma(journal: Path, subject: Subject, words: str) -> None:
    opened = vault.unlock_with_key(journal, subject.ours.key)
    opened.connection.execute(f"PRAGMA {words}")
    opened.connection.commit()
    opened.lock()


def header(**changes) -> Harm:
    """The header with other values, written as headers are."""

    def harm(file: Path, _subject: Subject) -> None:
        found = json.loads(file.read_bytes()) | changes
        file.write_bytes(json.dumps(found, sort_keys=True, separators=(",", ":")).encode())

    return harm


def of_another_journal(file: Path, _subject: Subject) -> None:
    other = file.parent.parent / "Other.journal"
    vault.create(other, "x", copies=None, memory_kib=vault.LEAST_MEMORY_KIB).vault.lock()
    shutil.copy(other / file.name, file)
    shutil.rmtree(other)


def longer(length: int) -> Harm:
    return lambda file, _subject: file.write_bytes(file.read_bytes() + bytes(length))


DATABASE: dict[str, tuple[Harm, str]] = {
    "missing": (gone, "database_missing"),
    "empty": (cut(0), "database_empty"),
    "one byte": (cut(1), "database_empty"),
    "shorter than a page": (cut(PAGE - 1), "database_empty"),
    "one page": (cut(PAGE), "database_damaged"),
    "a page and a byte": (cut(PAGE + 1), "database_damaged"),
    "without the last page": (cut(-PAGE), "database_damaged"),
    "without the last five pages": (cut(-5 * PAGE), "database_damaged"),
    "without half a page": (cut(-PAGE // 2), "database_damaged"),
    "without a byte": (cut(-1), "database_damaged"),
    "a picture": (holds(PNG), "database_damaged"),
    "a short picture": (holds(PNG[:200]), "database_empty"),
    "noise": (holds(os.urandom(20 * PAGE)), "database_damaged"),
    "zeros": (holds(bytes(20 * PAGE)), "database_damaged"),
    "a plain database": (plain, "database_plain"),
    "of another key": (of_another_key, "database_damaged"),
    "of another program": (of_another_program, "database_foreign"),
    "of a newer schema": (of_a_newer_schema, "header_newer"),
    "a folder": (folder, "database_missing"),
    "a queue": (queue, "database_missing"),
    "a link to nothing": (link_to_nothing, "database_missing"),
    "a link to itself": (link_to_itself, "database_missing"),
    "a link to the file": (link_to_the_file, OPENS),
}
HEADER: dict[str, tuple[Harm, str]] = {
    "missing": (gone, "header_missing"),
    "empty": (cut(0), "header_damaged"),
    "one byte": (cut(1), "header_damaged"),
    "a half": (cut(300), "header_damaged"),
    "without a byte": (cut(-1), "header_damaged"),
    "with a byte more": (longer(1), "header_damaged"),
    "too long": (longer(70_000), "header_damaged"),
    "a picture": (holds(PNG), "header_damaged"),
    "another text": (holds(b'{"magic": "other"}'), "header_damaged"),
    "deeply nested": (holds(b"[" * 60_000), "header_damaged"),
    "for newer readers": (header(format=9, min_reader=9), "header_newer"),
    "of a newer format": (header(format=9), "header_damaged"),
    "of an older format": (header(format=0, min_reader=0), "header_damaged"),
    "of another journal": (of_another_journal, "wrong_recovery"),
    "a folder": (folder, "header_missing"),
    "a queue": (queue, "header_missing"),
    "a link to nothing": (link_to_nothing, "header_missing"),
    "a link to itself": (link_to_itself, "header_missing"),
    "a link to the file": (link_to_the_file, OPENS),
}
BACKUP: dict[str, tuple[Harm, str]] = {
    "missing": (gone, "not_a_journal"),
    "empty": (cut(0), "not_a_journal"),
    "one byte": (cut(1), "not_a_journal"),
    "the first mark alone": (cut(8), "header_damaged"),
    "cut in the header": (cut(200), "header_damaged"),
    "one page": (cut(PAGE), "database_damaged"),
    "without the last page": (cut(-PAGE), "database_damaged"),
    "without a byte": (cut(-1), "database_damaged"),
    "with a byte more": (longer(1), "database_damaged"),
    "with a page more": (longer(PAGE), "database_damaged"),
    "a picture": (holds(PNG), "not_a_journal"),
    "a plain database": (plain, "not_a_journal"),
    "a header of endless length": (holds(b"MJBACKUP\xff\xff\xff\xff" + PNG), "header_damaged"),
    "a folder": (folder, "not_a_journal"),
    "a queue": (queue, "not_a_journal"),
    "a link to nothing": (link_to_nothing, "not_a_journal"),
    "a link to itself": (link_to_itself, "not_a_journal"),
    "a link to the file": (link_to_the_file, OPENS),
}


def opened_and_checked(journal: Path, subject: Subject, *, beside: bool) -> None:
    """What unlocking by the recovery code does, and the first look inside."""
    opened = vault.unlock(journal, subject.ours.code, copies=None, beside=beside)
    try:
        if problems := opened.check(thorough=True):
            raise vault.damage(problems)
        Store(opened.connection, writing=not beside)
    finally:
        opened.lock()


def begun(there: Path) -> None:
    made = vault.create(there, "x", copies=None, memory_kib=vault.LEAST_MEMORY_KIB)
    made.vault.lock()


def said(act: Callable[[], None]) -> str:
    """The word of the error, whose sentence names no path; nothing when there was none."""
    try:
        act()
    except JournalError as error:
        sentence = str(error)
        return error.word if sentence and "/" not in sentence else f"not to be shown: {sentence}"
    return OPENS


def tree(place: Path) -> dict[str, str]:
    """What lies there, by name: the hash of a file, the end of a link. A lock does not count."""
    return {
        str(path.relative_to(place)): looks(path)
        for path in sorted(place.rglob("*"))
        if path.name != header_files.LOCK_NAME
    }


def looks(path: Path) -> str:
    if path.is_symlink():
        return f"to {path.readlink()}"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"


@pytest.mark.parametrize("beside", [False, True], ids=["written", "read"])
@pytest.mark.parametrize("case", DATABASE)
def test_a_database_that_is_none_is_named(case, beside, row, subject, place) -> None:
    harm, word = DATABASE[case]
    journal = subject.copied(place / "home")
    harm(journal / "journal.db", subject)
    before = tree(place)

    assert said(lambda: opened_and_checked(journal, subject, beside=beside)) == word

    assert tree(place) == before
    row.count()


@pytest.mark.parametrize("case", HEADER)
def test_a_header_that_is_none_is_named(case, row, subject, place) -> None:
    harm, word = HEADER[case]
    journal = subject.copied(place / "home")
    harm(journal / "vault.json", subject)
    before = tree(place)

    assert said(lambda: opened_and_checked(journal, subject, beside=False)) == word

    assert tree(place) == before
    row.count()


@pytest.mark.parametrize("case", BACKUP)
def test_a_backup_that_is_none_is_named_and_makes_no_journal(case, row, subject, place) -> None:
    harm, word = BACKUP[case]
    (place / "backups").mkdir()
    backup = Path(shutil.copy(subject.backup, place / "backups"))
    harm(backup, subject)
    before, back = tree(place), place / "Back.journal"

    assert said(lambda: vault.restore(backup, back, subject.ours.code, copies=None)) == word

    assert back.exists() == (word == OPENS)
    shutil.rmtree(back, ignore_errors=True)
    assert tree(place) == before
    row.count()


def test_a_journal_of_an_older_schema_is_brought_to_todays(row, subject, place) -> None:
    journal = subject.copied(place / "home")
    of_an_older_schema(journal / "journal.db", subject)

    assert said(lambda: opened_and_checked(journal, subject, beside=False)) == OPENS

    row.count()


@pytest.mark.parametrize("what", ["nothing", "a file", "an empty folder", "a link to nothing"])
def test_what_is_no_journal_is_named(what, row, subject, place) -> None:
    there = place / "There"
    {
        "nothing": lambda: None,
        "a file": lambda: there.write_bytes(PNG),
        "an empty folder": there.mkdir,
        "a link to nothing": lambda: there.symlink_to("nothing"),
    }[what]()
    before = tree(place)

    assert said(lambda: opened_and_checked(there, subject, beside=False)) == "not_a_journal"

    assert tree(place) == before
    row.count()


@pytest.mark.parametrize("what", ["a folder", "a file", "a link to nothing"])
def test_nothing_is_made_where_something_lies(what, row, subject, place) -> None:
    there = place / "There"
    {
        "a folder": there.mkdir,
        "a file": lambda: there.write_bytes(PNG),
        "a link to nothing": lambda: there.symlink_to("nothing"),
    }[what]()
    before = tree(place)

    made = said(lambda: begun(there))
    back = said(lambda: vault.restore(subject.backup, there, subject.ours.code, copies=None))

    assert (made, back) == ("exists", "exists")
    assert tree(place) == before
    row.count()


# ------------------------------------------------------------------ where nothing can be written


@pytest.fixture
def read_only() -> Iterator[Callable[[Path], None]]:
    """read_only(path): nobody can write the file or the folder, whoever runs the tests."""
    bound: list[Path] = []

    def bind(path: Path) -> None:
        if subprocess.run(["mount", "--bind", path, path], capture_output=True).returncode:
            pytest.skip("this system lets nobody mount anything read-only")
        bound.append(path)
        subprocess.run(["mount", "-o", "remount,bind,ro", path], check=True)

    yield bind
    for path in reversed(bound):
        subprocess.run(["umount", path], check=True)


@pytest.mark.parametrize("name", ["", "journal.db", "lock"])
def test_a_journal_that_cannot_be_written_is_named_and_can_be_read(
    name, row, subject, place, read_only
) -> None:
    journal = subject.copied(place / "home")
    before = tree(place)
    read_only(journal / name)

    assert said(lambda: opened_and_saved(journal, subject)) == "read_only"
    assert said(lambda: opened_and_checked(journal, subject, beside=True)) == OPENS

    assert before.items() <= tree(place).items()  # an empty log may stay
    row.count()


def test_a_header_that_cannot_be_written_is_named(row, subject, place, read_only) -> None:
    journal = subject.copied(place / "home")
    before = tree(journal)
    opened = vault.unlock_with_key(journal, subject.ours.key)
    read_only(journal / "vault.json")

    assert said(lambda: opened.take_recovery(subject.ours.code)) == "read_only"

    opened.lock()
    assert tree(journal)["vault.json"] == before["vault.json"]
    row.count()


def test_a_place_for_backups_that_cannot_be_written_is_named(
    row, subject, place, read_only
) -> None:
    journal = subject.copied(place / "home")
    before = tree(place)
    read_only(place / "home" / "backups")
    opened = vault.unlock_with_key(journal, subject.ours.key)

    backed_up = said(lambda: opened.back_up(place / "home" / "backups", dt.datetime.now(dt.UTC)))
    opened.lock()
    back = place / "home" / "backups" / "Back.journal"
    restored = said(lambda: vault.restore(subject.backup, back, subject.ours.code, copies=None))

    assert (backed_up, restored) == ("read_only", "read_only")
    assert tree(place) == before
    row.count()


def opened_and_saved(journal: Path, subject: Subject) -> None:
    opened = vault.unlock_with_key(journal, subject.ours.key)
    try:
        child.journal_of(opened).save(child.Entry(title="x", body_md="y"))
    finally:
        opened.lock()
