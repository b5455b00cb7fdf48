"""The one door for files from elsewhere: each is read by a child process with walls around it.

The child is given the open file and nothing else of this process. It has limits of time and
memory of its own (walls.py); here the clock and the length of the answer are watched, and each
value is looked at again. What the child says to its error output is thrown away: it may quote.
"""

import dataclasses
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import journal_app
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.paths import CHILD_WORD
from journal_app.services.exporters.new_file import told
from journal_app.services.importers import passing
from journal_app.services.importers.passing import Message, Nonsense
from journal_app.services.importers.reading import Reading, reading_of

CHILD = "journal_app.services.importers.child"
JOURNAL, TEMPLATE = "journal", "template"
NO_MEMORY = 3  # how the child ends without memory
MEGABYTE = 1_000_000
MEMORY_BYTES = 1 << 30
BYTES_A_SECOND = 10 * MEGABYTE  # what a slow disk reads
KEPT_WORDS = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # without them none may start

Heard = Callable[[int], object]


class NotRead(Refused):
    """A file from elsewhere was not read to its end; nothing was changed."""


@dataclasses.dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: *seconds* at least, and more for a file of many megabytes."""

    file_bytes: int = 1_000 * MEGABYTE
    answer_bytes: int = 1_200 * MEGABYTE
    memory_bytes: int = MEMORY_BYTES
    seconds: float = 20

    def seconds_for(self, size_bytes: int) -> float:
        """How long the child may compute, and how long it may take by the clock."""
        return self.seconds + size_bytes // BYTES_A_SECOND


LIMITS: dict[str, Limits] = {
    JOURNAL: Limits(),
    TEMPLATE: Limits(800_000, 8 * MEGABYTE, seconds=5),  # its worker has other things to do
}


@dataclasses.dataclass(frozen=True, slots=True)
class Door:
    """How a file comes in; *command* answers the command line of the child."""

    limits: Limits
    command: Callable[[str, Limits, int], Sequence[str]]

    def read(self, path: Path, kind: str, heard: Heard | None = None) -> Reading:
        """What the file holds, read as this *kind* of file; the journal is not touched.

        *heard* is told how many bytes have come back; an error of its own stops the reading.

        Raises:
            NotRead: it is too large, took too long or too much memory, or reading broke off.
            Refused: it cannot be opened.
        """
        with _opened(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > self.limits.file_bytes:
                raise NotRead(_too_large(self.limits.file_bytes))
            command = self.command(kind, self.limits, size)
            return self._answer(command, file, self.limits.seconds_for(size), heard)

    def _answer(
        self, command: Sequence[str], file: BinaryIO, seconds: float, heard: Heard | None
    ) -> Reading:
        late = threading.Event()
        with _started(command, file) as child:
            watch = threading.Timer(seconds, _end, (child, late))
            watch.daemon = True
            watch.start()
            try:
                return reading_of(_messages(child, self.limits.answer_bytes, heard))
            except Nonsense as error:
                raise _why(child, is_late=late.is_set()) from error
            finally:
                watch.cancel()
                child.kill()


def read(path: Path, kind: str, heard: Heard | None = None) -> Reading:
    """What a file from elsewhere holds; see Door.read."""
    return Door(LIMITS[kind], command_of).read(path, kind, heard)


def command_of(kind: str, limits: Limits, size_bytes: int) -> list[str]:
    """The command line of the child: of this program itself where it is a bundle."""
    start = [CHILD_WORD]
    if not getattr(sys, "frozen", False):
        start = ["-P", "-s", "-B", "-X", "utf8", "-m", CHILD]
    seconds = str(int(limits.seconds_for(size_bytes)))
    return [sys.executable, *start, kind, seconds, str(limits.memory_bytes)]


def _messages(
    child: "subprocess.Popen[bytes]", most: int, heard: Heard | None
) -> Iterator[Message]:
    if child.stdout is None:
        raise Nonsense
    answer = passing.Answer(child.stdout, most)
    for message in passing.received(answer):
        yield message
        if heard is not None:
            heard(answer.count)
    if child.wait() != 0:
        raise Nonsense


def _opened(path: Path) -> BinaryIO:
    try:
        if not path.is_file():
            raise Refused(_("That is no file that can be read. Nothing was changed."))
        return path.open("rb")
    except OSError as error:
        raise told(error) from error


def _started(command: Sequence[str], file: BinaryIO) -> "subprocess.Popen[bytes]":
    folder = str(Path(journal_app.__file__).parent.parent)
    words = {name: os.environ[name] for name in KEPT_WORDS if name in os.environ}
    try:
        return subprocess.Popen(  # noqa: S603 - our own command line
            command,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=words | {"PYTHONPATH": folder},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        words_said = _("The part of the program that reads files could not be started.")
        raise NotRead(_unchanged(words_said)) from error


def _end(child: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    child.kill()


def _why(child: "subprocess.Popen[bytes]", *, is_late: bool) -> NotRead:
    """Why no answer came, as a sentence; of the file itself nothing is said."""
    child.kill()
    status = child.wait()
    if is_late or status == -_signal("SIGXCPU"):
        return NotRead(_unchanged(_("Reading this file took too long and was stopped.")))
    if status == NO_MEMORY:
        words = _("Reading this file takes more memory than a file from elsewhere is given.")
        return NotRead(_unchanged(words))
    return NotRead(_unchanged(_("Reading this file broke off; it may be damaged.")))


def _too_large(most_bytes: int) -> str:
    words = _("This file is larger than {limit} MB, which is the most that is read.")
    return _unchanged(words.format(limit=f"{most_bytes / MEGABYTE:g}"))


def _signal(name: str) -> int:
    import signal  # noqa: PLC0415 - only when needed

    return int(getattr(signal, name, 0))


def _unchanged(words: str) -> str:
    return f"{words} {_('Nothing was changed.')}"
