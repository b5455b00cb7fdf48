"""Moving to another computer: what is to be done there, and what is said of the copy here."""

import datetime as dt

from journal_app.i18n import _, day_in_words
from journal_app.vault import Vault


def steps(file: str, place: str) -> tuple[str, str, str]:
    """Three lines: what to do on the other computer with the backup of that name."""
    return (
        _("Install Mentoring Journal on the other computer, and start it."),
        _("Choose “Open a journal or a backup” and take the file {file} from {place}.").format(
            file=file, place=place
        ),
        _("Type your passphrase, or the recovery code. The journal goes on there."),
    )


def paper(name: str, day: dt.date, lines: tuple[str, ...]) -> str:
    """The three lines as they are printed and saved."""
    head = _("Moving {name} to another computer").format(name=name)
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    back = _("To come back, do the same from there, and open that backup here.")
    return "\n".join((head, day_in_words(day), "", *numbered, "", back, ""))


def words_of(opened: Vault) -> str:
    """That the journal goes on elsewhere, and since when."""
    moved_at = opened.moved_at
    if moved_at is None:
        return ""
    words = _("This copy was moved to another computer on {day}. It is only read here.")
    return words.format(day=day_in_words(moved_at.astimezone().date()))
