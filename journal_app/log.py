"""What is written about the program itself: events, never anything a person wrote.

Lines hold ids, kinds, counts, durations and versions. Of an exception they hold its type and
where it was raised; its message and the local variables may quote the journal and stay out.
"""

import datetime as dt
import faulthandler
import itertools
import logging
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar

from journal_app import __version__
from journal_app.paths import state_folder

LOG_FILE = "journal.log"
CRASH_FILE = "crash.txt"
FAULT_FILE = "fault.txt"
FILE_BYTES = 1_000_000  # a month of ordinary use; three files are enough to look back
OLDER_FILES = 2
PR_SET_DUMPABLE, PT_DENY_ATTACH = 4, 31
NO_FAULT_BOX, NO_HEAP = 0x0002, 0x0001  # SetErrorMode and WerSetFlags of Windows
FAULT_PLACE = re.compile(r'^\s*File "(?P<file>[^"]*)", line (?P<line>\d+)')
FAULT_KIND = re.compile(r"^(Fatal Python error|Windows fatal exception): .*$")

Tell = Callable[[str], None]


class EventFile(logging.FileHandler):
    """The log file and the two before it, in a folder that is made when missing.

    The library's own turning file brings sockets along: 8 ms of every start.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(folder / LOG_FILE, encoding="utf-8")
        self.setFormatter(EventFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line; where it would make the file too long, into a new one."""
        try:
            if self.stream is not None and self._would_be_long(self.stream.tell(), record):
                self._turn()
        except OSError:
            self.handleError(record)
            return
        super().emit(record)

    def _would_be_long(self, written: int, record: logging.LogRecord) -> bool:
        return written + len(self.format(record).encode()) >= FILE_BYTES

    def _turn(self) -> None:
        self.close()
        file = Path(self.baseFilename)
        kept = [file, *(file.with_name(f"{LOG_FILE}.{age}") for age in range(1, OLDER_FILES + 1))]
        for newer, older in reversed(tuple(itertools.pairwise(kept))):
            if newer.exists():
                newer.replace(older)
        self.stream = self._open()


class EventFormatter(logging.Formatter):
    """A line of the log: an exception is its type and the places it went through."""

    line: ClassVar[str] = "%(asctime)s %(levelname)s %(name)s %(message)s"

    def __init__(self) -> None:
        super().__init__(self.line)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        """The type and places of *ei*, without its message."""
        kind, _value, trace = ei
        return "" if kind is None else _what_and_where(kind, trace)


def set_up(folder: Path | None = None) -> None:
    """From now on the program's lines go to the log file, in the state folder or *folder*.

    Where that cannot be written the program goes on without a log.
    """
    program = logging.getLogger("journal_app")
    program.setLevel(logging.INFO)
    for old in [each for each in program.handlers if isinstance(each, EventFile)]:
        program.removeHandler(old)
        old.close()
    try:
        program.addHandler(EventFile(folder or state_folder()))
    except OSError:
        program.addHandler(logging.NullHandler())


def install_last_resort(tell: Tell, folder: Path | None = None) -> None:
    """An unforeseen error is written to the crash file, then told.

    *tell* is given the same report: it holds nothing private and may be shown and copied.
    """

    def on_error(
        kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            tell(write_crash((error or kind()).with_traceback(trace), folder))

    def on_thread_error(args: threading.ExceptHookArgs) -> None:
        on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def on_late_error(args: "sys.UnraisableHookArgs") -> None:
        """One that nobody can catch any more, as in what is thrown away: Python would print it."""
        write_crash((args.exc_value or args.exc_type()).with_traceback(args.exc_traceback), folder)

    sys.excepthook = on_error
    threading.excepthook = on_thread_error
    sys.unraisablehook = on_late_error


def write_crash(error: BaseException, folder: Path | None = None) -> str:
    """The report of *error*, now also at the end of the crash file where that can be written."""
    text = report(type(error), error.__traceback__)
    _append((folder or state_folder()) / CRASH_FILE, text)
    return text


def watch_faults(folder: Path | None = None) -> bool:
    """When the system ends this program for a fault, leave its places behind.

    Answers whether the run before ended so; its places are then at the end of the crash file.
    """
    place = folder or state_folder()
    try:
        place.mkdir(parents=True, exist_ok=True)
        stream = (place / FAULT_FILE).open("a+", encoding="utf-8", errors="replace")
        stream.seek(0)
        left = stream.read(FILE_BYTES)
        stream.truncate(0)
    except OSError:
        return False
    faulthandler.enable(stream)  # it holds the file from now on
    if left:
        moment = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        _append(place / CRASH_FILE, f"{moment}\n{_of_fault(left)}\n{versions()}\n")
    return bool(left)


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Type, places and versions of an error: no message, no locals, no path."""
    moment = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{moment}\n{_what_and_where(kind, trace)}\n{versions()}\n"


def versions() -> str:
    """The program, Python, the system and the libraries that matter, on one line."""
    import platform  # noqa: PLC0415 - a report alone needs it

    libraries = (f"{name} {_version(name)}" for name in ("pyside6-essentials", "sqlcipher3"))
    python = f"python {platform.python_version()}"
    return ", ".join((f"journal {__version__}", python, platform.system(), *libraries))


def harden() -> None:
    """The system writes no picture of this program's memory, and other programs cannot read it.

    As far as the system can: a limit on core files everywhere but on Windows, where no error
    report holds the memory; on Linux and macOS the mark that also keeps debuggers out.
    """
    import ctypes  # noqa: PLC0415 - only needed here

    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(NO_FAULT_BOX)
        ctypes.windll.kernel32.WerSetFlags(NO_HEAP)
        return
    import resource  # noqa: PLC0415 - not there on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        ctypes.CDLL(None).ptrace(PT_DENY_ATTACH, 0, None, 0)


def _what_and_where(kind: type[BaseException], trace: TracebackType | None) -> str:
    return "\n".join((f"{kind.__module__}.{kind.__qualname__}", *_places(trace)))


def _of_fault(text: str) -> str:
    """The kind and the places of a fault: names of files without the folders they lie in."""
    lines = []
    for line in text.splitlines():
        place = FAULT_PLACE.match(line)
        if place:
            name = re.split(r"[\\/]", place["file"])[-1]
            lines.append(f"  {name}:{place['line']}")
        elif FAULT_KIND.match(line):
            lines.append(line)
    return "\n".join(lines)


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        places.append(f"  {module}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places


def _version(name: str) -> str:
    from importlib import metadata  # noqa: PLC0415 - as above; it takes 8 ms

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"


def _append(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        too_long = file.exists() and file.stat().st_size > FILE_BYTES
        with file.open("w" if too_long else "a", encoding="utf-8") as crash:
            crash.write(text + "\n")
    except OSError:
        return  # a full disk must not hide the error that was to be told
