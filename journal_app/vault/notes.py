"""What the journal notes of its proved backups, so that a list of them opens none."""

import dataclasses
import datetime as dt
import enum
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from journal_app.vault.backup import Proved

START = "backup:"  # of the rows in the vault's own table


class Why(enum.StrEnum):
    """What a backup was made for."""

    ASKED = "asked"
    DAILY = "daily"
    UPGRADE = "upgrade"  # before the tables were brought to a newer program
    IMPORT = "import"
    PURGE = "purge"
    REKEY = "rekey"
    MOVE = "move"


@dataclasses.dataclass(frozen=True, slots=True)
class Note:
    """A backup as it was when it was opened again and compared.

    *rows* are counted by table; *text* is a hash of all that was written; with *is_agreed*
    older backups may go because this one stands; *tried_at* is when it was last opened by
    a secret that a person typed.
    """

    name: str
    folder: str
    proved_at: dt.datetime
    why: Why
    rows: Mapping[str, int]
    text: str
    size_bytes: int
    is_agreed: bool = False
    tried_at: dt.datetime | None = None

    def __repr__(self) -> str:
        """The name alone."""
        return f"<note of {self.name}>"

    def __hash__(self) -> int:
        """By its row."""
        return hash(self.key)

    @property
    def key(self) -> str:
        """Of its row."""
        return f"{START}{Path(self.folder) / self.name}"

    def to_text(self) -> str:
        """Its row, as JSON."""
        plain = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        plain["proved_at"] = self.proved_at.isoformat()
        plain["tried_at"] = self.tried_at.isoformat() if self.tried_at else None
        return json.dumps(plain | {"rows": dict(self.rows)})


def of(made: Proved, now: dt.datetime, why: Why) -> Note:
    """The note of a backup that was just proved."""
    return Note(
        name=made.file.name,
        folder=str(made.file.parent),
        proved_at=now,
        why=why,
        rows=dict(made.rows),
        text=made.text,
        size_bytes=made.size_bytes,
    )


def read(rows: Mapping[str, str]) -> tuple[Note, ...]:
    """The notes of the rows that hold one, the newest first."""
    found = (parsed(text) for text in rows.values())
    known = [note for note in found if note is not None]
    return tuple(sorted(known, key=lambda note: (note.proved_at, *named(note.name)), reverse=True))


def named(name: str) -> tuple[int, str]:
    """What orders the backups of one minute: those that got a number are longer, and newer."""
    return len(name), name


def changes(kept: Iterable[Note], gone: Iterable[Note]) -> dict[str, str | None]:
    """The rows to write for what is kept and for what is gone."""
    changed: dict[str, str | None] = {note.key: None for note in gone}
    return changed | {note.key: note.to_text() for note in kept}


def parsed(text: str) -> Note | None:
    """The note of a row; None where another version wrote something else."""
    try:
        plain = json.loads(text)
        tried = plain["tried_at"]
        return Note(
            name=str(plain["name"]),
            folder=str(plain["folder"]),
            proved_at=dt.datetime.fromisoformat(plain["proved_at"]),
            why=Why(plain["why"]),
            rows={str(table): int(count) for table, count in plain["rows"].items()},
            text=str(plain["text"]),
            size_bytes=int(plain["size_bytes"]),
            is_agreed=bool(plain["is_agreed"]),
            tried_at=dt.datetime.fromisoformat(tried) if tried else None,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
