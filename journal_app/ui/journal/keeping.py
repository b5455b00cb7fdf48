"""What a page may ask about the vault: a backup, another passphrase, and where things lie."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from journal_app.services.passphrase import Strength
from journal_app.services.second_place import SecondPlace
from journal_app.services.watching import Tried
from journal_app.ui.worker import Failed, Task, Worker
from journal_app.vault.notes import Why


@dataclasses.dataclass(frozen=True, slots=True)
class Proof:
    """When a backup was proved, by this computer's clock, how many records it holds, its file.

    *copied_to* names the second place, or *missed* says why there is no copy; with *is_beside*
    that place is on the same disk; with *is_doubtful* it holds less than half of what the last
    good one held.
    """

    at: dt.datetime
    records: int
    file: Path
    copied_to: str = ""
    missed: str = ""
    is_doubtful: bool = False
    is_beside: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Moved:
    """When the journal was moved, the backup that goes on elsewhere, and the name of the place."""

    at: dt.datetime
    file: Path
    place: str


@dataclasses.dataclass(frozen=True, slots=True)
class Lies:
    """What lies where; shown and never kept."""

    words: str
    sentence: str
    place: str


class Backups(Protocol):
    """The backups of the open journal; what is slow is done on the worker *long*."""

    long: Worker
    has_failed: bool  # the last one that was to be made

    @property
    def second(self) -> SecondPlace | None:
        """Where a copy of each backup goes."""

    @property
    def is_moved(self) -> bool:
        """Whether the journal goes on elsewhere, and is read here."""

    @property
    def is_safe(self) -> bool:
        """Whether the newest backup outlives this disk, and the last one asked for was made."""

    @property
    def is_gone(self) -> bool:
        """Whether the newest backup is not where it was made any more."""

    def standing(self) -> str:
        """When the last backup was proved, and where it is."""

    def newest(self) -> Path | None:
        """The newest proved backup that is still where it was made."""

    def make(
        self,
        why: Why,
        done: Callable[[Proof], None],
        failed: Failed,
        *,
        only_if_changed: bool = False,
    ) -> Task:
        """Make a backup and prove it; the worker tells how far it is."""

    def look(self, done: Callable[[Proof], None], failed: Failed) -> bool:
        """At the first unlock of a day: a backup if something changed; answers whether it looks."""

    def offer(self, entries: int) -> str:
        """What is to be offered now, of services.watching; or nothing."""

    def note_offered(self, what: str) -> None:
        """It was offered today."""

    def choose_second(self, folder: Path) -> None:
        """Have a copy of each backup there from now on.

        Raises:
            NoSecondPlace: it would lie in no other place than before.
        """

    def forget_second(self) -> None:
        """Have no second place any more; what lies there stays."""

    def agree(self) -> None:
        """What the newest backup holds is right, however little it is."""

    def try_out(
        self, file: Path, secret: str, done: Callable[[Tried], None], failed: Failed
    ) -> None:
        """Open a backup by what was typed, in a place that is gone afterwards."""

    def move(self, folder: Path, done: Callable[[Moved], None], failed: Failed) -> None:
        """A proved backup to that folder; then the copy here is only read."""

    def take_back(self) -> None:
        """The journal goes on here again."""

    def leave(self) -> None:
        """The journal was moved: show it anew, to be read."""


class Keeping(Protocol):
    """Done slowly on the worker *long*; the answers come back on the window's thread."""

    long: Worker
    backups: Backups

    def change_passphrase(self, words: str, done: Callable[[], None], failed: Failed) -> None:
        """Let another passphrase open the journal."""

    def judge(self, words: str, done: Callable[[Strength | None], None]) -> None:
        """Say how good a passphrase is; where that cannot be said, nobody is told."""

    def encrypt_anew(self, words: str) -> None:
        """Close the journal and put all of it under a new key that this passphrase opens."""

    def lies(self) -> Sequence[Lies]:
        """Where the journal and what belongs to it lie on this computer."""
