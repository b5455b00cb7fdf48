"""Numbers about oneself: each is off until it is switched on, for this journal alone."""

import dataclasses
from collections.abc import Iterable

from journal_app.domain.record import Record, declared
from journal_app.i18n import N_
from journal_app.services.journal import Journal

STATE = "switched_on"  # in the journal: the names of the fields that are asked for


@dataclasses.dataclass(frozen=True, slots=True)
class Switch:
    """A field that is asked for only when it is wanted; *key* is its name."""

    key: str
    words: str
    sentence: str


SWITCHES: tuple[Switch, ...] = (
    Switch("mood", N_("Mood"), N_("One to five dots at each entry.")),
    Switch("energy", N_("Energy"), N_("One to five dots at each entry.")),
    Switch("trust", N_("How open could I be?"), N_("One to five dots after a session.")),
    Switch(
        "usefulness",
        N_("Was it worth the time?"),
        N_("One to five dots after a session or a resource."),
    ),
    Switch("listening", N_("How well did I listen?"), N_("One to five dots after a session.")),
    Switch("speaking", N_("How clearly did I speak?"), N_("One to five dots after a session.")),
    Switch(
        "talk_share",
        N_("My share of the talking"),
        N_("A number in percent after a session, by your own estimate."),
    ),
)
KEYS = frozenset(switch.key for switch in SWITCHES)


def switched_on(journal: Journal) -> set[str]:
    """The names of the fields that are asked for in this journal."""
    kept = journal.store.state(STATE)
    return {key for key in kept if key in KEYS} if isinstance(kept, list) else set()


def asked_of(journal: Journal, record: Record, names: Iterable[str] = KEYS) -> tuple[str, ...]:
    """Those of the fields that are switched on, or were answered in this very record."""
    on, fields = switched_on(journal), declared(type(record))
    return tuple(
        name
        for name in names
        if name in fields and (name in on or getattr(record, name) is not None)
    )


def switch(journal: Journal, key: str, *, on: bool) -> None:
    """Ask for a field from now on, or no longer; what was answered stays.

    Raises:
        NoSpace, ReadOnly: nothing was written.
    """
    now = switched_on(journal)
    journal.store.keep_state(STATE, sorted(now | {key} if on else now - {key}))
