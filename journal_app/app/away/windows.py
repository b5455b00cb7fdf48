"""Windows: messages to our window about its session and about power.

Sources: Microsoft Learn, "WTSRegisterSessionNotification", "WM_WTSSESSION_CHANGE" and
"WM_POWERBROADCAST". What the handler does is done before the system goes on with its sleep.
"""

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from journal_app.app.away.watch import SCREEN, SESSION, SUSPEND, Watch

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT = 0x2, 0x4
WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x6, 0x7
NOTIFY_FOR_THIS_SESSION = 0
AWAY = {
    (WM_POWERBROADCAST, PBT_APMSUSPEND): SUSPEND,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK): SCREEN,
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT): SESSION,
    (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT): SESSION,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOGOFF): SESSION,
}
MESSAGES = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


class WindowsWatch(Watch):
    """Tells what the system tells our window."""

    def __init__(self, window: QWidget, sessions: Any = None) -> None:
        """*sessions* is the library wtsapi32 unless another is handed in."""
        super().__init__(window)
        self._window = int(window.winId())
        self._sessions = sessions or _wtsapi()
        self._messages = Messages(self)
        self._is_on = False

    def start(self) -> None:
        """Ask for the messages about this session; those about power come by themselves."""
        application = QCoreApplication.instance()
        if application is None:
            return
        application.installNativeEventFilter(self._messages)
        self._is_on = True
        asked = self._sessions.WTSRegisterSessionNotification
        if not asked(wintypes.HWND(self._window), wintypes.DWORD(NOTIFY_FOR_THIS_SESSION)):
            self.note_missing("wts_session")

    def stop(self) -> None:
        """Hear nothing more."""
        application = QCoreApplication.instance()
        if not self._is_on or application is None:
            return
        self._is_on = False
        application.removeNativeEventFilter(self._messages)
        self._sessions.WTSUnRegisterSessionNotification(wintypes.HWND(self._window))


class Messages(QAbstractNativeEventFilter):
    """Reads every message the system sends and keeps none from anyone."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Tell what means that the person goes away; the message goes on its way."""
        if QByteArray(kind).data() in MESSAGES:
            read = wintypes.MSG.from_address(int(message))
            reason = AWAY.get((read.message, read.wParam))
            if reason is not None:
                self._watch.went_away.emit(reason)
        return False, 0


def _wtsapi() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("wtsapi32")
    return None
