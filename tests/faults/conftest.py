"""The journal that is harmed: made once, copied for each harm."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.store.store import Store
from tests.faults import child, older
from tests.faults.verdict import Ours

PASSPHRASE = "the words of the fault matrix"


@dataclass(frozen=True)
class Subject:
    """A journal of forty records at rest, one of the schema before, a backup, what opens them."""

    place: Path
    ours: Ours

    @property
    def folder(self) -> Path:
        return self.place / "Mine.journal"

    @property
    def backup(self) -> Path:
        (found,) = (self.place / "backups").iterdir()
        return found

    def copied(self, place: Path) -> Path:
        """A place like this one, for one harm; answers the journal in it."""
        shutil.copytree(self.place, place)
        return place / self.folder.name


@pytest.fixture(scope="session")
def subject(tmp_path_factory) -> Subject:
    return made_subject(tmp_path_factory.mktemp("subject"))


def made_subject(place: Path) -> Subject:
    """Make all of it in that folder."""
    folder = place / "Mine.journal"
    made = vault.create(
        folder, PASSPHRASE, copies=place / "copies", memory_kib=vault.LEAST_MEMORY_KIB
    )
    journal = child.journal_of(made.vault)
    for number in range(30):
        journal.save(Entry(title=f"Entry {number}", body_md=f"{child.WORDS * 5}{number}"))
        journal.leave()
    for number in range(10):
        journal.save(Goal(title=f"Goal {number}", own_words_md=child.WORDS))
    journal.trash(next(Store(made.vault.connection)[Entry].every()))
    made.vault.prove_backup(place / "backups", journal.now)
    made.vault.lock()
    (place / "code").write_text(made.recovery, encoding="utf-8")
    key = bytes(vault.read_key(folder, made.recovery))
    shutil.copytree(folder, place / "Old.journal")
    older.make(place / "Old.journal", key)
    return Subject(place, Ours(key, PASSPHRASE, made.recovery))


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory where there is one: what is harmed is written, judged, thrown away."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(
        prefix="journal-faults-", dir=memory if os.access(memory, os.W_OK) else None
    ) as folder:
        yield Path(folder)
