"""The keyring of this computer: the only file that knows the library, and what it may do wrong.

It keeps 64 hexadecimal digits a journal, under the program's name and the first eight signs of
the vault's id. Every call may wait for a person, or for ever: see patience.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from journal_app.errors import DeviceUnavailable
from journal_app.i18n import _
from journal_app.vault.key import KEY_BYTES, new_device_secret

SERVICE = "mentoring-journal"
SIGNS_OF_ID = 8
ALLOWED = frozenset(  # each keeps a secret encrypted under the login of the person
    {
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.libsecret", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.macOS", "Keyring"),
        ("keyring.backends.Windows", "WinVaultKeyring"),
    }
)
log = logging.getLogger(__name__)


def system_keyring() -> Any:
    """What the library takes for the keyring of this computer."""
    import keyring  # noqa: PLC0415 - slow, and only where a keyring is used

    return keyring.get_keyring()


class Keychain:
    """Keeps one secret a journal; *find* answers the keyring that is asked."""

    def __init__(self, find: Callable[[], Any] = system_keyring) -> None:
        self._find = find

    def keep(self, vault_id: str, secret: bytes) -> None:
        """Keep the secret, in the place of one before, and read it back.

        Raises:
            DeviceUnavailable: no keyring can be trusted with it, or it did not keep it.
        """
        with _told():
            backend, user = self._backend(), vault_id[:SIGNS_OF_ID]
            backend.set_password(SERVICE, user, secret.hex())
            if backend.get_password(SERVICE, user) != secret.hex():
                raise DeviceUnavailable(
                    _("The keyring of this computer did not keep the key it was given.")
                )

    def keep_new(self, vault_id: str) -> bytes:
        """Keep a new secret and answer it; see keep."""
        secret = new_device_secret()
        self.keep(vault_id, secret)
        return secret

    def secret(self, vault_id: str) -> bytes | None:
        """The secret that is kept; None when there is none.

        Raises:
            DeviceUnavailable: the keyring cannot be asked.
        """
        with _told():
            kept = self._backend().get_password(SERVICE, vault_id[:SIGNS_OF_ID])
        return _bytes_of(kept)

    def forget(self, vault_id: str) -> None:
        """Take the secret out; harmless when there is none.

        Raises:
            DeviceUnavailable: the keyring cannot be asked, or did not let it go.
        """
        with _told():
            backend, user = self._backend(), vault_id[:SIGNS_OF_ID]
            if backend.get_password(SERVICE, user) is None:
                return
            backend.delete_password(SERVICE, user)
            if backend.get_password(SERVICE, user) is not None:
                raise DeviceUnavailable(_("The keyring of this computer did not let the key go."))

    def _backend(self) -> Any:
        """The very keyring that is asked: what stands before several is not asked itself."""
        found = self._find()
        chained = _kind(found) == ("keyring.backends.chainer", "ChainerBackend")
        for backend in found.backends if chained else (found,):
            if _kind(backend) in ALLOWED:
                return backend
        log.info("no keyring to trust: %s", type(found).__module__)
        raise DeviceUnavailable(_no_keyring())


def _kind(backend: object) -> tuple[str, str]:
    return type(backend).__module__, type(backend).__name__


def _bytes_of(kept: object) -> bytes | None:
    try:
        found = bytes.fromhex(kept) if isinstance(kept, str) else b""
    except ValueError:
        return None
    return found if len(found) == KEY_BYTES else None


@contextmanager
def _told() -> Iterator[None]:
    """Say what a keyring may do wrong in one of our sentences, and nothing of what it said."""
    try:
        yield
    except DeviceUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 - the libraries below name no class to catch
        name = type(error).__name__
        log.info("keyring: %s", name)
        raise DeviceUnavailable(_sentence(name)) from None


def _sentence(name: str) -> str:
    if name in {"KeyringLocked", "InitError", "LockedException", "PromptDismissedException"}:
        return _("The keyring of this computer is locked.")
    if name in {"NoKeyringError", "ModuleNotFoundError"}:
        return _no_keyring()
    return _("The keyring of this computer does not answer as it should.")


def _no_keyring() -> str:
    return _("This computer has no keyring that the journal can trust.")
