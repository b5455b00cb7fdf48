"""A template of others as an own one; what its file says is never a path."""

from pathlib import Path

from journal_app.domain.template import Template
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services.importers import door


def read_template(path: Path) -> Template:
    """A new own template as a file has it; the file's key and its group are not taken over.

    It is read in a child process, which takes a quarter of a second.

    Raises:
        Refused: it is no template; the sentence says why.
    """
    reading = door.read(path, door.TEMPLATE)
    for trouble in reading.troubles:
        words = _("That is no template. {why} Nothing was changed.")
        raise Refused(words.format(why=trouble.why))
    found = [item.record for item in reading.items if isinstance(item.record, Template)]
    if len(found) != 1:
        raise Refused(_("That is no template. Nothing was changed."))
    return found[0]
