"""What Today shows: each kind can be hidden for good, or for the rest of a day."""

import datetime as dt

from journal_app.domain.codes import Code
from journal_app.i18n import N_
from journal_app.services.journal import Journal

STATE = "today"  # in the journal: the kinds hidden for good, and those of one day


class Kind(Code):
    """One part of the page."""

    NEXT = "next", N_("Next session")
    ACTIONS = "actions", N_("Actions")
    PROMPT = "prompt", N_("A gentle reminder")
    LINE = "line", N_("A line you kept")
    GOALS = "goals", N_("Goals you are working on")
    VALUE = "value", N_("One value")
    BACK = "back", N_("A look back")


def hidden(journal: Journal) -> set[str]:
    """The kinds that are hidden for good."""
    return set(_kept(journal)["hidden"])


def away(journal: Journal, day: dt.date) -> set[str]:
    """The kinds that are not shown on a day."""
    kept = _kept(journal)
    return {*kept["hidden"], *(kept["gone"] if kept["day"] == [day.isoformat()] else ())}


def hide(journal: Journal, kind: str, *, hidden: bool = True) -> None:
    """Hide a kind for good, or bring it back.

    Raises:
        NoSpace, ReadOnly: nothing was written.
    """
    kept = _kept(journal)
    now = {*kept["hidden"], kind} if hidden else {*kept["hidden"]} - {kind}
    gone = [one for one in kept["gone"] if one != kind]
    journal.store.keep_state(STATE, {**kept, "hidden": sorted(now), "gone": gone})


def put_away(journal: Journal, kind: str, day: dt.date) -> None:
    """Show a kind no more on that day.

    Raises:
        NoSpace, ReadOnly: nothing was written.
    """
    kept = _kept(journal)
    said = [day.isoformat()]
    gone = {*(kept["gone"] if kept["day"] == said else ()), kind}
    journal.store.keep_state(STATE, {**kept, "day": said, "gone": sorted(gone)})


def _kept(journal: Journal) -> dict[str, list[str]]:
    kept = journal.store.state(STATE)
    found = kept if isinstance(kept, dict) else {}
    return {
        name: [str(one) for one in found.get(name, ()) if isinstance(one, str)]
        for name in ("hidden", "day", "gone")
    }
