"""Where journals lie, and where a new one is put."""

from pathlib import Path

from journal_app import paths
from journal_app.i18n import _

ENDING, BACKUP_ENDING = ".journal", ".journalbackup"


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
    """The journal of a folder that was written last; None when there is none."""
    found = [path for path in folder.glob(f"*{ENDING}") if path.is_dir()]
    return max(found, key=_written_at, default=None)


def _written_at(path: Path) -> int:
    database = path / "journal.db"
    return database.stat().st_mtime_ns if database.exists() else 0
