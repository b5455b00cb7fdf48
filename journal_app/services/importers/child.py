"""The child that reads a file from elsewhere: bytes come in, messages go out, nothing else.

It is started by the door alone. It knows no journal, no key and no window.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator

from journal_app.services.importers import json_text, passing, template_text, walls
from journal_app.services.importers.passing import Message

CHUNK_BYTES = 1_000_000
DONE, NO_MEMORY, BROKE_OFF = 0, 3, 4  # how it ends
READERS: dict[str, Callable[[Iterable[bytes]], Iterator[Message]]] = {
    "journal": json_text.messages,
    "template": template_text.messages,
}


def main(given: list[str]) -> int:
    """Read standard input as the kind of file that is named first; answers how it ended."""
    kind, seconds, memory = given
    read = READERS[kind]
    walls.put_up(int(seconds), int(memory))
    try:
        for part in passing.written(read(_chunks())):
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    except MemoryError:
        return NO_MEMORY
    except Exception:  # noqa: BLE001 - what broke may quote the file, so nothing is said of it
        return BROKE_OFF
    return DONE


def _chunks() -> Iterator[bytes]:
    while chunk := sys.stdin.buffer.read(CHUNK_BYTES):
        yield chunk


if __name__ == "__main__":
    os._exit(main(sys.argv[1:]))
