"""What the program is handed: tests hand in other answers, another clock, another end."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from journal_app.app import away
from journal_app.settings import Settings
from journal_app.ui.ask import Ask
from journal_app.ui.theme import Theme

PATIENCE_S = 2.5  # with work that stands still; a keyring has 2, and logind lets us sleep after 5


def utc_now() -> dt.datetime:
    """This moment."""
    return dt.datetime.now(dt.UTC)


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """*give_way* replaces the process by one that shows the unlock page of the journal.

    *leave* ends it at once, whatever goes on in it.
    """

    settings: Settings
    theme: Theme
    ask: Ask
    give_way: Callable[[Path], None]
    leave: Callable[[], None]
    now: Callable[[], dt.datetime] = utc_now
    watch: Callable[[QWidget], away.Watch] = away.watch  # over what the system tells
    find_keyring: Callable[[], Any] | None = None  # that of the system when None
    memory_kib: int | None = None  # of a new journal's key; measured when None
    patience_s: float = PATIENCE_S
    ended_by_fault: bool = False  # the run before this one
