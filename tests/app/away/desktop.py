"""A message bus of the tests' own, with logind and the screen savers as another process."""

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

SERVICE = Path(__file__).parent / "desktop_service.py"


class Desktop:
    """What stands on the bus: it does what it is told, and what it was asked is heard."""

    def __init__(self, address: str, *options: str) -> None:
        self.heard: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, str(SERVICE), address, *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout.readline() == "ready\n"
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def does(self, *words: object) -> None:
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()

    def end(self) -> None:
        self._process.stdin.close()
        self._process.wait()
        self._reader.join()
        self._process.stdout.close()

    def _read(self) -> None:
        for line in self._process.stdout:
            self.heard.append(line.strip())


@pytest.fixture(scope="session")
def bus() -> Iterator[str]:
    """The address of a bus nobody else is on."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon here")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def desktop(bus: str) -> Iterator[Desktop]:
    made = Desktop(bus)
    yield made
    made.end()
