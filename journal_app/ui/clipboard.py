"""What was copied for use stays on the clipboard until the journal closes."""

from PySide6.QtGui import QClipboard, QGuiApplication

ALONE = ("offscreen", "minimal")  # without a screen the clipboard is this program's own


def empty_clipboard() -> None:
    """Take away what this program put there; what others put there stays.

    Nothing of ours may be left when the process ends: Qt would give it back to a Python that
    is gone, and crash.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or QGuiApplication.platformName() in ALONE:
        clipboard.clear()
    if clipboard.ownsSelection():  # what was only marked is there for the middle button
        clipboard.clear(QClipboard.Mode.Selection)
