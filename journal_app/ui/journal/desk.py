"""What the journal's page is handed: everything it may use, and nothing it has to fetch."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.services.journal import Journal
from journal_app.services.mentioning import Mentions
from journal_app.services.passages import Passage
from journal_app.services.templates.catalogue import Catalogue
from journal_app.ui.ask import Ask
from journal_app.ui.hold import Hold
from journal_app.ui.journal.checking import Checking
from journal_app.ui.journal.device_key import DeviceKey
from journal_app.ui.journal.keeping import Keeping
from journal_app.ui.journal.preferences import Preferences
from journal_app.ui.journal.shelf import Shelf
from journal_app.ui.journal.voice import Voice
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.status_line import Standing
from journal_app.ui.worker import Worker


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Found:
    """How many records were found, the heads of the first, and the words around what was found."""

    total: int
    heads: list[Head]
    passages: Mapping[RecordId, Passage] = dataclasses.field(default_factory=dict)


class Find(Protocol):
    """Finds what a text asks for; runs on the worker *quick*, with a connection of its own."""

    def __call__(self, text: str, around: int = 0) -> Found:
        """The newest records; of the first *around* entries, and of so many others, passages."""


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Desk:
    """The open journal and its tools.

    *mentions* runs on the worker *quick*, as *find* does; *settle* truncates the write-ahead
    log and says whether it could; *standing* answers what the status line says;
    *name* is the journal's; *voice* says in one place what was done and whether it is kept;
    *keeping* asks for a backup or another passphrase; *shelf* opens the backups
    there are; *preferences* are those of this computer;
    *hold* keeps the journal open during a session; *checking* checks it;
    *device* is the key to the journal that this computer keeps;
    *templates* are those that ship with the program and one's own.
    """

    journal: Journal
    quick: Worker
    find: Find
    mentions: Callable[[RecordId, int], Mentions]
    settle: Callable[[], bool]
    today: Callable[[], dt.date]
    standing: Callable[[], Sequence[Standing]]
    ask: Ask
    theme: Theme
    voice: Voice
    keeping: Keeping
    shelf: Shelf
    preferences: Preferences
    hold: Hold
    checking: Checking
    templates: Catalogue
    device: DeviceKey
    name: str = ""
    read_only: bool = False
