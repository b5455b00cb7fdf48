"""A printer is asked for by a socket of this computer, and by no network."""

import os
import re
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

import pytest

from journal_app.ui.printing import SERVER, SOCKET, local_printers
from tests.faults.trace import allowed

ROOT = Path(__file__).parents[2]
CHOOSING = """
import contextlib
from PySide6.QtWidgets import QApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from journal_app.ui.printing import local_printers
application = QApplication([])
with WITHIN:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    QPrinterInfo.availablePrinterNames()
    QPrintDialog(printer)
"""


def families(within: str, folder: Path) -> set[str]:
    """The kinds of sockets that choosing a printer makes, also in the libraries in C."""
    note = folder / "calls"
    trace = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(note)]
    child = [*trace, sys.executable, "-c", CHOOSING.replace("WITHIN", within)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", SERVER: "localhost:631"}

    subprocess.run(child, cwd=ROOT, env=environment, check=True, capture_output=True)

    return set(re.findall(r"\b(AF_\w+)", note.read_text()))


def test_choosing_a_printer_opens_no_socket_to_a_network(tmp_path) -> None:
    if not allowed():
        pytest.skip("this machine lets nobody trace system calls")

    made = families("local_printers()", tmp_path)
    control = families("contextlib.nullcontext()", tmp_path)

    assert made <= {"AF_UNIX"}
    assert "AF_INET" in control or find_library("cups") is None


@pytest.mark.parametrize("before", [None, "printers.example"])
def test_other_programs_keep_the_server_they_had(monkeypatch, before: str | None) -> None:
    monkeypatch.delenv(SERVER, raising=False)
    if before:
        monkeypatch.setenv(SERVER, before)

    with local_printers():
        within = os.environ[SERVER]

    assert within == SOCKET
    assert os.environ.get(SERVER) == before
