"""The walls around a process that reads a file from elsewhere: time, memory, files, network.

What the system has of them is put up; where it has one not, the others stand. Against a fault
in the interpreter itself only those of the system hold, not the hook.

Source: setrlimit(2), unshare(2), prctl(2); PEP 578.
"""

import sys

NETWORK, USERS, PROCESSES = 0x40000000, 0x10000000, 0x20000000  # flags of unshare
NO_NEW_PRIVILEGES, DUMPABLE = 38, 4  # options of prctl
OPEN_FILES = 16  # of which three are the ones it was given


def put_up(seconds: int, memory_bytes: int) -> None:
    """From now on this process computes, holds and reaches no more than that."""
    if sys.platform == "win32":
        from journal_app.services.importers import job_object  # noqa: PLC0415 - Windows alone

        job_object.put_up(seconds, memory_bytes)
    else:
        _part_from_the_rest()
        _limit(seconds, memory_bytes)
    sys.addaudithook(_refuse)


def _part_from_the_rest() -> None:
    """No network, where the kernel lets everyone part with it; no debugger, no privileges."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - Linux alone

    system = ctypes.CDLL(None)
    system.unshare(USERS | NETWORK)
    system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    system.prctl(DUMPABLE, 0, 0, 0, 0)


def _limit(seconds: int, memory_bytes: int) -> None:
    import resource  # noqa: PLC0415 - not there on Windows

    limits = {
        "RLIMIT_CPU": seconds,
        "RLIMIT_AS": memory_bytes,
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_NOFILE": OPEN_FILES,
    }
    for name, most in limits.items():
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        _soft, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        last = least + (name == "RLIMIT_CPU")  # a second later it is killed without a word
        resource.setrlimit(kind, (least, last if hard == resource.RLIM_INFINITY else least))


HARMLESS = frozenset({"sys._getframe", "builtins.id", "object.__getattr__"})


def _refuse(event: str, _given: object) -> None:
    """Reading needs nothing that is noted: no file, no socket, no process, no module, no code."""
    if event not in HARMLESS:
        raise PermissionError(event)
