"""The sockets that Python is asked for in this process, and what they could reach a network by."""

import sys
from pathlib import Path

LOCAL = 1  # AF_UNIX
CARDS = Path("/proc/self/net/dev")
BACK = "lo"  # the way of a computer back to itself


def note_sockets() -> list[int]:
    """From now on every socket is noted by its family, in the list that is given back."""
    families: list[int] = []

    def note(event: str, given) -> None:
        if event == "socket.__new__":
            families.append(given[1])

    sys.addaudithook(note)
    return families


def network_cards() -> list[str]:
    """What this process could reach a network by."""
    if not CARDS.exists():
        return ["this system does not say"]
    lines = CARDS.read_text(encoding="ascii").splitlines()[2:]
    names = (line.partition(":")[0].strip() for line in lines)
    return [name for name in names if name != BACK]
