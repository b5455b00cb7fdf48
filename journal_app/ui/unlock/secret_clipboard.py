"""Secrets on the clipboard: for thirty seconds and no longer."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

HELD_MS = 30_000
WINDOWS = 'application/x-qt-windows-mime;value="{}"'  # Qt's name for a format of that system
NO = bytes(4)  # a number of 32 bits that is none, as Windows wants it
# What asks the managers, the history and the cloud of a system to keep no copy: KDE's own, then
# the three formats of "Clipboard Formats" in the documentation of Windows. On macOS nothing can be
# said: Qt writes a format it has no word for under a name of its own, and the class that would give
# it one (QUtiMimeConverter) is not in Qt for Python 6.11.
HINTS: Mapping[str, bytes] = MappingProxyType(
    {
        "x-kde-passwordManagerHint": b"secret",
        WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
        WINDOWS.format("CanIncludeInClipboardHistory"): NO,
        WINDOWS.format("CanUploadToCloudClipboard"): NO,
    }
)


class SecretClipboard(QObject):
    """Takes a secret back unless something else was copied meanwhile."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._print = b""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(HELD_MS)
        self.timer.timeout.connect(self.take_back)

    def copy(self, secret: str) -> None:
        """Put the secret on the clipboard for thirty seconds."""
        data = QMimeData()
        data.setText(secret)
        for name, value in HINTS.items():
            data.setData(name, value)
        self._print = _print_of(secret)
        _clipboard().setMimeData(data)
        self.timer.start()

    def take_back(self) -> None:
        """Empty the clipboard if the secret is still on it."""
        self.timer.stop()
        if self._print and _print_of(_clipboard().text()) == self._print:
            _clipboard().clear()
        self._print = b""


def _print_of(text: str) -> bytes:
    import hashlib  # noqa: PLC0415 - not for the first page

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()
