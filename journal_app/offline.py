"""The program opens no connection: what would is refused, in this process and for good.

The hook sees what goes through Python, and lets pass sockets that never leave this computer
(AF_UNIX): by one the keyring is asked. Qt's own network module would bypass it, and Python's
word for the browser may: so neither is imported, the linter bans them, and here their import is
refused. A library in C that calls the
system by itself is not seen either; the checks look for that from outside, with the network
taken away and every system call written down. Other programs are other programs: the browser
that is given an address, the print queue that is given a page.

Source: PEP 578, and the table of audit events in the documentation of Python.
"""

import functools
import logging
import os
import sys
from collections.abc import Sequence
from types import ModuleType

LOCAL = 1  # AF_UNIX, everywhere; the module that names it is not to be loaded for this
SOCKETS = frozenset({"socket.__new__"})
ADDRESSES = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
ERRANDS = frozenset(
    {
        "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
        "urllib.Request", "http.client.connect", "http.client.send", "ftplib.connect",
        "ftplib.sendcmd", "smtplib.connect", "smtplib.send", "poplib.connect", "poplib.putline",
        "imaplib.open", "imaplib.send", "nntplib.connect", "nntplib.putline",
        "telnetlib.Telnet.open", "telnetlib.Telnet.write", "webbrowser.open",
    }
)  # fmt: skip
BYPASSING = frozenset({"webbrowser"}) | frozenset(
    f"PySide6.Qt{name}"
    for name in (
        "Network", "NetworkAuth", "WebSockets", "HttpServer", "Grpc", "Mqtt", "Coap", "OpcUa",
        "WebEngineCore", "WebEngineWidgets", "WebEngineQuick", "WebView",
    )
)  # fmt: skip
SEEN = SOCKETS | ADDRESSES | ERRANDS | {"import"}
log = logging.getLogger(__name__)


@functools.cache
def begin() -> None:
    """From now on no code of this process reaches a network by way of Python.

    Asking twice changes nothing. It costs a tenth of a microsecond for each noted event.
    """
    sys.modules.setdefault("urllib.request", _names_of_files())
    sys.addaudithook(_refuse)


def _refuse(event: str, given: Sequence[object]) -> None:
    if event in SEEN and not _is_local(event, given):
        log.warning("refused: %s", event)
        raise PermissionError(f"The journal has no network: {event}")


def _is_local(event: str, given: Sequence[object]) -> bool:
    if event == "import":
        return given[0] not in BYPASSING
    if event in SOCKETS:
        return given[1] == LOCAL
    return event in ADDRESSES and isinstance(given[1], str | bytes | None)


def _names_of_files() -> ModuleType:
    """What stands in the place of ``urllib.request``: two words for names of files, no more.

    Three libraries import that module for these two alone. The real one brings HTTP and TLS
    along: 20 ms, and code for a network in a program that has none.
    """
    made = ModuleType("urllib.request", "Names of files as addresses; nothing is fetched.")
    if os.name == "nt":
        import nturl2path  # noqa: PLC0415 - Windows alone

        made.pathname2url = nturl2path.pathname2url  # type: ignore[attr-defined]
        made.url2pathname = nturl2path.url2pathname  # type: ignore[attr-defined]
    else:
        from urllib import parse  # noqa: PLC0415 - as its other half

        made.pathname2url = parse.quote  # type: ignore[attr-defined]
        made.url2pathname = parse.unquote  # type: ignore[attr-defined]
    return made
