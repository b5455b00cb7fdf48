"""One entry for its writer, to print or to keep as a file: its title, its day and its words."""

import datetime as dt

from journal_app.i18n import _, day_in_words
from journal_app.services.disclosure import Seen
from journal_app.services.document import one_line

ENDINGS = {".md": "markdown", ".html": "html"}


def to_markdown(seen: Seen) -> str:
    """The title as a heading, the day in words, the words as they were written."""
    day = seen.values.get("occurred_on")
    parts = [f"# {one_line(seen.text('title')) or _('Untitled')}"]
    if isinstance(day, dt.date):
        parts.append(day_in_words(day))
    parts.append(seen.text("body_md"))
    return "\n\n".join(part for part in parts if part) + "\n"


def file_name(seen: Seen) -> str:
    """A name for the file, without its ending: the day and the title, made of plain signs."""
    day = seen.values.get("occurred_on")
    words = "".join(sign if sign.isalnum() else " " for sign in seen.text("title"))
    name = " ".join(words.split())[:60].strip() or _("Untitled")
    return f"{day.isoformat()} {name}" if isinstance(day, dt.date) else name
