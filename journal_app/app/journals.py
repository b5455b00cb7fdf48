"""Where journals lie, and where a new one is put."""

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path

from journal_app import paths
from journal_app.i18n import _, day_in_words
from journal_app.settings import Settings

ENDING, BACKUP_ENDING = ".journal", ".journalbackup"
DATABASE = "journal.db"


def usual_place() -> Path:
    """Where the first journal is kept unless another place is chosen."""
    return paths.journals_folder() / f"{_('My journal')}{ENDING}"


def free_place(folder: Path, name: str) -> Path:
    """A journal of this name in the folder, with a number when it is taken."""
    place, number = folder / f"{name}{ENDING}", 1
    while place.exists():
        number += 1
        place = folder / f"{name} {number}{ENDING}"
    return place


def newest_journal(folder: Path) -> Path | None:
    """The journal of a folder that was used last; None when there is none."""
    return next(iter(_newest_first(folder)), None)


def kept_place(preferred: Settings) -> Path | None:
    """Where a journal lies elsewhere, if its place was to be remembered and it is still there."""
    place = Path(preferred.place)
    is_asked = preferred.keeps_place and preferred.place
    return place if is_asked and does_answer(place) and place.is_dir() else None


def does_answer(path: Path) -> bool:
    """Whether the place answers at all, be anything there or not; a dead mount does not."""
    try:
        path.exists()
    except OSError:
        return False
    return True


def to_choose_from(path: Path, folder: Path) -> list[Path]:
    """The journal at *path*, then the others of the folder, the one used last first."""
    return [path, *(each for each in _newest_first(folder) if each != path)]


def note_used(path: Path) -> None:
    """From now on this is the journal that was used last: its own file says so, and no other."""
    with suppress(OSError):  # a journal on a medium that cannot be written stays as it is
        os.utime(path / DATABASE)


def when_used(path: Path, now: dt.datetime) -> str:
    """When a journal was used last, in words; nothing where it was never."""
    at_ns = _used_at(path)
    if not at_ns:
        return ""
    at, today = dt.datetime.fromtimestamp(at_ns / 1e9).astimezone(), now.astimezone().date()
    if at.date() == today:
        return _("Used today, {time}").format(time=f"{at:%H:%M}")
    if at.date() == today - dt.timedelta(days=1):
        return _("Used yesterday, {time}").format(time=f"{at:%H:%M}")
    return _("Used {day}").format(day=day_in_words(at.date()))


def _newest_first(folder: Path) -> list[Path]:
    found = [path for path in folder.glob(f"*{ENDING}") if path.is_dir()]
    return sorted(found, key=lambda path: (-_used_at(path), path.name))


def _used_at(path: Path) -> int:
    """When its database was written or opened last, in nanoseconds; 0 where there is none."""
    try:
        return (path / DATABASE).stat().st_mtime_ns
    except OSError:
        return 0
