"""Windows: the messages of its documentation, as they lie in memory, and nothing else."""

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtWidgets import QWidget

from journal_app.app.away.watch import SCREEN, SESSION, SUSPEND
from journal_app.app.away.windows import WindowsWatch

MESSAGE = b"windows_generic_MSG"


class Sessions:
    """wtsapi32, as far as it is called."""

    def __init__(self) -> None:
        self.called: list[tuple[str, int]] = []
        self.answer = 1

    def WTSRegisterSessionNotification(self, window, flags) -> int:  # noqa: N802
        self.called.append(("register", flags.value))
        return self.answer

    def WTSUnRegisterSessionNotification(self, window) -> int:  # noqa: N802
        self.called.append(("unregister", 0))
        return 1


@pytest.fixture
def sessions() -> Sessions:
    return Sessions()


@pytest.fixture
def watch(qtbot, sessions):
    window = QWidget()
    qtbot.addWidget(window)
    made = WindowsWatch(window, sessions)
    made.told = []
    made.went_away.connect(made.told.append)
    yield made
    made.stop()


def send(watch: WindowsWatch, number: int, what: int, kind: bytes = MESSAGE) -> tuple[bool, int]:
    message = wintypes.MSG(message=number, wParam=what)
    return watch._messages.nativeEventFilter(kind, ctypes.addressof(message))


@pytest.mark.parametrize(
    ("number", "what", "told"),
    [
        (0x0218, 0x4, [SUSPEND]),  # WM_POWERBROADCAST, PBT_APMSUSPEND
        (0x0218, 0x12, []),  # PBT_APMRESUMEAUTOMATIC
        (0x0218, 0xA, []),  # PBT_APMPOWERSTATUSCHANGE
        (0x02B1, 0x7, [SCREEN]),  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
        (0x02B1, 0x8, []),  # WTS_SESSION_UNLOCK
        (0x02B1, 0x1, []),  # WTS_CONSOLE_CONNECT
        (0x02B1, 0x2, [SESSION]),  # WTS_CONSOLE_DISCONNECT: another user
        (0x02B1, 0x4, [SESSION]),  # WTS_REMOTE_DISCONNECT
        (0x02B1, 0x6, [SESSION]),  # WTS_SESSION_LOGOFF
        (0x0100, 0x7, []),  # WM_KEYDOWN
    ],
)
def test_a_message_is_told_for_what_it_means_and_goes_on(watch, number, what, told) -> None:
    handled = send(watch, number, what)

    assert watch.told == told
    assert handled == (False, 0)


def test_messages_of_another_system_are_not_read(watch) -> None:
    send(watch, 0x02B1, 0x7, b"xcb_generic_event_t")

    assert watch.told == []


def test_messages_about_this_session_are_asked_for_and_given_back(watch, sessions) -> None:
    watch.start()
    watch.stop()
    watch.stop()

    assert sessions.called == [("register", 0), ("unregister", 0)]


def test_a_refusal_is_noted_and_sleep_is_still_heard(watch, sessions) -> None:
    sessions.answer = 0

    watch.start()
    send(watch, 0x0218, 0x4)

    assert watch._missing == {"wts_session"}
    assert watch.told == [SUSPEND]
