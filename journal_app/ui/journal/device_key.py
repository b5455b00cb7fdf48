"""What a page may ask about the key to the journal that this computer keeps."""

import dataclasses
from collections.abc import Callable
from typing import Protocol

from journal_app.services.this_device import Whose
from journal_app.ui.worker import Failed


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """How it stands: whose the computer is, whether it is on, and whether it holds just now.

    *may_offer* is false where no key can be kept, such as for a sample; *is_managed* is true
    where the system itself says that an organisation manages the computer.
    """

    whose: Whose = Whose.UNSAID
    is_on: bool = False
    is_kept: bool = False
    may_offer: bool = True
    is_managed: bool = False


class DeviceKey(Protocol):
    """The keyring may ask a person first or not answer at all; the answers come when they come."""

    @property
    def standing(self) -> Standing:
        """How it stands now."""

    def switch_on(self, done: Callable[[], None], failed: Failed) -> None:
        """Keep a key here: this is the person's own computer."""

    def switch_off(self, whose: Whose, done: Callable[[str], None], failed: Failed) -> None:
        """Keep no key here any more; *done* hears what was done, in words."""

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
