"""One window for one journal: on Linux the one there is comes forward.

The open journal has a name on the person's own bus, made from a hash of its place. The hash
is keyed with the journal's id, which only its folder tells: the bus learns no path. Whoever
starts the program again for that journal calls the window forward and ends.
"""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOCK, HEADER = "lock", "vault.json"
PREFIX, INTERFACE, WINDOW_PATH = "mentoring.journal.at.h", "mentoring.journal.Window", "/window"
HASH_BYTES, HEADER_MOST = 16, 65_536
ANSWER_MS = 700  # a second opener is told within a second
TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - what Wayland's launcher hands to who may come forward


class OneWindow(QObject):
    """Answers a second start for the open journal, as long as the journal is open."""

    def __init__(self, window: QWidget, bus: "QDBusConnection | None" = None) -> None:
        super().__init__(window)
        self._window = window
        self._bus = bus
        self._name = ""

    def begin(self, folder: Path, vault_id: str) -> None:
        """Have the name of this journal; where there is no bus, none."""
        bus = self._bus = self._bus or session_bus()
        if bus is None:
            return
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - not for the first page

        exported = QDBusConnection.RegisterOption.ExportAllSlots
        self._name = bus_name(folder, vault_id)
        if not bus.registerObject(WINDOW_PATH, INTERFACE, self, exported):
            return
        bus.registerService(self._name)

    def end(self) -> None:
        """Have no name any more."""
        if self._bus is not None and self._name:
            self._bus.unregisterService(self._name)
            self._bus.unregisterObject(WINDOW_PATH)
            self._name = ""

    @Slot(str)
    def Raise(self, token: str) -> None:  # noqa: N802 - a name on the bus
        """Come forward; the token is what the second start was given for that."""
        if token:
            os.environ[TOKEN] = token
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def bus_name(folder: Path, vault_id: str) -> str:
    """The name of a journal on the bus; it tells neither where the journal lies nor its id."""
    import hashlib  # noqa: PLC0415 - not for the first page

    place, key = os.fsencode(folder.resolve()), vault_id.encode()[:64]
    return PREFIX + hashlib.blake2b(place, key=key, digest_size=HASH_BYTES).hexdigest()


def call_forward(folder: Path, bus: "QDBusConnection | None" = None) -> bool:
    """Whether another window has this journal open and has come forward.

    Without a journal that is held nothing is loaded and no bus is asked.
    """
    vault_id = _vault_id(folder) if is_held(folder) else ""
    bus = bus or (session_bus() if vault_id else None)
    if bus is None or not vault_id:
        return False
    from PySide6.QtDBus import QDBus, QDBusMessage  # noqa: PLC0415 - not for the first page

    name = bus_name(folder, vault_id)
    message = QDBusMessage.createMethodCall(name, WINDOW_PATH, INTERFACE, "Raise")
    message.setArguments([os.environ.get(TOKEN, "")])
    message.setAutoStartService(False)
    answer = bus.call(message, QDBus.CallMode.Block, ANSWER_MS)
    return answer.type() is QDBusMessage.MessageType.ReplyMessage


def is_held(folder: Path) -> bool:
    """Whether some program holds the journal open now; False where that cannot be seen."""
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415 - not on every system

    with suppress(OSError), (folder / LOCK).open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def session_bus() -> "QDBusConnection | None":
    """The person's own bus on Linux; None where there is none."""
    if not sys.platform.startswith("linux"):
        return None
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - not for the first page

    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None


def _vault_id(folder: Path) -> str:
    try:
        with (folder / HEADER).open("rb") as file:
            read = json.loads(file.read(HEADER_MOST))
    except (OSError, ValueError, RecursionError):
        return ""
    found = read.get("vault") if isinstance(read, dict) else None
    return found if isinstance(found, str) else ""
