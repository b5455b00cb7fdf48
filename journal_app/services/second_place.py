"""The second place for backups: chosen by the person, known to the journal alone."""

import contextlib
import dataclasses
import datetime as dt
import json
import os
from pathlib import Path

from journal_app import paths
from journal_app.errors import Refused
from journal_app.i18n import N_, _
from journal_app.services.whereabouts import Kind, kind_of
from journal_app.vault import Vault

ROW = "second_place"  # in the vault's own table, so that no path stands in the settings
WIDEST = 24
AT_BACKUPS = N_(
    "That is where the backups lie already. Choose another disk, a stick or a folder that is "
    "copied elsewhere."
)
IN_JOURNAL = N_(
    "That is inside the journal itself. Choose another disk, a stick or a folder that is copied "
    "elsewhere."
)


class NoSecondPlace(Refused):
    """What lies there lies in no other place than before."""


@dataclasses.dataclass(frozen=True, slots=True)
class SecondPlace:
    """A folder of one's own choice, and what was last copied there.

    With *is_beside* it was on the disk of the backups, and nothing was known to copy it away.
    """

    folder: Path
    copied_at: dt.datetime | None = None
    file: str = ""
    is_beside: bool = False

    def __repr__(self) -> str:
        """That there is one."""
        return "<second place>"

    @property
    def name(self) -> str:
        """What one would call it: the name of the stick or drive, else of the folder."""
        found = self.folder
        for each in () if self.is_beside else (self.folder, *self.folder.parents):
            if each.name and os.path.ismount(each):
                found = each
                break
        name = found.name or str(found)
        return name if len(name) <= WIDEST else f"{name[: WIDEST - 1]}\N{HORIZONTAL ELLIPSIS}"

    def with_copy(self, file: str, at: dt.datetime) -> "SecondPlace":
        """As it is when a copy was carried there; the disk is asked where that is."""
        return dataclasses.replace(self, file=file, copied_at=at, is_beside=is_beside(self.folder))

    def without_copy(self) -> "SecondPlace":
        """As it is when what lies there is no copy."""
        return dataclasses.replace(self, file="", copied_at=None)

    def keep(self, opened: Vault) -> None:
        """Keep it in the journal."""
        at = self.copied_at.isoformat() if self.copied_at else None
        plain = {"folder": str(self.folder), "copied_at": at, "file": self.file}
        opened.put_rows({ROW: json.dumps(plain | {"is_beside": self.is_beside})})

    @classmethod
    def of(cls, opened: Vault) -> "SecondPlace | None":
        """The second place of a journal; None where there is none."""
        text = opened.rows(ROW).get(ROW)
        try:
            plain = json.loads(text) if text else {}
            at = plain.get("copied_at")
            copied = dt.datetime.fromisoformat(at) if at else None
            is_beside = plain.get("is_beside") is True
            return cls(Path(plain["folder"]), copied, str(plain.get("file", "")), is_beside)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


def forget(opened: Vault) -> None:
    """Have no second place any more; what lies there stays."""
    opened.put_rows({ROW: None})


def check(folder: Path, journal: Path) -> None:
    """Look whether a copy in the folder would lie in another place at all.

    Raises:
        NoSecondPlace: the backups lie there already, or it is inside the journal.
    """
    if _is_within(folder, paths.backups_folder()):
        raise NoSecondPlace(_(AT_BACKUPS))
    if _is_within(folder, journal):
        raise NoSecondPlace(_(IN_JOURNAL))


def is_beside(folder: Path) -> bool:
    """Whether a folder is on the disk of the backups, and nothing is known to copy it away."""
    is_same = disk_of(folder) == disk_of(paths.backups_folder())
    return is_same and kind_of(folder) is Kind.OWN


def disk_of(folder: Path) -> int | None:
    """The disk a folder is on, or will be when it is made."""
    for each in (folder, *folder.parents):
        with contextlib.suppress(OSError):
            return each.stat().st_dev
    return None


def _is_within(folder: Path, outer: Path) -> bool:
    return folder.resolve().is_relative_to(outer.resolve())
