"""The printers of this computer, asked by a socket that does not leave it.

On Linux Qt asks for printers by a library in C, which by itself connects to port 631 of this
computer, or to whatever server the surroundings name. Neither the hook of the program nor the
linter sees that; so while a printer is chosen and used, that library is given the one address
that is no network. Where no service listens there, no printer is offered, and a file is.

Source: cups-client.conf(5), and the manual of ``CUPS_SERVER``.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SERVER, SOCKET = "CUPS_SERVER", "/run/cups/cups.sock"


@contextlib.contextmanager
def local_printers() -> Iterator[None]:
    """Within it no print server but that of this computer is asked, and none by a network."""
    if sys.platform in {"win32", "darwin"}:  # there the system itself prints
        yield
        return
    before = os.environ.get(SERVER)
    os.environ[SERVER] = SOCKET
    try:
        yield
    finally:  # the programs that are started later are to print as they are used to
        del os.environ[SERVER]
        if before is not None:
            os.environ[SERVER] = before


def chosen_printer(parent: QWidget | None) -> "QPrinter | None":
    """The printer that is chosen in the system's own dialog, or in Qt's; to be used within."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - only when used

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None
