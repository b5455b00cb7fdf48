"""A restore drill from each generation of backups: what comes back is what was noted then.

A journal is kept for a year and a third of a fake clock: written in, changed, purged, backed up
by the program's own rules, its passphrase and its code changed on the way.
"""

import dataclasses
import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.errors import JournalError, UnlockError
from journal_app.services import safekeeping
from journal_app.services.journal import Journal
from journal_app.services.safekeeping import text_of
from journal_app.store.store import Store
from journal_app.vault import recovery
from journal_app.vault.notes import Note, Why
from journal_app.vault.rewriting import Rewriting
from tests.faults import child, matrix
from tests.vault_fixtures import Clock

pytestmark = pytest.mark.row("drill")

FIRST, SECOND = "the first passphrase of the drill", "the second passphrase of the drill"
SPARSE, DENSE = 40, 26  # backups twelve days apart, then daily ones
CHANGED, UPGRADED = 35, 47  # at which of them the secrets are new, and one is for an upgrade


@dataclasses.dataclass(frozen=True)
class Kept:
    """A backup that is left, its generation, and what opens it."""

    note: Note
    generation: str
    passphrase: str
    code: str

    @property
    def file(self) -> Path:
        return Path(self.note.folder) / self.note.name


@dataclasses.dataclass
class Diary:
    """The journal as it is kept, and which secrets were those of the day."""

    place: Path
    opened: vault.Vault
    code: str
    clock: Clock
    passphrase: str = FIRST
    secrets: dict[str, tuple[str, str]] = dataclasses.field(default_factory=dict)

    @property
    def backups(self) -> Path:
        return self.place / "backups"

    def keep(self, journal: Journal, number: int) -> None:
        """A day of it: something new, something changed, now and then something gone."""
        self.clock.move(days=1 if number >= SPARSE else 12)
        entry = Entry(title=f"Day {number}", body_md=child.WORDS * (number % 7 + 1))
        entry = journal.save(entry)
        journal.leave()
        if number % 3 == 0:
            journal.save(dataclasses.replace(entry, body_md=entry.body_md + "and more"))
            journal.leave()
        if number % 5 == 0:
            journal.trash(entry)
        if number % 10 == 0:
            journal.save(Goal(title=f"Goal {number}"))
            journal.leave()
            for _slice in journal.purge([entry]):
                pass

    def back_up(self, number: int) -> None:
        why = Why.UPGRADE if number == UPGRADED else Why.DAILY
        noted = safekeeping.make(self.opened, self.backups, self.clock.time, why)
        self.secrets[noted.name] = (self.passphrase, self.code)

    def change_secrets(self) -> None:
        self.passphrase, self.code = SECOND, recovery.new_code()
        self.opened.change_passphrase(SECOND, memory_kib=vault.LEAST_MEMORY_KIB)
        self.opened.take_recovery(self.code)

    def left(self) -> list[Kept]:
        """The backups the rules have left, the newest first."""
        files = {file.name for file in self.backups.iterdir()}
        notes = [note for note in self.opened.notes() if note.name in files]
        assert len(notes) == len(files), "a backup nobody knows"
        generations = generations_of([(note.proved_at, note.why) for note in notes])
        pairs = zip(notes, generations, strict=True)
        return [Kept(note, word, *self.secrets[note.name]) for note, word in pairs]


def generations_of(made: list[tuple[dt.datetime, Why]]) -> list[str]:
    """For what a backup is still there, the newest first: its day, its week or its month."""
    days = [at.date() for at, _why in made]
    sevenths = sorted(set(days), reverse=True)[:7]
    weeks = sorted({day.isocalendar()[:2] for day in days}, reverse=True)[:4]
    named = []
    for day, (_at, why) in zip(days, made, strict=True):
        if day in sevenths:
            named.append("day")
        elif why is Why.UPGRADE:
            named.append("upgrade")
        else:
            named.append("week" if day.isocalendar()[:2] in weeks else "month")
    return named


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Iterator[list[Kept]]:
    """Every backup that is left of it."""
    place, clock = tmp_path_factory.mktemp("drill"), Clock()
    made = vault.create(
        place / "Mine.journal", FIRST, copies=None, memory_kib=vault.LEAST_MEMORY_KIB
    )
    diary = Diary(place, made.vault, made.recovery, clock)
    journal = Journal(Store(made.vault.connection), clock, overwriting=Rewriting(made.vault))
    for number in range(SPARSE + DENSE):
        if number == CHANGED:
            diary.change_secrets()
        diary.keep(journal, number)
        diary.back_up(number)
    left = diary.left()
    made.vault.lock()
    shutil.rmtree(place / "Mine.journal")  # a drill has nothing but the backup
    yield left
    shutil.rmtree(place)


# ------------------------------------------------------------------ the verdict


def differing(note: Note, rows: dict[str, int], text: str) -> list[str]:
    """What of a backup is not as it was noted: counts by table, and the hash of all text."""
    found = [
        f"{table}: {rows.get(table)} of {note.rows.get(table)}"
        for table in sorted(rows.keys() | note.rows.keys())
        if rows.get(table) != note.rows.get(table)
    ]
    return found if text == note.text else [*found, "the text is another"]


def drilled(one: Kept, secret: str, place: Path) -> list[str]:
    """The offered drill, then a restore for real: what is wrong with either."""
    try:
        proved = vault.tried(one.file, secret, place)
        found = differing(one.note, dict(proved.rows), proved.text)
        return found + restored(one, secret, place / "Back.journal")
    except JournalError as error:
        return [f"it does not open: {type(error).__name__}"]
    finally:
        shutil.rmtree(place / "Back.journal", ignore_errors=True)


def restored(one: Kept, secret: str, folder: Path) -> list[str]:
    """Make a journal of a backup and open it as a person does: what is wrong with it."""
    vault.restore(one.file, folder, secret, copies=None)
    opened = vault.unlock(folder, secret, copies=None)
    try:
        text = text_of(opened)
        found = opened.check(thorough=True) + differing(one.note, rows_of(opened), text)
        store = Store(opened.connection)
        found += store.problems()
        counted = sum(1 for _record in store.every())
        noted = safekeeping.records_of(one.note.rows)
        return found if counted == noted else [*found, f"{counted} records read of {noted}"]
    finally:
        opened.lock()


def rows_of(opened: vault.Vault) -> dict[str, int]:
    """Every table counted here, apart from how a backup counts."""
    tables = opened.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    counts = "SELECT count(*) FROM "
    return {
        name: opened.connection.execute(f'{counts}"{name}"').fetchone()[0] for (name,) in tables
    }


# ------------------------------------------------------------------ the row


def test_what_is_left_reaches_back_a_year(kept) -> None:
    words = [one.generation for one in kept]
    months = {one.note.proved_at.strftime("%Y-%m") for one in kept}
    ages = [kept[0].note.proved_at - one.note.proved_at for one in kept]

    assert (words.count("day"), words.count("upgrade")) == (7, 1)
    assert words.count("week") == 2  # the days lie in the two others
    assert len(months) == 12
    assert len({one.passphrase for one in kept}) == 2
    assert dt.timedelta(days=300) < max(ages) < dt.timedelta(days=366)


def test_every_generation_comes_back_by_passphrase_and_by_recovery_code(
    row, kept, tmp_path
) -> None:
    for one in chosen(kept, matrix.BY_NAME["drill"].asked):
        for name, secret in (("passphrase", one.passphrase), ("recovery", one.code)):
            assert drilled(one, secret, tmp_path) == [], f"{one.generation}, by {name}"
        assert list(tmp_path.iterdir()) == []
        row.count()
    words = [one.generation for one in kept]
    counts = ", ".join(f"{word} {words.count(word)}" for word in sorted(set(words)))
    row.tell(f"left of {SPARSE + DENSE} backups over a year and a third: {counts}")


def chosen(kept: list[Kept], asked: int | None) -> list[Kept]:
    """All of them, or the oldest of each generation, and then the newest."""
    if asked is None:
        return kept
    oldest = {one.generation: one for one in kept}
    return [*oldest.values(), *(one for one in kept if one not in oldest.values())][:asked]


# ------------------------------------------------------------------ negative controls


def test_a_secret_of_another_day_opens_no_backup(kept, tmp_path) -> None:
    newest, oldest = kept[0], kept[-1]

    for secret in (newest.passphrase, newest.code):
        with pytest.raises(UnlockError):
            vault.tried(oldest.file, secret, tmp_path)


def test_a_backup_of_another_day_is_found_out(kept, tmp_path) -> None:
    first, second = kept[0], kept[1]
    lying = dataclasses.replace(second.note, name=first.note.name)  # it stands for the other

    found = drilled(dataclasses.replace(first, note=lying), first.code, tmp_path)

    assert "the text is another" in found
    assert any(problem.startswith("entry: ") for problem in found)


def test_a_restore_that_loses_a_record_or_a_word_is_found_out(kept, tmp_path, monkeypatch) -> None:
    whole = vault.restore
    for harm, told in (
        ("DELETE FROM goal WHERE rowid = (SELECT max(rowid) FROM goal)", "goal: "),
        ("UPDATE entry SET body_md = 'x' WHERE rowid = (SELECT max(rowid) FROM entry)", "the text"),
    ):

        def restore(backup, folder, secret, *, copies, harm=harm) -> None:
            whole(backup, folder, secret, copies=copies)
            opened = vault.unlock(folder, secret, copies=None)
            opened.connection.execute(harm)
            opened.connection.commit()
            opened.lock()

        monkeypatch.setattr(vault, "restore", restore)
        found = drilled(kept[0], kept[0].code, tmp_path)

        assert any(problem.startswith(told) for problem in found), harm
