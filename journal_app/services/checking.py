"""Checking a journal: every page after it was opened, and once a week whatever can be compared.

What is slow here runs on a worker, by connections of its own, and writes nothing.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from journal_app.domain import RECORDS
from journal_app.errors import JournalError
from journal_app.i18n import N_, _
from journal_app.services.sample import is_passing
from journal_app.store.store import Store
from journal_app.vault import Vault, remains
from journal_app.vault.anew import done_at
from journal_app.vault.connection import problems
from journal_app.vault.header_files import unmark
from journal_app.vault.shelf import Kept, on_shelf

CHECKED = "checked_at"  # a small value in the journal
WEEK = dt.timedelta(days=7)
STEPS = (
    N_("Checking every page…"),
    N_("Checking what belongs together…"),
    N_("Comparing search with what is written…"),
    N_("Reading the newest backup through…"),
)
NOT_WELL = N_("The newest backup does not read well. Make a new one now.")
ALL_OLD = N_("The backups were made before everything was encrypted anew; make one now.")
NONE = N_("No backup of this journal was found on this computer. Make one now.")
PARTS = 100  # of each step, for who shows how far it is
Progress = Callable[[int, int], None]


@dataclasses.dataclass(frozen=True, slots=True)
class Findings:
    """What a check found, in sentences without any content.

    *damage* means the file; with *search* alone the index is to be made anew and nothing is
    lost; *links* lead to what is not there; *backup* says what is wrong with the newest one.
    """

    damage: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    backup: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether nothing at all is wrong."""
        return not (self.damage or self.search or self.links or self.backup)

    @property
    def is_news(self) -> bool:
        """Whether something is wrong that the line at the foot does not say by itself."""
        is_missing = self.backup == _(NONE)
        return bool(self.damage or self.search or self.links or (self.backup and not is_missing))

    @property
    def words(self) -> str:
        """What is told of it."""
        if self.is_sound:
            return _("Every check was run; nothing is wrong.")
        told = [*self.damage]
        if self.search and not self.damage:
            told.append(_("Search does not agree with what is written. Nothing you wrote is lost."))
        if self.links and not self.damage:
            told.append(_("Some links lead to what is not there any more."))
        if self.backup:
            told.append(self.backup)
        return " ".join(told)


def is_due(store: Store, now: dt.datetime) -> bool:
    """Whether a week has passed since the last full check, or there was none."""
    at = checked_at(store)
    return at is None or not dt.timedelta() <= now - at < WEEK


def checked_at(store: Store) -> dt.datetime | None:
    """When the last full check came to its end; None when there was none."""
    kept = store.state(CHECKED)
    return dt.datetime.fromisoformat(kept) if isinstance(kept, str) else None


def note_checked(store: Store, now: dt.datetime) -> None:
    """Keep in the journal when it was checked in full."""
    store.keep_state(CHECKED, now.isoformat())


def note_sound_again(opened: Vault) -> None:
    """A file that was damaged reads well: it may be written the next time it is opened."""
    unmark(opened.folder)


def newest_backup(opened: Vault, folder: Path) -> Path | None:
    """The newest backup of this journal in the folder; None where there is none.

    One of the key from before everything was encrypted anew is that only where no other is.
    """
    kept = _kept(opened, folder)
    of_today = (each for each in kept if not _is_of_old_key(opened, each))
    newest = next(of_today, next(iter(kept), None))
    return newest.file if newest is not None else None


def pages(opened: Vault) -> Findings:
    """Look at every page; the log was settled before.

    What is found is looked at twice: a page that was being written meanwhile is none.
    """
    found = _looked_through(opened, thorough=False)
    if found:
        found = _looked_through(opened, thorough=False)
    return Findings(damage=tuple(found))


def full(opened: Vault, backups: Path | None, progress: Progress) -> Findings:
    """Every check there is, with the newest backup of a folder.

    *progress* hears parts done and all, and may end it by raising.
    """
    all_parts = len(STEPS) * PARTS

    def at(step: int, part: int = 0) -> None:
        progress(step * PARTS + part, all_parts)

    at(0)
    found = pages(opened)
    at(1)
    if not found.damage:
        found = Findings(damage=tuple(_looked_through(opened, thorough=True)))
    at(2)
    if not found.damage:
        found = _compared(opened)
    at(3)
    told = _backup_problem(opened, backups, lambda part: at(3, part)) if backups else ""
    if told == _(NONE) and (found.damage or not _has_records(opened)):
        told = ""
    at(len(STEPS))
    return dataclasses.replace(found, backup=told)


def step_words(done: int) -> str:
    """What is being done now, by the parts that are done."""
    return _(STEPS[min(done // PARTS, len(STEPS) - 1)])


def _looked_through(opened: Vault, *, thorough: bool) -> list[str]:
    with opened.lent() as reader:
        return problems(reader, thorough=thorough)


def _compared(opened: Vault) -> Findings:
    with opened.lent() as reader:
        store = Store(reader, writing=False)
        search, every = store.search_problems(), store.problems()
    return Findings(search=tuple(search), links=tuple(each for each in every if each not in search))


def _kept(opened: Vault, folder: Path) -> tuple[Kept, ...]:
    try:
        return on_shelf(folder, opened.vault_id, ())
    except JournalError:
        return ()


def _is_of_old_key(opened: Vault, one: Kept) -> bool:
    """Whether a backup was made before everything was encrypted anew, and opens as it did then."""
    try:
        if opened.has_key_of(one.file):
            return False
        with opened.lent() as reader:
            anew_at = done_at(reader)
    except JournalError:
        return False  # it is told as one that does not read well
    return anew_at is not None and one.made_at <= anew_at


def _has_records(opened: Vault) -> bool:
    """Whether there is something to lose that was written here."""
    if opened.read_only:
        return False
    with opened.lent() as reader:
        store = Store(reader, writing=False)
        return not is_passing(store) and any(store[cls].count() for cls in RECORDS)


def _backup_problem(opened: Vault, folder: Path, part: Callable[[int], None]) -> str:
    kept = _kept(opened, folder)
    newest = next((each for each in kept if not _is_of_old_key(opened, each)), None)
    if newest is None:
        return _(ALL_OLD) if kept else _(NONE)
    return _seal_problem(opened, newest.file, part)


def _seal_problem(opened: Vault, backup: Path, part: Callable[[int], None]) -> str:
    left = remains.of_open(opened)
    try:
        left.check_backup(
            backup, lambda left, size: part(PARTS - 1 - left * (PARTS - 1) // max(size, 1))
        )
    except JournalError as error:
        if error.exit_status == 1 and error.word == "refused":
            raise  # it was told to stop
        return _(NOT_WELL)
    finally:
        left.let_go()
    return ""
