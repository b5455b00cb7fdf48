"""The unlock page and the key this computer keeps: tried by itself, and never in the way."""

import importlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from journal_app import paths
from journal_app.app.asking import Asking, keychain, stays_locked
from journal_app.app.given import Given
from journal_app.errors import DeviceUnavailable, JournalError
from journal_app.i18n import _
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.ui.worker import Worker

if TYPE_CHECKING:
    from journal_app.vault import Vault

log = logging.getLogger(__name__)


class Door(QObject):
    """Opens the journal of the page that is shown, if this computer keeps a key to it.

    A passphrase that is given meanwhile goes before; what goes wrong is one line on the page.
    """

    opened = Signal(object)  # Vault

    def __init__(
        self,
        given: Given,
        long: Worker,
        failed: Callable[[UnlockPage, JournalError], None],
        is_shown: Callable[[UnlockPage], bool],
        parent: QObject,
    ) -> None:
        """*failed* hears what is not the keyring's fault."""
        super().__init__(parent)
        self._find, self._long = given.find_keyring, long
        self._failed, self._is_shown = failed, is_shown
        self._asking = Asking(self)
        self._page: UnlockPage | None = None
        self._path = Path()
        self._may_begin = False
        self.is_stale = False  # the key that is kept has just failed to open

    def begin(self) -> None:
        """The first page is painted: from now on slow things may be done."""
        self._may_begin = True
        self._try()

    def stand_before(self, page: UnlockPage, path: Path) -> None:
        """This page is shown now."""
        self._page, self._path, self.is_stale = page, path, False
        self._asking.drop()
        if self._may_begin:
            self._try()

    def leave(self) -> None:
        """No page is shown any more, or one that is not for a key."""
        self._page = None
        self._asking.drop()

    def _try(self) -> None:
        page, path = self._page, self._path
        if page is None:
            return
        self._long.run(
            lambda: _vault_room().device_of(path),
            done=lambda vault_id: self._on_found(page, vault_id),
            failed=lambda _error: None,  # whoever gives the passphrase is told
        )

    def _on_found(self, page: UnlockPage, vault_id: str | None) -> None:
        if vault_id is None or not self._is_waiting(page):
            return
        if stays_locked(vault_id):
            page.note(_("The key could not be taken out when it was locked. Use your passphrase."))
            return
        page.note(_("Asking the keyring of this computer…"))
        chain = keychain(self._find)
        self._asking.ask(
            lambda: chain.secret(vault_id),
            done=lambda secret: self._on_secret(page, secret),
            failed=lambda error: self._on_unavailable(page, error),
        )

    def _on_secret(self, page: UnlockPage, secret: bytes | None) -> None:
        if secret is None:
            self._on_stale(
                page, DeviceUnavailable(_("The keyring of this computer keeps no key any more."))
            )
            return
        if not self._is_waiting(page):
            return
        page.show_busy()
        path, copies = self._path, paths.headers_folder()
        self._long.run(
            lambda: _vault_room().unlock_with_device(path, secret, copies=copies),
            done=self._on_opened,
            failed=lambda error: self._on_not_opened(page, error),
        )

    def _on_opened(self, vault: "Vault") -> None:
        self.leave()
        self.opened.emit(vault)

    def _on_not_opened(self, page: UnlockPage, error: JournalError) -> None:
        page.show_idle()
        if isinstance(error, DeviceUnavailable):
            self._on_stale(page, error)
        else:
            self._failed(page, error)

    def _on_stale(self, page: UnlockPage, error: DeviceUnavailable) -> None:
        self.is_stale = True
        self._on_unavailable(page, error)

    def _on_unavailable(self, page: UnlockPage, error: DeviceUnavailable) -> None:
        log.info("device secret not used")
        if self._is_waiting(page):
            page.note(_("{why} Your passphrase opens the journal.").format(why=error))

    def _is_waiting(self, page: UnlockPage) -> bool:
        """Whether the page still stands there and nothing was given."""
        return page is self._page and self._is_shown(page) and not page.is_busy


def _vault_room() -> Any:
    """The vault, loaded on the worker's thread and not before the first page is painted."""
    return importlib.import_module("journal_app.vault")
