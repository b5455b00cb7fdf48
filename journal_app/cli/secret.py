"""Where a passphrase comes from: a descriptor or a terminal; never an argument or a variable.

Where there is neither, the keyring of this computer may keep a key.
"""

import getpass
import os
import sys

from journal_app.cli.usage import UsageError
from journal_app.errors import DeviceUnavailable
from journal_app.i18n import _
from journal_app.vault.keychain import Keychain
from journal_app.vault.patience import Asked

LINE_LIMIT_BYTES = 65_536
KEYRING_WAIT_S = 30  # a keyring may ask for its own password first; a script is not held for ever


def secret_from(descriptor: int | None, prompt: str = "") -> str:
    """The passphrase, or the recovery code in its place; or what *prompt* asks for.

    Raises:
        UsageError: there is neither a descriptor nor a terminal to ask at.
    """
    if descriptor is not None:
        return _line_of(descriptor)
    return _asked(prompt or _("Passphrase: "))


def new_secret_from(descriptor: int | None) -> str:
    """A passphrase for a new journal; at a terminal it is asked for twice.

    Raises:
        UsageError: as above, or the two are not the same.
    """
    if descriptor is not None:
        return _line_of(descriptor)
    first = _asked(_("A passphrase nobody can reset: "))
    if _asked(_("Once more: ")) != first:
        raise UsageError(_("The two are not the same. Nothing was made."))
    return first


def device_secret(vault_id: str) -> bytes:
    """What the keyring of this computer keeps, where there is nobody to ask.

    Raises:
        DeviceUnavailable: it is not to be had; the passphrase opens the journal as before.
    """
    try:
        found = Asked(lambda: Keychain().secret(vault_id)).answer(KEYRING_WAIT_S)
    except DeviceUnavailable as error:
        raise _use_passphrase(str(error)) from error
    if found is None:
        raise _use_passphrase(_("The keyring of this computer keeps no key to this journal."))
    return found


def has_terminal() -> bool:
    """Whether somebody can be asked."""
    try:
        with open("/dev/tty", "r+"):  # noqa: PTH123 - only to see that there is a terminal
            return True
    except OSError:
        return os.name != "posix" and sys.stdin.isatty()


def _use_passphrase(why: str) -> DeviceUnavailable:
    advice = _("Give the passphrase with --passphrase-fd N; it opens the journal as before.")
    return DeviceUnavailable(f"{why} {advice}")


def _line_of(descriptor: int) -> str:
    data = b""
    try:
        while b"\n" not in data and len(data) < LINE_LIMIT_BYTES:
            part = os.read(descriptor, 1 if descriptor == 0 else 4096)  # the rest of 0 is text
            if not part:
                break
            data += part
    except OSError as error:
        raise UsageError(_("Nothing can be read from that descriptor.")) from error
    try:
        return data.split(b"\n")[0].rstrip(b"\r").decode()
    except UnicodeDecodeError as error:
        raise UsageError(_("The passphrase is not UTF-8.")) from error


def _asked(prompt: str) -> str:
    if os.name == "posix" and not has_terminal():
        raise UsageError(_("There is no terminal to ask at. Give --passphrase-fd N."))
    try:
        return getpass.getpass(prompt)
    except EOFError as error:
        raise UsageError(_("No passphrase was typed.")) from error
