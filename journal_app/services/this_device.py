"""What a journal knows of the computers it is opened on: whose each is, and what was switched on.

A computer is known by a random id that stands in its own settings; nothing of the machine is in it.
"""

import dataclasses
import secrets
from enum import StrEnum

from journal_app.services.journal import Journal

STATE = "devices"  # in the journal: by the id of the computer
ID_BYTES = 8


class Whose(StrEnum):
    """Whose a computer is, by the word of the person."""

    UNSAID = ""
    OWN = "own"
    EMPLOYER = "employer"


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What was said of one computer; only one's own is ever on."""

    whose: Whose = Whose.UNSAID
    is_on: bool = False


def new_id() -> str:
    """An id for this computer."""
    return secrets.token_hex(ID_BYTES)


def said_of(journal: Journal, device: str) -> Said:
    """What was said of a computer; nothing when it is not known here."""
    found = _all(journal).get(device) if device else None
    if not isinstance(found, dict) or found.get("whose") not in set(Whose):
        return Said()
    whose = Whose(found["whose"])
    return Said(whose, whose == Whose.OWN and found.get("on") is True)


def say(journal: Journal, device: str, said: Said) -> None:
    """Keep what is said of a computer; its words are those of the latest answer.

    Raises:
        NoSpace, ReadOnly: nothing was written.
    """
    is_on = said.is_on and said.whose == Whose.OWN
    kept = _all(journal) | {device: {"whose": said.whose, "on": is_on}}
    journal.store.keep_state(STATE, kept)


def _all(journal: Journal) -> dict[str, object]:
    found = journal.store.state(STATE)
    return dict(found) if isinstance(found, dict) else {}
