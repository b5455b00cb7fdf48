"""What a page may ask about the vault: a backup, another passphrase, and where things lie."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from journal_app.services.passphrase import Strength
from journal_app.ui.worker import Failed, Worker


@dataclasses.dataclass(frozen=True, slots=True)
class Proof:
    """When a backup was proved, by this computer's clock, how many records it holds, its file."""

    at: dt.datetime
    records: int
    file: Path


@dataclasses.dataclass(frozen=True, slots=True)
class Lies:
    """What lies where; shown and never kept."""

    words: str
    sentence: str
    place: str


class Keeping(Protocol):
    """Done slowly on the worker *long*; the answers come back on the window's thread."""

    long: Worker

    def back_up(self, done: Callable[[Proof], None], failed: Failed) -> None:
        """Make a backup and prove it; the worker tells how far it is."""

    def change_passphrase(self, words: str, done: Callable[[], None], failed: Failed) -> None:
        """Let another passphrase open the journal."""

    def judge(self, words: str, done: Callable[[Strength | None], None]) -> None:
        """Say how good a passphrase is; where that cannot be said, nobody is told."""

    def encrypt_anew(self, words: str) -> None:
        """Close the journal and put all of it under a new key that this passphrase opens."""

    def lies(self) -> Sequence[Lies]:
        """Where the journal and what belongs to it lie on this computer."""
