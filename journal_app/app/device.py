"""The key to the open journal that this computer keeps: put into its keyring and taken out.

The slot in the header is what counts. Locking takes the slot out first, which makes the secret
useless wherever it lies, and then the secret, as far as the keyring answers in time.
"""

import logging
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject

from journal_app import vault
from journal_app.app.asking import Asking, end_of_lock, keep_locked, keychain, patience
from journal_app.app.given import Given
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import sample, this_device
from journal_app.services.journal import Journal
from journal_app.services.this_device import Said, Whose
from journal_app.ui.journal.device_key import Standing
from journal_app.ui.journal.preferences import Preferences
from journal_app.ui.worker import Failed, Worker

WITHDRAW_S = 2  # a keyring that hangs holds no lock up for longer
log = logging.getLogger(__name__)


class ThisDevice(QObject):
    """Unlocking by this computer, for one open journal."""

    def __init__(
        self,
        unlocked: vault.Vault,
        journal: Journal,
        given: Given,
        preferences: Preferences,
        long: Worker,
    ) -> None:
        super().__init__()
        self._vault, self._journal = unlocked, journal
        self._preferences, self._long = preferences, long
        self._chain = keychain(given.find_keyring)
        self._asking = Asking(self)

    @property
    def standing(self) -> Standing:
        """How it stands now."""
        said = this_device.said_of(self._journal, self._preferences.settings.device)
        return Standing(
            whose=said.whose,
            is_on=said.is_on,
            is_kept=self._vault.has_device,
            may_offer=not self._vault.read_only and not sample.is_passing(self._journal.store),
            is_managed=is_managed(),
        )

    def switch_on(self, done: Callable[[], None], failed: Failed) -> None:
        """Put a new secret into the keyring and its slot into the header; remember the wish."""

        def kept() -> None:
            try:
                self._say(Said(Whose.OWN, is_on=True))
            except JournalError as error:
                failed(error)
                return
            done()

        self._keep_anew(kept, failed)

    def switch_off(self, whose: Whose, done: Callable[[str], None], failed: Failed) -> None:
        """Take the slot out, then the secret; the slot alone is enough."""
        try:
            self._vault.remove_device()
            self._say(Said(whose))
        except JournalError as error:
            failed(error)
            return
        self._asking.ask(
            self._forgetting(),
            done=lambda _nothing: done(
                _("This computer keeps no key any more. The passphrase opens the journal.")
            ),
            failed=lambda error: done(
                _(
                    "{why} The key it may still keep opens nothing any more. "
                    "The passphrase opens the journal."
                ).format(why=error)
            ),
        )

    def put_back(self, tell: Callable[[str], None], *, anew: bool) -> None:
        """After the passphrase: keep a key again, where it is on and there is none that fits.

        With *anew* the slot that is there has just failed to open.
        """
        end_of_lock()
        now = self.standing
        is_missing = anew or not now.is_kept
        if not (now.is_on and now.may_offer and is_missing):
            return
        if self._vault.opened_with == "device":
            return
        words = _("{why} The passphrase opens the journal, here too.")
        self._keep_anew(lambda: None, lambda error: tell(words.format(why=error)))

    def withdraw(self) -> None:
        """Before the lock: make the secret useless, then take it out if the keyring answers."""
        self._asking.drop()
        if not self._vault.has_device:
            return
        took = [_took(self._vault.remove_device), _took(self._forget_in_time)]
        if not any(took):
            keep_locked(self._vault.vault_id)

    def drop(self) -> None:
        """Nobody waits for the keyring any more."""
        self._asking.drop()

    def _keep_anew(self, done: Callable[[], None], failed: Failed) -> None:
        opened, chain, long = self._vault, self._chain, self._long

        def add(secret: bytes) -> None:
            long.run(lambda: opened.add_device(secret), done=lambda _nothing: done(), failed=failed)

        self._asking.ask(lambda: chain.keep_new(opened.vault_id), done=add, failed=failed)

    def _forgetting(self) -> Callable[[], None]:
        """What takes the secret out; it holds nothing of Qt, whichever thread ends with it."""
        chain, vault_id = self._chain, self._vault.vault_id
        return lambda: chain.forget(vault_id)

    def _forget_in_time(self) -> None:
        patience().Asked(self._forgetting()).answer(WITHDRAW_S)

    def _say(self, said: Said) -> None:
        device = self._preferences.settings.device
        if not device:
            device = this_device.new_id()
            self._preferences.change(device=device)
        this_device.say(self._journal, device, said)


def _took(take_out: Callable[[], None]) -> bool:
    """Whether it was done; at a lock there is nobody to tell why not."""
    try:
        take_out()
    except JournalError as error:
        log.info("device key not taken out: %s", type(error).__name__)
        return False
    return True


def is_managed() -> bool:
    """Whether Windows says that the computer belongs to a domain; its administrators may read."""
    return sys.platform == "win32" and bool(os.environ.get("USERDNSDOMAIN"))
