"""macOS: notifications of the workspace and of the login window.

Sources: Apple, "NSWorkspace" (notifications), "NSDistributedNotificationCenter" and
"Objective-C Runtime". The names of the workspace's notifications are also their values. The
notification of a locked screen is not documented by Apple; it has borne this name since 10.7.
"""

import ctypes
import ctypes.util
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject

from journal_app.app.away.watch import SCREEN, SESSION, SUSPEND, Watch

WORKSPACE, DISTRIBUTED = "workspace", "distributed"
NOTICES = {
    "NSWorkspaceWillSleepNotification": (WORKSPACE, SUSPEND),
    "NSWorkspaceSessionDidResignActiveNotification": (WORKSPACE, SESSION),
    "com.apple.screenIsLocked": (DISTRIBUTED, SCREEN),
}
OBSERVER, SELECTOR = b"MentoringJournalAway", b"noticed:"
Noticed = Callable[[str], None]


class Centers(Protocol):
    """Where notifications come from."""

    def observe(self, name: str, center: str, noticed: Noticed) -> None:
        """Call *noticed* with the name whenever that center tells it."""

    def forget(self) -> None:
        """Observe nothing more."""


class MacWatch(Watch):
    """Tells what the system announces; it waits with its sleep until we have answered."""

    def __init__(self, parent: QObject | None = None, centers: Centers | None = None) -> None:
        super().__init__(parent)
        self._centers: Centers = centers or ObjectiveC()

    def start(self) -> None:
        """Observe every notice there is."""
        for name, (center, _reason) in NOTICES.items():
            self._centers.observe(name, center, self._on_noticed)

    def stop(self) -> None:
        """Hear nothing more."""
        self._centers.forget()

    def _on_noticed(self, name: str) -> None:
        if name in NOTICES:
            self.went_away.emit(NOTICES[name][1])


class ObjectiveC:
    """The two centers, by the Objective-C runtime itself."""

    def __init__(self) -> None:
        ctypes.CDLL(ctypes.util.find_library("AppKit") or "AppKit")
        self._runtime: Any = ctypes.CDLL(ctypes.util.find_library("objc") or "objc")
        for name in ("objc_getClass", "sel_registerName", "objc_allocateClassPair"):
            getattr(self._runtime, name).restype = ctypes.c_void_p
        self._noticed: Noticed = lambda _name: None
        method = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
        self._method = method(self._on_notice)  # kept: the runtime calls it for ever
        self._observer = self._send(self._class(), b"new")

    def observe(self, name: str, center: str, noticed: Noticed) -> None:
        """Call *noticed* with the name whenever that center tells it."""
        self._noticed = noticed
        self._send(
            self._center(center),
            b"addObserver:selector:name:object:",
            self._observer,
            self._selector(SELECTOR),
            self._words(name),
            None,
        )

    def forget(self) -> None:
        """Observe nothing more."""
        for center in (WORKSPACE, DISTRIBUTED):
            self._send(self._center(center), b"removeObserver:", self._observer)

    def _on_notice(self, _observer: int, _selector: int, notice: int) -> None:
        words = self._send(self._send(notice, b"name"), b"UTF8String")
        self._noticed(ctypes.string_at(words).decode() if words else "")

    def _center(self, which: str) -> int | None:
        if which == DISTRIBUTED:
            return self._send(self._named(b"NSDistributedNotificationCenter"), b"defaultCenter")
        shared = self._send(self._named(b"NSWorkspace"), b"sharedWorkspace")
        return self._send(shared, b"notificationCenter")

    def _class(self) -> int | None:
        """A class of this observer's own: its one method is bound to us."""
        runtime, above = self._runtime, ctypes.c_void_p(self._named(b"NSObject"))
        name = b"%s%x" % (OBSERVER, id(self))
        made = ctypes.c_void_p(runtime.objc_allocateClassPair(above, name, ctypes.c_size_t(0)))
        selector = ctypes.c_void_p(self._selector(SELECTOR))
        runtime.class_addMethod(made, selector, self._method, b"v@:@")
        runtime.objc_registerClassPair(made)
        return made.value

    def _named(self, name: bytes) -> int | None:
        found: int | None = self._runtime.objc_getClass(name)
        return found

    def _selector(self, name: bytes) -> int | None:
        found: int | None = self._runtime.sel_registerName(name)
        return found

    def _words(self, words: str) -> int | None:
        """An NSString."""
        text = ctypes.cast(ctypes.c_char_p(words.encode()), ctypes.c_void_p)
        return self._send(self._named(b"NSString"), b"stringWithUTF8String:", text.value)

    def _send(self, receiver: int | None, selector: bytes, *arguments: int | None) -> int | None:
        """A message whose arguments and answer are all pointers."""
        pointers = [ctypes.c_void_p] * (2 + len(arguments))
        call = ctypes.CFUNCTYPE(ctypes.c_void_p, *pointers)(("objc_msgSend", self._runtime))
        answer: int | None = call(receiver, self._selector(selector), *arguments)
        return answer
