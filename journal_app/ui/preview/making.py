"""What a preview is handed: who makes it, whose pictures it shows, who opens an address."""

import dataclasses
from collections.abc import Callable
from typing import Protocol

from journal_app.domain.record import RecordId
from journal_app.ui.worker import Done, Failed, Work


class Run(Protocol):
    """How work is done elsewhere; of two of the same kind the newer one counts."""

    def __call__(self, work: Work, *, done: Done, failed: Failed, kind: str = "") -> object:
        """Do the work; the answer comes back on the thread that asked."""


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Making:
    """*picture* answers the bytes of a picture kept in the journal, none where there is none."""

    run: Run
    picture: Callable[[RecordId], bytes]
    open_address: Callable[[str], object]
