"""Work that is given up after so much computing: a text made to be slow stalls nothing."""

import sys
import time
from collections.abc import Callable, Collection
from inspect import CO_GENERATOR
from types import FrameType
from typing import TypeVar

from journal_app.errors import Refused
from journal_app.i18n import _

LOOKS_EVERY = 200  # calls; so many take far less than a millisecond

Answer = TypeVar("Answer")


class TooSlow(Refused):
    """The work took more computing than it was given."""


def within(
    seconds: float,
    work: Callable[[], Answer],
    inside: Collection[str],
    clock: Callable[[], float] = time.thread_time,
) -> Answer:
    """What the work answers; it takes about twice as long as without being watched.

    The clock is looked at now and then when a function is called; it is that of the computing
    this thread has done, so a busy machine gives up no earlier. Work is given up only where a
    function of the packages *inside* is called, and no generator: Python drops an error that
    comes up while it clears something away, which may happen in between anywhere, and it enters
    a generator once more to do so.

    Raises:
        TooSlow: when it computed longer than so many seconds.
    """
    last, calls = clock() + seconds, 0
    over: list[TooSlow] = []

    def look(frame: FrameType, event: str, _given: object) -> None:
        nonlocal calls
        calls += 1
        if not over and calls % LOOKS_EVERY == 0 and clock() > last:
            over.append(TooSlow(_("This took too long and was given up.")))
        if over and event == "call" and _is_of(frame, inside):
            raise over[0]

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        return work()
    except Exception as error:  # where it comes up in the middle of C, Python wraps it
        if over:
            raise over[0] from error
        raise
    finally:
        sys.setprofile(before)


def _is_of(frame: FrameType, packages: Collection[str]) -> bool:
    name: str = frame.f_globals.get("__name__", "")
    return name.partition(".")[0] in packages and not frame.f_code.co_flags & CO_GENERATOR
