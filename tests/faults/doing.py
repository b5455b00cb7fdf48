"""Things that write, each with what must hold after it was done or broken off."""

import dataclasses
import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.errors import JournalError
from journal_app.services.exporters.json_file import json_parts
from journal_app.services.exporters.new_file import write_new
from journal_app.settings import Settings, load_settings, save_settings
from journal_app.store.store import Store
from journal_app.vault import recovery, scratch
from tests.faults import child, verdict
from tests.faults.conftest import Subject
from tests.faults.verdict import Told

OLD, NEW = Settings(), Settings(theme="dark")
CODE = recovery.new_code()
LONG_BODY = child.WORDS * 4_000


@dataclasses.dataclass
class Place:
    """A journal, what lies beside it, and the journal opened where the thing needs that."""

    home: Path
    subject: Subject
    opened: vault.Vault | None = None

    @property
    def folder(self) -> Path:
        return self.home / self.subject.folder.name

    @property
    def settings(self) -> Path:
        return self.home / "settings.json"

    @property
    def vault(self) -> vault.Vault:
        assert self.opened is not None
        return self.opened

    def open(self) -> None:
        self.opened = vault.unlock_with_key(
            self.folder, self.subject.ours.key, copies=self.home / "copies"
        )

    def close(self) -> None:
        if self.opened is not None:
            self.opened.lock()


def unlocking(place: Place) -> None:
    vault.unlock(place.folder, place.subject.ours.code, copies=None).lock()


def saving(place: Place) -> None:
    journal = child.journal_of(place.vault)
    journal.save(Entry(title="Long", body_md=LONG_BODY))


def rewriting(place: Place) -> None:
    place.vault.take_recovery(CODE)


def backing_up(place: Place) -> None:
    place.vault.prove_backup(place.home / "backups", dt.datetime.now(dt.UTC))


def restoring(place: Place) -> None:
    backup = place.subject.backup
    vault.restore(backup, place.home / "Back.journal", place.subject.ours.code, copies=None)


def beginning(place: Place) -> None:
    folder = place.home / "New.journal"
    vault.create(folder, "x", copies=None, memory_kib=vault.LEAST_MEMORY_KIB).vault.lock()


def exporting(place: Place) -> None:
    store = Store(place.vault.connection)
    write_new(place.home / "journal.json", json_parts(store.every(), store.contents()))


def keeping_settings(place: Place) -> None:
    save_settings(NEW, place.settings)


ALL: dict[str, Callable[[Place], None]] = {
    act.__name__: act
    for act in (
        unlocking,
        saving,
        rewriting,
        backing_up,
        restoring,
        beginning,
        exporting,
        keeping_settings,
    )
}
OPENED = {"saving", "rewriting", "backing_up", "exporting"}


def made(subject: Subject, home: Path, name: str) -> Place:
    """A place for one of the things, ready for it."""
    subject.copied(home)
    place = Place(home, subject)
    save_settings(OLD, place.settings)
    if name in OPENED:
        place.open()
    return place


def attempt(name: str, place: Place) -> str:
    """Do it; the word of the error, or nothing when it was done."""
    try:
        ALL[name](place)
    except JournalError as error:
        return error.word
    except OSError:
        if name != "keeping_settings":  # its caller is promised an OSError
            raise
        return "not kept"
    return ""


def problems(name: str, place: Place, word: str) -> list[str]:
    """What is wrong after it was done, or after it was broken off with that word."""
    ours = place.subject.ours
    told = Told(tried={"recovery": CODE} if name == "rewriting" else {})
    if name == "rewriting" and not word:
        told.acked["recovery"] = CODE
    if name == "rewriting" and word:
        told.tried = {}
    found = verdict.journal(place.folder, ours, told)
    for folder in (place.home, place.home / "backups"):
        scratch.sweep(folder)
    found += verdict.backups(place.home / "backups", place.home, ours, Told())
    found += _results(place)
    stray = {file.name for file in place.home.rglob(".*")}
    if not word:  # the export itself lies beside it, and the next one takes it away
        stray.discard(".journal.json.unfinished")
    return [*found, *(f"left over: {file}" for file in stray)]


def _results(place: Place) -> list[str]:
    """What is there of the things that were to be made is whole."""
    found = []
    for name, secret in (("Back.journal", place.subject.ours.code), ("New.journal", "x")):
        if (place.home / name).exists():
            try:
                vault.unlock(place.home / name, secret, copies=None).lock()
            except JournalError as error:
                found.append(f"a half {name}: {type(error).__name__}")
    text = place.home / "journal.json"
    if text.exists():
        json.loads(text.read_bytes())
    if load_settings(place.settings) not in (OLD, NEW):
        found.append("the settings are neither the old nor the new")
    return found


def clear(place: Place) -> None:
    place.close()
    shutil.rmtree(place.home)
