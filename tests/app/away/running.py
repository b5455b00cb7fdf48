"""The program for real: another process on a bus of its own, and what its memory holds."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROGRAM = Path(__file__).parent / "real_program.py"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="it reads a process as Linux does")


class Running:
    """The program as a process of its own, with the words it said so far."""

    def __init__(self, folder: Path, key: bytes, bus: str, *more: str) -> None:
        self.environment = {
            **os.environ,
            "DBUS_SYSTEM_BUS_ADDRESS": bus,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "PYTHONPATH": str(ROOT),
        }
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(folder), "typed", *more],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self.environment,
        )  # fmt: skip
        self.process.stdin.write(key.hex() + "\n")
        self.process.stdin.flush()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def word(self) -> str:
        return self.said[0].split()[1]

    def counted(self, *sought: bytes) -> int:
        """How often the process has any of these in its memory now."""
        return sum(_counted(self.process.pid, sought))

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stdin.close()
        self.process.stdout.close()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.said.append(line.strip())


def _counted(pid: int, sought: tuple[bytes, ...]) -> Iterator[int]:
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights, *_rest = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(each, 16) for each in place.split("-"))
            with contextlib.suppress(OSError, ValueError):  # what the kernel shows to nobody
                memory.seek(start)
                found = memory.read(end - start)
                yield sum(found.count(each) for each in sought)


@pytest.fixture
def running(bus, desktop, vault_path, vault_key, qtbot):
    with begun(desktop, qtbot, vault_path, vault_key, bus) as made:
        yield made


@contextlib.contextmanager
def begun(desktop, qtbot, *given) -> Iterator[Running]:
    """The program when it has typed its word and holds the sleep of the machine back."""
    made = Running(*given)
    qtbot.waitUntil(lambda: bool(made.said), timeout=60_000)
    qtbot.waitUntil(lambda: any(each.startswith("inhibited") for each in desktop.heard))
    yield made
    made.end()
