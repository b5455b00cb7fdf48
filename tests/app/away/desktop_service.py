"""A process that is logind and every screen saver on one bus; it does what its input says.

    python desktop_service.py ADDRESS [--bare]

Each line of input is a JSON list, a word first; each line of output a word of what happened.
With --bare it has the names and knows no method.
"""

import contextlib
import json
import os
import select
import sys

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import Proxy, open_dbus_connection

LOGIND, MANAGER_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
OWN, ANOTHER = f"{MANAGER_PATH}/session/_31", f"{MANAGER_PATH}/session/_32"
SESSION = f"{LOGIND}.Session"
NAMES = (
    LOGIND, "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.xfce.ScreenSaver",
    "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver",
)  # fmt: skip


class Desktop:
    def __init__(self, address: str, *, is_bare: bool) -> None:
        self.bus = open_dbus_connection(address, enable_fds=True)
        self.is_bare = is_bare
        self.inhibitors: list[int] = []
        self.state = {"Active": True, "LockedHint": False}
        for name in NAMES:
            Proxy(message_bus, self.bus).RequestName(name)
        say("ready")

    def serve(self) -> None:
        asked, typed = self.bus.sock.fileno(), sys.stdin.fileno()
        rest = b""
        while True:
            ready, _w, _x = select.select([asked, typed, *self.inhibitors], [], [])
            for each in set(ready) & set(self.inhibitors):
                self.inhibitors.remove(each)
                os.close(each)
                say("released")
            if typed in ready:
                read = os.read(typed, 65_536)
                if not read:
                    return
                *lines, rest = (rest + read).split(b"\n")
                for line in lines:
                    self.do(*json.loads(line))
            if asked in ready:
                self.answer_all()

    def answer_all(self) -> None:
        """Every message there is: more than one may have been read at once."""
        with contextlib.suppress(TimeoutError):
            while True:
                self.answer(self.bus.receive(timeout=0))

    def do(self, word: str, *values: object) -> None:
        if word == "sleep":
            self.tell(MANAGER_PATH, f"{LOGIND}.Manager", "PrepareForSleep", "b", values)
        elif word == "saver":
            name, path, is_active = values
            self.tell(path, name, "ActiveChanged", "b", (is_active,))
        elif word == "lock":
            self.tell(OWN if values[0] == "own" else ANOTHER, SESSION, "Lock")
        elif word == "set":
            name, value = values
            self.state[name] = value
            changed = (SESSION, {name: ("b", value)}, [])
            properties = "org.freedesktop.DBus.Properties"
            self.tell(OWN, properties, "PropertiesChanged", "sa{sv}as", changed)

    def tell(self, path: str, interface: str, name: str, kind=None, values=()) -> None:
        self.bus.send(new_signal(DBusAddress(path, interface=interface), name, kind, values))

    def answer(self, message: Message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        called = message.header.fields[HeaderFields.member]
        if self.is_bare:
            self.bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
        elif called == "Inhibit":
            mine, yours = os.pipe()
            self.bus.send(new_method_return(message, "h", (yours,)))
            os.close(yours)
            self.inhibitors.append(mine)
            say(f"inhibited {message.body[0]} {message.body[3]}")
        elif called == "GetSession":
            self.bus.send(new_method_return(message, "o", (OWN,)))
            say(f"session {message.body[0]}")
        elif called == "Get":
            value = self.state[message.body[1]]
            self.bus.send(new_method_return(message, "v", (("b", value),)))
            say(f"asked {message.body[1]}")


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    Desktop(sys.argv[1], is_bare="--bare" in sys.argv).serve()
