"""Linux: logind on the system bus, the screen savers on the person's own.

Sources: systemd's org.freedesktop.login1(5) and "Inhibitor Locks"; the interfaces of the
screen savers of KDE (freedesktop), GNOME, Xfce, Cinnamon and MATE.
"""

import os
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from journal_app.app.away.watch import SCREEN, SESSION, SUSPEND, Watch
from journal_app.i18n import _

LOGIND, MANAGER_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, OWN_SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = (  # service and interface in one, path
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
)
AWAY_WHEN = {"Active": (False, SESSION), "LockedHint": (True, SCREEN)}
Answered = Callable[[object], None]


class Inhibitor:
    """A file of logind's: it waits with its sleep as long as this file is open.

    A program that replaces this one does not inherit it: the machine sleeps when nothing of
    the journal is in memory any more.
    """

    def __init__(self) -> None:
        self._file = -1

    @property
    def is_held(self) -> bool:
        """Whether the machine waits for us."""
        return self._file >= 0

    def hold(self, file: int) -> None:
        """Keep this file open instead of the one before."""
        self.release()
        self._file = file

    def release(self) -> None:
        """Close the file."""
        if self.is_held:
            os.close(self._file)
            self._file = -1


class LinuxWatch(Watch):
    """Tells what logind and the screen savers say, and holds the machine's sleep back for us.

    The buses are those of the machine unless others are handed in.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._session = session or QDBusConnection.sessionBus()
        self.inhibitor = Inhibitor()
        self.destroyed.connect(self.inhibitor.release)
        self._session_path = ""
        self._was: dict[str, bool] = {}

    def start(self) -> None:
        """Listen on both buses; what is not there is left out."""
        if self._session.isConnected():
            for name, path in SAVERS:
                changed = _slot("on_saver(bool)")
                self._session.connect(name, path, name, "ActiveChanged", self, changed)
        else:
            self.note_missing("session_bus")
        if not self._system.isConnected():
            self.note_missing("system_bus")
            return
        slot = _slot("on_sleep(bool)")
        self._system.connect(LOGIND, MANAGER_PATH, MANAGER, "PrepareForSleep", self, slot)
        self._ask(MANAGER_PATH, MANAGER, ("GetSession", "auto"), self._on_session)
        self._inhibit()

    def release(self) -> None:
        """Let logind go on with the sleep it holds back."""
        self.inhibitor.release()

    def stop(self) -> None:
        """Hear nothing more; the machine waits until this watch, or this program, is no more."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own

    @Slot(bool)
    def on_sleep(self, is_near: bool) -> None:  # noqa: FBT001 - as the bus calls it
        """The machine is about to sleep, or has woken."""
        if is_near and not self.signalsBlocked():
            self.went_away.emit(SUSPEND)
            self.release()
        elif not is_near:
            self._inhibit()

    @Slot(bool)
    def on_saver(self, is_active: bool) -> None:  # noqa: FBT001 - as the bus calls it
        """The screen was covered, or is free again."""
        if is_active:
            self.went_away.emit(SCREEN)

    @Slot()
    def on_lock(self) -> None:
        """The session was asked to lock."""
        self.went_away.emit(SCREEN)

    @Slot(QDBusMessage)
    def on_properties(self, message: QDBusMessage) -> None:
        """Something about our session changed: ask for what matters."""
        if message.arguments()[:1] == [OWN_SESSION]:
            self._ask_state()

    def _inhibit(self) -> None:
        if not self.inhibitor.is_held and not self.signalsBlocked():
            why = _("Saves and locks before the computer sleeps.")
            asked = ("Inhibit", "sleep", "Mentoring Journal", why, "delay")
            self._ask(MANAGER_PATH, MANAGER, asked, self._on_inhibitor)

    def _on_inhibitor(self, answer: object) -> None:
        if not isinstance(answer, QDBusUnixFileDescriptor):
            self.note_missing("logind_inhibit")
            return
        self.inhibitor.hold(int(answer.takeFileDescriptor()))

    def _on_session(self, answer: object) -> None:
        if not isinstance(answer, QDBusObjectPath):
            self.note_missing("logind_session")
            return
        path = self._session_path = str(answer.path())
        self._system.connect(LOGIND, path, OWN_SESSION, "Lock", self, _slot("on_lock()"))
        changed, slot = "PropertiesChanged", _slot("on_properties(QDBusMessage)")
        self._system.connect(LOGIND, path, PROPERTIES, changed, self, slot)
        self._ask_state()

    def _ask_state(self) -> None:
        for name in AWAY_WHEN:
            asked = ("Get", OWN_SESSION, name)
            self._ask(self._session_path, PROPERTIES, asked, partial(self._on_state, name))

    def _on_state(self, name: str, answer: object) -> None:
        """Tell when it becomes what means that nobody is here; not when it always was."""
        value = answer.variant() if isinstance(answer, QDBusVariant) else answer
        if not isinstance(value, bool):
            return
        away, reason = AWAY_WHEN[name]
        before, self._was[name] = self._was.get(name, value), value
        if value == away and before != away:
            self.went_away.emit(reason)

    def _ask(self, path: str, interface: str, asked: tuple[str, ...], answered: Answered) -> None:
        """Ask logind, and hand on what it answers; nothing where it has no answer."""
        message = QDBusMessage.createMethodCall(LOGIND, path, interface, asked[0])
        message.setArguments(list(asked[1:]))
        message.setAutoStartService(False)
        waiting = QDBusPendingCallWatcher(self._system.asyncCall(message), self)

        def on_finished(watcher: QDBusPendingCallWatcher) -> None:
            values = watcher.reply().arguments()
            is_error = watcher.isError()
            watcher.deleteLater()
            answered(None if is_error or not values else values[0])

        waiting.finished.connect(on_finished)


def _slot(signature: str) -> Any:
    """A slot as the binding takes it: its types ask for bytes, and it refuses them."""
    return SLOT(signature)
