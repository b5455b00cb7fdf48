"""What the system tells when the person goes away: sleep, a locked screen, another user.

One small interface (`watch.Watch`) and one file for each system, loaded when a journal opens.
"""

import sys
from typing import TYPE_CHECKING

from journal_app.app.away.watch import Watch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["Watch", "watch"]


def watch(window: "QWidget") -> Watch:
    """The watch of the system this is."""
    if sys.platform == "win32":
        from journal_app.app.away.windows import WindowsWatch  # noqa: PLC0415 - this system alone

        return WindowsWatch(window)
    if sys.platform == "darwin":
        from journal_app.app.away.macos import MacWatch  # noqa: PLC0415 - this system alone

        return MacWatch(window)
    from journal_app.app.away.linux import LinuxWatch  # noqa: PLC0415 - this system alone

    return LinuxWatch(window)  # it watches whatever buses there are
