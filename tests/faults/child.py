"""What is killed or traced: ``python -m tests.faults.child WORK FOLDER KEY HANDLE [SWITCH ...]``.

Before each thing it says on the handle what would then be true ("try"), and after it that it is
("ack"), one line of JSON each. A fact is a name and a plain value; None is "it is not there".
"""

import dataclasses
import datetime as dt
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.record import Record
from journal_app.services.importers import door
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import recovery
from journal_app.vault.rewriting import Rewriting
from tests.faults import older

Facts = dict[str, Any]
WORDS = "somewhat the same plain words again "


class Said:
    """The two kinds of lines."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def ready(self) -> None:
        self._line("go", {})

    def trying(self, facts: Facts) -> None:
        self._line("try", facts)

    def done(self, facts: Facts | None = None) -> None:
        """What was tried is true now, and these facts too."""
        self._line("ack", facts or {})

    def _line(self, word: str, facts: Facts) -> None:
        os.write(self._handle, json.dumps([word, facts]).encode() + b"\n")


@dataclasses.dataclass
class Work:
    """What every kind of work is given."""

    folder: Path
    key: bytes
    say: Said
    count: int  # how often; for a kill more than it will live to do

    def opened(self) -> vault.Vault:
        return vault.unlock_with_key(self.folder, self.key, copies=self.folder.parent / "copies")


def fact(record: Record | None) -> str | None:
    """A record in a few signs, or None when it is not there."""
    if record is None:
        return None
    text = getattr(record, "body_md", "")
    trashed = "trashed" if record.trashed_at else "kept"
    return f"{record.head_title}, {len(text)}, {crc32(text.encode())}, {trashed}"


def facts_of(*records: Record) -> Facts:
    return {f"record {record.id}": fact(record) for record in records}


def journal_of(opened: vault.Vault) -> Journal:
    store = Store(opened.connection)
    return Journal(store, lambda: dt.datetime.now(dt.UTC), overwriting=Rewriting(opened))


def typing(work: Work) -> None:
    """One text, saved as it grows, as the editor does."""
    opened = work.opened()
    journal = journal_of(opened)
    entry = Entry(title="Typed")
    work.say.ready()
    for number in range(1, work.count + 1):
        entry = dataclasses.replace(entry, body_md=entry.body_md + WORDS)
        work.say.trying(facts_of(entry))
        entry = journal.save(entry)
        work.say.done()
        if number % 9 == 0:
            opened.settle()
    opened.lock()


def saving(work: Work) -> None:
    """New records, two in one step, one into the trash and out again."""
    opened = work.opened()
    journal = journal_of(opened)
    work.say.ready()
    for number in range(1, work.count + 1):
        entry = Entry(title=f"Saved {number}", body_md=WORDS * number)
        work.say.trying(facts_of(entry))
        entry = journal.save(entry)
        work.say.done()
        changed = dataclasses.replace(entry, title=f"Changed {number}")
        goal = Goal(title=f"Goal {number}")
        work.say.trying(facts_of(changed, goal))
        journal.change([changed, goal])
        work.say.done()
        _there_and_back(work.say, journal, goal)
        if number % 3 == 0:
            opened.settle()
    opened.lock()


def _there_and_back(say: Said, journal: Journal, goal: Goal) -> None:
    gone = dataclasses.replace(goal, trashed_at=journal.now)
    say.trying(facts_of(gone))
    journal.trash(goal)
    say.done()
    say.trying(facts_of(goal))
    journal.undo()
    say.done()


def reading_a_file(work: Work) -> None:
    """A save, then a file from elsewhere: its reader lives on for a while when this one ends."""
    file = work.folder.parent / "template.md"
    file.write_text("no template", encoding="utf-8")
    opened = work.opened()
    journal = journal_of(opened)
    work.say.ready()
    for number in range(1, work.count + 1):
        entry = Entry(title=f"Before a file {number}", body_md=WORDS)
        work.say.trying(facts_of(entry))
        journal.save(entry)
        work.say.done()
        door.read(file, door.TEMPLATE)
    opened.lock()


def migrating(work: Work) -> None:
    """Journals of an older schema, opened one after the other."""
    old = work.folder.parent / "Old.journal"
    with older.next_step():
        work.say.ready()
        for number in range(1, work.count + 1):
            folder = old
            if work.count > 1:
                folder = old.with_name(f"Old {number}.journal")
                shutil.copytree(old, folder)
            work.say.trying({folder.name: older.SCHEMA})
            opened = vault.unlock_with_key(folder, work.key)
            Store(opened.connection)
            work.say.done()
            opened.lock()


def backing_up(work: Work) -> None:
    """A backup after each new entry."""
    opened = work.opened()
    journal = journal_of(opened)
    work.say.ready()
    for number in range(1, work.count + 1):
        entry = Entry(title=f"Backed up {number}", body_md=WORDS * 9)
        work.say.trying(facts_of(entry))
        journal.save(entry)
        work.say.done()
        made = opened.prove_backup(work.folder.parent / "backups", journal.now)
        work.say.done({f"backup {made.file.name}": made.rows["entry"]})
    opened.lock()


def rewriting(work: Work) -> None:
    """New recovery codes, and every third time a new passphrase."""
    opened = work.opened()
    work.say.ready()
    for number in range(1, work.count + 1):
        if number % 3 == 0:
            words = f"the passphrase number {number}"
            work.say.trying({"passphrase": words})
            opened.change_passphrase(words, memory_kib=vault.LEAST_MEMORY_KIB)
        else:
            code = recovery.new_code()
            work.say.trying({"recovery": code})
            opened.take_recovery(code)
        work.say.done()
    opened.lock()


def purging(work: Work) -> None:
    """Of each two new entries one goes for good."""
    opened = work.opened()
    journal = journal_of(opened)
    work.say.ready()
    for number in range(1, work.count + 1):
        kept, gone = (Entry(title=f"{word} {number}", body_md=WORDS) for word in ("Kept", "Gone"))
        work.say.trying(facts_of(kept, gone))
        journal.change([kept, gone])
        work.say.done()
        work.say.trying({f"record {gone.id}": None})
        for _slice in journal.purge([gone]):
            pass
        work.say.done()
    opened.lock()


def beginning(work: Work) -> None:
    """New journals."""
    parent = work.folder.parent / "new"
    work.say.ready()
    for number in range(1, work.count + 1):
        made = vault.create(
            parent / f"{number}.journal",
            "made up",
            copies=work.folder.parent / "copies",
            memory_kib=vault.LEAST_MEMORY_KIB,
        )
        work.say.done({f"made {number}.journal": made.recovery})
        made.vault.lock()


def bringing_back(work: Work) -> None:
    """A backup, restored into new folders; the recovery code stands in a file beside."""
    code = (work.folder.parent / "code").read_text(encoding="utf-8")
    (backup,) = (work.folder.parent / "backups").iterdir()
    work.say.ready()
    for number in range(1, work.count + 1):
        name = f"{number}.journal"
        vault.restore(backup, work.folder.parent / "new" / name, code, copies=None)
        work.say.done({f"made {name}": code})


WORKS: dict[str, Callable[[Work], None]] = {
    work.__name__: work
    for work in (
        typing,
        saving,
        reading_a_file,
        migrating,
        backing_up,
        rewriting,
        purging,
        beginning,
        bringing_back,
    )
}


def main(arguments: list[str]) -> None:
    name, folder, key, handle, count, *switches = arguments
    for switch in switches:
        SWITCHES[switch]()
    WORKS[name](Work(Path(folder), bytes.fromhex(key), Said(int(handle)), int(count)))


# ------------------------------------------------------------------ negative controls


def _without_sync() -> None:
    """Nothing our own code writes is brought to the disk."""
    os.fsync = lambda _handle: None  # type: ignore[assignment]


def _normal() -> None:
    """The database syncs only at a checkpoint."""
    _synchronous("NORMAL")


def _off() -> None:
    """The database never syncs."""
    _synchronous("OFF")


def _synchronous(word: str) -> None:
    whole = vault.Vault.attach

    def attach(self: vault.Vault, opened: Any, *, read_only: bool) -> None:
        opened.execute(f"PRAGMA synchronous = {word}")
        whole(self, opened, read_only=read_only)

    vault.Vault.attach = attach  # type: ignore[method-assign]


SWITCHES = {"without-sync": _without_sync, "normal": _normal, "off": _off}


def lines(data: bytes) -> Iterator[tuple[str, Facts]]:
    """The whole lines a child has said."""
    for line in data.split(b"\n")[:-1]:
        word, facts = json.loads(line)
        yield word, facts


if __name__ == "__main__":
    main(sys.argv[1:])
