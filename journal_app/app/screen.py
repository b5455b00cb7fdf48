"""Whether there is a screen: Qt ends the whole process where it finds none."""

import ctypes
import os
import sys
from pathlib import Path

from journal_app.errors import Refused
from journal_app.i18n import _

NEEDED = ("libxcb.so.1", "libxcb-cursor.so.0", "libxkbcommon-x11.so.0")


def require_screen() -> None:
    """A window can be shown.

    Raises:
        Refused: there is no screen, or a library it needs is not installed.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if not sys.platform.startswith("linux") or platform not in ("", "xcb", "wayland"):
        return
    if platform != "xcb" and _has_wayland():
        return
    missing = [name for name in NEEDED if _library(name) is None]
    if missing:
        words = _("The window needs libraries that are not installed: {names}.")
        raise Refused(words.format(names=", ".join(missing)))
    if not _has_x11():
        words = _("There is no screen here. Without one, “demo FOLDER” makes pictures instead.")
        raise Refused(words)


def _has_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name).exists()


def _has_x11() -> bool:
    xcb = _library(NEEDED[0])
    if xcb is None or not os.environ.get("DISPLAY"):
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answered = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answered


def _library(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None
