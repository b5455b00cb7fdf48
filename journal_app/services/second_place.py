"""The second place for backups: chosen by the person, known to the journal alone."""

import dataclasses
import datetime as dt
import json
import os
from pathlib import Path

from journal_app.vault import Vault

ROW = "second_place"  # in the vault's own table, so that no path stands in the settings
WIDEST = 24


@dataclasses.dataclass(frozen=True, slots=True)
class SecondPlace:
    """A folder of one's own choice, and what was last copied there."""

    folder: Path
    copied_at: dt.datetime | None = None
    file: str = ""

    def __repr__(self) -> str:
        """That there is one."""
        return "<second place>"

    @property
    def name(self) -> str:
        """What one would call it: the name of the stick or drive, else of the folder."""
        found = self.folder
        for each in (self.folder, *self.folder.parents):
            if each.name and os.path.ismount(each):
                found = each
                break
        name = found.name or str(found)
        return name if len(name) <= WIDEST else f"{name[: WIDEST - 1]}\N{HORIZONTAL ELLIPSIS}"

    def with_copy(self, file: str, at: dt.datetime) -> "SecondPlace":
        """As it is when a copy was carried there."""
        return dataclasses.replace(self, file=file, copied_at=at)

    def keep(self, opened: Vault) -> None:
        """Keep it in the journal."""
        at = self.copied_at.isoformat() if self.copied_at else None
        plain = {"folder": str(self.folder), "copied_at": at, "file": self.file}
        opened.put_rows({ROW: json.dumps(plain)})

    @classmethod
    def of(cls, opened: Vault) -> "SecondPlace | None":
        """The second place of a journal; None where there is none."""
        text = opened.rows(ROW).get(ROW)
        try:
            plain = json.loads(text) if text else {}
            at = plain.get("copied_at")
            copied = dt.datetime.fromisoformat(at) if at else None
            return cls(Path(plain["folder"]), copied, str(plain.get("file", "")))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


def forget(opened: Vault) -> None:
    """Have no second place any more; what lies there stays."""
    opened.put_rows({ROW: None})
