"""Where a passphrase comes from: a descriptor or a terminal; never an argument or a variable."""

import getpass
import os

from journal_app.cli.usage import UsageError
from journal_app.errors import DeviceUnavailable
from journal_app.i18n import _

LINE_LIMIT_BYTES = 65_536


def secret_from(descriptor: int | None) -> str:
    """The passphrase, or the recovery code in its place.

    Raises:
        UsageError: there is neither a descriptor nor a terminal to ask at.
    """
    if descriptor is not None:
        return _line_of(descriptor)
    return _asked(_("Passphrase: "))


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


def refuse_device() -> None:
    """Say that this version opens no journal by this device's own secret.

    Raises:
        DeviceUnavailable: always.
    """
    raise DeviceUnavailable(_("This device's own secret is not to be had. Use the passphrase."))


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
    try:
        with open("/dev/tty", "r+"):  # noqa: PTH123 - only to see that there is a terminal
            pass
    except OSError as error:
        if os.name == "posix":
            text = _("There is no terminal to ask at. Give --passphrase-fd N.")
            raise UsageError(text) from error
    try:
        return getpass.getpass(prompt)
    except EOFError as error:
        raise UsageError(_("No passphrase was typed.")) from error
