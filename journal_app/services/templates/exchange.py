"""Templates as files: one written for others, one of others read; a file is never a path."""

import dataclasses
from pathlib import Path

from journal_app.domain.template import Template
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services.exporters.new_file import told, write_new
from journal_app.services.templates.own import template_of
from journal_app.services.templates.pattern import Pattern
from journal_app.services.templates.pattern_file import FILE_LIMIT, parse, problems, to_text

ENDING = ".md"
BYTES_LIMIT = 4 * FILE_LIMIT  # a sign takes at most four bytes
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


def read_file(path: Path) -> Template:
    """A new own template as a file has it; the file's key and its group are not taken over.

    Raises:
        Refused: it is no template; the sentence says why.
    """
    try:
        if not path.is_file():
            raise Refused(_("That is no file that can be read. Nothing was changed."))
        with path.open("rb") as file:
            content = file.read(BYTES_LIMIT + 1)
    except OSError as error:
        raise told(error) from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(_("That is no template: it is no text. Nothing was changed.")) from error
    read = parse(text)
    why = problems(read)
    if why:
        words = _("That is no template. {why} Nothing was changed.")
        raise Refused(words.format(why=why[0]))
    return template_of(read.pattern)
