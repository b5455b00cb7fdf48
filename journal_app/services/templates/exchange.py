"""A template written as a file for others; its name is made of plain signs."""

import dataclasses
from pathlib import Path

from journal_app.i18n import _
from journal_app.services.exporters.new_file import write_new
from journal_app.services.templates.pattern import Pattern
from journal_app.services.templates.pattern_file import to_text

ENDING = ".md"
NAME_LIMIT = 60


def file_name(pattern: Pattern) -> str:
    """A name for the file, made of plain signs of the title."""
    words = "".join(sign if sign.isalnum() else " " for sign in pattern.title)
    return (" ".join(words.split())[:NAME_LIMIT].strip() or _("Untitled")) + ENDING


def write_file(path: Path, pattern: Pattern) -> None:
    """Write the template to a new file; where it stands among others is not said in it.

    Raises:
        Exists, NoSpace, ReadOnly, Refused: nothing was written.
    """
    alone = dataclasses.replace(pattern, key="", group="", order=0, is_structure=False)
    write_new(path, [to_text(alone)])
