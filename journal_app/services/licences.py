"""What comes with the program: under which licence, for what, and in which version."""

import dataclasses
import importlib.metadata
import re
from pathlib import Path

from journal_app.paths import resource

ROW = re.compile(r"^\| `(?P<name>[^`]+)\.txt` \| (?P<licence>[^|]+) \| (?P<purpose>[^|]+) \|$")


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """Something made by others; *version* is empty where it has none of its own."""

    name: str
    licence: str
    purpose: str
    version: str

    @property
    def text(self) -> str:
        """The licence itself."""
        return _folder().joinpath(f"{self.name}.txt").read_text(encoding="utf-8")


def parts() -> list[Part]:
    """What the table of licences names, in its order."""
    table = _folder().joinpath("README.md").read_text(encoding="utf-8")
    found = filter(None, map(ROW.match, table.splitlines()))
    return [
        Part(row["name"], row["licence"].strip(), row["purpose"].strip(), _version(row["name"]))
        for row in found
    ]


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _folder() -> Path:
    return resource("licences")
