"""The backups of one journal that lie in a folder, by their names and by what was noted."""

import dataclasses
import datetime as dt
import logging
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from journal_app.errors import JournalError
from journal_app.vault import backup
from journal_app.vault.file_error import told
from journal_app.vault.notes import Note, named

STAMP = "%Y-%m-%dT%H%MZ"
NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{4}Z)-([0-9a-f]{8})(?:-\d+)?\.journalbackup")
log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """A backup on the shelf; without a *note* it was made elsewhere and nothing is known of it."""

    file: Path
    made_at: dt.datetime
    size_bytes: int
    note: Note | None

    def __repr__(self) -> str:
        """The name alone."""
        return f"<backup {self.file.name}>"


def on_shelf(folder: Path, vault_id: str, notes: Iterable[Note]) -> tuple[Kept, ...]:
    """The backups of that vault in the folder, the newest first; none where there is no folder.

    Raises:
        ReadOnly: the folder cannot be read.
    """
    noted: dict[tuple[str, int], list[Note]] = {}
    for note in notes:
        noted.setdefault((note.name, note.size_bytes), []).append(note)
    found = []
    for file, size in _files(folder):
        made_at = _made_at(file, vault_id)
        if made_at is not None:
            known = _nearest(noted.get((file.name, size), ()), folder)
            found.append(Kept(file, made_at, size, known))
    return tuple(
        sorted(found, key=lambda kept: (kept.made_at, *named(kept.file.name)), reverse=True)
    )


def _files(folder: Path) -> list[tuple[Path, int]]:
    try:
        files = [file for file in folder.iterdir() if file.suffix == backup.SUFFIX]
        return [(file, file.stat().st_size) for file in files if file.is_file()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise told(error) from error


def _made_at(file: Path, vault_id: str) -> dt.datetime | None:
    """When a backup of the vault was made; None where it is one of another vault."""
    named = NAME.fullmatch(file.name)
    if named is not None:
        if named[2] != vault_id[:8]:
            return None
        try:
            return dt.datetime.strptime(named[1], STAMP).replace(tzinfo=dt.UTC)
        except ValueError:
            log.info("the name of a backup holds no time")
    try:
        if backup.header_of(file).vault_id != vault_id:
            return None
        return dt.datetime.fromtimestamp(file.stat().st_mtime, dt.UTC)
    except (JournalError, OSError) as error:
        log.info("a file with the ending of a backup is none: %s", type(error).__name__)
        return None


def _nearest(notes: Sequence[Note], folder: Path) -> Note | None:
    """The note of the file itself, else of the one it is a copy of."""
    here = [note for note in notes if note.folder == str(folder)]
    return next(iter(here or notes), None)
