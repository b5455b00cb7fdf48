"""Asking the keyring: off the window's thread, and with nobody held up by it."""

import importlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from journal_app.errors import DeviceUnavailable

if TYPE_CHECKING:
    from journal_app.vault.keychain import Keychain
    from journal_app.vault.patience import Asked

LOOK_MS = 25
STAYS_LOCKED = "MENTORING_JOURNAL_STAYS_LOCKED"  # handed on to the process that takes over
SIGNS_OF_ID = 8


class Asking(QObject):
    """One question at a time; a newer one makes an older one void.

    The thread that asks touches nothing of Qt: the window looks whether it has ended.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: Asked[Any] | None = None
        self._done: Callable[[Any], None] = lambda _found: None
        self._failed: Callable[[DeviceUnavailable], None] = lambda _error: None
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._on_look)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None

    def ask(
        self,
        question: Callable[[], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[DeviceUnavailable], None],
    ) -> None:
        """Ask; *done* or *failed* is called on the window's thread, unless it is dropped before."""
        self._done, self._failed = done, failed
        self._asked = patience().Asked(question)
        self._looking.start()

    def drop(self) -> None:
        """Wait for nothing any more; what hangs ends with the process."""
        self._asked = None
        self._looking.stop()

    def _on_look(self) -> None:
        asked = self._asked
        if asked is None or not asked.has_ended:
            return
        self.drop()
        try:
            found = asked.answer()
        except DeviceUnavailable as error:
            self._failed(error)
            return
        self._done(found)


def keep_locked(vault_id: str) -> None:
    """Neither slot nor secret could be taken out: the next page opens this one by no key."""
    os.environ[STAYS_LOCKED] = vault_id[:SIGNS_OF_ID]


def stays_locked(vault_id: str) -> bool:
    """Whether only the passphrase may open it now."""
    return os.environ.get(STAYS_LOCKED) == vault_id[:SIGNS_OF_ID]


def end_of_lock() -> None:
    """A journal was opened by its passphrase."""
    os.environ.pop(STAYS_LOCKED, None)


def keychain(find: Callable[[], Any] | None) -> "Keychain":
    """The keyring that *find* answers, or that of the system."""
    room: Any = importlib.import_module("journal_app.vault.keychain")
    made: Keychain = room.Keychain(find) if find is not None else room.Keychain()
    return made


def patience() -> Any:
    """The room of the vault that waits, loaded when there is something to wait for."""
    return importlib.import_module("journal_app.vault.patience")
