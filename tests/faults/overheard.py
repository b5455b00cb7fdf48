"""What processes wrote and which sockets they asked for, as strace heard it while they ran.

What a process wrote is heard call by call, so a file that was deleted since counts too. Each
thread has a note of its own: ``strace -ff`` breaks no line, and a word that was written in two
calls is put together again. Bytes that were copied from one file to another are not heard again.
"""

import binascii
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

WRITING = "write,pwrite64,writev,pwritev,pwritev2"
NAMING = "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
OTHER = "socket,mmap,io_uring_setup,execve"
BUS = "dbus-daemon"  # tests start one of their own, and it asks for the notes of the kernel
LONGEST = 1 << 24  # bytes of one write that are noted down
AT_ONCE, AGAIN = 1 << 23, 256  # bytes looked at together, and those looked at twice
NOTE = "calls"
TRACE = (
    *("strace", "-ff", "-A", "--seccomp-bpf", "-qq", "-yy", "-xx", "-s", str(LONGEST)),
    *("-e", "signal=none", "-e", f"trace={WRITING},{NAMING},{OTHER}"),
)
WRITES = frozenset(WRITING.encode().split(b","))
MAKES = frozenset(NAMING.encode().split(b",")) - {b"open", b"openat"}
START = re.compile(rb"(\w+)\(")
PLACE = re.compile(rb"(\d+)(<((?:\\x[0-9a-f]{2})*))?")
STRING = re.compile(rb'"([^"]*)"(\.\.\.)?')
FAMILY = re.compile(rb"socket\((\w+)")
SHARED = re.compile(rb"PROT_WRITE[^,]*, MAP_SHARED[^,]*, \d+<((?:\\x[0-9a-f]{2})*)>")
NO_FILE = ("pipe:[", "socket:[", "anon_inode:", "/memfd:", "/SYSV", "/dev/null", "/dev/dri")
STDERR, ERRORS = 2, "standard error"
Look = Callable[[str, bytes], None]  # a place, and bytes that were written there


@dataclass
class Heard:
    """What was heard beside the bytes themselves."""

    sockets: Counter[str] = field(default_factory=Counter)  # by family
    of_a_bus: Counter[str] = field(default_factory=Counter)  # the same, of a bus of the tests
    program: str = ""  # that was started last in the note that is read
    names: set[str] = field(default_factory=set)  # of what was made, renamed or linked
    renamed: dict[str, str] = field(default_factory=dict)  # or linked, before the old name went
    mapped: set[str] = field(default_factory=set)  # files written to through memory
    places: set[str] = field(default_factory=set)
    writes: int = 0
    size_bytes: int = 0
    nameless: int = 0  # writes of which the system does not say where to
    unheard: int = 0  # longer than is noted down, or by a way that is not listened to

    def last_name(self, place: str) -> str:
        """The name a file had in the end."""
        passed = set()
        while place in self.renamed and place not in passed:
            passed.add(place)
            place = self.renamed[place]
        return place


def words_before(folder: Path) -> tuple[str, ...]:
    """What stands before a command, so that it is heard into this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return (*TRACE, "-o", str(folder / NOTE))


def heard(folder: Path, look: Look) -> Heard:
    """What the notes in this folder say; *look* is shown all bytes, by place."""
    found = Heard()
    for note in sorted(folder.glob(f"{NOTE}.*")):
        written: dict[str, bytearray] = {}
        found.program = ""
        with note.open("rb") as lines:
            for line in lines:
                _hear(line, found, written, look)
        for place, data in written.items():
            look(place, bytes(data))
    return found


def _hear(line: bytes, found: Heard, written: dict[str, bytearray], look: Look) -> None:
    start = START.match(line)
    call = start[1] if start else b""
    if call not in WRITES:
        _note(call, line, found)
        return
    place, data = _write(line, len(call) + 1, found)
    if place:
        kept = written.setdefault(place, bytearray())
        kept += data
        if len(kept) > AT_ONCE:
            look(place, bytes(kept))
            del kept[:-AGAIN]


def _note(call: bytes, line: bytes, found: Heard) -> None:
    if call == b"socket":
        counted = found.of_a_bus if found.program == BUS else found.sockets
        counted[_family(line)] += 1
    elif call == b"execve" and line.endswith(b"= 0\n"):
        found.program = Path(_plain(STRING.findall(line)[0][0])).name
    elif call == b"mmap":
        names = map(_plain, SHARED.findall(line))
        found.mapped |= {name for name in names if not name.startswith(NO_FILE)}
    elif call in MAKES or b"O_CREAT" in line:
        _name(call, line, found)
    elif call == b"io_uring_setup":
        found.unheard += 1


def _write(line: bytes, at: int, found: Heard) -> tuple[str, bytes]:
    """Where a write went to, when it was a file or an output, and its bytes."""
    place = PLACE.match(line, at)
    if place is None:
        raise ValueError(f"not understood: {line[:200]!r}")
    number, said = int(place[1]), _plain(place[3] or b"")
    found.writes += 1
    found.nameless += place[2] is None and b"EBADF" not in line[place.end() :]
    if said.startswith("pipe:[") and number == STDERR:  # any other pipe has one who asked
        said = ERRORS
    if not said or said.startswith(NO_FILE):  # a socket is named in plain letters
        return "", b""
    strings = STRING.findall(line, place.end())
    found.unheard += any(cut for _text, cut in strings)
    data = b"".join(_bytes(text) for text, _cut in strings)
    found.places.add(said)
    found.size_bytes += len(data)
    return said, data


def _name(call: bytes, line: bytes, found: Heard) -> None:
    names = [_plain(text) for text, _cut in STRING.findall(line)]
    found.names.update(names)
    if call.startswith((b"rename", b"link")) and len(names) == 2 and line.endswith(b"= 0\n"):
        found.renamed[names[0]] = names[1]


def _family(line: bytes) -> str:
    family = FAMILY.match(line)
    return (family[1] if family else line[:40]).decode()


def _plain(text: bytes) -> str:
    return os.fsdecode(_bytes(text))


def _bytes(text: bytes) -> bytes:
    return binascii.unhexlify(text.translate(None, b"\\x"))


def standing(folder: Path) -> Iterator[tuple[str, bytes]]:
    """What stands in the files below a folder, links and what is no file left out."""
    for place, _folders, names in os.walk(folder):
        for name in names:
            file = Path(place, name)
            if file.is_file() and not file.is_symlink():
                yield str(file), file.read_bytes()
