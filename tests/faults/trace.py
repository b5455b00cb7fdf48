"""The system calls of a child that change files, in order, as strace saw them."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,lseek,"
    "write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,fallocate,"
    "fsync,fdatasync,sync_file_range,sync,syncfs,ftruncate,truncate,"
    "unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
    "mkdir,mkdirat,rmdir"
)
LONGEST = 1 << 22  # bytes of one write that are noted down
LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|\?)")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its name, its arguments, its answer; below 0 it failed."""

    name: str
    arguments: tuple[Any, ...]  # bytes for strings, text for all else
    answer: int


@cache
def allowed() -> bool:
    """Whether this system has a tracer and lets us use it."""
    strace = shutil.which("strace")
    command = [strace or "strace", "-f", "-qq", "-o", os.devnull, "true"]
    return strace is not None and not subprocess.run(command, capture_output=True).returncode


def why_not() -> str:
    """What is said of what was not traced: nobody may, or somebody does so already."""
    said = Path("/proc/self/status")
    lines = said.read_text(encoding="utf-8").splitlines() if said.exists() else []
    tracer = next((line.split()[1] for line in lines if line.startswith("TracerPid:")), "0")
    if tracer != "0":
        return "all of this run is traced: see the row of sockets"
    return "this machine lets nobody trace system calls"


def traced(arguments: list[str], note: Path, handle: int, *, failed: bool = False) -> list[Call]:
    """The calls of ``python ARGUMENTS``; *handle* is open in it; *note* is a new file.

    Those that *failed* are among them only when they are asked for.
    """
    command = ["strace", "-f", "-qq", "-xx", "-s", str(LONGEST), "-e", "signal=none"]
    command += ["-e", f"trace={CALLS}", "-o", str(note), sys.executable, *arguments]
    subprocess.run(command, check=True, pass_fds=[handle])
    with note.open(encoding="ascii") as lines:
        return [call for call in calls(lines) if failed or call.answer >= 0]


def calls(lines: Iterator[str]) -> Iterator[Call]:
    """What the lines say; a line that cannot be read is an error, never left out."""
    for line in lines:
        found = LINE.match(line)
        if found is None:
            if "+++" not in line:
                raise ValueError(f"not understood: {line[:200]}")
            continue
        name, words, answer = found.groups()
        if answer != "?":
            yield Call(name, tuple(_arguments(words)), int(answer))


def _arguments(words: str) -> Iterator[Any]:
    at = 0
    while at < len(words):
        if found := STRING.match(words, at):
            if found[2]:
                raise ValueError("a write was longer than is noted down")
            yield bytes.fromhex(found[1].replace("\\x", ""))
            at = found.end()
        else:
            end = words.find(", ", at)
            end = len(words) if end < 0 else end
            yield words[at:end]
            at = end
        at += 2 if words.startswith(", ", at) else 0
