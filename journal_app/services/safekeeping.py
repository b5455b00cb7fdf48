"""Backups of an open journal: making one where it is needed, noting it, letting old ones go.

What is slow takes plain values and may run on a worker; what writes in the journal runs where
the journal is written.
"""

import dataclasses
import datetime as dt
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from journal_app.domain import BY_TABLE
from journal_app.errors import DatabaseDamaged, JournalError, NoSpace, ReadOnly, Refused
from journal_app.i18n import _
from journal_app.services import second_place
from journal_app.services.second_place import NoSecondPlace, SecondPlace
from journal_app.vault import Vault, backup
from journal_app.vault.anew import ANEW_ROW
from journal_app.vault.backup import Progress, Proved
from journal_app.vault.carrying import OutOfReach, free_bytes, is_in_reach
from journal_app.vault.notes import Note, Why
from journal_app.vault.rotation import Generation, holds_too_little, to_drop
from journal_app.vault.shelf import Kept, on_shelf

BEARABLE = (OutOfReach, NoSecondPlace, NoSpace, ReadOnly, DatabaseDamaged)  # of a second place
MOST_NOTES = 200  # those beyond are of files elsewhere, known by their own counts when opened
log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Order:
    """What a backup is made for, and where: plain values for a worker.

    With *must_carry* it is not done without its copy in the second place.
    """

    folder: Path
    now: dt.datetime
    why: Why
    notes: tuple[Note, ...] = ()
    second: SecondPlace | None = None
    only_if_changed: bool = False
    must_carry: bool = False


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Made:
    """What became of an order.

    What was *proved*, or the note of the backup that stands because nothing was changed since.
    *copied* is the second place as it is now; *missed* says why there is no copy.
    """

    order: Order
    proved: Proved | Note
    copied: SecondPlace | None = None
    missed: JournalError | None = None


def records_of(rows: Mapping[str, int]) -> int:
    """How many records a backup holds, by the rows counted in it."""
    return sum(count for table, count in rows.items() if table in BY_TABLE)


def order(
    opened: Vault, folder: Path, now: dt.datetime, why: Why, *, only_if_changed: bool = False
) -> Order:
    """Gather what a worker needs; the journal is read here and not there."""
    notes, second = opened.notes(), SecondPlace.of(opened)
    here = _newest_in(folder, notes)
    may_stand = only_if_changed and here is not None and _has_key_of_today(opened, here)
    return Order(folder, now, why, notes, second, may_stand)


def carry_out(opened: Vault, asked: Order, progress: Progress | None) -> Made:
    """Make the backup and prove it, then carry a copy to the second place where it is in reach.

    Raises:
        NoSpace, ReadOnly, DatabaseDamaged: there is no backup, and nothing is left behind.
    """
    standing = _standing(asked)
    if standing is not None and text_of(opened, progress) == standing.text:
        made = Made(asked, standing)
        return _carried(opened, made, Path(standing.folder) / standing.name, progress)
    proved = opened.prove_backup(asked.folder, asked.now, progress)
    return _carried(opened, Made(asked, proved), proved.file, progress)


def text_of(opened: Vault, progress: Progress | None = None) -> str:
    """A hash of all that is written now, as a proved backup has one; *progress* may end it."""
    with opened.lent() as source:
        return backup.read_text(source, _pulse(progress))


def note(opened: Vault, made: Made) -> Note:
    """Keep in the journal what was made; answers the note of the backup that stands now."""
    if made.copied is not None and not opened.read_only:
        made.copied.keep(opened)
    if isinstance(made.proved, Note):
        return made.proved
    noted = opened.note_backup(made.proved, made.order.now, made.order.why)
    if not opened.read_only and not holds_too_little(_with(made.order.notes, noted)):
        noted = dataclasses.replace(noted, is_agreed=True)
        opened.keep_notes([noted])
    return noted


def is_doubtful(notes: Sequence[Note]) -> bool:
    """Whether the newest backup holds so little that no older one may go before one agrees."""
    return holds_too_little(_generation(each) for each in notes)


def agree(opened: Vault) -> None:
    """What the newest backup holds is right, however little it is."""
    newest = next(iter(opened.notes()), None)
    if newest is not None:
        opened.keep_notes([dataclasses.replace(newest, is_agreed=True)])


def tidy(vault_id: str, asked: Order) -> tuple[Note, ...]:
    """Let old backups go, here and in the second place; answers the notes that have no file now.

    Only a file that was noted as proved is ever dropped.
    """
    places = [asked.folder, *([asked.second.folder] if asked.second else [])]
    dropped: set[str] = set()
    left: set[str] = set()
    for place in places:
        if not is_in_reach(place):
            left |= {each.name for each in asked.notes}
            continue
        kept = [each for each in on_shelf(place, vault_id, asked.notes) if each.note is not None]
        going = {one.name for one in to_drop(generations(kept), asked.now, free_bytes(place))}
        went = {one.file.name for one in kept if one.file.name in going and _drop(one)}
        dropped |= went
        left |= {one.file.name for one in kept} - went
    gone = [each for each in asked.notes if each.name in dropped - left]
    return tuple({*gone, *asked.notes[MOST_NOTES:]})


def generations(kept: Iterable[Kept]) -> list[Generation]:
    """What the rule needs to know of proved backups."""
    return [
        dataclasses.replace(
            _generation(one.note),
            name=one.file.name,
            made_at=one.made_at,
            size_bytes=one.size_bytes,
        )
        for one in kept
        if one.note is not None
    ]


def make(
    opened: Vault, folder: Path, now: dt.datetime, why: Why, *, only_if_changed: bool = False
) -> Note:
    """All of it at once, for whoever may wait.

    Raises: as carry_out does.
    """
    asked = order(opened, folder, now, why, only_if_changed=only_if_changed)
    noted = note(opened, carry_out(opened, asked, None))
    if not opened.read_only:
        gone = tidy(opened.vault_id, dataclasses.replace(asked, notes=opened.notes()))
        opened.keep_notes([], gone)
    return noted


def first(opened: Vault, folder: Path, now: dt.datetime, why: Why) -> Note:
    """Make sure of a backup before something large is done, or refuse it.

    Raises:
        Refused: there is none, and nothing was done.
    """
    try:
        return make(opened, folder, now, why, only_if_changed=True)
    except BEARABLE as error:
        words = _("Nothing was done, because no backup could be made first: {why}")
        raise Refused(words.format(why=error)) from error


def _has_key_of_today(opened: Vault, newest: Note) -> bool:
    """Whether the journal was not put under a new key since."""
    anew = opened.rows(ANEW_ROW).get(ANEW_ROW)
    return anew is None or dt.datetime.fromisoformat(anew) <= newest.proved_at


def _standing(asked: Order) -> Note | None:
    """The newest backup of the folder that is still there as it was noted."""
    if not asked.only_if_changed:
        return None
    newest = _newest_in(asked.folder, asked.notes)
    if newest is None:
        return None
    try:
        size = (asked.folder / newest.name).stat().st_size
    except OSError:
        return None
    return newest if size == newest.size_bytes else None


def _newest_in(folder: Path, notes: Iterable[Note]) -> Note | None:
    return next((each for each in notes if each.folder == str(folder)), None)


def _carried(opened: Vault, made: Made, file: Path, progress: Progress | None) -> Made:
    second, pulse = made.order.second, _pulse(progress)
    if second is None:
        return made
    try:
        second_place.check(second.folder, opened.folder)
        opened.carry_backup(file, second.folder, lambda _left, _all: pulse())
    except BEARABLE as error:
        if made.order.must_carry:
            raise
        log.info("no copy in the second place: %s", error.word)
        known = second.without_copy() if isinstance(error, NoSecondPlace) else None
        return dataclasses.replace(made, copied=known, missed=error)
    return dataclasses.replace(made, copied=second.with_copy(file.name, made.order.now))


def _drop(one: Kept) -> bool:
    try:
        one.file.unlink()
    except OSError as error:
        log.info("an old backup stays: %s", type(error).__name__)
        return False
    return True


def _with(notes: Sequence[Note], newest: Note) -> list[Generation]:
    return [_generation(each) for each in (newest, *notes)]


def _generation(noted: Note) -> Generation:
    return Generation(
        name=noted.name,
        made_at=noted.proved_at,
        size_bytes=noted.size_bytes,
        records=records_of(noted.rows),
        is_upgrade=noted.why is Why.UPGRADE,
        is_agreed=noted.is_agreed,
    )


def _pulse(progress: Progress | None) -> Callable[[], None]:
    return (lambda: progress(0, 1)) if progress is not None else (lambda: None)
