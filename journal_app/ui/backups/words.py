"""How backups are spoken of: when, how large, how many."""

import datetime as dt

from journal_app.i18n import _, day_in_words, ngettext
from journal_app.services.comparing import State
from journal_app.ui.journal.shelf import KeptBackup

KB, MB = 1_000, 1_000_000


def moment(at: dt.datetime) -> str:
    """The day and the time."""
    return _("{day}, {time}").format(day=day_in_words(at.date()), time=f"{at:%H:%M}")


def size(count: int) -> str:
    """So many bytes, in the unit one reads."""
    if count < MB:
        return _("{number} KB").format(number=f"{max(1, round(count / KB)):,}")
    return _("{number} MB").format(number=f"{count / MB:,.1f}")


def records(count: int) -> str:
    """So many records."""
    words = ngettext("{count} record", "{count} records", count)
    return words.format(count=f"{count:,}")


def second_line(one: KeptBackup) -> str:
    """What a row says below the moment."""
    parts = [one.place, size(one.size_bytes)]
    if one.records is not None:
        parts.insert(0, records(one.records))
    return " · ".join(parts)


def proof(one: KeptBackup) -> str:
    """What is known of its proof."""
    if one.proved_at is None or one.records is None:
        return _("This journal has no note of it. What it holds is seen when it is opened.")
    words = ngettext(
        "Proved {when}: reopened, {count} record counted.",
        "Proved {when}: reopened, {count} records counted.",
        one.records,
    )
    return words.format(when=_when(one), count=f"{one.records:,}")


def _when(one: KeptBackup) -> str:
    """When it was proved; the time alone where that was on its own day."""
    at = one.proved_at or one.at
    return f"{at:%H:%M}" if at.date() == one.at.date() else moment(at)


def standing_briefly(state: State) -> str:
    """The same, as a row has room for it."""
    return {
        State.SAME: _("as now"),
        State.CHANGED: _("differs"),
        State.TRASHED: _("in the trash"),
        State.GONE: _("not there now"),
    }[state]


def standing(state: State) -> str:
    """How a record of the backup stands in the journal."""
    return {
        State.SAME: _("in the journal as it was"),
        State.CHANGED: _("says something else now"),
        State.TRASHED: _("in the trash now"),
        State.GONE: _("no longer in the journal"),
    }[state]
