"""What is told of a salvage: how much was saved, and one line for each thing that is missing."""

import datetime as dt
from collections.abc import Iterator

from journal_app.domain import BY_TABLE
from journal_app.i18n import N_, _, day_in_words, ngettext
from journal_app.services.salvaging import Missing, Salvaged

BESIDE = {
    "history": N_("earlier versions"),
    "piece": N_("the contents of files"),
    "state": N_("small things the program remembers"),
}


def summary(told: Salvaged) -> str:
    """How much was saved, and whether anything is missing."""
    saved = ngettext(
        "{count} record was saved into a new journal. The same passphrase opens it.",
        "{count} records were saved into a new journal. The same passphrase opens it.",
        told.records,
    ).format(count=f"{told.records:,}")
    return f"{saved} {_whole(told)}"


def lines(told: Salvaged) -> list[str]:
    """What is missing, a line each; what can be named first."""
    order = list(BY_TABLE)
    named = sorted(
        told.missing, key=lambda each: (order.index(each.table), each.day or dt.date.min)
    )
    return [*map(line, named), *_counted(told)]


def line(missing: Missing) -> str:
    """One thing that is missing, as far as something still names it."""
    noun = _(BY_TABLE[missing.table].noun)
    title = missing.title or _("without a title that can be read")
    day = missing.day.isoformat() if missing.day else _("no day known")
    words = _("{day} · {noun} · {title}").format(day=day, noun=noun, title=title)
    return " · ".join([words, *_what_is_left(missing)])


def text(told: Salvaged) -> str:
    """The whole of it, to be kept as a file."""
    return "\n".join([summary(told), "", *lines(told), ""])


def _what_is_left(missing: Missing) -> Iterator[str]:
    if missing.older_until:
        until = day_in_words(dt.datetime.fromisoformat(missing.older_until).astimezone().date())
        yield _("an earlier version, which held until {day}, stands in its place").format(day=until)
    if missing.is_content:
        yield _("what the file held is missing")
    if missing.is_in_backup:
        yield _("it is in the backup")


def _whole(told: Salvaged) -> str:
    if told.is_whole:
        return _("Nothing is missing.")
    missing = ngettext(
        "{count} thing is missing or older than it was; it is listed below.",
        "{count} things are missing or older than they were; they are listed below.",
        len(told.missing),
    ).format(count=len(told.missing))
    if not told.missing:
        missing = _("What is missing is listed below.")
    if not told.in_backup or told.backup_at is None:
        return missing
    day = day_in_words(told.backup_at.astimezone().date())
    kept = ngettext(
        "{count} of these is in the backup of {day}.",
        "{count} of these are in the backup of {day}.",
        told.in_backup,
    ).format(count=told.in_backup, day=day)
    return f"{missing} {kept}"


def _counted(told: Salvaged) -> Iterator[str]:
    for table, count in told.pages.items():
        noun = _(BY_TABLE[table].noun if table in BY_TABLE else BESIDE[table])
        yield ngettext(
            "{count} page that held part of this could not be read, and nothing names what "
            "stood there: {noun}",
            "{count} pages that held part of this could not be read, and nothing names what "
            "stood there: {noun}",
            count,
        ).format(count=count, noun=noun)
    if told.versions:
        yield ngettext(
            "{count} earlier version could not be read.",
            "{count} earlier versions could not be read.",
            told.versions,
        ).format(count=told.versions)
    if told.emptied:
        yield ngettext(
            "{count} field that led to something missing is empty now.",
            "{count} fields that led to something missing are empty now.",
            told.emptied,
        ).format(count=told.emptied)
